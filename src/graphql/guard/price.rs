//! What a field adds to the cost of a document each time that it is resolved.
//!
//! A plain field costs 1. One that has the database look further costs at least a hundredth of the hits
//! that its statements take on the graph of the ceilings (`tests/it/ceiling.rs`, which holds that), and
//! more where the embedded engine takes longer than that.

/// The price of a field of its own statements: type, field, price.
const PRICES: &[(&str, &str, u64)] = &[
    ("Agent", "competencyGap", 400),
    ("Agent", "learningPlan", 1_000),
    ("Agent", "mobilityPaths", 2_500),
    ("Agent", "peers", 2_000),
    ("Agent", "reach", 2_500),
    ("Agent", "recommendedPosts", 1_500),
    ("Agent", "suggestedCommunities", 400),
    ("AgentConnection", "totalCount", 1_500),
    ("Analytics", "careerTree", 200),
    ("Analytics", "acceptance", 200),
    ("Analytics", "digitalStep", 1_500),
    ("Analytics", "dismissalReasons", 200),
    ("Analytics", "flows", 200),
    ("Analytics", "funnel", 400),
    ("Analytics", "impact", 3_500),
    ("Analytics", "outlook", 1_000),
    ("Analytics", "population", 400),
    ("Analytics", "retention", 700),
    ("Analytics", "tension", 700),
    ("Analytics", "timeToFill", 400),
    ("Analytics", "unmetDemand", 11_000),
    ("Analytics", "unwantedVacancies", 200),
    ("Analytics", "usualSequences", 200),
    ("DigitalStepOutcome", "byCorps", 200),
    ("Post", "candidatePoolSize", 1_000),
    ("Post", "candidates", 5_000),
    ("Post", "interested", 5_000),
    ("PostConnection", "facets", 2_500),
    ("PostConnection", "totalCount", 1_000),
    ("Query", "agents", 1_500),
    ("Query", "communitySuggestions", 400),
    ("Query", "mobilityPaths", 2_500),
    ("Query", "extractCompetencies", 300),
    ("Query", "occupationFamilies", 200),
    ("Query", "occupationsFor", 300),
    ("Query", "posts", 200),
    ("Query", "searchCandidates", 3_000),
    ("Viewer", "posts", 200),
];
/// The price of a field that the items of a list share, however many they are: type, field, price.
const SHARED: &[(&str, &str, u64)] = &[
    ("Explanation", "counterfactual", 2_000),
    ("Post", "viewerMatch", 1_500),
];
/// The price of a search or a count by name.
const SEARCH: u64 = 50;
/// The price of a change, with what it recomputes.
const CHANGE: u64 = 500;

/// The price of a field each time that it is resolved.
pub(super) fn price(of: &str, name: &str) -> u64 {
    if let Some(known) = find(PRICES, of, name) {
        return known;
    }
    match (of, name) {
        ("Mutation" | "Subscription", _) => CHANGE,
        (_, "totalCount")
        | (
            "Query",
            "communities" | "competencies" | "corps" | "occupations" | "organisations" | "places"
            | "trainings",
        ) => SEARCH,
        _ => 1,
    }
}

/// The price of a field once for the list in which it stands.
pub(super) fn shared_price(of: &str, name: &str) -> u64 {
    find(SHARED, of, name).unwrap_or(0)
}

fn find(table: &[(&str, &str, u64)], of: &str, name: &str) -> Option<u64> {
    let known = table.iter().find(|line| (line.0, line.1) == (of, name));
    known.map(|line| line.2)
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_schema;

    use super::*;
    use crate::graphql::{guard::Shape, sdl};

    #[test]
    fn every_price_is_that_of_a_field() {
        let shape = Shape::from_document(parse_schema(sdl()).unwrap());
        for (of, name, price) in PRICES.iter().chain(SHARED) {
            assert!(shape.field(of, name).is_some(), "{of}.{name}");
            assert!(*price > 1);
        }
    }

    #[test]
    fn every_price_is_published() {
        let page = include_str!("../../../docs/limits.md");
        for (of, name, price) in PRICES.iter().chain(SHARED) {
            let price = match price {
                1_000.. => format!("{},{:03}", price / 1_000, price % 1_000),
                _ => price.to_string(),
            };
            let row = format!("| `{of}.{name}` | {price} ");
            assert!(page.contains(&row), "{row}");
        }
    }
}
