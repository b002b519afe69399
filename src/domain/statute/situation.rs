//! What the graph knows of an agent and a post, and the facts that follow from it.

use chrono::{Datelike as _, NaiveDate};

use super::fact::{Fact, Facts, Value};
use crate::domain::{
    model::relation::CardAttribute,
    vocabulary::{AgentStatus, Category, FunctionalPost, LegalRoute},
};

/// An agent, and the post that they would take; everything may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Situation {
    /// How the agent serves the State.
    pub agent_status: Option<AgentStatus>,
    /// Their category, or that of the corps.
    pub agent_category: Option<Category>,
    /// The code of their corps.
    pub agent_corps: Option<String>,
    /// Whether the corps is a military one.
    pub agent_military_corps: Option<bool>,
    /// The key of the ministry of the assignment held today.
    pub agent_ministry: Option<String>,
    /// Whether that assignment is in an operator.
    pub agent_operator: Option<bool>,
    /// Its statutory position.
    pub agent_position: Option<LegalRoute>,
    /// Whether there is one.
    pub agent_in_post: Option<bool>,
    /// Its first day.
    pub agent_since: Option<NaiveDate>,
    /// Its planned end.
    pub agent_term_end: Option<NaiveDate>,
    /// Since when they would be in that position with that employer, had there been no gap.
    pub agent_position_since: Option<NaiveDate>,
    /// The day from which they say that they can move; known where availability is asked.
    pub agent_mobile_from: Option<NaiveDate>,
    /// Their grade, as it is written.
    pub agent_grade: Option<String>,
    /// Whether their corps culminates at the scale "hors échelle B" or above.
    pub agent_reaches_heb: Option<bool>,
    /// The categories to which the post is open; unknown when empty.
    pub post_categories: Vec<Category>,
    /// The key of its ministry.
    pub post_ministry: Option<String>,
    /// Whether it is in an operator.
    pub post_operator: Option<bool>,
    /// Whether it is open to military agents.
    pub post_open_to_military: Option<bool>,
    /// Whether it is open to contract agents.
    pub post_open_to_contract: Option<bool>,
    /// Whether people are managed.
    pub post_management: Option<bool>,
    /// Which kind of functional post it is.
    pub post_functional: Option<FunctionalPost>,
    /// Whether it is in a public establishment.
    pub post_establishment: Option<bool>,
    /// Whether the post and the assignment held today are in the same operator.
    pub same_operator: Option<bool>,
    /// Whether they are of the same family of occupations.
    pub same_family: Option<bool>,
}

impl Situation {
    /// The same without what a card withholds: rules that look at it are silent.
    #[must_use]
    pub fn without(mut self, withheld: &[CardAttribute]) -> Self {
        for attribute in withheld {
            match attribute {
                CardAttribute::Place => {}
                CardAttribute::Corps => {
                    self.agent_corps = None;
                    self.agent_military_corps = None;
                    self.agent_reaches_heb = None;
                }
                CardAttribute::Ministry => {
                    self.agent_ministry = None;
                    self.agent_operator = None;
                    self.same_operator = None;
                }
                CardAttribute::Occupation => self.same_family = None,
            }
        }
        self
    }

    /// The same agent later in a career: what is known of the present assignment no longer counts.
    #[must_use]
    pub fn after_a_move(self) -> Self {
        Self {
            agent_ministry: None,
            agent_operator: None,
            agent_position: None,
            agent_in_post: None,
            agent_since: None,
            agent_term_end: None,
            agent_position_since: None,
            agent_mobile_from: None,
            agent_grade: None,
            same_operator: None,
            same_family: None,
            ..self
        }
    }

    /// The facts by the names that rules use.
    #[must_use]
    pub fn facts(&self, today: NaiveDate) -> Facts {
        let mut facts = Facts::default();
        let word = |route: LegalRoute| route.word();
        facts.word(Fact::AgentStatus, self.agent_status.map(AgentStatus::word));
        facts.word(Fact::AgentCategory, self.agent_category.map(Category::word));
        facts.word(Fact::AgentCorps, self.agent_corps.as_deref());
        facts.flag(Fact::AgentMilitaryCorps, self.agent_military_corps);
        facts.word(Fact::AgentMinistry, self.agent_ministry.as_deref());
        facts.word(Fact::AgentPosition, self.agent_position.map(word));
        facts.flag(Fact::AgentInPost, self.agent_in_post);
        facts.set(Fact::AgentInPostSince, self.agent_since.map(Value::Day));
        let months = self.agent_since.map(|since| months_between(since, today));
        facts.set(Fact::AgentMonthsInPost, months.map(Value::Months));
        facts.set(Fact::AgentTermEnd, self.agent_term_end.map(Value::Day));
        let ahead = self.agent_term_end.map(|end| end > today);
        facts.flag(Fact::AgentTermAhead, ahead);
        let to_term = self.agent_term_end.filter(|end| *end > today);
        let to_term = to_term.map(|end| Value::Months(months_between(today, end)));
        facts.set(Fact::AgentMonthsToTerm, to_term);
        let position = self.agent_position_since;
        let months = position.map(|since| Value::Months(months_between(since, today)));
        facts.set(Fact::AgentMonthsInPosition, months);
        facts.word(Fact::AgentGrade, self.agent_grade.as_deref());
        facts.flag(Fact::AgentReachesHeb, self.agent_reaches_heb);
        facts.word(Fact::PostMinistry, self.post_ministry.as_deref());
        facts.word(Fact::PostEmployer, self.employer());
        facts.word(Fact::PostFunctional, self.functional());
        facts.flag(Fact::PostOpenToMilitary, self.post_open_to_military);
        facts.flag(Fact::PostOpenToContract, self.post_open_to_contract);
        facts.flag(Fact::PostManagement, self.post_management);
        facts.word(Fact::MoveCategory, self.category());
        facts.flag(Fact::MoveSameMinistry, self.same_ministry());
        facts.flag(Fact::MoveSameEmployer, self.same_employer());
        facts.flag(Fact::MoveSameFamily, self.same_family);
        facts
    }

    /// The kindest comparison of the agent's category with those of the post.
    fn category(&self) -> Option<&'static str> {
        let own = self.agent_category?;
        let to = |wanted| self.post_categories.contains(&wanted);
        if self.post_categories.is_empty() {
            return None;
        }
        Some(match own {
            own if to(own) => "SAME",
            Category::APlus if to(Category::A) => "LEVEL_BELOW",
            Category::A if to(Category::APlus) => "LEVEL_ABOVE",
            Category::C => "ABOVE",
            Category::B if to(Category::APlus) || to(Category::A) => "ABOVE",
            Category::APlus | Category::A | Category::B => "BELOW",
        })
    }

    /// Whose post it is: the services of a ministry, a public establishment, another operator.
    const fn employer(&self) -> Option<&'static str> {
        match (self.post_operator, self.post_establishment) {
            (_, Some(true)) => Some("ESTABLISHMENT"),
            (Some(false), _) => Some("SERVICE"),
            (Some(true), _) => Some("OPERATOR"),
            (None, _) => None,
        }
    }

    /// Which kind of functional post; where nothing says so, only a post of level A+ may be one of direction, of
    /// project or of expertise. None where no post is known.
    fn functional(&self) -> Option<&'static str> {
        let said = self.post_functional.map(FunctionalPost::word);
        let no_post = self.post_operator.is_none()
            && self.post_ministry.is_none()
            && self.post_open_to_contract.is_none()
            && self.post_open_to_military.is_none();
        let unsaid = match self.post_categories.as_slice() {
            [] if no_post => None,
            [] => Some("POSSIBLE"),
            categories if categories.contains(&Category::APlus) => Some("POSSIBLE"),
            _ => Some("UNSAID"),
        };
        said.or(unsaid)
    }

    fn same_ministry(&self) -> Option<bool> {
        let (here, there) = (self.agent_ministry.as_ref()?, self.post_ministry.as_ref()?);
        Some(here == there)
    }

    /// An operator is an employer of its own, below its ministry.
    fn same_employer(&self) -> Option<bool> {
        if self.same_operator == Some(true) {
            return Some(true);
        }
        match (self.agent_operator, self.post_operator) {
            (Some(false), Some(false)) => self.same_ministry(),
            (Some(true), Some(_)) | (Some(false), Some(true)) => Some(false),
            // Whoever changes ministry changes employer.
            _ => self.same_ministry().filter(|same| !same),
        }
    }
}

/// Whole months from a day to another, rounded down; 0 when it has not come.
pub(in crate::domain) fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month())
        - i64::from(from.month())
        - i64::from(to.day() < from.day());
    months.max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_whole() {
        for (from, to, months) in [
            ("2024-03-02", "2026-03-02", 24),
            ("2024-03-03", "2026-03-02", 23),
            ("2026-02-28", "2026-03-02", 0),
            ("2026-06-01", "2026-03-02", 0),
        ] {
            assert_eq!(months_between(day(from), day(to)), months, "{from} {to}");
        }
    }

    #[test]
    fn categories_are_compared_as_the_law_knows_them() {
        use Category::{A, APlus, B, C};
        for (own, post, found) in [
            (A, vec![APlus, A], Some("SAME")),
            (APlus, vec![A], Some("LEVEL_BELOW")),
            (A, vec![APlus], Some("LEVEL_ABOVE")),
            (A, vec![B, C], Some("BELOW")),
            (B, vec![A], Some("ABOVE")),
            (B, vec![C], Some("BELOW")),
            (C, vec![B], Some("ABOVE")),
            (A, vec![], None),
        ] {
            let situation = Situation {
                agent_category: Some(own),
                post_categories: post,
                ..Situation::default()
            };
            assert_eq!(situation.category(), found, "{situation:?}");
        }
    }

    #[test]
    fn what_a_card_withholds_is_no_fact() {
        let known = Situation {
            agent_corps: Some("ISIC".to_owned()),
            agent_ministry: Some("m".to_owned()),
            post_ministry: Some("m".to_owned()),
            agent_operator: Some(true),
            post_operator: Some(true),
            same_operator: Some(true),
            same_family: Some(true),
            ..Situation::default()
        };
        assert_eq!(known.same_employer(), Some(true));
        let shown = known.clone().without(&[CardAttribute::Place]);
        assert_eq!(shown, known);
        let shown = shown.without(&[CardAttribute::Corps]);
        assert_eq!(
            (shown.agent_corps.as_ref(), shown.same_ministry()),
            (None, Some(true))
        );
        let shown = shown.without(&[CardAttribute::Ministry, CardAttribute::Occupation]);
        assert_eq!((shown.same_ministry(), shown.same_employer()), (None, None));
        assert_eq!(shown.same_family, None);
    }

    #[test]
    fn an_operator_is_another_employer_than_its_ministry() {
        let ministry = || Some("m".to_owned());
        let inside = Situation {
            agent_ministry: ministry(),
            post_ministry: ministry(),
            agent_operator: Some(false),
            post_operator: Some(false),
            ..Situation::default()
        };
        assert_eq!(inside.same_employer(), Some(true));
        let to_operator = Situation {
            post_operator: Some(true),
            ..inside.clone()
        };
        assert_eq!(to_operator.same_employer(), Some(false));
        assert_eq!(to_operator.same_ministry(), Some(true));
        let within_operator = Situation {
            agent_operator: Some(true),
            same_operator: Some(true),
            ..to_operator
        };
        assert_eq!(within_operator.same_employer(), Some(true));
        let unknown = Situation {
            post_operator: None,
            ..inside
        };
        assert_eq!(unknown.same_employer(), None);
        let elsewhere = Situation {
            post_ministry: Some("n".to_owned()),
            ..unknown
        };
        assert_eq!(elsewhere.same_employer(), Some(false));
    }

    #[test]
    fn a_post_says_which_employer_it_has_and_which_kind_it_is() {
        let facts = |post: Situation| post.facts(day("2026-03-02"));
        let word = |post: Situation, fact| match facts(post).get(fact) {
            Some(Value::Word(word)) => word.clone(),
            other => format!("{other:?}"),
        };
        for (operator, establishment, found) in [
            (Some(false), Some(false), "SERVICE"),
            (Some(true), Some(true), "ESTABLISHMENT"),
            (Some(true), Some(false), "OPERATOR"),
            (None, None, "None"),
        ] {
            let post = Situation {
                post_operator: operator,
                post_establishment: establishment,
                ..Situation::default()
            };
            assert_eq!(word(post, Fact::PostEmployer), found);
        }
        for (said, categories, found) in [
            (Some(FunctionalPost::Project), vec![Category::A], "PROJECT"),
            (Some(FunctionalPost::None), vec![Category::APlus], "NONE"),
            (None, vec![Category::APlus, Category::A], "POSSIBLE"),
            (None, vec![], "POSSIBLE"),
            (None, vec![Category::A, Category::B], "UNSAID"),
        ] {
            let post = Situation {
                post_ministry: Some("m".to_owned()),
                post_functional: said,
                post_categories: categories,
                ..Situation::default()
            };
            assert_eq!(word(post, Fact::PostFunctional), found);
        }
        // Without a post nothing is known of one.
        assert_eq!(word(Situation::default(), Fact::PostFunctional), "None");
    }

    #[test]
    fn months_to_a_term_are_known_while_it_is_to_come() {
        for (term, months) in [
            ("2026-05-02", Some(2)),
            ("2026-05-01", Some(1)),
            ("2026-03-02", None),
            ("2025-12-31", None),
        ] {
            let agent = Situation {
                agent_term_end: Some(day(term)),
                ..Situation::default()
            };
            let facts = agent.facts(day("2026-03-02"));
            let found = facts.get(Fact::AgentMonthsToTerm);
            assert_eq!(found, months.map(Value::Months).as_ref(), "{term}");
        }
    }
}
