//! Rows of the rankings: what is the same for all ranked nodes in columns, and each node as a list of values.

use std::{fmt, marker::PhantomData};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{
    Deserialize, Deserializer,
    de::{SeqAccess, Visitor, value::SeqAccessDeserializer},
};

use crate::domain::{
    candidates::{score::ScoredAgent, search::FoundAgent},
    model::relation::CardAttribute,
    recommend::score::{ScoredPost, Wishes},
    statute::{
        port::{AgentSituation, PostSituation, StepSituation},
        situation::Situation,
    },
    vocabulary::{AgentStatus, Category, FunctionalPost, LegalRoute, MoveIntent, MoveKind},
};

/// A struct that a statement returns as a list: its fields, in the order in which they are declared.
///
/// A list costs the driver half of what a row or a map does, which name every value.
pub struct Listed<T>(pub(in crate::graph) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the fields of a struct, in order")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
                T::deserialize(SeqAccessDeserializer::new(seq))
            }
        }
        deserializer.deserialize_seq(Fields(PhantomData)).map(Self)
    }
}

/// A row that begins or goes on with what rules of statute look at of an agent, in the order of the statements.
macro_rules! row_of_agent {
    (
        $(#[$about:meta])* $name:ident {
            $($(#[$of_before:meta])* $before:ident: $before_kind:ty,)*
            @agent,
            $($(#[$of_after:meta])* $after:ident: $after_kind:ty,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$of_before])* pub(in crate::graph) $before: $before_kind,)*
            agent_status: Option<AgentStatus>,
            agent_category: Option<Category>,
            agent_corps: Option<String>,
            agent_military_corps: Option<bool>,
            agent_ministry: Option<String>,
            agent_operator: Option<bool>,
            agent_position: Option<LegalRoute>,
            agent_in_post: Option<bool>,
            agent_since: Option<NaiveDate>,
            agent_term_end: Option<NaiveDate>,
            agent_position_since: Option<NaiveDate>,
            agent_grade: Option<String>,
            agent_reaches_heb: Option<bool>,
            $($(#[$of_after])* pub(in crate::graph) $after: $after_kind,)*
        }

        impl $name {
            /// What is known of the agent, whichever the post.
            pub(in crate::graph) fn agent(&self) -> Situation {
                Situation {
                    agent_status: self.agent_status,
                    agent_category: self.agent_category,
                    agent_corps: self.agent_corps.clone(),
                    agent_military_corps: self.agent_military_corps,
                    agent_ministry: self.agent_ministry.clone(),
                    agent_operator: self.agent_operator,
                    agent_position: self.agent_position,
                    agent_in_post: self.agent_in_post,
                    agent_since: self.agent_since,
                    agent_term_end: self.agent_term_end,
                    agent_position_since: self.agent_position_since,
                    agent_grade: self.agent_grade.clone(),
                    agent_reaches_heb: self.agent_reaches_heb,
                    ..Situation::default()
                }
            }
        }
    };
}

/// What is known of an agent, with what a row says of posts.
macro_rules! with_posts_of {
    ($row:ident, $agent:expr) => {
        Situation {
            post_categories: $row.categories,
            post_ministry: $row.ministry,
            post_operator: $row.operator,
            post_open_to_military: $row.open_to_military,
            post_open_to_contract: $row.open_to_contract,
            post_management: $row.management,
            post_functional: $row.functional,
            post_establishment: $row.establishment,
            same_operator: $row.same_operator,
            same_family: $row.same_family,
            ..$agent
        }
    };
}

row_of_agent! {
    /// Posts ranked for an agent.
    PostRanking {
        @agent,
        looks: bool,
        as_of: NaiveDate,
        computed_at: DateTime<Utc>,
        posts: Vec<Listed<PostRow>>,
    }
}

row_of_agent! {
    /// What is known of an agent and of the posts that are open.
    OpenPosts {
        @agent,
        posts: Vec<Listed<PostsRow>>,
    }
}

row_of_agent! {
    /// What is known of an agent, whichever the post.
    AgentFacts {
        agent_uid: String,
        agent_mobile_from: Option<NaiveDate>,
        @agent,
    }
}

row_of_agent! {
    /// What is known of an agent and of one open post of an occupation.
    StepFacts {
        agent_uid: String,
        occupation_uid: String,
        same_family: Option<bool>,
        #[serde(rename = "post_ministry")]
        ministry: Option<String>,
        @agent,
        #[serde(rename = "post_categories")]
        categories: Vec<Category>,
        #[serde(rename = "post_operator")]
        operator: Option<bool>,
        #[serde(rename = "post_open_to_military")]
        open_to_military: Option<bool>,
        #[serde(rename = "post_open_to_contract")]
        open_to_contract: Option<bool>,
        #[serde(rename = "post_management")]
        management: Option<bool>,
        #[serde(rename = "post_functional")]
        functional: Option<FunctionalPost>,
        #[serde(rename = "post_establishment")]
        establishment: Option<bool>,
        same_operator: Option<bool>,
    }
}

impl From<AgentFacts> for AgentSituation {
    fn from(row: AgentFacts) -> Self {
        Self {
            situation: Situation {
                agent_mobile_from: row.agent_mobile_from,
                ..row.agent()
            },
            agent_uid: row.agent_uid,
        }
    }
}

impl From<StepFacts> for StepSituation {
    fn from(row: StepFacts) -> Self {
        let agent = row.agent();
        Self {
            situation: with_posts_of!(row, agent),
            agent_uid: row.agent_uid,
            occupation_uid: row.occupation_uid,
        }
    }
}

/// A post, as the list that the statement makes: in this order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostRow {
    uid: String,
    #[serde(rename = "ministry_uid")]
    ministry: Option<String>,
    family: Option<String>,
    competency: Option<f64>,
    words: Option<f64>,
    walk: Option<f64>,
    transition: Option<f64>,
    wished_occupation: Option<bool>,
    wished_organisation: Option<bool>,
    wished_place: Option<bool>,
    developed: Option<f64>,
    family_held: Option<f64>,
    #[serde(rename = "move")]
    kind: Option<MoveKind>,
    same_family: Option<bool>,
    other_ministry: Option<bool>,
    categories: Vec<Category>,
    operator: Option<bool>,
    open_to_military: Option<bool>,
    open_to_contract: Option<bool>,
    management: Option<bool>,
    functional: Option<FunctionalPost>,
    establishment: Option<bool>,
    same_operator: Option<bool>,
}

impl PostRow {
    pub(in crate::graph) fn for_agent(self, agent: &Situation) -> ScoredPost {
        ScoredPost {
            ministry_uid: self.ministry.clone(),
            situation: with_posts_of!(self, agent.clone()),
            post_uid: self.uid,
            family: self.family,
            competency: self.competency,
            words: self.words,
            walk: self.walk,
            transition: self.transition,
            wishes: Wishes {
                occupation: self.wished_occupation,
                organisation: self.wished_organisation,
                place: self.wished_place,
                developed: self.developed,
            },
            family_held: self.family_held,
            kind: self.kind,
            other_ministry: self.other_ministry,
            block: 0,
            tied: false,
        }
    }
}

/// Agents ranked for a post.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgentRanking {
    post_ministry: Option<String>,
    post_categories: Vec<Category>,
    post_operator: Option<bool>,
    post_open_to_military: Option<bool>,
    post_open_to_contract: Option<bool>,
    post_management: Option<bool>,
    post_functional: Option<FunctionalPost>,
    post_establishment: Option<bool>,
    pub(in crate::graph) demand: f64,
    pub(in crate::graph) requirements: usize,
    pub(in crate::graph) as_of: NaiveDate,
    pub(in crate::graph) computed_at: DateTime<Utc>,
    pub(in crate::graph) agents: Vec<Listed<AgentRow>>,
}

impl AgentRanking {
    /// What is known of the post, whoever the agent.
    pub(in crate::graph) fn post(&self) -> Situation {
        Situation {
            post_ministry: self.post_ministry.clone(),
            post_categories: self.post_categories.clone(),
            post_operator: self.post_operator,
            post_open_to_military: self.post_open_to_military,
            post_open_to_contract: self.post_open_to_contract,
            post_management: self.post_management,
            post_functional: self.post_functional,
            post_establishment: self.post_establishment,
            ..Situation::default()
        }
    }
}

/// An agent, as the list that the statement makes: in this order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgentRow {
    uid: String,
    coverage: f64,
    occupation: Option<f64>,
    near_match: bool,
    move_intent: MoveIntent,
    wished_occupation: Option<bool>,
    wished_organisation: Option<bool>,
    wished_place: Option<bool>,
    developed: Option<f64>,
    same_family: Option<bool>,
    status: Option<AgentStatus>,
    category: Option<Category>,
    corps: Option<String>,
    military_corps: Option<bool>,
    ministry: Option<String>,
    operator: Option<bool>,
    position: Option<LegalRoute>,
    in_post: Option<bool>,
    since: Option<NaiveDate>,
    term_end: Option<NaiveDate>,
    position_since: Option<NaiveDate>,
    reaches_heb: Option<bool>,
    same_operator: Option<bool>,
}

impl AgentRow {
    pub(in crate::graph) fn for_post(self, post: &Situation) -> ScoredAgent {
        ScoredAgent {
            agent_uid: self.uid,
            coverage: self.coverage,
            occupation: self.occupation,
            is_near_match: self.near_match,
            intent: self.move_intent,
            wishes: Wishes {
                occupation: self.wished_occupation,
                organisation: self.wished_organisation,
                place: self.wished_place,
                developed: self.developed,
            },
            situation: Situation {
                agent_status: self.status,
                agent_category: self.category,
                agent_corps: self.corps,
                agent_military_corps: self.military_corps,
                agent_ministry: self.ministry,
                agent_operator: self.operator,
                agent_position: self.position,
                agent_in_post: self.in_post,
                agent_since: self.since,
                agent_term_end: self.term_end,
                agent_position_since: self.position_since,
                agent_reaches_heb: self.reaches_heb,
                same_operator: self.same_operator,
                same_family: self.same_family,
                ..post.clone()
            },
        }
    }
}

/// Somebody of whom a card shows what a recruiter looks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundRow {
    uid: String,
    move_intent: MoveIntent,
    withheld: Vec<CardAttribute>,
    pub(in crate::graph) as_of: NaiveDate,
    pub(in crate::graph) computed_at: DateTime<Utc>,
}

impl From<FoundRow> for FoundAgent {
    fn from(row: FoundRow) -> Self {
        Self {
            agent_uid: row.uid,
            intent: row.move_intent,
            withheld: row.withheld,
            is_free: false,
        }
    }
}

/// Posts of the same facts, as the list that the statement makes: in this order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostsRow {
    pub(in crate::graph) uids: Vec<String>,
    pub(in crate::graph) same_family: Option<bool>,
    pub(in crate::graph) ministry: Option<String>,
    pub(in crate::graph) categories: Vec<Category>,
    pub(in crate::graph) operator: Option<bool>,
    pub(in crate::graph) open_to_military: Option<bool>,
    pub(in crate::graph) open_to_contract: Option<bool>,
    pub(in crate::graph) management: Option<bool>,
    pub(in crate::graph) functional: Option<FunctionalPost>,
    pub(in crate::graph) establishment: Option<bool>,
    pub(in crate::graph) same_operator: Option<bool>,
}

impl PostsRow {
    pub(in crate::graph) fn for_agent(self, agent: &Situation) -> PostSituation {
        PostSituation {
            post_uids: self.uids,
            situation: with_posts_of!(self, agent.clone()),
        }
    }
}

/// What the two rankings return.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeerRanking {
    pub(in crate::graph) as_of: NaiveDate,
    pub(in crate::graph) computed_at: DateTime<Utc>,
    pub(in crate::graph) peers: Vec<Listed<PeerRow>>,
}

/// A peer, as the list that the statements make: in this order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeerRow {
    pub(in crate::graph) uid: String,
    pub(in crate::graph) similarity: f64,
    pub(in crate::graph) other_ministry: bool,
}
