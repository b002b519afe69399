//! Every statement the service runs, listed once with the row that it returns; a missing file does not compile.

use std::marker::PhantomData;

use super::row::{
    AgentFacts, AgentRanking, AskedRow, CommonRow, DerivationRow, GraphRow, ManagedRow, MarkRow,
    MoveRow, OpenPosts, OpenPostsCount, PeerRanking, PingRow, PostRanking, StepFacts,
    TrajectoriesRow, UidRow, WayRow,
};
#[cfg(test)]
use super::row::{AgentRow, PeerRow, PostRow, PostsRow};
use crate::domain::{
    acts::port::EndorsementOffer,
    analytics::exposure::Grouped,
    candidates::port::CandidatePool,
    communities::port::CommunitySuggestion,
    introductions::port::MetCard,
    model::{
        Agent, AgentCompetency, Assignment, Competency, Consent, Corps, HeldAssignment, Occupation,
        OccupationNeed, Organisation, Place, Post, PostRequirement, Vacancy,
        introduction::{Introduction, ListedIntroduction},
        relation::{
            Aspiration, Card, Community, LearningOffer, Neighbour, OccupationTransition, Owned,
            Related, Training, TrainingOutcome,
        },
    },
    paths::port::Testimony,
    peers::port::PeerDiagnosis,
    reach::port::{Reach, ReachGain},
    recommend::{
        explanation::Requirement,
        port::{Diagnosis, Trial},
    },
    search::port::{FacetCount, Hits},
};
#[cfg(test)]
use crate::domain::{
    model::relation::Likeness,
    peers::{port::Labelled, score::Trajectory},
    search::port::Hit,
};

#[cfg(test)]
mod tests;

/// A statement file, embedded in the binary.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// Its path below `cypher/`, without the ending.
    pub name: &'static str,
    /// The whole file, header included.
    pub text: &'static str,
    /// The whole file of its twin, where the embedded engine needs another text.
    pub embedded: Option<&'static str>,
}

/// A statement that reads rows of one kind.
///
/// A plain [`Statement`] becomes one of whatever rows the caller decodes, for those that the catalogue does
/// not know: tests and checks.
pub struct Read<Row> {
    statement: Statement,
    row: PhantomData<fn() -> Row>,
}

impl<Row> Clone for Read<Row> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Row> Copy for Read<Row> {}

impl<Row> Read<Row> {
    const fn new(statement: Statement) -> Self {
        Self {
            statement,
            row: PhantomData,
        }
    }

    /// The statement, whatever it returns.
    #[must_use]
    pub const fn statement(self) -> Statement {
        self.statement
    }
}

impl<Row> From<Statement> for Read<Row> {
    fn from(statement: Statement) -> Self {
        Self::new(statement)
    }
}

/// The text of a twin, where there is one.
macro_rules! twin {
    ($path:literal) => {
        None
    };
    ($path:literal embedded) => {
        Some(include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/cypher/",
            $path,
            ".embedded.cypher"
        )))
    };
}

/// One line a statement: its constant, the rows that it returns and those of its lists, its path, and
/// `embedded` where it has a twin. A type that wraps another, as `Related` does, returns the fields of both.
macro_rules! statements {
    ($(
        $constant:ident
        $(: $row:ident $(<$inner:ident>)? $({ $($list:ident: $each:ident $(<$nested:ident>)?),+ })?)?
        = $path:literal $($twin:ident)?
    ),* $(,)?) => {
        $(constant! { $constant $path ($($twin)?) $($row $(<$inner>)?)? })*
        /// All statements, in the order of the list.
        pub const ALL: &[Statement] = &[$(statement!($path $($twin)?)),*];

        /// Every statement that names its row, with the fields of that row and of the rows of its lists.
        #[cfg(test)]
        fn rows() -> Vec<tests::Rows> {
            vec![$($(tests::Rows {
                name: $path,
                fields: tests::fields!($row $(<$inner>)?),
                lists: vec![$($((stringify!($list), tests::fields!($each $(<$nested>)?))),+)?],
            },)?)*]
        }
    };
}

/// A statement of a file.
macro_rules! statement {
    ($path:literal $($twin:ident)?) => {
        Statement {
            name: $path,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/cypher/", $path, ".cypher")),
            embedded: twin!($path $($twin)?),
        }
    };
}

/// The constant of a statement: a [`Read`] where the row is named.
macro_rules! constant {
    ($constant:ident $path:literal ($($twin:ident)?)) => {
        #[doc = concat!("`cypher/", $path, ".cypher`")]
        pub const $constant: Statement = statement!($path $($twin)?);
    };
    ($constant:ident $path:literal ($($twin:ident)?) $row:ident $(<$inner:ident>)?) => {
        #[doc = concat!("`cypher/", $path, ".cypher`")]
        pub const $constant: Read<wrapped!($row $(<$inner>)?)> = Read::new(statement!($path $($twin)?));
    };
}

/// The type of a row: those that wrap one type only are written with it here, for their fields, and are no generics.
macro_rules! wrapped {
    (MetCard<Card>) => { MetCard };
    ($row:ident $(<$inner:ident>)?) => { $row $(<$inner>)? };
}

/// The files of the schema, in the order in which they are applied; each holds several statements.
pub fn schema() -> impl Iterator<Item = Statement> {
    ALL.iter()
        .copied()
        .filter(|statement| statement.name.starts_with("schema/"))
}

statements! {
    AGENT_CLEAR_ASPIRATIONS = "agent/clear_aspirations",
    AGENT_DECLARE_COMPETENCY = "agent/declare_competency",
    AGENT_FIND_FIRST: Agent = "agent/find_first",
    AGENT_HIDE_FROM_ORGANISATION = "agent/hide_from_organisation",
    AGENT_LIST_ASPIRATIONS: Aspiration = "agent/list_aspirations",
    AGENT_LIST_ASSIGNMENTS: HeldAssignment = "agent/list_assignments",
    AGENT_LIST_BY_UIDS: Agent = "agent/list_by_uids",
    AGENT_LIST_CANDIDATE_CARDS: Card = "agent/list_candidate_cards",
    AGENT_LIST_CANDIDATE_COMPETENCIES: Related = "agent/list_candidate_competencies",
    AGENT_LIST_CARDS: Card = "agent/list_cards",
    AGENT_LIST_COMMUNITIES: Related = "agent/list_communities",
    AGENT_LIST_COMPETENCIES: AgentCompetency = "agent/list_competencies",
    AGENT_LIST_CONSENTS: Consent = "agent/list_consents",
    AGENT_LIST_CURRENT_ASSIGNMENTS: Assignment = "agent/list_current_assignments",
    AGENT_LIST_HIDDEN_ORGANISATIONS: Related = "agent/list_hidden_organisations",
    AGENT_LIST_SUGGESTED_COMMUNITIES: Related = "agent/list_suggested_communities",
    AGENT_LIST_TOP_COMPETENCIES: Related = "agent/list_top_competencies",
    AGENT_LIST_WANTED: Related = "agent/list_wanted",
    AGENT_SET_CONSENT = "agent/set_consent",
    AGENT_SET_HIDDEN_ORGANISATIONS = "agent/set_hidden_organisations",
    AGENT_SET_POST_ACTION = "agent/set_post_action",
    AGENT_SET_WANTED = "agent/set_wanted",
    AGENT_SHOW_TO_ORGANISATION = "agent/show_to_organisation",
    AGENT_UPDATE_PROFILE = "agent/update_profile",
    AGENT_WITHDRAW_COMPETENCY = "agent/withdraw_competency",
    ANALYTICS_FORESEE_MOVES = "analytics/foresee_moves",
    ANALYTICS_LIST_EXPOSED_AGENTS: Grouped = "analytics/list_exposed_agents",
    ANALYTICS_LIST_EXPOSED_POSTS: Grouped = "analytics/list_exposed_posts",
    ANALYTICS_LIST_UNANSWERED = "analytics/list_unanswered",
    ANALYTICS_LIST_UNFIT_POSTS = "analytics/list_unfit_posts",
    ANALYTICS_READ_PUBLISHED_TABLE = "analytics/read_published_table",
    ANALYTICS_READ_VERSION = "analytics/read_version",
    ANALYTICS_TALLY_CAREERS = "analytics/tally_careers",
    ANALYTICS_TALLY_FILLINGS = "analytics/tally_fillings",
    ANALYTICS_TALLY_FURTHER_POSTS = "analytics/tally_further_posts",
    ANALYTICS_TALLY_OVERDUE_TERMS = "analytics/tally_overdue_terms",
    ANALYTICS_TALLY_REQUESTS = "analytics/tally_requests",
    ANALYTICS_TALLY_RETURNS = "analytics/tally_returns",
    ANALYTICS_TALLY_SATISFACTION = "analytics/tally_satisfaction",
    ANALYTICS_WEIGH_COMPETENCIES = "analytics/weigh_competencies",
    ASSIGNMENT_LIST_BY_UIDS: Assignment = "assignment/list_by_uids",
    CANDIDATES_COUNT_POOLS: CandidatePool = "candidates/count_pools",
    CANDIDATES_EXPLAIN: Owned<Requirement> = "candidates/explain",
    CANDIDATES_RANK: AgentRanking { agents: AgentRow } = "candidates/rank",
    CHANGE_LIST_MARKS: MarkRow = "change/list_marks",
    CHANGE_NOTE = "change/note",
    CHANGE_READ_MARK: GraphRow = "change/read_mark",
    CHECK_ASSIGNMENTS_WITHOUT_OWNER = "check/assignments_without_owner",
    CHECK_CONSENT_LABELS = "check/consent_labels",
    CHECK_CURRENT_ASSIGNMENTS = "check/current_assignments",
    CHECK_DATES_IN_ORDER = "check/dates_in_order",
    CHECK_DERIVED_ORIGINS = "check/derived_origins",
    CHECK_DUPLICATE_CODES = "check/duplicate_codes",
    CHECK_INTRODUCTIONS = "check/introductions",
    CHECK_LEVELS = "check/levels",
    CHECK_OPEN_POSTS = "check/open_posts",
    CHECK_POSTS_WITHOUT_ORGANISATION = "check/posts_without_organisation",
    CHECK_RECORDS_WITHOUT_AGENT = "check/records_without_agent",
    CHECK_TREE_CYCLES = "check/tree_cycles",
    CHECK_VACANCIES_WITHOUT_POST = "check/vacancies_without_post",
    COMMUNITY_CREATE = "community/create",
    COMMUNITY_JOIN = "community/join",
    COMMUNITY_LEAVE = "community/leave",
    COMMUNITY_LIST_BY_UIDS: Community = "community/list_by_uids",
    COMMUNITY_LIST_COMPETENCIES: Related = "community/list_competencies",
    COMMUNITY_LIST_SUGGESTIONS: CommunitySuggestion = "community/list_suggestions",
    COMPETENCY_FIND_BY_CODE: Competency = "competency/find_by_code",
    COMPETENCY_LIST_BY_UIDS: Competency = "competency/list_by_uids",
    COMPETENCY_LIST_LEARNING_OFFERS: LearningOffer { lessons: Lesson<Training>, near: Likeness } = "competency/list_learning_offers",
    COMPETENCY_LIST_NEIGHBOURS: Neighbour = "competency/list_neighbours",
    COMPETENCY_LIST_OCCUPATIONS: Related = "competency/list_occupations",
    COMPETENCY_LIST_OPEN_POSTS: Related = "competency/list_open_posts",
    COMPETENCY_LIST_TRAININGS: Related = "competency/list_trainings",
    CONSENT_SET_LABELS = "consent/set_labels",
    CORPS_LIST_BY_UIDS: Corps = "corps/list_by_uids",
    ENDORSEMENT_ANSWER = "endorsement/answer",
    ENDORSEMENT_CONFIRM = "endorsement/confirm",
    ENDORSEMENT_COUNT_OFFERED: AskedRow = "endorsement/count_offered",
    ENDORSEMENT_FIND_ADDRESSEE: UidRow = "endorsement/find_addressee",
    ENDORSEMENT_LIST_OFFERS: EndorsementOffer = "endorsement/list_offers",
    ENDORSEMENT_OFFER = "endorsement/offer",
    EXPORT_ACCOMPANIMENTS = "export/accompaniments",
    EXPORT_AGENT_COMPETENCIES = "export/agent_competencies",
    EXPORT_AGENT_WANTS = "export/agent_wants",
    EXPORT_AGENTS = "export/agents",
    EXPORT_ASPIRATIONS = "export/aspirations",
    EXPORT_ASSIGNMENTS = "export/assignments",
    EXPORT_COMMUNITIES = "export/communities",
    EXPORT_COMMUNITY_MEMBERS = "export/community_members",
    EXPORT_COMPETENCIES = "export/competencies",
    EXPORT_COMPETENCY_RELATIONS = "export/competency_relations",
    EXPORT_CONSENTS = "export/consents",
    EXPORT_CORPS = "export/corps",
    EXPORT_ENDORSEMENTS = "export/endorsements",
    EXPORT_FEEDBACK = "export/feedback",
    EXPORT_GRADE_CHANGES = "export/grade_changes",
    EXPORT_HIDDEN_FROM = "export/hidden_from",
    EXPORT_INTRODUCTIONS = "export/introductions",
    EXPORT_MOBILITY_REQUESTS = "export/mobility_requests",
    EXPORT_OCCUPATION_NEEDS = "export/occupation_needs",
    EXPORT_OCCUPATION_RELATIONS = "export/occupation_relations",
    EXPORT_OCCUPATIONS = "export/occupations",
    EXPORT_ORGANISATIONS = "export/organisations",
    EXPORT_PLACES = "export/places",
    EXPORT_POST_ACTIONS = "export/post_actions",
    EXPORT_POST_DEVELOPS = "export/post_develops",
    EXPORT_POST_REQUIREMENTS = "export/post_requirements",
    EXPORT_POSTS = "export/posts",
    EXPORT_TESTIMONIES = "export/testimonies",
    EXPORT_TRAINING_TEACHES = "export/training_teaches",
    EXPORT_TRAININGS = "export/trainings",
    EXPORT_VACANCIES = "export/vacancies",
    FEEDBACK_GIVE = "feedback/give",
    GAP_EXPLAIN_OCCUPATIONS: Requirement = "gap/explain_occupations",
    IDEMPOTENCY_KEY_TAKE = "idempotency_key/take",
    IMPORT_ABOVE_COMPETENCIES = "import/above_competencies",
    IMPORT_ABOVE_CORPS = "import/above_corps",
    IMPORT_ABOVE_OCCUPATIONS = "import/above_occupations",
    IMPORT_ABOVE_ORGANISATIONS = "import/above_organisations",
    IMPORT_ABOVE_PLACES = "import/above_places",
    IMPORT_ACCOMPANIMENTS = "import/accompaniments",
    IMPORT_AGENT_COMPETENCIES = "import/agent_competencies",
    IMPORT_AGENT_WANTS = "import/agent_wants",
    IMPORT_AGENTS = "import/agents",
    IMPORT_ASPIRATIONS = "import/aspirations",
    IMPORT_ASSIGNMENTS = "import/assignments",
    IMPORT_COMMUNITIES = "import/communities",
    IMPORT_COMMUNITY_MEMBERS = "import/community_members",
    IMPORT_COMPETENCIES = "import/competencies",
    IMPORT_COMPETENCY_RELATIONS = "import/competency_relations",
    IMPORT_CONSENTS = "import/consents",
    IMPORT_CORPS = "import/corps",
    IMPORT_ENDORSEMENTS = "import/endorsements",
    IMPORT_FEEDBACK = "import/feedback",
    IMPORT_GRADE_CHANGES = "import/grade_changes",
    IMPORT_HIDDEN_FROM = "import/hidden_from",
    IMPORT_INTRODUCTIONS = "import/introductions",
    IMPORT_KNOWN_ACCOMPANIMENTS = "import/known_accompaniments",
    IMPORT_KNOWN_AGENTS = "import/known_agents",
    IMPORT_KNOWN_COMMUNITIES = "import/known_communities",
    IMPORT_KNOWN_COMPETENCIES = "import/known_competencies",
    IMPORT_KNOWN_CORPS = "import/known_corps",
    IMPORT_KNOWN_OCCUPATIONS = "import/known_occupations",
    IMPORT_KNOWN_ORGANISATIONS = "import/known_organisations",
    IMPORT_KNOWN_PLACES = "import/known_places",
    IMPORT_KNOWN_POSTS = "import/known_posts",
    IMPORT_KNOWN_TRAININGS = "import/known_trainings",
    IMPORT_MOBILITY_REQUESTS = "import/mobility_requests",
    IMPORT_OCCUPATION_NEEDS = "import/occupation_needs",
    IMPORT_OCCUPATION_RELATIONS = "import/occupation_relations",
    IMPORT_OCCUPATIONS = "import/occupations",
    IMPORT_ORGANISATIONS = "import/organisations",
    IMPORT_PLACES = "import/places",
    IMPORT_POST_ACTIONS = "import/post_actions",
    IMPORT_POST_DEVELOPS = "import/post_develops",
    IMPORT_POST_REQUIREMENTS = "import/post_requirements",
    IMPORT_POSTS = "import/posts",
    IMPORT_SAME_CODE_COMPETENCIES = "import/same_code_competencies",
    IMPORT_SAME_CODE_OCCUPATIONS = "import/same_code_occupations",
    IMPORT_SAME_REFERENCE_POSTS = "import/same_reference_posts",
    IMPORT_TESTIMONIES = "import/testimonies",
    IMPORT_TRAINING_TEACHES = "import/training_teaches",
    IMPORT_TRAININGS = "import/trainings",
    IMPORT_VACANCIES = "import/vacancies",
    INTRODUCTION_ANSWER = "introduction/answer",
    INTRODUCTION_ASK_CANDIDATE = "introduction/ask_candidate",
    INTRODUCTION_ASK_PEER = "introduction/ask_peer",
    INTRODUCTION_COUNT_ASKED: AskedRow = "introduction/count_asked",
    INTRODUCTION_END = "introduction/end",
    INTRODUCTION_END_WITHDRAWN = "introduction/end_withdrawn",
    INTRODUCTION_LIST_BY_UIDS: Introduction = "introduction/list_by_uids",
    INTRODUCTION_LIST_CARDS: MetCard<Card> = "introduction/list_cards",
    INTRODUCTION_LIST_FOR_AGENTS: ListedIntroduction = "introduction/list_for_agents",
    MIGRATE_LIST_APPLIED = "migrate/list_applied",
    MIGRATE_RECORD_APPLIED = "migrate/record_applied",
    MIGRATE_RELEASE_LEASE = "migrate/release_lease",
    MIGRATE_TAKE_LEASE = "migrate/take_lease",
    OCCUPATION_COUNT_OPEN_POSTS: OpenPostsCount = "occupation/count_open_posts",
    OCCUPATION_FIND_BY_CODE: Occupation = "occupation/find_by_code",
    OCCUPATION_LIST_ALIGNED: Related = "occupation/list_aligned",
    OCCUPATION_LIST_BY_UIDS: Occupation = "occupation/list_by_uids",
    OCCUPATION_LIST_NEEDS: OccupationNeed = "occupation/list_needs",
    OCCUPATION_LIST_OPEN_POSTS: Related = "occupation/list_open_posts",
    OCCUPATION_LIST_TRANSITIONS: OccupationTransition = "occupation/list_transitions",
    ORGANISATION_LIST_BY_UIDS: Organisation = "organisation/list_by_uids",
    ORGANISATION_LIST_CHILDREN: Related = "organisation/list_children",
    ORGANISATION_LIST_OPEN_POSTS: Related = "organisation/list_open_posts",
    PATHS_EXPLAIN_MOVES: MoveRow<Requirement> = "paths/explain_moves",
    PATHS_LIST_TESTIMONIES: MoveRow<Testimony> = "paths/list_testimonies",
    PATHS_LIST_TRAININGS: MoveRow<UidRow> = "paths/list_trainings",
    PATHS_TRACE_WAYS: WayRow = "paths/trace_ways",
    PEERS_DIAGNOSE: PeerDiagnosis = "peers/diagnose",
    PEERS_EXPLAIN: CommonRow { competencies: Labelled, communities: Labelled, occupations: Labelled } = "peers/explain",
    PEERS_LIST_TRAJECTORIES: TrajectoriesRow { others: Trajectory } = "peers/list_trajectories",
    PEERS_RANK_BY_COMMUNITY: PeerRanking { peers: PeerRow } = "peers/rank_by_community",
    PEERS_RANK_BY_COMPETENCY: PeerRanking { peers: PeerRow } = "peers/rank_by_competency",
    PLACE_LIST_BY_UIDS: Place = "place/list_by_uids",
    POST_EXTEND_REPLACED_REQUIREMENTS = "post/extend_replaced_requirements",
    POST_FIND_BY_REFERENCE: Post = "post/find_by_reference",
    POST_FIND_MANAGED: ManagedRow = "post/find_managed",
    POST_KEEP_REPLACED_REQUIREMENTS = "post/keep_replaced_requirements",
    POST_LIST_BY_UIDS: Post = "post/list_by_uids",
    POST_LIST_DEVELOPED: Related = "post/list_developed",
    POST_LIST_REQUIREMENTS: PostRequirement = "post/list_requirements",
    POST_LIST_VACANCIES: Related = "post/list_vacancies",
    POST_NOTE_REQUIREMENTS_CHANGE = "post/note_requirements_change",
    POST_SET_REQUIREMENTS = "post/set_requirements",
    REACH_LIST_GAINS: ReachGain = "reach/list_gains",
    REACH_MEASURE: Reach = "reach/measure",
    RECOMMEND_DIAGNOSE: Diagnosis = "recommend/diagnose",
    RECOMMEND_EXPLAIN: Requirement = "recommend/explain",
    RECOMMEND_RANK: PostRanking { posts: PostRow } = "recommend/rank",
    RECOMMEND_TRY_COMPETENCIES: Trial = "recommend/try_competencies",
    REFRESH_AGE_COMPETENCIES = "refresh/age_competencies",
    REFRESH_CLOSE_POSTS = "refresh/close_posts",
    REFRESH_COUNT_CAREERS = "refresh/count_careers",
    REFRESH_COUNT_DOCUMENTS = "refresh/count_documents",
    REFRESH_COUNT_HOLDERS = "refresh/count_holders",
    REFRESH_COUNT_MEMBERS = "refresh/count_members",
    REFRESH_DATE_POSTS = "refresh/date_posts",
    REFRESH_EXPIRE_INTRODUCTIONS = "refresh/expire_introductions",
    REFRESH_FORGET_IDEMPOTENCY_KEYS = "refresh/forget_idempotency_keys",
    REFRESH_FORGET_SEARCHES = "refresh/forget_searches",
    REFRESH_INFER_COMPETENCIES = "refresh/infer_competencies",
    REFRESH_INHERIT_REQUIREMENTS = "refresh/inherit_requirements",
    REFRESH_LINK_MOVES = "refresh/link_moves",
    REFRESH_LINK_NEAR = "refresh/link_near",
    REFRESH_LINK_NEXT = "refresh/link_next",
    REFRESH_LINK_TRANSITIONS = "refresh/link_transitions",
    REFRESH_LINK_WALK = "refresh/link_walk",
    REFRESH_LINK_WORKPLACES = "refresh/link_workplaces",
    REFRESH_LIST_AGENTS = "refresh/list_agents",
    REFRESH_LIST_COMMUNITIES = "refresh/list_communities",
    REFRESH_LIST_COMPETENCIES = "refresh/list_competencies",
    REFRESH_LIST_IDEMPOTENCY_KEYS = "refresh/list_idempotency_keys",
    REFRESH_LIST_INTRODUCTIONS = "refresh/list_introductions",
    REFRESH_LIST_OCCUPATIONS = "refresh/list_occupations",
    REFRESH_LIST_ORGANISATIONS = "refresh/list_organisations",
    REFRESH_LIST_POSTS = "refresh/list_posts",
    REFRESH_LIST_SEARCHES = "refresh/list_searches",
    REFRESH_LIST_TRAININGS = "refresh/list_trainings",
    REFRESH_MARK_CURRENT_ASSIGNMENTS = "refresh/mark_current_assignments",
    REFRESH_MARK_OPEN_POSTS = "refresh/mark_open_posts",
    REFRESH_NORM_AGENTS = "refresh/norm_agents",
    REFRESH_NORM_OCCUPATIONS = "refresh/norm_occupations",
    REFRESH_NORM_POSTS = "refresh/norm_posts",
    REFRESH_PLACE_AGENTS = "refresh/place_agents",
    REFRESH_PLACE_IN_CELLS = "refresh/place_in_cells",
    REFRESH_PLACE_ORGANISATIONS = "refresh/place_organisations",
    REFRESH_PLACE_POSTS = "refresh/place_posts",
    REFRESH_PRUNE_INFERRED_COMPETENCIES = "refresh/prune_inferred_competencies",
    REFRESH_PRUNE_INHERITED_REQUIREMENTS = "refresh/prune_inherited_requirements",
    REFRESH_PRUNE_NEXT = "refresh/prune_next",
    REFRESH_PRUNE_OCCUPATION_EDGES = "refresh/prune_occupation_edges",
    REFRESH_PRUNE_PUBLISHED_TABLES = "refresh/prune_published_tables",
    REFRESH_PRUNE_SUGGESTIONS = "refresh/prune_suggestions",
    REFRESH_PUBLISH_VERSION = "refresh/publish_version",
    REFRESH_READ_CAREERS = "refresh/read_careers",
    REFRESH_READ_COMPETENCIES = "refresh/read_competencies",
    REFRESH_READ_CONTRIBUTIONS = "refresh/read_contributions",
    REFRESH_READ_DERIVATIONS: DerivationRow = "refresh/read_derivations",
    REFRESH_READ_HOLDINGS = "refresh/read_holdings",
    REFRESH_READ_PROFILES = "refresh/read_profiles",
    REFRESH_READ_REFERENCES = "refresh/read_references",
    REFRESH_READ_SUBJECTS = "refresh/read_subjects",
    REFRESH_RECORD_CONTRIBUTIONS = "refresh/record_contributions",
    REFRESH_RECORD_DERIVATION = "refresh/record_derivation",
    REFRESH_SUGGEST_COMMUNITIES = "refresh/suggest_communities",
    REFRESH_TRACE_CAREERS = "refresh/trace_careers",
    REFRESH_WEIGH_COMPETENCIES = "refresh/weigh_competencies",
    REFRESH_WEIGH_OCCUPATIONS = "refresh/weigh_occupations",
    REFRESH_WRITE_MEMBERS = "refresh/write_members",
    REFRESH_WRITE_PUBLISHED_TABLES = "refresh/write_published_tables",
    SCHEMA_000_LEASE = "schema/000_lease",
    SCHEMA_001_KEYS = "schema/001_keys",
    SCHEMA_002_CODES = "schema/002_codes",
    SCHEMA_003_SEARCH = "schema/003_search",
    SCHEMA_004_DERIVED = "schema/004_derived",
    SCHEMA_005_STATES = "schema/005_states",
    SEARCH_COUNT_POSTS: FacetCount = "search/count_posts" embedded,
    SEARCH_LIST_AGENTS: Hits { hits: Hit } = "search/list_agents",
    SEARCH_LIST_NAMES: Hits { hits: Hit } = "search/list_names" embedded,
    SEARCH_LIST_POSTS: Hits { hits: Hit } = "search/list_posts" embedded,
    SEARCH_RECORD_UNANSWERED = "search/record_unanswered",
    SERVICE_PING: PingRow = "service/ping",
    STATUTE_LIST_FACTS_FOR_AGENTS: AgentFacts = "statute/list_facts_for_agents",
    STATUTE_LIST_FACTS_FOR_OCCUPATIONS: StepFacts = "statute/list_facts_for_occupations",
    STATUTE_LIST_FACTS_FOR_OPEN_POSTS: OpenPosts { posts: PostsRow } = "statute/list_facts_for_open_posts",
    TESTIMONY_LIST_BY_AGENTS: Owned<Testimony> = "testimony/list_by_agents",
    TESTIMONY_WITHDRAW = "testimony/withdraw",
    TRAINING_LIST_BY_UIDS: Training = "training/list_by_uids",
    TRAINING_LIST_OUTCOMES: TrainingOutcome = "training/list_outcomes",
    VACANCY_CHANGE = "vacancy/change",
    VACANCY_FIND_MANAGED: Vacancy = "vacancy/find_managed",
    VACANCY_LIST_BY_UIDS: Vacancy = "vacancy/list_by_uids",
    VACANCY_PUBLISH = "vacancy/publish",
}
