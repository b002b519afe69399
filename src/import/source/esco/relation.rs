//! What occupations need, what is broader than what, which skill helps which.

use std::collections::HashSet;

use crate::import::{
    reader::{ProblemCode, Row},
    source::{Sink, sink::Spot},
};

use super::concept::Thing;

/// The relations that have been put.
#[derive(Default)]
pub(super) struct Seen(HashSet<(String, String, &'static str)>);

impl Seen {
    /// Takes a need of an occupation: essential, or optional, which is desirable.
    pub(super) fn need(&mut self, row: &Row, spot: &Spot, sink: &mut Sink) {
        let importance = match row.text("relationType") {
            "essential" => "ESSENTIAL",
            "optional" => "DESIRABLE",
            _ => return sink.report(spot, "relationType", ProblemCode::UnknownValue),
        };
        let occupation = Thing::named(row.text("occupationUri"));
        let skill = Thing::named(row.text("skillUri"));
        let (Some(occupation @ Thing::Occupation(_)), Some(skill @ Thing::Skill(_))) =
            (occupation, skill)
        else {
            return sink.report(spot, "occupationUri", ProblemCode::UnknownReference);
        };
        let (occupation, skill) = (occupation.uid(), skill.uid());
        if !self.0.insert((occupation.clone(), skill.clone(), "NEEDS")) {
            return sink.skip("repeated needs");
        }
        sink.put(
            "occupation_needs.csv",
            spot,
            [
                ("occupation_uid", occupation.as_str()),
                ("competency_uid", &skill),
                ("importance", importance),
            ],
        );
    }

    /// Takes what is broader than a concept; groups of skills and of occupations are no concepts
    /// of the CSV format.
    pub(super) fn broader(&mut self, row: &Row, spot: &Spot, sink: &mut Sink) {
        let types = (row.text("conceptType"), row.text("broaderType"));
        let file = match types {
            ("KnowledgeSkillCompetence", "KnowledgeSkillCompetence") => "competency_relations.csv",
            ("Occupation", "Occupation") => "occupation_relations.csv",
            _ => return sink.skip("relations with groups"),
        };
        self.put(
            file,
            "BROADER",
            (row.text("conceptUri"), row.text("broaderUri")),
            spot,
            sink,
        );
    }

    /// Takes a skill that another helps, essential or optional.
    pub(super) fn related(&mut self, row: &Row, spot: &Spot, sink: &mut Sink) {
        let ends = (row.text("originalSkillUri"), row.text("relatedSkillUri"));
        self.put("competency_relations.csv", "RELATED", ends, spot, sink);
    }

    fn put(
        &mut self,
        file: &'static str,
        kind: &'static str,
        ends: (&str, &str),
        spot: &Spot,
        sink: &mut Sink,
    ) {
        let (Some(from), Some(to)) = (Thing::named(ends.0), Thing::named(ends.1)) else {
            return sink.skip("relations with groups");
        };
        let (from, to) = (from.uid(), to.uid());
        if from == to || !self.0.insert((from.clone(), to.clone(), kind)) {
            return sink.skip("repeated relations");
        }
        sink.put(
            file,
            spot,
            [("from_uid", from.as_str()), ("to_uid", &to), ("kind", kind)],
        );
    }
}
