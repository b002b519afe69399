//! Every statement the service runs, listed once; a missing file does not compile.

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

macro_rules! statements {
    ($($constant:ident = $path:literal),* $(,)?) => {
        $(
            #[doc = concat!("`cypher/", $path, ".cypher`")]
            pub const $constant: Statement = Statement {
                name: $path,
                text: include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"), "/cypher/", $path, ".cypher"
                )),
                embedded: None,
            };
        )*
        /// All statements, in the order of the list.
        pub const ALL: &[Statement] = &[$($constant),*];
    };
}

/// The schema statements, in the order in which they are applied.
pub fn schema() -> impl Iterator<Item = Statement> {
    ALL.iter()
        .copied()
        .filter(|statement| statement.name.starts_with("schema/"))
}

statements! {
    AGENT_FIND_FIRST = "agent/find_first",
    AGENT_LIST_ASSIGNMENTS = "agent/list_assignments",
    AGENT_LIST_BY_UIDS = "agent/list_by_uids",
    AGENT_LIST_COMPETENCIES = "agent/list_competencies",
    ASSIGNMENT_LIST_BY_UIDS = "assignment/list_by_uids",
    COMPETENCY_FIND_BY_CODE = "competency/find_by_code",
    COMPETENCY_LIST_BY_UIDS = "competency/list_by_uids",
    CORPS_LIST_BY_UIDS = "corps/list_by_uids",
    MIGRATE_LIST_APPLIED = "migrate/list_applied",
    MIGRATE_RECORD_APPLIED = "migrate/record_applied",
    MIGRATE_RELEASE_LEASE = "migrate/release_lease",
    MIGRATE_TAKE_LEASE = "migrate/take_lease",
    MOBILITY_DIAGNOSE_AGENT = "mobility/diagnose_agent",
    MOBILITY_EXPLAIN_OCCUPATIONS_FOR_AGENT = "mobility/explain_occupations_for_agent",
    MOBILITY_EXPLAIN_POSTS_FOR_AGENT = "mobility/explain_posts_for_agent",
    MOBILITY_RANK_POSTS_FOR_AGENT = "mobility/rank_posts_for_agent",
    OCCUPATION_FIND_BY_CODE = "occupation/find_by_code",
    OCCUPATION_LIST_BY_UIDS = "occupation/list_by_uids",
    OCCUPATION_LIST_NEEDS = "occupation/list_needs",
    ORGANISATION_LIST_BY_UIDS = "organisation/list_by_uids",
    PLACE_LIST_BY_UIDS = "place/list_by_uids",
    POST_FIND_BY_REFERENCE = "post/find_by_reference",
    POST_LIST_BY_UIDS = "post/list_by_uids",
    POST_LIST_REQUIREMENTS = "post/list_requirements",
    REFRESH_CLEAR_INFERRED_COMPETENCIES = "refresh/clear_inferred_competencies",
    REFRESH_CLEAR_INHERITED_REQUIREMENTS = "refresh/clear_inherited_requirements",
    REFRESH_CLEAR_NEAR = "refresh/clear_near",
    REFRESH_CLEAR_NEXT = "refresh/clear_next",
    REFRESH_CLEAR_OPEN_POSTS = "refresh/clear_open_posts",
    REFRESH_COUNT_DOCUMENTS = "refresh/count_documents",
    REFRESH_INFER_COMPETENCIES = "refresh/infer_competencies",
    REFRESH_INHERIT_REQUIREMENTS = "refresh/inherit_requirements",
    REFRESH_LINK_NEAR = "refresh/link_near",
    REFRESH_LINK_NEXT = "refresh/link_next",
    REFRESH_LIST_AGENTS = "refresh/list_agents",
    REFRESH_LIST_COMPETENCIES = "refresh/list_competencies",
    REFRESH_LIST_OCCUPATIONS = "refresh/list_occupations",
    REFRESH_LIST_ORGANISATIONS = "refresh/list_organisations",
    REFRESH_LIST_POSTS = "refresh/list_posts",
    REFRESH_MARK_CURRENT_ASSIGNMENTS = "refresh/mark_current_assignments",
    REFRESH_MARK_OPEN_POSTS = "refresh/mark_open_posts",
    REFRESH_NORM_AGENTS = "refresh/norm_agents",
    REFRESH_NORM_OCCUPATIONS = "refresh/norm_occupations",
    REFRESH_NORM_POSTS = "refresh/norm_posts",
    REFRESH_PLACE_ORGANISATIONS = "refresh/place_organisations",
    REFRESH_PLACE_POSTS = "refresh/place_posts",
    REFRESH_READ_DERIVATIONS = "refresh/read_derivations",
    REFRESH_RECORD_DERIVATION = "refresh/record_derivation",
    REFRESH_WEIGH_COMPETENCIES = "refresh/weigh_competencies",
    SERVICE_PING = "service/ping",
    VACANCY_LIST_BY_UIDS = "vacancy/list_by_uids",
    SCHEMA_000_MIGRATION_LEASE_UID = "schema/000_migration_lease_uid",
    SCHEMA_001_AGENT_UID = "schema/001_agent_uid",
    SCHEMA_002_POST_UID = "schema/002_post_uid",
    SCHEMA_003_COMPETENCY_UID = "schema/003_competency_uid",
    SCHEMA_004_OCCUPATION_UID = "schema/004_occupation_uid",
    SCHEMA_005_POST_REFERENCE = "schema/005_post_reference",
    SCHEMA_006_COMPETENCY_CODE = "schema/006_competency_code",
    SCHEMA_007_OCCUPATION_CODE = "schema/007_occupation_code",
    SCHEMA_008_ORGANISATION_UID = "schema/008_organisation_uid",
    SCHEMA_009_PLACE_UID = "schema/009_place_uid",
    SCHEMA_010_CORPS_UID = "schema/010_corps_uid",
    SCHEMA_011_VACANCY_UID = "schema/011_vacancy_uid",
    SCHEMA_012_ASSIGNMENT_UID = "schema/012_assignment_uid",
    SCHEMA_013_TRAINING_UID = "schema/013_training_uid",
    SCHEMA_014_COMMUNITY_UID = "schema/014_community_uid",
    SCHEMA_015_ASPIRATION_UID = "schema/015_aspiration_uid",
    SCHEMA_016_CONSENT_UID = "schema/016_consent_uid",
    SCHEMA_017_INTRODUCTION_UID = "schema/017_introduction_uid",
    SCHEMA_018_ACCOMPANIMENT_UID = "schema/018_accompaniment_uid",
    SCHEMA_019_TESTIMONY_UID = "schema/019_testimony_uid",
    SCHEMA_020_MOBILITY_REQUEST_UID = "schema/020_mobility_request_uid",
    SCHEMA_021_GRADE_CHANGE_UID = "schema/021_grade_change_uid",
    SCHEMA_022_ENDORSEMENT_UID = "schema/022_endorsement_uid",
    SCHEMA_023_FEEDBACK_UID = "schema/023_feedback_uid",
    SCHEMA_024_DERIVATION_UID = "schema/024_derivation_uid",
    SCHEMA_025_MIGRATION_UID = "schema/025_migration_uid",
}
