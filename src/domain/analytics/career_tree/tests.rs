use super::*;
use crate::domain::analytics::{
    sequence::tests::{flows, trails},
    small_count::Threshold,
};

/// The trees of careers of the members of a corps, where the flows of five people and more are disclosed.
fn grown(of: &[(usize, &str)]) -> BTreeMap<(Root, bool), Tree> {
    let careers = trails(of);
    let flows = flows(&careers);
    let members = careers.into_iter();
    let members: Vec<_> = members
        .map(|trail| trail.between(Some("C"), Some("C")))
        .collect();
    let usual = Usual::find(&members, &flows, None, LONGEST, Threshold::INSIDE);
    grow(&usual)
}

fn occupation(uid: &str) -> Root {
    Root::Occupation(uid.to_owned())
}

fn links(tree: &Tree) -> Vec<(usize, &str, &str, usize)> {
    let all = tree.links.iter();
    all.map(|link| (link.step, &*link.from_uid, &*link.to_uid, link.count))
        .collect()
}

const CAREERS: &[(usize, &str)] = &[(6, "abc"), (5, "ab"), (7, "ac"), (8, "a")];

#[test]
fn links_count_the_ways_that_go_through_them() {
    let trees = grown(CAREERS);
    let onward = &trees[&(occupation("a"), false)];
    let found = [(0, "a", "b", 11), (0, "a", "c", 7), (1, "b", "c", 6)];
    assert_eq!((links(onward), onward.population()), (found.to_vec(), 18));
    assert_eq!(onward.all_suppressed(), 0);
    assert_eq!(onward.links[2].median_months, 12);
    let shares: Vec<f64> = onward
        .shares()
        .into_iter()
        .map(|(_, share)| share)
        .collect();
    assert_eq!(shares, [11.0 / 18.0, 7.0 / 18.0, 6.0 / 11.0]);
    let nodes = onward.nodes();
    let node = |node: &Node| (node.step, node.occupation_uid.clone(), node.count);
    let nodes: Vec<_> = nodes.iter().map(node).collect();
    let found = [(0, "a", 18), (1, "b", 11), (1, "c", 7), (2, "c", 6)];
    assert_eq!(
        nodes,
        found.map(|(step, uid, count)| (step, uid.to_owned(), count))
    );
    assert_eq!(links(&onward.clone().to_depth(1)).len(), 2);
}

#[test]
fn backwards_a_tree_counts_what_led_there() {
    let trees = grown(CAREERS);
    let back = &trees[&(occupation("c"), true)];
    let found = [(0, "c", "a", 7), (0, "c", "b", 6), (1, "b", "a", 6)];
    assert_eq!((links(back), back.population()), (found.to_vec(), 13));
}

#[test]
fn a_corps_begins_with_the_first_occupations_of_its_members() {
    let trees = grown(CAREERS);
    let corps = Root::Corps("C".to_owned());
    let onward = &trees[&(corps.clone(), false)];
    let found = [(0, "a", "b", 11), (0, "a", "c", 7), (1, "b", "c", 6)];
    assert_eq!(links(onward), found);
    // Those who ended with b had come from a; who never moved is not published.
    let found = [
        (0, "b", "a", 5),
        (0, "c", "a", 7),
        (0, "c", "b", 6),
        (1, "b", "a", 6),
    ];
    assert_eq!(links(&trees[&(corps, true)]), found);
}

#[test]
fn few_people_who_stop_are_not_isolated_by_those_who_go_on() {
    // Of eleven at b six go on and five stop; of eight the six would isolate two.
    let seen =
        |people| links(&grown(&[(6, "abc"), (people, "ab")])[&(occupation("a"), false)]).len();
    assert_eq!((seen(5), seen(2)), (2, 1));
}

#[test]
fn a_way_of_few_people_is_suppressed_and_counted() {
    let trees = grown(&[(6, "ab"), (4, "ac"), (9, "a")]);
    let onward = &trees[&(occupation("a"), false)];
    assert_eq!((links(onward).len(), onward.all_suppressed()), (1, 1));
}
