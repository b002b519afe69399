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
    MIGRATE_LIST_APPLIED = "migrate/list_applied",
    MIGRATE_RECORD_APPLIED = "migrate/record_applied",
    MIGRATE_RELEASE_LEASE = "migrate/release_lease",
    MIGRATE_TAKE_LEASE = "migrate/take_lease",
    MOBILITY_EXPLAIN_OCCUPATIONS_FOR_AGENT = "mobility/explain_occupations_for_agent",
    MOBILITY_EXPLAIN_POSTS_FOR_AGENT = "mobility/explain_posts_for_agent",
    MOBILITY_RANK_POSTS_FOR_AGENT = "mobility/rank_posts_for_agent",
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
    SCHEMA_000_MIGRATION_LEASE_UID = "schema/000_migration_lease_uid",
    SCHEMA_001_AGENT_UID = "schema/001_agent_uid",
    SCHEMA_002_POST_UID = "schema/002_post_uid",
    SCHEMA_003_COMPETENCY_UID = "schema/003_competency_uid",
    SCHEMA_004_OCCUPATION_UID = "schema/004_occupation_uid",
}
