//! Agents and what hangs off them.

use super::{CsvFile, Derived, Kind, Pages, late, optional, required};
use crate::{
    domain::vocabulary::{
        AgentStatus, Category, CompetencyOrigin, IntroductionState, LegalRoute, MoveIntent, Purpose,
    },
    graph::catalog::{self, Statement},
};

const POST_ACTION: &[&str] = &["SAVED", "DISMISSED", "INTERESTED"];
const FEEDBACK_KIND: &[&str] = &["SATISFACTION", "NOT_INTERESTED"];
const REQUEST_ANSWER: &[&str] = &["ACCEPTED", "REFUSED", "WITHDRAWN"];

/// What acts of consent change: the labels, and the introductions that a withdrawal ends.
const CONSENT_STEPS: &[Statement] = &[
    catalog::CONSENT_SET_LABELS,
    catalog::INTRODUCTION_END_WITHDRAWN,
];

pub(super) const FILES: &[CsvFile] = &[
    CsvFile {
        name: "agents.csv",
        what: "Agent",
        columns: &[
            required("uid", Kind::Text),
            required("display_name", Kind::Text),
            required("status", Kind::OneOf(AgentStatus::WORDS)),
            optional("category", Kind::OneOf(Category::WORDS)),
            optional("corps_uid", Kind::Reference("Corps")),
            optional("grade", Kind::Text),
            optional("move_intent", Kind::OneOf(MoveIntent::WORDS)),
            optional("mobile_from", Kind::Date),
            optional("email", Kind::Text),
            late("recorded_at", Kind::PastPreciseInstant),
        ],
        names: &["display_name"],
        declares: Some("Agent"),
        ..CsvFile::said(catalog::IMPORT_AGENTS, catalog::EXPORT_AGENTS)
    },
    CsvFile {
        name: "assignments.csv",
        what: "Assignment",
        columns: &[
            required("uid", Kind::Text),
            required("agent_uid", Kind::Reference("Agent")),
            required("start", Kind::Date),
            optional("end", Kind::Date),
            optional("term_end", Kind::Date),
            optional("title", Kind::Text),
            optional("grade", Kind::Text),
            required("organisation_uid", Kind::Reference("Organisation")),
            optional("occupation_uid", Kind::Reference("Occupation")),
            optional("post_uid", Kind::Reference("Post")),
            optional("place_uid", Kind::Reference("Place")),
            optional("route", Kind::OneOf(LegalRoute::WORDS)),
            optional("digital", Kind::Boolean),
            optional("management", Kind::Boolean),
        ],
        declares: Some("Assignment"),
        in_order: &[("start", "end"), ("start", "term_end")],
        ..CsvFile::keyed(catalog::IMPORT_ASSIGNMENTS, catalog::EXPORT_ASSIGNMENTS)
    },
    CsvFile {
        name: "grade_changes.csv",
        what: "GradeChange",
        columns: &[
            required("agent_uid", Kind::Reference("Agent")),
            required("on", Kind::Date),
            required("grade", Kind::Text),
            optional("category", Kind::OneOf(Category::WORDS)),
        ],
        key: &["agent_uid", "on"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_GRADE_CHANGES, catalog::EXPORT_GRADE_CHANGES)
    },
    CsvFile {
        name: "agent_competencies.csv",
        what: "HAS",
        columns: &[
            required("agent_uid", Kind::Reference("Agent")),
            required("competency_uid", Kind::Reference("Competency")),
            optional("level", Kind::Integer { least: 1, most: 4 }),
            optional("origin", Kind::OneOf(CompetencyOrigin::WORDS)).or("DECLARED"),
            optional("last_used", Kind::PastDate),
            optional(
                "confidence",
                Kind::Decimal {
                    least: 0.0,
                    most: 1.0,
                },
            )
            .or("1.0"),
            optional("source", Kind::Text),
            optional("recorded_at", Kind::PastInstant),
        ],
        key: &["agent_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(
            catalog::IMPORT_AGENT_COMPETENCIES,
            catalog::EXPORT_AGENT_COMPETENCIES,
        )
    },
    CsvFile {
        name: "agent_wants.csv",
        what: "WANTS",
        columns: &[
            required("agent_uid", Kind::Reference("Agent")),
            required("competency_uid", Kind::Reference("Competency")),
            optional(
                "rank",
                Kind::Integer {
                    least: 1,
                    most: 1_000_000,
                },
            ),
        ],
        key: &["agent_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_AGENT_WANTS, catalog::EXPORT_AGENT_WANTS)
    },
    CsvFile {
        name: "aspirations.csv",
        what: "Aspiration",
        columns: &[
            required("uid", Kind::Text),
            required("agent_uid", Kind::Reference("Agent")),
            optional("occupation_uids", Kind::References("Occupation")),
            optional("organisation_uids", Kind::References("Organisation")),
            optional("place_uids", Kind::References("Place")),
            optional(
                "horizon_months",
                Kind::Integer {
                    least: 0,
                    most: 600,
                },
            ),
        ],
        declares: Some("Aspiration"),
        ..CsvFile::keyed(catalog::IMPORT_ASPIRATIONS, catalog::EXPORT_ASPIRATIONS)
    },
    CsvFile {
        name: "consents.csv",
        what: "Consent",
        columns: &[
            required("agent_uid", Kind::Reference("Agent")),
            required("purpose", Kind::OneOf(Purpose::WORDS)),
            required("granted_at", Kind::PreciseInstant),
            optional("withdrawn_at", Kind::PreciseInstant),
        ],
        key: &["agent_uid", "purpose", "granted_at", "withdrawn_at"],
        derives: Some(Derived {
            steps: CONSENT_STEPS,
            columns: &["agent_uid"],
        }),
        in_order: &[("granted_at", "withdrawn_at")],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_CONSENTS, catalog::EXPORT_CONSENTS)
    },
    CsvFile {
        name: "hidden_from.csv",
        what: "HIDDEN_FROM",
        columns: &[
            required("agent_uid", Kind::Reference("Agent")),
            required("organisation_uid", Kind::Reference("Organisation")),
        ],
        key: &["agent_uid", "organisation_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_HIDDEN_FROM, catalog::EXPORT_HIDDEN_FROM)
    },
    CsvFile {
        name: "introductions.csv",
        what: "Introduction",
        columns: &[
            required("uid", Kind::Text),
            optional("from_agent_uid", Kind::Reference("Agent")),
            optional("from_organisation_uid", Kind::Reference("Organisation")),
            required("to_agent_uid", Kind::Reference("Agent")),
            optional("about_post_uid", Kind::Reference("Post")),
            required("state", Kind::OneOf(IntroductionState::WORDS)),
            required("asked_at", Kind::PastPreciseInstant),
            optional("answered_at", Kind::PastPreciseInstant),
            optional("message", Kind::Text),
            optional("contact", Kind::Text),
            late("asker_contact", Kind::Text),
            late("ended_at", Kind::PastPreciseInstant),
        ],
        declares: Some("Introduction"),
        in_order: &[("asked_at", "answered_at"), ("asked_at", "ended_at")],
        exactly_one: Some(("from_agent_uid", "from_organisation_uid")),
        derives: Some(Derived {
            steps: &[catalog::INTRODUCTION_END_WITHDRAWN],
            columns: &["from_agent_uid", "to_agent_uid"],
        }),
        ..CsvFile::keyed(catalog::IMPORT_INTRODUCTIONS, catalog::EXPORT_INTRODUCTIONS)
    },
    CsvFile {
        name: "post_actions.csv",
        what: "Post action",
        columns: &[
            required("agent_uid", Kind::Reference("Agent")),
            required("post_uid", Kind::Reference("Post")),
            required("kind", Kind::OneOf(POST_ACTION)),
            required("at", Kind::PastInstant),
            optional("reason", Kind::Text),
        ],
        key: &["agent_uid", "post_uid", "kind"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_POST_ACTIONS, catalog::EXPORT_POST_ACTIONS)
    },
    CsvFile {
        name: "endorsements.csv",
        what: "Endorsement",
        columns: &[
            required("agent_uid", Kind::Reference("Agent")),
            required("competency_uid", Kind::Reference("Competency")),
            required("by_agent_uid", Kind::Reference("Agent")),
            required("level", Kind::Integer { least: 1, most: 4 }),
            required("on", Kind::PastDate),
        ],
        key: &["agent_uid", "competency_uid", "by_agent_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_ENDORSEMENTS, catalog::EXPORT_ENDORSEMENTS)
    },
    CsvFile {
        name: "community_members.csv",
        what: "MEMBER_OF",
        columns: &[
            required("community_uid", Kind::Reference("Community")),
            required("agent_uid", Kind::Reference("Agent")),
            optional("since", Kind::PastDate),
        ],
        key: &["community_uid", "agent_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_COMMUNITIES),
        ..CsvFile::keyed(
            catalog::IMPORT_COMMUNITY_MEMBERS,
            catalog::EXPORT_COMMUNITY_MEMBERS,
        )
    },
    CsvFile {
        name: "accompaniments.csv",
        what: "Accompaniment",
        columns: &[
            required("uid", Kind::Text),
            required("agent_uid", Kind::Reference("Agent")),
            required("adviser_uid", Kind::Reference("Agent")),
            required("started_on", Kind::Date),
            optional("ended_on", Kind::Date),
        ],
        declares: Some("Accompaniment"),
        in_order: &[("started_on", "ended_on")],
        ..CsvFile::keyed(
            catalog::IMPORT_ACCOMPANIMENTS,
            catalog::EXPORT_ACCOMPANIMENTS,
        )
    },
    CsvFile {
        name: "testimonies.csv",
        what: "Testimony",
        columns: &[
            required("uid", Kind::Text),
            required("agent_uid", Kind::Reference("Agent")),
            required("from_occupation_uid", Kind::Reference("Occupation")),
            required("to_occupation_uid", Kind::Reference("Occupation")),
            optional("text_fr", Kind::Text),
            required("on", Kind::PastDate),
            late("withdrawn_on", Kind::PastDate),
        ],
        declares: Some("Testimony"),
        in_order: &[("on", "withdrawn_on")],
        exactly_one: Some(("text_fr", "withdrawn_on")),
        ..CsvFile::keyed(catalog::IMPORT_TESTIMONIES, catalog::EXPORT_TESTIMONIES)
    },
    CsvFile {
        name: "feedback.csv",
        what: "Feedback",
        columns: &[
            required("agent_uid", Kind::Reference("Agent")),
            optional("post_uid", Kind::Reference("Post")),
            optional("accompaniment_uid", Kind::Reference("Accompaniment")),
            required("kind", Kind::OneOf(FEEDBACK_KIND)),
            optional("score", Kind::Integer { least: 1, most: 5 }),
            optional("reason", Kind::Text),
            required("on", Kind::PastDate),
        ],
        key: &["agent_uid", "post_uid", "accompaniment_uid", "kind", "on"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_FEEDBACK, catalog::EXPORT_FEEDBACK)
    },
    CsvFile {
        name: "mobility_requests.csv",
        what: "MobilityRequest",
        columns: &[
            required("uid", Kind::Text),
            required("agent_uid", Kind::Reference("Agent")),
            required("from_organisation_uid", Kind::Reference("Organisation")),
            required("asked_on", Kind::PastDate),
            optional("answered_on", Kind::PastDate),
            optional("answer", Kind::OneOf(REQUEST_ANSWER)),
            optional("reason", Kind::Text),
        ],
        declares: Some("MobilityRequest"),
        in_order: &[("asked_on", "answered_on")],
        ..CsvFile::keyed(
            catalog::IMPORT_MOBILITY_REQUESTS,
            catalog::EXPORT_MOBILITY_REQUESTS,
        )
    },
];
