//! Agents and what hangs off them.

use super::{CellKind, CsvFile, Derived, Pages, late, optional, required};
use crate::{
    domain::vocabulary::{
        AgentStatus, Category, IntroductionState, LegalRoute, MoveIntent, Purpose,
    },
    graph::catalog::{self, Statement},
};

const COMPETENCY_ORIGIN: &[&str] = &["DECLARED", "INFERRED", "ENDORSED", "ASSESSED", "REJECTED"];
const POST_ACTION: &[&str] = &["SAVED", "DISMISSED", "INTERESTED", "CLEARED"];
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
            required("uid", CellKind::Text),
            required("display_name", CellKind::Text),
            required("status", CellKind::OneOf(AgentStatus::WORDS)),
            optional("category", CellKind::OneOf(Category::WORDS)),
            optional("corps_uid", CellKind::Reference("Corps")),
            optional("grade", CellKind::Text),
            optional("move_intent", CellKind::OneOf(MoveIntent::WORDS)),
            optional("mobile_from", CellKind::Date),
            optional("email", CellKind::Text),
            late("recorded_at", CellKind::PastPreciseInstant),
            late("merged_uids", CellKind::Texts),
        ],
        names: &["display_name"],
        declares: Some("Agent"),
        ..CsvFile::said(catalog::IMPORT_AGENTS, catalog::EXPORT_AGENTS)
    },
    CsvFile {
        name: "assignments.csv",
        what: "Assignment",
        columns: &[
            required("uid", CellKind::Text),
            required("agent_uid", CellKind::Reference("Agent")),
            required("start", CellKind::Date),
            optional("end", CellKind::Date),
            optional("term_end", CellKind::Date),
            optional("title", CellKind::Text),
            optional("grade", CellKind::Text),
            required("organisation_uid", CellKind::Reference("Organisation")),
            optional("occupation_uid", CellKind::Reference("Occupation")),
            optional("post_uid", CellKind::Reference("Post")),
            optional("place_uid", CellKind::Reference("Place")),
            optional("route", CellKind::OneOf(LegalRoute::WORDS)),
            optional("digital", CellKind::Boolean),
            optional("management", CellKind::Boolean),
        ],
        declares: Some("Assignment"),
        in_order: &[("start", "end"), ("start", "term_end")],
        followed: Some(catalog::IMPORT_END_FOLLOWED_ASSIGNMENTS),
        ..CsvFile::keyed(catalog::IMPORT_ASSIGNMENTS, catalog::EXPORT_ASSIGNMENTS)
    },
    CsvFile {
        name: "grade_changes.csv",
        what: "GradeChange",
        columns: &[
            required("agent_uid", CellKind::Reference("Agent")),
            required("on", CellKind::Date),
            required("grade", CellKind::Text),
            optional("category", CellKind::OneOf(Category::WORDS)),
        ],
        key: &["agent_uid", "on"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_GRADE_CHANGES, catalog::EXPORT_GRADE_CHANGES)
    },
    CsvFile {
        name: "agent_competencies.csv",
        what: "HAS",
        columns: &[
            required("agent_uid", CellKind::Reference("Agent")),
            required("competency_uid", CellKind::Reference("Competency")),
            optional("level", CellKind::Integer { least: 1, most: 4 }),
            optional("origin", CellKind::OneOf(COMPETENCY_ORIGIN)).or("DECLARED"),
            optional("last_used", CellKind::PastDate),
            optional(
                "confidence",
                CellKind::Decimal {
                    least: 0.0,
                    most: 1.0,
                },
            )
            .or("1.0"),
            optional("source", CellKind::Text),
            optional("recorded_at", CellKind::PastInstant),
        ],
        key: &["agent_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(
            catalog::IMPORT_AGENT_COMPETENCIES,
            catalog::EXPORT_AGENT_COMPETENCIES,
        )
    },
    CsvFile {
        name: "agent_proposals.csv",
        what: "PROPOSED",
        columns: &[
            required("agent_uid", CellKind::Reference("Agent")),
            required("competency_uid", CellKind::Reference("Competency")),
            required(
                "confidence",
                CellKind::Decimal {
                    least: 0.0,
                    most: 1.0,
                },
            ),
            required("recorded_at", CellKind::PastInstant),
        ],
        key: &["agent_uid", "competency_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(
            catalog::IMPORT_AGENT_PROPOSALS,
            catalog::EXPORT_AGENT_PROPOSALS,
        )
    },
    CsvFile {
        name: "agent_wants.csv",
        what: "WANTS",
        columns: &[
            required("agent_uid", CellKind::Reference("Agent")),
            required("competency_uid", CellKind::Reference("Competency")),
            optional(
                "rank",
                CellKind::Integer {
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
            required("uid", CellKind::Text),
            required("agent_uid", CellKind::Reference("Agent")),
            optional("occupation_uids", CellKind::References("Occupation")),
            optional("organisation_uids", CellKind::References("Organisation")),
            optional("place_uids", CellKind::References("Place")),
            optional(
                "horizon_months",
                CellKind::Integer {
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
            required("agent_uid", CellKind::Reference("Agent")),
            required("purpose", CellKind::OneOf(Purpose::WORDS)),
            required("granted_at", CellKind::PreciseInstant),
            optional("withdrawn_at", CellKind::PreciseInstant),
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
            required("agent_uid", CellKind::Reference("Agent")),
            required("organisation_uid", CellKind::Reference("Organisation")),
        ],
        key: &["agent_uid", "organisation_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_HIDDEN_FROM, catalog::EXPORT_HIDDEN_FROM)
    },
    CsvFile {
        name: "introductions.csv",
        what: "Introduction",
        columns: &[
            required("uid", CellKind::Text),
            optional("from_agent_uid", CellKind::Reference("Agent")),
            optional("from_organisation_uid", CellKind::Reference("Organisation")),
            required("to_agent_uid", CellKind::Reference("Agent")),
            optional("about_post_uid", CellKind::Reference("Post")),
            required("state", CellKind::OneOf(IntroductionState::WORDS)),
            required("asked_at", CellKind::PastPreciseInstant),
            optional("answered_at", CellKind::PastPreciseInstant),
            optional("message", CellKind::Text),
            optional("contact", CellKind::Text),
            late("asker_contact", CellKind::Text),
            late("ended_at", CellKind::PastPreciseInstant),
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
            required("agent_uid", CellKind::Reference("Agent")),
            required("post_uid", CellKind::Reference("Post")),
            required("kind", CellKind::OneOf(POST_ACTION)),
            required("at", CellKind::PastInstant),
            optional("reason", CellKind::Text),
        ],
        key: &["agent_uid", "post_uid", "kind"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_POST_ACTIONS, catalog::EXPORT_POST_ACTIONS)
    },
    CsvFile {
        name: "endorsements.csv",
        what: "Endorsement",
        columns: &[
            required("agent_uid", CellKind::Reference("Agent")),
            required("competency_uid", CellKind::Reference("Competency")),
            required("by_agent_uid", CellKind::Reference("Agent")),
            required("level", CellKind::Integer { least: 1, most: 4 }),
            required("on", CellKind::PastDate),
        ],
        key: &["agent_uid", "competency_uid", "by_agent_uid"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_ENDORSEMENTS, catalog::EXPORT_ENDORSEMENTS)
    },
    CsvFile {
        name: "community_members.csv",
        what: "MEMBER_OF",
        columns: &[
            required("community_uid", CellKind::Reference("Community")),
            required("agent_uid", CellKind::Reference("Agent")),
            optional("since", CellKind::PastDate),
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
            required("uid", CellKind::Text),
            required("agent_uid", CellKind::Reference("Agent")),
            required("adviser_uid", CellKind::Reference("Agent")),
            required("started_on", CellKind::Date),
            optional("ended_on", CellKind::Date),
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
            required("uid", CellKind::Text),
            required("agent_uid", CellKind::Reference("Agent")),
            required("from_occupation_uid", CellKind::Reference("Occupation")),
            required("to_occupation_uid", CellKind::Reference("Occupation")),
            optional("text_fr", CellKind::Text),
            required("on", CellKind::PastDate),
            late("withdrawn_on", CellKind::PastDate),
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
            required("agent_uid", CellKind::Reference("Agent")),
            optional("post_uid", CellKind::Reference("Post")),
            optional("accompaniment_uid", CellKind::Reference("Accompaniment")),
            required("kind", CellKind::OneOf(FEEDBACK_KIND)),
            optional("score", CellKind::Integer { least: 1, most: 5 }),
            optional("reason", CellKind::Text),
            required("on", CellKind::PastDate),
        ],
        key: &["agent_uid", "post_uid", "accompaniment_uid", "kind", "on"],
        pages: Pages::OfOwners(catalog::REFRESH_LIST_AGENTS),
        ..CsvFile::keyed(catalog::IMPORT_FEEDBACK, catalog::EXPORT_FEEDBACK)
    },
    CsvFile {
        name: "mobility_requests.csv",
        what: "MobilityRequest",
        columns: &[
            required("uid", CellKind::Text),
            required("agent_uid", CellKind::Reference("Agent")),
            required("from_organisation_uid", CellKind::Reference("Organisation")),
            required("asked_on", CellKind::PastDate),
            optional("answered_on", CellKind::PastDate),
            optional("answer", CellKind::OneOf(REQUEST_ANSWER)),
            optional("reason", CellKind::Text),
        ],
        declares: Some("MobilityRequest"),
        in_order: &[("asked_on", "answered_on")],
        ..CsvFile::keyed(
            catalog::IMPORT_MOBILITY_REQUESTS,
            catalog::EXPORT_MOBILITY_REQUESTS,
        )
    },
];
