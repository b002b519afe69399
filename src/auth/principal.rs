//! The one who asks: a role, and the record it stands for.

use chrono::NaiveDate;

use crate::domain::{analytics::small_count::Threshold, viewer::Viewer};

/// What somebody may do, as the table of `docs/access.md` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A person with a record in the graph.
    Agent,
    /// Recruits for an organisation.
    Recruiter,
    /// Reads statistics, never a person.
    Analyst,
    /// Accompanies agents.
    Adviser,
    /// Keeps the référentiels.
    Steward,
    /// Protects the data: audit, export, erasure.
    Officer,
    /// Runs the service.
    Operator,
    /// Nobody in particular.
    Anonymous,
    /// May do everything; in demo mode only.
    DemoAll,
}

/// The one who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// What they may do.
    pub role: Role,
    /// The agent or organisation that they stand for.
    pub uid: Option<String>,
    /// Identifies the person signed in, of whom several may stand for one organisation; idempotency keys
    /// belong to them.
    pub user: String,
}

impl Principal {
    /// Nobody in particular.
    #[must_use]
    pub fn anonymous() -> Self {
        Self {
            role: Role::Anonymous,
            uid: None,
            user: "anonymous".to_owned(),
        }
    }

    /// The newcomer of demo mode, who may do everything.
    #[must_use]
    pub fn demo_all() -> Self {
        Self {
            role: Role::DemoAll,
            uid: None,
            user: "demo".to_owned(),
        }
    }

    /// A text that is equal for the same person, as far as is known, and different for different people.
    #[must_use]
    pub fn person(&self) -> String {
        let uid = self.uid.as_deref().unwrap_or_default();
        format!("{:?}:{uid}", self.role)
    }

    /// How many people a figure must be of to be disclosed to them: more for the public than inside HR.
    #[must_use]
    pub fn threshold(&self) -> Threshold {
        match self.role {
            Role::Anonymous => Threshold::PUBLIC,
            _ => Threshold::INSIDE,
        }
    }

    /// Their visibility scope on a day.
    #[must_use]
    pub fn viewer(&self, today: NaiveDate) -> Viewer {
        let when = |roles: &[Role]| self.uid.clone().filter(|_| roles.contains(&self.role));
        Viewer {
            all: self.role == Role::DemoAll,
            agent: when(&[Role::Agent, Role::Adviser]),
            adviser: when(&[Role::Adviser]),
            organisation: when(&[Role::Recruiter]),
            today,
            threshold: self.threshold(),
        }
    }
}
