//! Which parts of a text say something of the work: headings, and the words with which sentences open.
//!
//! Phrases are folded, and expressions are one word in them: `prisecharge`.

use super::fold::Token;

/// Words of a line that may be a heading.
const HEADING_WORDS: usize = 8;
/// Words of a sentence within which its opener is looked for.
const OPENER_WORDS: usize = 14;

/// Headings of the work, folded: the line begins with one of them.
const WORK_HEADINGS: &str = "\
    mission | missions | vos missions | votre mission | activite | activites | principales \
    activites | vos activites | profil | votre profil | competence | competences | savoir | \
    savoirs | connaissance | connaissances | descriptif du poste | description du poste | \
    fonctions | role | votre role | principales | annexes | taches | qualites | aptitudes | \
    vos competences | responsabilites | le poste | nous recherchons | objectifs | vous | \
    requirements | responsibilities | qualifications | skills | your profile";

/// Headings of the rest.
const EMPLOYER_HEADINGS: &str = "\
    presentation | environnement | contexte | contact | contacts | qui sommes nous | l \
    etablissement | le service | la direction | la structure | votre environnement | \
    avantages | nos avantages | remuneration | conditions | contraintes | specificites du \
    poste | candidature | pour candidater | modalites | localisation | liaisons \
    hierarchiques | lieu | duree | cadre statutaire | vos avantages | informations | \
    renseignements | positionnement | l employeur | employeur | statut | about us | benefits \
    | what we offer";

/// Words, folded, that make of a sentence one about its employer when they stand near its beginning.
const EMPLOYER_OPENERS: &str = "\
    a pour mission | a pour missions | ont pour mission | a pour role | a pour objet | a \
    pour vocation | est un etablissement | est une direction | est l operateur | est un \
    service | est une administration | est un organisme | est une agence | est compose | est \
    composee | se compose | comprend | comporte | regroupe | emploie | comptant | est \
    rattache au ministere | est place sous la tutelle | est situe | est implante";

/// Who does the work: a sentence with one of these before its opener is about the work after all.
const WORKERS: &str = "\
    titulaire | agent | agente | vous | il | elle | candidat | candidate | poste | mission | \
    missions | emploi | charge | chargee | responsable | ingenieur | technicien | chef | \
    cheffe | adjoint | adjointe | gestionnaire | profil | travail";

/// First words, folded, of a sentence on the contract, its benefits or how to apply.
const CONTRACT_OPENERS: &str = "\
    ticket restaurant | tickets restaurant | titres restaurant | remuneration | salaire | \
    traitement indiciaire | teletravail | conges | rtt | mutuelle | cdd | cdi | contrat | \
    candidature | merci d adresser | adresser | pour postuler | envoyer | horaires | temps \
    plein | poste a pourvoir | poste ouvert | groupe rifseep | rifseep | participation aux \
    frais | permis b | categorie | corps | bap | prime | primes | parking | creche | comite \
    d entreprise | astreinte | astreintes | des deplacements | deplacements | cf fiche | \
    voir fiche | voir la fiche | restauration collective | restauration sur | restauration d \
    entreprise | restaurant | prisecharge du transport | prise de poste";

/// What a part of a text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The work and who can do it: missions, activities, profile, and what stands under no heading.
    Work,
    /// The employer, its place, the contract and its benefits, how to apply.
    Employer,
}

/// The section that a line opens, if it is a heading.
pub(super) fn heading(sentence: &[Token], gap: &[char]) -> Option<Section> {
    let ends = gap.contains(&'\n') || gap.contains(&':');
    if !ends || sentence.len() > HEADING_WORDS {
        return None;
    }
    let starts = |list: &str| phrases(list).any(|phrase| begins(sentence, phrase));
    if starts(WORK_HEADINGS) {
        Some(Section::Work)
    } else if starts(EMPLOYER_HEADINGS) {
        Some(Section::Employer)
    } else {
        None
    }
}

/// What a sentence under no heading, or under one of the work, is about.
pub(super) fn about(sentence: &[Token]) -> Section {
    if phrases(CONTRACT_OPENERS).any(|phrase| begins(sentence, phrase)) {
        return Section::Employer;
    }
    let reach = sentence.len().min(OPENER_WORDS);
    for at in 0..reach {
        if phrases(WORKERS).any(|worker| worker == sentence[at].folded) {
            return Section::Work;
        }
        if phrases(EMPLOYER_OPENERS).any(|phrase| begins(&sentence[at..], phrase)) {
            return Section::Employer;
        }
    }
    Section::Work
}

/// The phrases of a list.
fn phrases(list: &str) -> impl Iterator<Item = &str> {
    list.split(" | ")
}

/// Whether some words begin with a phrase.
fn begins(words: &[Token], phrase: &str) -> bool {
    let mut at = words.iter();
    phrase
        .split(' ')
        .all(|expected| at.next().is_some_and(|word| word.folded == expected))
}
