//! The posts of those who recruit, in every state.

use async_graphql::{Context, ID, InputObject, Result};

use super::{
    connection::PostConnection,
    filter::{searched, uids},
};
use crate::{
    domain::{
        refusal::Field,
        search::port::Hits,
        vacancies::workspace::{RecruitedQuestion, find_recruited},
    },
    graphql::{
        context::ContextExt as _,
        error::refuse,
        id::Kind,
        page::{First, PageRequest},
        vocabulary::VacancyStateValue,
    },
};

/// Which of the posts that one recruits for a list keeps; an absent or empty list keeps all.
#[derive(Debug, Default, InputObject)]
pub struct RecruiterPostFilter {
    /// Occupations of the posts, with those below them.
    occupations: Option<Vec<ID>>,
    /// Words of the title; accents and capitals do not count.
    search: Option<String>,
    /// What has become of the vacancy of the post that opened last; posts that were never open are left out.
    states: Option<Vec<VacancyStateValue>>,
    /// True: posts that are not open and will not be, which `publishVacancy` opens; false: the others.
    without_open_vacancy: Option<bool>,
}

impl PostConnection {
    /// A page of the posts that the viewer recruits for.
    pub(super) async fn of_recruiter(
        ctx: &Context<'_>,
        filter: RecruiterPostFilter,
        first: First<20>,
        after: Option<&str>,
    ) -> Result<Self> {
        let page = PageRequest::new(first, after, &format!("recruited {filter:?}"))?;
        let states = filter.states.unwrap_or_default().into_iter();
        let states = states.map(Into::into).collect();
        let occupations = uids(filter.occupations, Kind::Occupation, "filter.occupations")?;
        let found = match searched(Field::FilterSearch, filter.search.as_deref())? {
            None => Ok(Hits::nothing()),
            Some(words) => {
                let question = RecruitedQuestion {
                    occupations,
                    words,
                    states,
                    without_open_vacancy: filter.without_open_vacancy,
                };
                let (graph, viewer) = (ctx.graph().as_ref(), ctx.viewer());
                find_recruited(graph, question, &viewer, &page.part()).await
            }
        };
        let found = found.map_err(|error| refuse(&error))?;
        Ok(Self::from_listed(page.listed(found), None))
    }
}
