//! What rules of statute say of a move, and of when an agent could leave.

use async_graphql::{Context, Result, SimpleObject};

use crate::{
    domain::{
        candidates::search::availability_shown,
        model::relation::CardAttribute,
        statute::{judge, rule::Rule, situation::Situation},
    },
    graphql::{
        context::ContextExt as _,
        loader::SituationsOf,
        scalar::{Date, LocalizedText},
        text,
        vocabulary::{LegalRouteValue, VerdictValue},
    },
};

/// Whether statute allows a move, and under which conditions.
#[derive(SimpleObject)]
pub struct Feasibility {
    /// The verdict of the best route.
    verdict: VerdictValue,
    /// The statutory position by which the post would be held; null unless the verdict allows the move.
    route: Option<LegalRouteValue>,
    /// The rules behind the verdict, those that decide first.
    reasons: Vec<FeasibilityReason>,
    /// The notice to give, in months.
    notice_months: Option<u32>,
    /// The first day on which the post could be taken; null when no rule speaks of days.
    earliest_start: Option<Date>,
}

impl From<&judge::Feasibility> for Feasibility {
    fn from(judged: &judge::Feasibility) -> Self {
        let reasons = judged.reasons.iter();
        Self {
            verdict: judged.verdict.into(),
            route: judged.route.map(Into::into),
            reasons: reasons
                .map(|rule| FeasibilityReason::from(&**rule))
                .collect(),
            notice_months: judged.notice_months,
            earliest_start: judged.earliest_start.map(Date),
        }
    }
}

/// A rule behind a verdict.
#[derive(SimpleObject)]
pub struct FeasibilityReason {
    /// The rule's name.
    rule: String,
    /// What the rule says; FEASIBLE when it only gives a delay or a piece of information.
    verdict: VerdictValue,
    /// The same in words.
    message: LocalizedText,
    /// The legal text.
    text_ref: Option<String>,
    /// The day on which somebody last compared the rule with the text; null when nobody did.
    checked_on: Option<Date>,
}

impl From<&Rule> for FeasibilityReason {
    fn from(rule: &Rule) -> Self {
        Self {
            rule: rule.id.clone(),
            verdict: rule.shown_verdict().into(),
            message: message(rule),
            text_ref: Some(rule.text.clone()),
            checked_on: rule.checked_on.map(Date),
        }
    }
}

fn message(rule: &Rule) -> LocalizedText {
    LocalizedText {
        fr: rule.fr.clone(),
        en: Some(rule.en.clone()),
    }
}

/// From when an agent could take another post.
#[derive(SimpleObject)]
pub struct Availability {
    /// Today for somebody who holds no post. Never before the day that the person stated, nor before the latest of
    /// notice after a request today, term of a contract that ends before, term of a military assignment, and
    /// a minimum time in post where a ministry's rule dates it. Null when nothing gives a day.
    earliest: Option<Date>,
    /// Why.
    reasons: Vec<LocalizedText>,
}

impl From<&judge::Availability> for Availability {
    fn from(judged: &judge::Availability) -> Self {
        let reasons = judged.reasons.iter().map(text::day_given);
        Self {
            earliest: judged.earliest.map(Date),
            reasons: reasons.collect(),
        }
    }
}

impl Availability {
    pub(in crate::graphql) async fn find(ctx: &Context<'_>, agent: &str) -> Result<Self> {
        let situation = situation(ctx, agent).await?;
        let found = ctx.statute().availability(&situation, ctx.today());
        Ok(Self::from(&found))
    }

    /// As the viewer may read it, where a card withholds something.
    pub(in crate::graphql) async fn shown(
        ctx: &Context<'_>,
        agent: &str,
        withheld: &[CardAttribute],
    ) -> Result<Self> {
        let situation = situation(ctx, agent).await?;
        let shown = availability_shown(ctx.statute(), situation, withheld, &ctx.viewer());
        Ok(Self::from(&shown))
    }
}

async fn situation(ctx: &Context<'_>, agent: &str) -> Result<Situation> {
    let found = ctx.load(SituationsOf(agent.to_owned())).await?;
    let known = found.and_then(|found| found.into_iter().next());
    Ok(known.map(|known| known.situation).unwrap_or_default())
}
