use super::*;

/// People with a career, whose steps take 12, 24, 36… months.
fn career(occupations: &[&str], people: usize) -> Career {
    let months = (0..).map(|step| 12 * step).take(occupations.len());
    Career {
        occupations: occupations.iter().map(|uid| (*uid).to_owned()).collect(),
        people,
        months: vec![months.collect(); people],
    }
}

fn links(tree: &Tree) -> Vec<(usize, &str, &str, usize)> {
    let of = |link: &'_ Link| (link.step, link.people);
    let all = tree.links.iter();
    all.map(|link| {
        (
            of(link).0,
            link.from_uid.as_str(),
            link.to_uid.as_str(),
            link.people,
        )
    })
    .collect()
}

#[test]
fn steps_are_counted_with_their_share_and_median() {
    // 20 people start as a; 8 go to b, of whom 6 go on to c; 7 go to c; 5 stay.
    let careers = [
        career(&["a", "b", "c"], 6),
        career(&["a", "b"], 2),
        career(&["a", "c"], 7),
        career(&["a"], 5),
    ];
    let tree = join(&careers, 1, Threshold::INSIDE);
    assert_eq!(tree.population, Some(20));
    assert_eq!(links(&tree), [(0, "a", "b", 8), (0, "a", "c", 7)]);
    assert!((tree.links[0].share - 0.4).abs() < 1e-12);
    assert_eq!(tree.links[0].median_months, 12);
    assert_eq!(tree.suppressed, 0);
    // At the next step b has 8 people, 6 go to c, and 2 stop: b → c would tell of the two.
    let tree = join(&careers, 2, Threshold::INSIDE);
    assert!(links(&tree).iter().all(|link| link.0 == 0), "{tree:?}");
}

#[test]
fn few_people_who_stop_are_not_told_by_what_is_left() {
    // 9 start; 6 go to b, 3 stop: 9 − 6 = 3.
    let tree = join(
        &[career(&["a", "b"], 6), career(&["a"], 3)],
        1,
        Threshold::INSIDE,
    );
    assert_eq!((links(&tree), tree.suppressed), (vec![], 1));
    assert_eq!(tree.population, Some(9));
}

#[test]
fn a_career_ends_where_its_occupation_is_not_known() {
    let tree = join(&[career(&["a", "", "c"], 9)], 2, Threshold::INSIDE);
    assert_eq!(
        (links(&tree), tree.nodes.len(), tree.population),
        (vec![], 1, Some(9))
    );
}

#[test]
fn nobody_makes_an_empty_tree() {
    let tree = join(&[], 3, Threshold::INSIDE);
    assert_eq!(tree, Tree::default());
    let few = join(&[career(&["a", "b"], 4)], 3, Threshold::INSIDE);
    assert_eq!(
        (few.population, few.nodes.len(), few.links.len()),
        (None, 0, 0)
    );
}
