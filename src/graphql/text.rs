//! What people read of refusals of the domain, in French, and the arguments that these are about.

use super::{id::Kind, scalar::LocalizedText};
use crate::domain::{
    analytics::population::PopulationDimension,
    calendar::CalendarError,
    refusal::{Field, Obstacle, Reason, Share},
    statute::judge::DayGiven,
};

/// What a field of the domain is called in the API.
pub(super) fn argument(field: Field) -> &'static str {
    match field {
        Field::AboutPost => "about",
        Field::Addressee => "to",
        Field::ClosingDay => "on",
        Field::Comment => "comment",
        Field::Community => "community",
        Field::CommunityName => "name",
        Field::CommunityTopic => "topic",
        Field::Competency => "competency",
        Field::Contact => "contact",
        Field::DismissalReason => "reason",
        Field::Endorsed => "agent",
        Field::Endorsement => "endorsement",
        Field::FilterSearch => "filter.search",
        Field::Grade => "grade",
        Field::HiddenOrganisation | Field::PostOrganisation => "organisation",
        Field::HiddenOrganisations | Field::WishedOrganisations => "organisations",
        Field::IdempotencyKey => "idempotencyKey",
        Field::Introduction => "introduction",
        Field::LastApplicationDay => "applyBy",
        Field::LastUse => "lastUsed",
        Field::Level => "level",
        Field::Message => "message",
        Field::MobilityDay => "mobileFrom",
        Field::SecondDimension => "and",
        Field::OutlookMonths => "months",
        Field::PeriodEnd => "until",
        Field::PeriodStart => "since",
        Field::PastedTitle | Field::PostTitle => "title",
        Field::PastedText => "text",
        Field::Post => "post",
        Field::PostDescription => "description",
        Field::PostOccupation => "occupation",
        Field::PostPlace => "place",
        Field::RequiredLevel | Field::Requirements => "requirements",
        Field::SavedOnly => "filter.savedOnly",
        Field::Score => "score",
        Field::Search => "search",
        Field::SequenceLength => "length",
        Field::SoughtCompetencies => "filter.competencies",
        Field::Suggestion => "suggestion",
        Field::Testimony => "testimony",
        Field::TreeDepth => "depth",
        Field::Vacancy => "vacancy",
        Field::Proposals | Field::ReviewedCompetencies | Field::WantedCompetencies => {
            "competencies"
        }
        Field::WishHorizon => "horizonMonths",
        Field::WishedOccupations => "occupations",
        Field::WishedPlaces => "places",
    }
}

/// What a field is called in a sentence.
fn noun(field: Field) -> &'static str {
    match field {
        Field::ClosingDay => "La date",
        Field::Comment => "Le commentaire",
        Field::CommunityName => "Le nom",
        Field::CommunityTopic => "Le sujet",
        Field::Contact => "Le contact",
        Field::DismissalReason => "Le motif",
        Field::FilterSearch | Field::Search => "La recherche",
        Field::Grade => "Le grade",
        Field::IdempotencyKey => "La clé d'idempotence",
        Field::LastApplicationDay => "Le dernier jour pour candidater",
        Field::LastUse => "La date du dernier usage",
        Field::Level | Field::RequiredLevel => "Le niveau",
        Field::Message => "Le message",
        Field::MobilityDay => "La date de mobilité",
        Field::SecondDimension => "La seconde dimension",
        Field::OutlookMonths => "Le nombre de mois",
        Field::PastedText => "Le texte",
        Field::PastedTitle | Field::PostTitle => "L'intitulé",
        Field::PostDescription => "La description",
        Field::PeriodEnd => "La fin de la période",
        Field::PeriodStart => "Le début de la période",
        Field::Requirements => "La liste des exigences",
        Field::Proposals | Field::ReviewedCompetencies | Field::WantedCompetencies => {
            "La liste des compétences"
        }
        Field::SavedOnly => "Le filtre `savedOnly`",
        Field::Score => "La note",
        Field::SequenceLength => "La longueur",
        Field::TreeDepth => "La profondeur",
        Field::WishHorizon => "L'horizon",
        Field::WishedOccupations => "La liste des métiers",
        Field::HiddenOrganisations | Field::WishedOrganisations => "La liste des organismes",
        Field::WishedPlaces => "La liste des lieux",
        other => argument(other),
    }
}

/// Why somebody could take another post from a day on, in the words that suit whoever reads; rules have their own.
pub(super) fn day_given(given: &DayGiven) -> LocalizedText {
    let (fr, en) = match given {
        DayGiven::PostEnded => (
            "Le dernier poste connu est terminé.",
            "The last known post has ended.",
        ),
        DayGiven::NoPost => ("Aucun poste n'est connu.", "No post is known."),
        DayGiven::Stated => ("Date donnée par la personne.", "Day given by the person."),
        DayGiven::SomeRule => (
            "Préavis ou terme à respecter.",
            "A notice or a term is to be respected.",
        ),
        DayGiven::Rule(rule) => (rule.fr.as_str(), rule.en.as_str()),
    };
    LocalizedText::new(fr, Some(en))
}

/// What a global id must name, in a sentence.
pub(super) fn expected(kinds: &[Kind]) -> String {
    let names = kinds.iter().map(|kind| match kind {
        Kind::Accompaniment => "un accompagnement",
        Kind::Agent => "un agent",
        Kind::Assignment => "une affectation",
        Kind::Community => "une communauté",
        Kind::Competency => "une compétence",
        Kind::Corps => "un corps",
        Kind::EndorsementOffer => "une recommandation proposée",
        Kind::Introduction => "une mise en relation",
        Kind::Occupation => "un métier",
        Kind::Organisation => "un organisme",
        Kind::Place => "un lieu",
        Kind::Post => "un poste",
        Kind::Testimony => "un témoignage",
        Kind::Training => "une formation",
        Kind::Vacancy => "une vacance",
    });
    let names = names.collect::<Vec<_>>().join(" ou ");
    let (article, rest) = names.split_once(' ').unwrap_or(("", &names));
    let (article, ending) = if article == "une" {
        ("Une", "e")
    } else {
        ("Un", "")
    };
    format!("{article} {rest} est attendu{ending} ici.")
}

/// Why what is given for a field cannot be used.
pub(super) fn reason(field: Field, reason: &Reason) -> String {
    let name = noun(field);
    match reason {
        Reason::BeforeOpening => {
            format!("{name} ne peut pas précéder l'ouverture de la vacance.")
        }
        Reason::Characters { most } => format!("{name} doit compter de 1 à {most} caractères."),
        Reason::Elements { most } => too_long(field, name, *most),
        Reason::EndorsesOneself => "On ne se recommande pas soi-même.".to_owned(),
        Reason::Future => format!("{name} ne peut pas être dans l'avenir."),
        Reason::HiddenCharacter => format!(
            "{name} contient un caractère de contrôle, de direction ou invisible : retirez-le."
        ),
        Reason::Length(range) => format!(
            "{name} doit compter de {} à {} caractères.",
            range.start(),
            range.end()
        ),
        Reason::MeetsOneself => "On ne se met pas en relation avec soi-même.".to_owned(),
        Reason::Member => "Vous êtes déjà dans cette communauté : rien n'a changé.".to_owned(),
        Reason::NoContact => {
            "Indiquez comment vous joindre : votre dossier ne contient pas d'adresse.".to_owned()
        }
        Reason::NoOutlook([first, second, last]) => {
            format!("Les tables existent pour {first}, {second} et {last} mois.")
        }
        Reason::NoPair => no_pair(),
        Reason::NoPeriod { first, last } => no_period(*first, *last),
        Reason::NoPost => "Un recruteur dit de quel poste il s'agit.".to_owned(),
        Reason::NoTarget => "Indiquez au moins un métier, un organisme ou un lieu.".to_owned(),
        Reason::NotMember => "Vous n'êtes pas dans cette communauté : rien n'a changé.".to_owned(),
        Reason::NoAgent => {
            format!(
                "{name} garde les postes que vous avez enregistrés : connectez-vous comme agent."
            )
        }
        Reason::NotPublished => "Aucune table n'est encore publiée.".to_owned(),
        Reason::OutOfRange(range) => format!("{name} va de {} à {}.", range.start(), range.end()),
        Reason::Past if field == Field::LastApplicationDay => {
            format!("{name} ne peut pas être passé.")
        }
        Reason::Past => format!("{name} ne peut pas être dans le passé."),
        Reason::Repeated => "Une compétence n'est exigée qu'une fois.".to_owned(),
    }
}

fn too_long(field: Field, name: &str, most: usize) -> String {
    match field {
        Field::HiddenOrganisation => format!("On se masque de {most} organismes au plus."),
        Field::ReviewedCompetencies => format!("{name} doit compter de 1 à {most} éléments."),
        _ => format!("{name} va jusqu'à {most} éléments."),
    }
}

/// What a reader sees of a value by which agents are counted; none is unknown.
pub(super) fn population_label(dimension: PopulationDimension, label: Option<&str>) -> &str {
    match (dimension, label) {
        (_, None) => "Non renseigné",
        (PopulationDimension::Category, Some("A_PLUS")) => "A+",
        (PopulationDimension::Status, Some("TENURED")) => "Titulaire",
        (PopulationDimension::Status, Some("CONTRACT")) => "Contractuel",
        (PopulationDimension::Status, Some("MILITARY")) => "Militaire",
        (PopulationDimension::Status, Some("TRAINEE")) => "Stagiaire",
        (_, Some(label)) => label,
    }
}

fn no_pair() -> String {
    let pairs = PopulationDimension::PAIRS;
    let pairs = pairs.map(|(by, and)| format!("{} et {}", by.word(), and.word()));
    format!("Les tables à deux dimensions sont : {}.", pairs.join(", "))
}

fn no_period(first: i32, last: i32) -> String {
    let years: Vec<_> = (first..=last).map(|year| year.to_string()).collect();
    format!(
        "Les tables existent pour chacune des années {} (since: \"{last}-01-01\", until: \"{last}-12-31\" \
         pour {last}), et pour ces {} années ensemble (sans since ni until).",
        years.join(", "),
        years.len(),
    )
}

/// What stands against a change, and what it is about.
pub(super) fn obstacle(obstacle: Obstacle) -> (Field, &'static str) {
    match obstacle {
        Obstacle::Ended => (Field::Introduction, "Cette mise en relation a pris fin."),
        Obstacle::EndedBefore => (
            Field::Introduction,
            "Cette mise en relation a déjà pris fin.",
        ),
        Obstacle::EndorsementAnswered => (
            Field::Endorsement,
            "Vous avez déjà répondu à cette recommandation.",
        ),
        Obstacle::Expired => (Field::Introduction, "Cette demande a expiré sans réponse."),
        Obstacle::KeyReused => (
            Field::IdempotencyKey,
            "Cette clé a déjà servi à une autre demande : prenez-en une nouvelle.",
        ),
        Obstacle::IntroductionAnswered => (
            Field::Introduction,
            "Vous avez déjà répondu à cette demande.",
        ),
        Obstacle::IntroductionDeclined => (
            Field::Addressee,
            "Cette personne a déjà décliné votre demande.",
        ),
        Obstacle::IntroductionOpen => (
            Field::Addressee,
            "Une demande attend déjà une réponse entre vous deux.",
        ),
        Obstacle::NotAccepted => (
            Field::Introduction,
            "Seule une mise en relation acceptée peut prendre fin.",
        ),
        Obstacle::NotWaiting => (
            Field::Introduction,
            "Cette demande a reçu une réponse : elle ne peut plus être retirée.",
        ),
        Obstacle::PostOpen => (Field::Post, "Ce poste est déjà publié."),
        Obstacle::PostNotOpen => (
            Field::AboutPost,
            "Ce poste n'est pas ouvert : personne n'y est candidat.",
        ),
        Obstacle::VacancyClosed => (
            Field::Vacancy,
            "Cette vacance est close : publiez-en une autre pour rouvrir le poste.",
        ),
        Obstacle::VacancySame => (Field::Vacancy, "Cette vacance est déjà dans cet état."),
    }
}

/// What a day's share is, and whose use of it is refused.
pub(super) fn share(share: Share) -> (Field, String) {
    match share {
        Share::Endorsements(most) => (
            Field::Endorsed,
            format!("{most} recommandations par jour au plus : réessayez demain."),
        ),
        Share::Introductions(most) => (
            Field::Addressee,
            format!("{most} demandes par jour au plus : réessayez demain."),
        ),
        Share::NewPosts(most) => (
            Field::PostOrganisation,
            format!(
                "Un organisme crée des postes ou change leurs exigences {most} fois par jour au plus : réessayez demain."
            ),
        ),
        Share::RequirementChanges { of_a_post, in_all } => (
            Field::Post,
            format!(
                "Les exigences d'un poste changent {of_a_post} fois par jour au plus, et {in_all} fois pour tous les \
                 postes d'un organisme : réessayez demain."
            ),
        ),
        Share::Searches(most) => (
            Field::SoughtCompetencies,
            format!(
                "{most} recherches de personnes par jour et par organisme au plus : réessayez demain."
            ),
        ),
    }
}

/// Why a text is no date or no instant.
pub(super) fn calendar(error: CalendarError) -> &'static str {
    match error {
        CalendarError::Form => "une date s'écrit AAAA-MM-JJ, un instant AAAA-MM-JJTHH:MM:SSZ",
        CalendarError::NoSuchDay => "ce jour n'existe pas",
        CalendarError::Range => "l'année va de 1900 à 2100",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_what_the_client_gave() {
        let (most, first, last) = (20, 2021, 2025);
        for (field, why, sentence) in [
            (
                Field::RequiredLevel,
                Reason::OutOfRange(1..=4),
                "Le niveau va de 1 à 4.",
            ),
            (
                Field::Grade,
                Reason::Characters { most },
                "Le grade doit compter de 1 à 20 caractères.",
            ),
            (
                Field::WishedPlaces,
                Reason::Elements { most },
                "La liste des lieux va jusqu'à 20 éléments.",
            ),
            (
                Field::HiddenOrganisations,
                Reason::Elements { most },
                "La liste des organismes va jusqu'à 20 éléments.",
            ),
            (
                Field::HiddenOrganisation,
                Reason::Elements { most },
                "On se masque de 20 organismes au plus.",
            ),
            (
                Field::Requirements,
                Reason::Elements { most },
                "La liste des exigences va jusqu'à 20 éléments.",
            ),
            (
                Field::LastApplicationDay,
                Reason::Past,
                "Le dernier jour pour candidater ne peut pas être passé.",
            ),
            (
                Field::MobilityDay,
                Reason::Past,
                "La date de mobilité ne peut pas être dans le passé.",
            ),
            (
                Field::OutlookMonths,
                Reason::NoOutlook([12, 24, 36]),
                "Les tables existent pour 12, 24 et 36 mois.",
            ),
            (
                Field::PeriodStart,
                Reason::NoPeriod { first, last },
                "Les tables existent pour chacune des années 2021, 2022, 2023, 2024, 2025 (since: \"2025-01-01\", \
                 until: \"2025-12-31\" pour 2025), et pour ces 5 années ensemble (sans since ni until).",
            ),
        ] {
            assert_eq!(reason(field, &why), sentence);
        }
    }
}
