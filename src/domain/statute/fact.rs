//! The facts that a rule may name: a small closed vocabulary, each with the values that it can have.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::vocabulary::{AgentStatus, Category, FunctionalPost, LegalRoute};

/// What a fact can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// One of some words; any word when the list is empty.
    Word(&'static [&'static str]),
    /// True or false.
    Flag,
    /// Whole months.
    Months,
    /// A day.
    Day,
}

/// What a fact is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A word.
    Word(String),
    /// True or false.
    Flag(bool),
    /// Whole months, rounded down.
    Months(i64),
    /// A day.
    Day(NaiveDate),
}

/// One fact, its name in the file, what it can be.
macro_rules! facts {
    ($($(#[doc = $doc:literal])* $fact:ident = $name:literal: $kind:expr;)*) => {
        /// A fact of an agent, of a post, or of the move between them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fact { $($(#[doc = $doc])* $fact,)* }

        impl Fact {
            /// Every fact.
            pub const ALL: &[Self] = &[$(Self::$fact),*];

            /// Its name in a file of rules.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$fact => $name,)* }
            }

            /// What it can be.
            #[must_use]
            pub const fn kind(self) -> FactKind {
                match self { $(Self::$fact => $kind,)* }
            }
        }
    };
}

/// The words of [`Fact::MoveCategory`].
const COMPARISONS: &[&str] = &["SAME", "LEVEL_BELOW", "LEVEL_ABOVE", "BELOW", "ABOVE"];

/// The words of [`Fact::PostEmployer`].
const EMPLOYERS: &[&str] = &["SERVICE", "ESTABLISHMENT", "OPERATOR"];

/// The words of [`Fact::PostFunctional`]: those of the posts, then what is known where they say nothing.
const FUNCTIONAL: &[&str] = &[
    FunctionalPost::None.word(),
    FunctionalPost::Government.word(),
    FunctionalPost::Direction.word(),
    FunctionalPost::Project.word(),
    FunctionalPost::Expert.word(),
    FunctionalPost::Other.word(),
    "POSSIBLE",
    "UNSAID",
];

facts! {
    /// How the agent serves the State.
    AgentStatus = "agent.status": FactKind::Word(AgentStatus::WORDS);
    /// The agent's category, or that of the corps.
    AgentCategory = "agent.category": FactKind::Word(Category::WORDS);
    /// The code of the agent's corps.
    AgentCorps = "agent.corps": FactKind::Word(&[]);
    /// Whether the agent's corps is a military one.
    AgentMilitaryCorps = "agent.military_corps": FactKind::Flag;
    /// Whether the agent's corps culminates at the scale "hors échelle B" or above.
    AgentReachesHeb = "agent.reaches_heb": FactKind::Flag;
    /// The agent's grade, as it is written.
    AgentGrade = "agent.grade": FactKind::Word(&[]);
    /// The key of the ministry where the agent works today.
    AgentMinistry = "agent.ministry": FactKind::Word(&[]);
    /// The statutory position of the assignment held today.
    AgentPosition = "agent.position": FactKind::Word(LegalRoute::WORDS);
    /// Whether an assignment is held today; unknown when none was ever known.
    AgentInPost = "agent.in_post": FactKind::Flag;
    /// The first day of the assignment held today.
    AgentInPostSince = "agent.in_post_since": FactKind::Day;
    /// Whole months since that day.
    AgentMonthsInPost = "agent.months_in_post": FactKind::Months;
    /// Whole months in that position with that employer: what was held before by the same route counts where
    /// no more than four months lie between.
    AgentMonthsInPosition = "agent.months_in_position": FactKind::Months;
    /// The planned end of the assignment held today.
    AgentTermEnd = "agent.term_end": FactKind::Day;
    /// Whether that end is still to come.
    AgentTermAhead = "agent.term_ahead": FactKind::Flag;
    /// Whole months until that end; unknown when none is to come.
    AgentMonthsToTerm = "agent.months_to_term": FactKind::Months;
    /// The key of the post's ministry.
    PostMinistry = "post.ministry": FactKind::Word(&[]);
    /// Whose post it is: the services of a ministry, a public establishment, another operator.
    PostEmployer = "post.employer": FactKind::Word(EMPLOYERS);
    /// Which kind of functional post it is. Where the post does not say: POSSIBLE at level A+ or where the
    /// categories are not known, UNSAID below.
    PostFunctional = "post.functional": FactKind::Word(FUNCTIONAL);
    /// Whether the employer opens the post to military agents.
    PostOpenToMilitary = "post.open_to_military": FactKind::Flag;
    /// Whether the employer opens the post to contract agents.
    PostOpenToContract = "post.open_to_contract": FactKind::Flag;
    /// Whether people are managed.
    PostManagement = "post.management": FactKind::Flag;
    /// How the post's categories stand to the agent's. A+ and A are one legal category at two levels.
    MoveCategory = "move.category": FactKind::Word(COMPARISONS);
    /// Whether the employer stays: the same operator, or the same ministry outside its operators.
    MoveSameEmployer = "move.same_employer": FactKind::Flag;
    /// Whether the ministry stays, its operators counted.
    MoveSameMinistry = "move.same_ministry": FactKind::Flag;
    /// Whether the family of occupations stays.
    MoveSameFamily = "move.same_family": FactKind::Flag;
}

impl Fact {
    /// The fact with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.name() == name)
    }

    /// Whether it is known of an agent alone, without any post.
    #[must_use]
    pub fn is_of_agent(self) -> bool {
        self.name().starts_with("agent.")
    }
}

/// What is known; a fact that is absent is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Fact, Value>);

impl Facts {
    /// What a fact is; none when unknown.
    #[must_use]
    pub fn get(&self, fact: Fact) -> Option<&Value> {
        self.0.get(&fact)
    }

    /// Says what a fact is, or that it is unknown.
    pub fn set(&mut self, fact: Fact, value: Option<Value>) {
        match value {
            Some(value) => self.0.insert(fact, value),
            None => self.0.remove(&fact),
        };
    }

    pub(super) fn word(&mut self, fact: Fact, word: Option<&str>) {
        self.set(fact, word.map(|word| Value::Word(word.to_owned())));
    }

    pub(super) fn flag(&mut self, fact: Fact, flag: Option<bool>) {
        self.set(fact, flag.map(Value::Flag));
    }
}

impl LegalRoute {
    /// Every route, in the order in which equal verdicts are preferred: the one that changes least first.
    pub const BY_PREFERENCE: [Self; 6] = [
        Self::SameEmployer,
        Self::NormalPosition,
        Self::MilitaryAssignment,
        Self::Contract,
        Self::Secondment,
        Self::MadeAvailable,
    ];
}
