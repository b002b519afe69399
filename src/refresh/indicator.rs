//! Counts the figures of a version, each by its statement, and suppresses what is of few people.

use chrono::{Datelike as _, NaiveDate};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{PAGE, next_keys, table::Tables};
use crate::{
    domain::{
        analytics::{
            Dimension,
            digital_step::{self, DigitalSteps, DigitalStepsByCorps},
            funnel,
            indicator::{Indicator, Tally, tabulate},
            outlook::{self, Outlook},
            period::Years,
            population::{self, Stock},
            published::{MOST_LISTED, PublishedTable},
            retention::{self, Retentions},
            scarcity::{Scarcities, Scarcity},
            small_count::Threshold,
            time_to_fill::{self, FillingTimes},
            unmet_demand::{UnansweredSearches, UnfitPosts, searched_since},
            uptake::{self, Acceptances, DismissalReasons, UNWANTED_DAYS, VacanciesUnwanted},
        },
        parameter::{MAXIMUM_TENURE_MONTHS, USUAL_TENURE_MONTHS},
    },
    graph::{
        catalog::{
            ANALYTICS_FORESEE_MOVES, ANALYTICS_LIST_ANSWERS, ANALYTICS_LIST_APPROACHES,
            ANALYTICS_LIST_DISMISSALS, ANALYTICS_LIST_LONG_VACANCIES, ANALYTICS_LIST_UNANSWERED,
            ANALYTICS_LIST_UNFIT_POSTS, ANALYTICS_TALLY_CAREERS, ANALYTICS_TALLY_FILLINGS,
            ANALYTICS_TALLY_FURTHER_POSTS, ANALYTICS_TALLY_OPEN_POSTS,
            ANALYTICS_TALLY_OVERDUE_TERMS, ANALYTICS_TALLY_POPULATION, ANALYTICS_TALLY_REQUESTS,
            ANALYTICS_TALLY_RETURNS, ANALYTICS_TALLY_SATISFACTION, ANALYTICS_TALLY_VACANCIES,
            ANALYTICS_WEIGH_COMPETENCIES, REFRESH_LIST_AGENTS, Returning,
        },
        error::GraphError,
        row::SupplyRow,
        store::GraphStore,
    },
};

/// Adds the tables of indicators, and gives how many there are.
pub(super) async fn count(
    store: &GraphStore,
    today: NaiveDate,
    written: &mut Tables,
) -> Result<usize, GraphError> {
    let mut count = FigureCount {
        store,
        today,
        written,
        tables: 0,
    };
    count.indicators().await?;
    count.others().await?;
    count.stock().await?;
    count.uptake().await?;
    Ok(count.tables)
}

struct FigureCount<'c> {
    store: &'c GraphStore,
    today: NaiveDate,
    written: &'c mut Tables,
    tables: usize,
}

impl FigureCount<'_> {
    async fn indicators(&mut self) -> Result<(), GraphError> {
        let on = json!({ "today": self.today });
        let fillings = json!({ "today": self.today, "dimension": "NONE" });
        let figures = Indicator::Satisfaction;
        self.indicator(figures, ANALYTICS_TALLY_SATISFACTION, on.clone())
            .await?;
        let figures = Indicator::TimeToFill;
        self.indicator(figures, ANALYTICS_TALLY_FILLINGS, fillings)
            .await?;
        let figures = Indicator::FurtherDigitalPosts;
        self.indicator(figures, ANALYTICS_TALLY_FURTHER_POSTS, on.clone())
            .await?;
        let figures = Indicator::ReturnToDigital;
        self.indicator(figures, ANALYTICS_TALLY_RETURNS, on).await?;
        for dimension in Dimension::ALL {
            let ask = json!({ "today": self.today, "dimension": dimension });
            let rows = self.store.read(ANALYTICS_TALLY_FILLINGS, ask).await?;
            let times = time_to_fill::tabulate(rows, Years::over_on(self.today));
            self.add(&FillingTimes(dimension), &times);
        }
        Ok(())
    }

    async fn indicator<T: Tally + DeserializeOwned + Send + Sync + 'static>(
        &mut self,
        indicator: Indicator,
        statement: Returning<T>,
        ask: Value,
    ) -> Result<(), GraphError> {
        let tallies = self.store.read(statement, ask).await?;
        let years = Years::over_on(self.today);
        let table = tabulate(&tallies, years, Threshold::INSIDE);
        self.add(&indicator, &table);
        Ok(())
    }

    async fn others(&mut self) -> Result<(), GraphError> {
        let (store, today) = (self.store, self.today);
        let k = Threshold::INSIDE;
        let on = json!({ "today": today });
        let few = json!({ "today": today, "threshold": k.people(), "limit": MOST_LISTED });

        let careers = store.read(ANALYTICS_TALLY_CAREERS, on.clone()).await?;
        self.add(&DigitalSteps, &digital_step::compare(&careers));
        let by_corps = digital_step::compare_by_corps(&careers);
        self.add(&DigitalStepsByCorps, &by_corps);

        let rows = store
            .read(ANALYTICS_WEIGH_COMPETENCIES, few.clone())
            .await?;
        let scarcity = |row: SupplyRow| Scarcity {
            competency_uid: row.competency_uid,
            demand: row.demand,
            supply: k.count(row.supply),
        };
        let scarcities: Vec<_> = rows.into_iter().map(scarcity).collect();
        self.add(&Scarcities, &scarcities);

        let farthest = outlook::HORIZONS.last();
        let ask = json!({ "today": today, "tenure": USUAL_TENURE_MONTHS, "months": farthest });
        let moves = store.read(ANALYTICS_FORESEE_MOVES, ask).await?;
        for (months, rows) in outlook::tabulate(&moves) {
            self.add(&Outlook(months), &rows);
        }

        let requests = store.read(ANALYTICS_TALLY_REQUESTS, on).await?;
        let ask = json!({ "today": today, "maximum": MAXIMUM_TENURE_MONTHS });
        let overdue = store.read(ANALYTICS_TALLY_OVERDUE_TERMS, ask).await?;
        let rows = retention::tabulate(requests, overdue);
        self.add(&Retentions, &rows);

        let unfit = store.read(ANALYTICS_LIST_UNFIT_POSTS, few).await?;
        self.add(&UnfitPosts, &unfit);

        let since = searched_since(today);
        let ask = json!({ "since": since, "threshold": k.people(), "limit": MOST_LISTED });
        let words = store.read(ANALYTICS_LIST_UNANSWERED, ask).await?;
        self.add(&UnansweredSearches, &words);
        Ok(())
    }

    async fn stock(&mut self) -> Result<(), GraphError> {
        let (store, today) = (self.store, self.today);
        let last = today.year() - 1;
        let mut ask = json!({
            "today": today,
            "first": format!("{last:04}-01-01"),
            "last": format!("{last:04}-12-31"),
        });
        let (mut people, mut after) = (Vec::new(), String::new());
        while let Some(uids) = next_keys(store, REFRESH_LIST_AGENTS, PAGE, &mut after).await? {
            ask["uids"] = uids.into();
            people.extend(store.read(ANALYTICS_TALLY_POPULATION, ask.clone()).await?);
        }
        let on = json!({ "today": today });
        let posts = store.read(ANALYTICS_TALLY_OPEN_POSTS, on).await?;
        let stock = Stock {
            people: &people,
            posts: &posts,
        };
        for (table, content) in population::tabulate(stock, Threshold::INSIDE) {
            self.add(&table, &content);
        }
        Ok(())
    }

    async fn uptake(&mut self) -> Result<(), GraphError> {
        let (store, k) = (self.store, Threshold::INSIDE);
        let on = json!({ "today": self.today });
        let vacancies = store.read(ANALYTICS_TALLY_VACANCIES, on.clone()).await?;
        let approaches = store.read(ANALYTICS_LIST_APPROACHES, on.clone()).await?;
        let years = Years::over_on(self.today);
        for (table, rows) in funnel::tabulate(&vacancies, &approaches, years, k) {
            self.add(&table, &rows);
        }
        let dismissals = store.read(ANALYTICS_LIST_DISMISSALS, on.clone()).await?;
        self.add(&DismissalReasons, &uptake::reasons(&dismissals, k));
        let ask = json!({ "today": self.today, "days": UNWANTED_DAYS });
        let vacancies = store.read(ANALYTICS_LIST_LONG_VACANCIES, ask).await?;
        self.add(&VacanciesUnwanted, &uptake::unwanted(&vacancies, k));
        let answers = store.read(ANALYTICS_LIST_ANSWERS, on).await?;
        self.add(&Acceptances, &uptake::acceptances(&answers, k));
        Ok(())
    }

    fn add<T: PublishedTable>(&mut self, table: &T, content: &T::Content) {
        self.written.add(table, content);
        self.tables += 1;
    }
}
