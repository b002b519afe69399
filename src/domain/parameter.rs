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
/// Confidence of a competency that an agent accepted among those read from a text that they pasted.
pub const PROPOSED_CONFIDENCE: f64 = 0.6;
/// Confidence of a requirement that a post inherits from its occupation.
pub const INHERITED_REQUIREMENT: f64 = 0.7;
/// Version of the formulas and of their numbers; a change of either changes it.
pub const ALGORITHM_VERSION: &str = "5.1.0";
/// What a level short of the need by n keeps: exp(−n · this).
pub const LEVEL_DECAY: f64 = 0.7;
/// Similarity of two competencies one BROADER or RELATED step apart; squared at two steps.
pub const STEP_SIMILARITY: f64 = 0.5;
/// Similarity from which two aligned competencies are one and the same.
pub const SAME_SIMILARITY: f64 = 0.9;
/// Credit from which a neighbour is said to be near what is asked for: one step, or something that is hardly sure.
pub const NEAR_CREDIT: f64 = 0.3;
/// Similarity under which a competency does not stand for another.
pub const LEAST_SIMILARITY: f64 = 0.25;

/// What √(M·D) adds to what a post requires, D, where M is what open posts usually require: a post that asks for
/// little is not met in full by who knows little of it.
pub const FIT_SMOOTHING: f64 = 3.0;
/// The component `competency` of a post that requires what is usual and is met in full, in [0, 1].
pub const FIT_USUAL: f64 = 0.8;
/// What such a post has before the scale of the component: 1 ÷ (1 + smoothing).
pub const FIT_KNEE: f64 = 0.25;

/// What a word of a post's title weighs where its texts are compared, in [0, 1].
pub const TERM_IN_TITLE: f64 = 1.0;
/// What a word of its description weighs there.
pub const TERM_IN_TEXT: f64 = 0.3;

/// Likeness of the spellings from which a word of a career counts for another of a post, in [0, 1].
pub const LEAST_LIKENESS: f64 = 0.3;
/// Likeness from which two words are shown as shared, in [0, 1].
pub const SHOWN_LIKENESS: f64 = 0.6;
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

/// Requirements that are read from one post at most.
pub const EXTRACTED: usize = 15;
/// Confidence from which a requirement is read from a text, in [0, 1].
pub const EXTRACTED_LEAST: f64 = 0.6;

/// Coverage from which a post or an occupation is within reach, in [0, 1].
pub const REACH_THRESHOLD: f64 = 0.6;

/// Weight of the component `competency`.
pub const WEIGHT_COMPETENCY: f64 = 0.14;
/// Weight of the component `walk`.
pub const WEIGHT_WALK: f64 = 0.04;
/// Weight of the component `transition`.
pub const WEIGHT_TRANSITION: f64 = 0.13;
/// Weight of the component `aspiration`.
pub const WEIGHT_ASPIRATION: f64 = 0.25;
/// Weight of the component `family`.
pub const WEIGHT_FAMILY: f64 = 0.03;
/// Weight of the component `openness`.
pub const WEIGHT_OPENNESS: f64 = 0.02;
/// Weight of the component `words`.
pub const WEIGHT_WORDS: f64 = 0.39;
/// Score without wishes and openness under which a post is recommended only to who asks for weak ones too.
pub const RECOMMEND_FLOOR: f64 = 0.1;
/// Score from which a post is shown as very close.
pub const BAND_VERY_CLOSE: f64 = 0.4;
/// Score from which a post is shown as close.
pub const BAND_CLOSE: f64 = 0.25;
/// Posts of a block of a list, which falls by score inside each block.
pub const BLOCK: usize = 10;
/// Posts of a block that are of today's occupation at most, for who looks for a move, where others are close.
pub const BLOCK_SAME_OCCUPATION: usize = 5;
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
/// What the occupation of a post makes up for, in [0, 1], of what somebody who practises it does not cover.
pub const FIT_OCCUPATION: f64 = 0.4;
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
/// Searches for people that those who recruit for an organisation make on one day at most; the same one counts once.
pub const CANDIDATE_SEARCHES_A_DAY: u32 = 30;
/// Competencies that such a search names at most.
pub const CANDIDATE_SEARCH_COMPETENCIES: usize = 3;
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

mod published;

pub use published::published;
