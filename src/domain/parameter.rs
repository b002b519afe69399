//! The numbers of the recommendation that are not data; `algorithm` publishes every one of them.
//!
//! Source of the formulas: `docs/recommendation.md`.

/// Years after which an inferred competency is half as sure, and one that is not used weighs half.
pub const HALF_LIFE_YEARS: f64 = 5.0;
/// Years without use that take nothing from a competency that was declared, endorsed or assessed.
pub const FRESH_YEARS: f64 = 1.0;
/// Confidence of a competency inferred from an essential need of an occupation held today.
pub const INFERRED_ESSENTIAL: f64 = 0.7;
/// Confidence of a competency inferred from a desirable need of an occupation held today.
pub const INFERRED_DESIRABLE: f64 = 0.4;
/// Confidence of a requirement that a post inherits from its occupation.
pub const INHERITED_REQUIREMENT: f64 = 0.7;
/// Version of the formulas and of their numbers; a change of either changes it.
pub const ALGORITHM_VERSION: &str = "3.0.0";
/// What a level short of the need by n keeps: exp(−n · this).
pub const LEVEL_DECAY: f64 = 0.7;
/// Similarity of two competencies one BROADER or RELATED step apart; squared at two steps.
pub const STEP_SIMILARITY: f64 = 0.5;
/// Similarity under which a competency does not stand for another.
pub const LEAST_SIMILARITY: f64 = 0.25;

/// What a word of a post's title weighs where its texts are compared, in [0, 1].
pub const TERM_IN_TITLE: f64 = 1.0;
/// What a word of its description weighs there.
pub const TERM_IN_TEXT: f64 = 0.3;

/// Likeness of the spellings from which a word of a career counts for another of a post, in [0, 1].
pub const LEAST_LIKENESS: f64 = 0.3;
/// Words of posts that a word of a career counts for at most.
pub const LIKE_WORDS: usize = 8;
/// Rarity among open posts, ln((N+1)/(n+1)), under which a word that they share says nothing.
pub const LEAST_RARITY: f64 = 1.0;
/// Share of the title in the component `words`; the rest is the description's.
pub const WORDS_TITLE: f64 = 0.6;
/// What √D adds to the weight D of a title, the sum of the squared rarities of its words.
pub const WORDS_SMOOTHING: f64 = 3.0;
/// Weight of the shared words of a description, in squared rarities, that counts half.
pub const WORDS_HALF: f64 = 125.0;
/// What a word of a past assignment is worth on the day it ended, against one of today's.
pub const WORDS_PAST: f64 = 0.8;
/// What a word of a wish is worth.
pub const WORDS_WISHED: f64 = 0.5;

/// Requirements stated by people from which nothing is read from a post's text, nor inherited from its occupation.
pub const STATED_ENOUGH: usize = 3;
/// Requirements that are read from one post at most.
pub const EXTRACTED: usize = 15;
/// Confidence from which a requirement is read from a text, in [0, 1].
pub const EXTRACTED_LEAST: f64 = 0.6;

/// Coverage from which a post or an occupation is within reach, in [0, 1].
pub const REACH_THRESHOLD: f64 = 0.6;

/// Weight of the component `competency`.
pub const WEIGHT_COMPETENCY: f64 = 0.22;
/// Weight of the component `walk`.
pub const WEIGHT_WALK: f64 = 0.05;
/// Weight of the component `transition`.
pub const WEIGHT_TRANSITION: f64 = 0.21;
/// Weight of the component `aspiration`.
pub const WEIGHT_ASPIRATION: f64 = 0.06;
/// Weight of the component `family`.
pub const WEIGHT_FAMILY: f64 = 0.03;
/// Weight of the component `openness`.
pub const WEIGHT_OPENNESS: f64 = 0.03;
/// Weight of the component `words`.
pub const WEIGHT_WORDS: f64 = 0.40;
/// λ of the diversity pass: what the score weighs against being unlike the posts already chosen.
pub const DIVERSITY: f64 = 0.8;

/// α of the walk: how much a heavier need attracts it.
pub const WALK_ALPHA: f64 = 0.8;
/// β of the walk: how much popular occupations are held back.
pub const WALK_BETA: f64 = 0.1;
/// Occupations that the walk keeps for each.
pub const WALK_KEPT: usize = 50;
/// Similar occupations whose known moves count for another.
pub const SIMILAR: usize = 10;
/// μ: moves that the prior is worth, against those observed.
pub const MOVE_PRIOR: f64 = 5.0;
/// What the first CLOSE move of a reference table is worth, in [0, 1].
pub const REFERENCE_CLOSE: f64 = 0.6;
/// What the first EVOLUTION move of a reference table is worth, in [0, 1].
pub const REFERENCE_EVOLUTION: f64 = 0.5;
/// How much less a reference is worth for each place further down.
pub const REFERENCE_RANK: f64 = 0.1;
/// Transitions kept for each occupation.
pub const STRONGEST_TRANSITIONS: usize = 50;
/// κ: what a move costs more when nothing of what it needs is held, added to −ln p.
pub const PATH_GAP: f64 = 1.0;
/// Gap of a move to an occupation of which no need is known, in [0, 1].
pub const PATH_UNKNOWN_GAP: f64 = 0.5;
/// Strongest known moves by which a path leaves an occupation.
pub const PATH_WIDTH: usize = 12;
/// What the intent to move weighs in what an agent wants; the rest is what they wish for.
pub const WANT_INTENT: f64 = 0.6;
/// What an agent's intent is worth who looks for a post, in [0, 1].
pub const INTENT_ACTIVE: f64 = 1.0;
/// What it is worth of one who looks at what exists.
pub const INTENT_WATCHING: f64 = 0.6;
/// What it is worth of one who said nothing, or no: such a candidate comes last and is not dropped.
pub const INTENT_NO: f64 = 0.2;
/// Credit from which an essential requirement needs no training first, in [0, 1].
pub const READY_CREDIT: f64 = 0.6;
/// Hours of training that somebody at work follows in a month: two days.
pub const TRAINING_HOURS_PER_MONTH: u32 = 14;
/// What a peer is worth who made the move that the agent wishes for, in [0, 1].
pub const ENVISAGED_MOVE: f64 = 0.5;
/// An agent's rarest competencies, which are compared with what communities are about.
pub const RARE_COMPETENCIES: usize = 10;
/// Links to its most similar ones that each competency keeps, where clusters are sought.
pub const CLUSTER_NEIGHBOURS: usize = 5;
/// Likeness under which two competencies are not linked there, in [0, 1].
pub const CLUSTER_LIKENESS: f64 = 0.3;
/// Competencies of a cluster at least.
pub const CLUSTER_SIZE: usize = 3;
/// Share of a cluster that somebody has who counts for it, and of a community's subject that is in it, in [0, 1].
pub const CLUSTER_SHARE: f64 = 0.5;
/// People under whom a count could single somebody out.
pub const SMALL_COUNT: u32 = 5;

// Limits of introductions and what analysts count with: no part of the formulas, so they do not change their version.

/// Competencies that those who recruit read of a candidate at most, on the card and in an explanation.
pub const CANDIDATE_COMPETENCIES: usize = 5;
/// Days during which a request to meet can be answered.
pub const INTRODUCTION_DAYS: u32 = 30;
/// Peers whom an agent asks to meet on one day at most.
pub const PEERS_ASKED_A_DAY: u32 = 10;
/// Candidates whom an organisation asks to meet on one day at most.
pub const CANDIDATES_ASKED_A_DAY: u32 = 30;
/// Endorsements that an agent offers on one day at most.
pub const ENDORSEMENTS_OFFERED_A_DAY: u32 = 10;
/// Days during which an offered endorsement can be answered.
pub const ENDORSEMENT_OFFER_DAYS: u32 = 90;
/// Days during which a refused endorsement is not offered again by the same peer.
pub const ENDORSEMENT_REFUSED_DAYS: u32 = 180;
/// Changes of what one post states that it requires, on one day at most.
pub const REQUIREMENT_CHANGES_A_DAY: u32 = 10;
/// Changes of what posts state that one organisation makes on one day at most.
pub const REQUIREMENT_CHANGES_IN_ALL_A_DAY: u32 = 50;
/// Days that a changed requirement waits before it counts for candidates, where the post was open in as many before.
pub const REQUIREMENT_WAIT_DAYS: u32 = 90;
/// Characters of the message of a request to meet at most.
pub const MESSAGE_CHARACTERS: usize = 1000;
/// Characters of the contact that an answer gives at most.
pub const CONTACT_CHARACTERS: usize = 200;
/// Months after which a post without a planned end is usually left.
///
/// Source: the four years of common practice of the ministries' guidelines of management; to be confirmed by
/// each of them.
pub const USUAL_TENURE_MONTHS: i32 = 48;
/// Months in post after which a move is expected of tenured agents.
///
/// Source: the rule `maximum-time-in-post` of statute, décret n° 2019-1265 of 29 November 2019, art. 11.
pub const MAXIMUM_TENURE_MONTHS: i32 = 60;

/// Name, value, French and English meaning of every number above but the weights, which have labels.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a table, one entry a number")]
pub fn published() -> Vec<(&'static str, f64, &'static str, &'static str)> {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    vec![
        (
            "half_life_years",
            HALF_LIFE_YEARS,
            "Années sans usage après lesquelles une compétence compte pour moitié",
            "Years without use after which a competency counts half",
        ),
        (
            "fresh_years",
            FRESH_YEARS,
            "Années sans usage qui n'ôtent rien à une compétence déclarée, confirmée ou évaluée",
            "Years without use that take nothing from a competency declared, endorsed or assessed",
        ),
        (
            "inferred_essential",
            INFERRED_ESSENTIAL,
            "Confiance d'une compétence déduite d'un besoin essentiel du métier exercé",
            "Confidence of a competency inferred from an essential need of the occupation held",
        ),
        (
            "inferred_desirable",
            INFERRED_DESIRABLE,
            "Confiance d'une compétence déduite d'un besoin souhaitable du métier exercé",
            "Confidence of a competency inferred from a desirable need of the occupation held",
        ),
        (
            "inherited_requirement",
            INHERITED_REQUIREMENT,
            "Confiance d'une exigence qu'un poste hérite de son métier",
            "Confidence of a requirement that a post inherits from its occupation",
        ),
        (
            "level_decay",
            LEVEL_DECAY,
            "Perte par niveau manquant : exp(−niveaux · valeur)",
            "Loss for each level short of the need: exp(−levels · value)",
        ),
        (
            "step_similarity",
            STEP_SIMILARITY,
            "Ressemblance de deux compétences voisines dans l'arbre, par pas",
            "Similarity of two neighbouring competencies, for each step",
        ),
        (
            "least_similarity",
            LEAST_SIMILARITY,
            "Ressemblance en deçà de laquelle une compétence n'en vaut pas une autre",
            "Similarity under which a competency does not stand for another",
        ),
        (
            "term_in_title",
            TERM_IN_TITLE,
            "Poids d'un mot de l'intitulé d'un poste",
            "What a word of a post's title weighs",
        ),
        (
            "term_in_text",
            TERM_IN_TEXT,
            "Poids d'un mot de la description d'un poste",
            "What a word of a post's description weighs",
        ),
        (
            "least_likeness",
            LEAST_LIKENESS,
            "Ressemblance à partir de laquelle un mot du parcours vaut pour un mot du poste",
            "Likeness from which a word of a career counts for one of a post",
        ),
        (
            "like_words",
            count(LIKE_WORDS),
            "Mots des postes pour lesquels un mot du parcours compte, au plus",
            "Words of posts that a word of a career counts for, at most",
        ),
        (
            "least_rarity",
            LEAST_RARITY,
            "Rareté en deçà de laquelle un mot partagé ne dit rien",
            "Rarity under which a shared word says nothing",
        ),
        (
            "words_title",
            WORDS_TITLE,
            "Part de l'intitulé dans les mots partagés ; le reste vient de la description",
            "Share of the title in the words shared; the rest comes from the description",
        ),
        (
            "words_smoothing",
            WORDS_SMOOTHING,
            "Ce que la racine de son poids ajoute au poids d'un intitulé",
            "What the root of its weight adds to the weight of a title",
        ),
        (
            "words_half",
            WORDS_HALF,
            "Poids des mots partagés d'une description qui compte pour moitié",
            "Weight of the shared words of a description that counts half",
        ),
        (
            "words_past",
            WORDS_PAST,
            "Valeur d'un mot d'une affectation passée, le jour où elle a pris fin",
            "What a word of a past assignment is worth on the day it ended",
        ),
        (
            "words_wished",
            WORDS_WISHED,
            "Valeur d'un mot d'un souhait",
            "What a word of a wish is worth",
        ),
        (
            "stated_enough",
            count(STATED_ENOUGH),
            "Exigences énoncées par le recruteur à partir desquelles rien n'est lu dans le texte ni hérité du métier",
            "Requirements stated by those who recruit from which nothing is read from the text nor inherited",
        ),
        (
            "extracted",
            count(EXTRACTED),
            "Exigences lues dans le texte d'un poste, au plus",
            "Requirements read from the text of a post, at most",
        ),
        (
            "extracted_least",
            EXTRACTED_LEAST,
            "Confiance à partir de laquelle une exigence est lue dans un texte",
            "Confidence from which a requirement is read from a text",
        ),
        (
            "reach_threshold",
            REACH_THRESHOLD,
            "Couverture à partir de laquelle un poste ou un métier est à portée",
            "Coverage from which a post or an occupation is within reach",
        ),
        (
            "diversity",
            DIVERSITY,
            "Part du score, face à la diversité des ministères et des familles, dans le choix des postes d'une longue liste",
            "Part of the score, against diversity of ministries and families, in choosing the posts of a long list",
        ),
        (
            "walk_alpha",
            WALK_ALPHA,
            "Attrait d'un besoin plus lourd dans la marche entre métiers",
            "How much a heavier need attracts the walk between occupations",
        ),
        (
            "walk_beta",
            WALK_BETA,
            "Retenue des métiers que tous atteignent dans cette marche",
            "How much occupations that everybody reaches are held back in that walk",
        ),
        (
            "walk_kept",
            count(WALK_KEPT),
            "Métiers que la marche garde pour chacun",
            "Occupations that the walk keeps for each",
        ),
        (
            "similar",
            count(SIMILAR),
            "Métiers semblables dont les passages connus comptent",
            "Similar occupations whose known moves count",
        ),
        (
            "move_prior",
            MOVE_PRIOR,
            "Passages que vaut l'a priori, face à ceux observés",
            "Moves that the prior is worth, against those observed",
        ),
        (
            "reference_close",
            REFERENCE_CLOSE,
            "Valeur de la première mobilité proche d'un référentiel",
            "What the first close move of a reference table is worth",
        ),
        (
            "reference_evolution",
            REFERENCE_EVOLUTION,
            "Valeur de la première évolution d'un référentiel",
            "What the first evolution of a reference table is worth",
        ),
        (
            "reference_rank",
            REFERENCE_RANK,
            "Perte par rang plus bas dans le référentiel",
            "Loss for each rank further down the table",
        ),
        (
            "strongest_transitions",
            count(STRONGEST_TRANSITIONS),
            "Passages gardés pour chaque métier",
            "Transitions kept for each occupation",
        ),
        (
            "path_gap",
            PATH_GAP,
            "Coût d'un passage dont aucun besoin n'est couvert, en plus de −ln p",
            "What a move costs more when nothing of what it needs is held, added to −ln p",
        ),
        (
            "path_unknown_gap",
            PATH_UNKNOWN_GAP,
            "Écart supposé vers un métier dont les besoins sont inconnus",
            "Gap taken for an occupation whose needs are unknown",
        ),
        (
            "path_width",
            count(PATH_WIDTH),
            "Passages les plus forts suivis depuis chaque métier d'un parcours",
            "Strongest known moves by which a path leaves an occupation",
        ),
        (
            "want_intent",
            WANT_INTENT,
            "Part de l'intention de bouger dans ce qu'une personne veut ; le reste est ce qu'elle souhaite",
            "Share of the intent to move in what somebody wants; the rest is what they wish for",
        ),
        (
            "intent_active",
            INTENT_ACTIVE,
            "Valeur de l'intention de qui cherche un poste",
            "What the intent of somebody who looks for a post is worth",
        ),
        (
            "intent_watching",
            INTENT_WATCHING,
            "Valeur de l'intention de qui observe les offres",
            "What the intent of somebody who looks at what exists is worth",
        ),
        (
            "intent_no",
            INTENT_NO,
            "Valeur de l'intention de qui n'a rien annoncé, ou dit non",
            "What the intent of somebody who said nothing, or no, is worth",
        ),
        (
            "ready_credit",
            READY_CREDIT,
            "Crédit à partir duquel une exigence est satisfaite aux yeux d'un recruteur, et ne demande pas de formation",
            "Credit from which a requirement is met in the eyes of those who recruit, and needs no training first",
        ),
        (
            "training_hours_per_month",
            f64::from(TRAINING_HOURS_PER_MONTH),
            "Heures de formation suivies en un mois, en poste",
            "Hours of training followed in a month, part-time",
        ),
        (
            "envisaged_move",
            ENVISAGED_MOVE,
            "Valeur d'un pair qui a fait le passage souhaité",
            "What a peer is worth who made the move that one wishes for",
        ),
        (
            "rare_competencies",
            count(RARE_COMPETENCIES),
            "Compétences les plus rares d'une personne, comparées au sujet des communautés",
            "A person's rarest competencies, compared with what communities are about",
        ),
        (
            "cluster_neighbours",
            count(CLUSTER_NEIGHBOURS),
            "Liens que chaque compétence garde, là où se cherchent des communautés",
            "Links that each competency keeps, where communities are sought",
        ),
        (
            "cluster_likeness",
            CLUSTER_LIKENESS,
            "Ressemblance en deçà de laquelle deux compétences n'y sont pas liées",
            "Likeness under which two competencies are not linked there",
        ),
        (
            "cluster_size",
            count(CLUSTER_SIZE),
            "Compétences d'une communauté suggérée, au moins",
            "Competencies of a suggested community, at least",
        ),
        (
            "cluster_share",
            CLUSTER_SHARE,
            "Part d'une communauté suggérée que ses membres possèdent, et d'un sujet qui l'occupe déjà",
            "Share of a suggested community that its members have, and of a subject that covers it already",
        ),
        (
            "usual_tenure_months",
            f64::from(USUAL_TENURE_MONTHS),
            "Mois au bout desquels un poste sans terme prévu est d'ordinaire quitté (perspectives)",
            "Months after which a post without a planned end is usually left (outlook)",
        ),
        (
            "maximum_tenure_months",
            f64::from(MAXIMUM_TENURE_MONTHS),
            "Mois en poste au-delà desquels une mobilité est attendue (fidélisation)",
            "Months in post beyond which a move is expected (retention)",
        ),
        (
            "small_count",
            f64::from(SMALL_COUNT),
            "Nombre de personnes en deçà duquel un passage n'est pas montré",
            "People under whom a move is not shown",
        ),
        (
            "candidate_competencies",
            count(CANDIDATE_COMPETENCIES),
            "Compétences d'un candidat que lit un recruteur, au plus, sur sa carte et dans une explication",
            "Competencies that those who recruit read of a candidate at most, on the card and in an explanation",
        ),
        (
            "introduction_days",
            f64::from(INTRODUCTION_DAYS),
            "Jours pendant lesquels on peut répondre à une demande de mise en relation",
            "Days during which a request to meet can be answered",
        ),
        (
            "peers_asked_a_day",
            f64::from(PEERS_ASKED_A_DAY),
            "Pairs qu'un agent peut solliciter en un jour",
            "Peers whom an agent can ask to meet on one day",
        ),
        (
            "candidates_asked_a_day",
            f64::from(CANDIDATES_ASKED_A_DAY),
            "Candidats qu'un organisme peut solliciter en un jour",
            "Candidates whom an organisation can ask to meet on one day",
        ),
        (
            "endorsements_offered_a_day",
            f64::from(ENDORSEMENTS_OFFERED_A_DAY),
            "Recommandations qu'un agent peut proposer en un jour",
            "Endorsements that an agent can offer on one day",
        ),
        (
            "endorsement_offer_days",
            f64::from(ENDORSEMENT_OFFER_DAYS),
            "Jours pendant lesquels on peut accepter ou refuser une recommandation proposée",
            "Days during which an offered endorsement can be accepted or refused",
        ),
        (
            "endorsement_refused_days",
            f64::from(ENDORSEMENT_REFUSED_DAYS),
            "Jours pendant lesquels une recommandation refusée n'est pas proposée de nouveau par le même pair",
            "Days during which a refused endorsement is not offered again by the same peer",
        ),
        (
            "requirement_changes_a_day",
            f64::from(REQUIREMENT_CHANGES_A_DAY),
            "Changements des exigences d'un poste en un jour",
            "Changes of what one post requires on one day",
        ),
        (
            "requirement_changes_in_all_a_day",
            f64::from(REQUIREMENT_CHANGES_IN_ALL_A_DAY),
            "Changements d'exigences qu'un organisme peut faire en un jour, tous postes confondus",
            "Changes of requirements that an organisation can make on one day, all posts together",
        ),
        (
            "requirement_wait_days",
            f64::from(REQUIREMENT_WAIT_DAYS),
            "Jours au bout desquels une exigence modifiée compte pour les candidats, si le poste a été ouvert dans les jours d'avant",
            "Days after which a changed requirement counts for candidates, where the post was open in as many before",
        ),
        (
            "message_characters",
            count(MESSAGE_CHARACTERS),
            "Caractères d'un message de mise en relation",
            "Characters of the message of a request to meet",
        ),
        (
            "contact_characters",
            count(CONTACT_CHARACTERS),
            "Caractères du contact donné en réponse",
            "Characters of the contact that an answer gives",
        ),
    ]
}
