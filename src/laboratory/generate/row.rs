//! Rows as `docs/import.md` describes them: fields are columns, in their order.

use chrono::NaiveDate;
use serde::Serialize;

use super::sheet::SheetRow;

/// A row of one file, with the columns that are made.
macro_rules! rows {
    ($($file:literal $row:ident { $($column:ident: $kind:ty),* $(,)? })*) => {$(
        #[doc = concat!("A row of `", $file, "`.")]
        #[derive(Serialize)]
        pub(super) struct $row<'a> {
            $(pub(super) $column: $kind,)*
        }
        impl SheetRow for $row<'_> {
            const FILE: &'static str = $file;
        }
    )*};
}

rows! {
    "posts.csv" PostRow {
        uid: &'a str,
        reference: &'a str,
        title: &'a str,
        organisation_uid: &'a str,
        occupation_uid: &'a str,
        place_uid: Option<&'a str>,
        categories: &'a str,
        open_to_military: bool,
        open_to_contract: bool,
        management: bool,
    }
    "post_requirements.csv" PostRequirementRow {
        post_uid: &'a str,
        competency_uid: &'a str,
        level: Option<u32>,
        importance: &'a str,
        origin: &'a str,
    }
    "post_develops.csv" PostDevelopsRow {
        post_uid: &'a str,
        competency_uid: &'a str,
    }
    "vacancies.csv" VacancyRow {
        uid: &'a str,
        post_uid: &'a str,
        state: &'a str,
        opened_on: NaiveDate,
        vacant_from: Option<NaiveDate>,
        apply_by: Option<NaiveDate>,
        filled_on: Option<NaiveDate>,
        withdrawn_on: Option<NaiveDate>,
    }
    "agents.csv" AgentRow {
        uid: &'a str,
        display_name: &'a str,
        status: &'a str,
        category: &'a str,
        corps_uid: Option<&'a str>,
        grade: &'a str,
        move_intent: &'a str,
        mobile_from: Option<NaiveDate>,
    }
    "assignments.csv" AssignmentRow {
        uid: &'a str,
        agent_uid: &'a str,
        start: NaiveDate,
        end: Option<NaiveDate>,
        term_end: Option<NaiveDate>,
        title: &'a str,
        grade: &'a str,
        organisation_uid: &'a str,
        occupation_uid: &'a str,
        post_uid: Option<&'a str>,
        place_uid: Option<&'a str>,
        route: &'a str,
        digital: bool,
        management: bool,
    }
    "grade_changes.csv" GradeChangeRow {
        agent_uid: &'a str,
        on: NaiveDate,
        grade: &'a str,
        category: &'a str,
    }
    "agent_competencies.csv" AgentCompetencyRow {
        agent_uid: &'a str,
        competency_uid: &'a str,
        level: Option<u32>,
        origin: &'a str,
        last_used: Option<NaiveDate>,
        confidence: &'a str,
        source: &'a str,
        recorded_at: &'a str,
    }
    "agent_wants.csv" AgentWantsRow {
        agent_uid: &'a str,
        competency_uid: &'a str,
        rank: usize,
    }
    "endorsements.csv" EndorsementRow {
        agent_uid: &'a str,
        competency_uid: &'a str,
        by_agent_uid: &'a str,
        level: u32,
        on: NaiveDate,
    }
    "aspirations.csv" AspirationRow {
        uid: &'a str,
        agent_uid: &'a str,
        occupation_uids: &'a str,
        organisation_uids: &'a str,
        place_uids: &'a str,
        horizon_months: u32,
    }
    "consents.csv" ConsentRow {
        agent_uid: &'a str,
        purpose: &'a str,
        granted_at: &'a str,
        withdrawn_at: &'a str,
    }
    "hidden_from.csv" HiddenFromRow {
        agent_uid: &'a str,
        organisation_uid: &'a str,
    }
    "introductions.csv" IntroductionRow {
        uid: &'a str,
        from_agent_uid: &'a str,
        to_agent_uid: &'a str,
        state: &'a str,
        asked_at: &'a str,
        answered_at: &'a str,
    }
    "post_actions.csv" PostActionRow {
        agent_uid: &'a str,
        post_uid: &'a str,
        kind: &'a str,
        at: &'a str,
        reason: &'a str,
    }
    "community_members.csv" CommunityMemberRow {
        community_uid: &'a str,
        agent_uid: &'a str,
        since: NaiveDate,
    }
    "accompaniments.csv" AccompanimentRow {
        uid: &'a str,
        agent_uid: &'a str,
        adviser_uid: &'a str,
        started_on: NaiveDate,
        ended_on: Option<NaiveDate>,
    }
    "testimonies.csv" TestimonyRow {
        uid: &'a str,
        agent_uid: &'a str,
        from_occupation_uid: &'a str,
        to_occupation_uid: &'a str,
        text_fr: &'a str,
        on: NaiveDate,
    }
    "feedback.csv" FeedbackRow {
        agent_uid: &'a str,
        accompaniment_uid: &'a str,
        kind: &'a str,
        score: u32,
        on: NaiveDate,
    }
    "mobility_requests.csv" MobilityRequestRow {
        uid: &'a str,
        agent_uid: &'a str,
        from_organisation_uid: &'a str,
        asked_on: NaiveDate,
        answered_on: Option<NaiveDate>,
        answer: &'a str,
    }
}
