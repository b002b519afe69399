//! Rows of what analysts count, which are those of the domain.

pub(in crate::graph) use crate::domain::analytics::{
    exposure::Grouped,
    funnel::{Approach, PublishedVacancies},
    population::{OpenPostTally, PopulationTally},
    publication::Version,
    tally::{
        CareerTally, Filling, ForeseenMoves, FurtherPost, Overdue, RequestTally, Return,
        Satisfaction,
    },
    unmet_demand::{Unanswered, Unfit},
    uptake::{Answered, Dismissal, LongVacancy},
};
