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

statements! {
    SERVICE_PING = "service/ping",
    SCHEMA_001_AGENT_UID = "schema/001_agent_uid",
    SCHEMA_002_POST_UID = "schema/002_post_uid",
    SCHEMA_003_COMPETENCY_UID = "schema/003_competency_uid",
    SCHEMA_004_OCCUPATION_UID = "schema/004_occupation_uid",
}
