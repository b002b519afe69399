//! The sentence under a peer: what one shares with them, in French.

use crate::domain::{
    peers::score::PeerCriterion,
    recommend::summary::{bound, close, shorten},
};

/// Things named in each part.
const NAMED: usize = 3;

/// What one shares with a peer, by their French labels.
#[derive(Debug, Clone, Default)]
pub struct Shared<'s> {
    /// Competencies, the rarest first.
    pub competencies: Vec<&'s str>,
    /// Occupations that both went through, in the same order.
    pub steps: Vec<&'s str>,
    /// Communities.
    pub communities: Vec<&'s str>,
    /// The move that one wishes for and that they made: from, and to.
    pub made: Option<(&'s str, &'s str)>,
    /// They work in another ministry.
    pub other_ministry: bool,
}

/// At most 60 words of French: what was asked for first, then the rest.
#[must_use]
pub fn summarise_peer(by: PeerCriterion, shared: &Shared<'_>) -> String {
    let competencies = sentence(
        ["Compétence commune", "Compétences communes"],
        &shared.competencies,
        " ; ",
    );
    let communities = sentence(
        ["Communauté commune", "Communautés communes"],
        &shared.communities,
        " ; ",
    );
    let steps = sentence(
        [
            "Métier exercé par vous deux",
            "Métiers exercés par vous deux",
        ],
        &shared.steps,
        " → ",
    );
    let made = shared.made.map(|(from, to)| {
        let (from, to) = (after_de(&shorten(from)), shorten(to));
        format!("Est passé·e {from} à {to}, comme vous le souhaitez.")
    });
    let mut sentences = match by {
        PeerCriterion::Competency => vec![competencies, made, steps, communities],
        PeerCriterion::Trajectory => vec![made, steps, competencies, communities],
        PeerCriterion::Community => vec![communities, made, steps, competencies],
    };
    if shared.other_ministry {
        sentences.insert(1, Some("Travaille dans un autre ministère.".to_owned()));
    }
    let sentences: Vec<_> = sentences.into_iter().flatten().collect();
    bound(&sentences.join(" "))
}

/// A label after « de », which loses its vowel before another.
fn after_de(label: &str) -> String {
    let vowel = label.starts_with([
        'A', 'E', 'I', 'O', 'U', 'É', 'È', 'Ê', 'Î', 'a', 'e', 'i', 'o', 'u', 'é',
    ]);
    if vowel {
        format!("d'{label}")
    } else {
        format!("de {label}")
    }
}

/// The first things, and how many more there are, called as one or as several; none of nothing.
fn sentence(called: [&str; 2], labels: &[&str], between: &str) -> Option<String> {
    let what = called[usize::from(labels.len() > 1)];
    let named: Vec<_> = labels
        .iter()
        .take(NAMED)
        .map(|label| shorten(label))
        .collect();
    let more = labels.len().saturating_sub(NAMED);
    let list = named.join(between);
    match (labels.is_empty(), more) {
        (true, _) => None,
        (_, 0) => Some(close(format!("{what} : {list}"))),
        (_, more) => {
            let others = if more > 1 { "autres" } else { "autre" };
            Some(format!("{what} : {list} et {more} {others}."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared() -> Shared<'static> {
        Shared {
            competencies: vec!["SQL", "Python", "R", "ETL"],
            steps: vec!["Développeur", "Architecte"],
            communities: vec!["Blue Hats"],
            made: Some(("Développeur", "Architecte")),
            other_ministry: true,
        }
    }

    #[test]
    fn what_was_asked_for_comes_first() {
        assert_eq!(
            summarise_peer(PeerCriterion::Competency, &shared()),
            "Compétences communes : SQL ; Python ; R et 1 autre. Travaille dans un autre ministère. \
             Est passé·e de Développeur à Architecte, comme vous le souhaitez. Métiers exercés par vous deux : \
             Développeur → Architecte. Communauté commune : Blue Hats."
        );
        let by_community = summarise_peer(PeerCriterion::Community, &shared());
        assert!(by_community.starts_with("Communauté commune : Blue Hats. Travaille"));
        let by_trajectory = summarise_peer(PeerCriterion::Trajectory, &shared());
        assert!(by_trajectory.starts_with("Est passé·e de"));
    }

    #[test]
    fn a_summary_has_sixty_words_at_most() {
        let long = "Concevoir et mettre en place un très grand système d'information national";
        let all = Shared {
            competencies: vec![long; 9],
            steps: vec![long; 9],
            communities: vec![long; 9],
            made: Some((long, long)),
            other_ministry: true,
        };
        for by in [
            PeerCriterion::Competency,
            PeerCriterion::Trajectory,
            PeerCriterion::Community,
        ] {
            let text = summarise_peer(by, &all);
            assert!(text.split_whitespace().count() <= 60, "{text}");
        }
        assert_eq!(
            summarise_peer(PeerCriterion::Community, &Shared::default()),
            ""
        );
    }
}
