use super::*;

/// A text of seventy words, of which one can be changed.
fn text(subject: &str) -> String {
    let words = (0..70).map(|at| {
        if at == 35 {
            subject.to_owned()
        } else {
            format!("mission{at}")
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

const TOWN: Notice = Notice {
    organisation: "org",
    title: "Gestionnaire de paie (H/F)",
    place: Some("lyon"),
    around: &[],
    categories: &[],
    open_to: [None, None],
    addresses: &[],
    text: "",
};

fn found(notices: &[Notice]) -> Vec<(usize, usize, Sameness)> {
    let same = same_jobs(notices).into_iter();
    same.map(|same| (same.first, same.later, same.by)).collect()
}

#[test]
fn a_title_in_one_organisation_and_place_is_one_job_unless_the_texts_say_otherwise() {
    let other_title = Notice {
        title: "GESTIONNAIRE DE PAIE F/H",
        ..TOWN
    };
    assert_eq!(found(&[TOWN, other_title]), [(0, 1, Sameness::Post)]);
    let (pay, ships) = (
        text("paie"),
        "Tenir la caisse du bord et payer les équipages.",
    );
    let with = |text| Notice { text, ..TOWN };
    assert_eq!(found(&[with(&pay), with(ships)]), []);
    assert_eq!(found(&[with(&pay), TOWN]), [(0, 1, Sameness::Post)]);
    // The beginning of a text is of the same notice.
    assert_eq!(
        found(&[with(&pay), with(&pay[..200])]),
        [(0, 1, Sameness::Post)]
    );
    let elsewhere = Notice {
        place: Some("brest"),
        ..TOWN
    };
    assert_eq!(found(&[TOWN, elsewhere]), []);
    let nowhere = Notice {
        place: None,
        ..TOWN
    };
    assert_eq!(found(&[nowhere, nowhere]), []);
    let theirs = Notice {
        organisation: "other",
        ..TOWN
    };
    assert_eq!(found(&[TOWN, theirs]), []);
}

#[test]
fn near_equal_texts_are_one_job_where_title_and_place_agree() {
    let (one, two, short) = (
        text("paie"),
        text("paye"),
        "Gérer la paie des agents du siège.",
    );
    let other = |place, title, text| Notice {
        organisation: "other",
        title,
        place,
        text,
        ..TOWN
    };
    let kept = Notice { text: &one, ..TOWN };
    let alone: [(usize, usize, Sameness); 0] = [];
    for (notice, expected) in [
        (other(None, "Gestionnaire paie", &one), true),
        (other(Some("lyon"), "Gestionnaire de la paie", &one), true),
        // Another word of seventy makes five rows of sixty-six others: less than nine tenths in common.
        (other(None, TOWN.title, &two), false),
        (other(Some("brest"), TOWN.title, &one), false),
        (other(None, "Chargé de recrutement", &one), false),
        (other(None, "Gestionnaire de paie 2", &one), false),
        (other(None, TOWN.title, short), false),
        (other(None, TOWN.title, ""), false),
    ] {
        let expected: &[_] = if expected {
            &[(0, 1, Sameness::Text)]
        } else {
            &alone
        };
        assert_eq!(found(&[kept, notice]), expected, "{notice:?}");
    }
    let brief = Notice {
        text: short,
        place: None,
        ..TOWN
    };
    assert_eq!(found(&[brief, brief]), []);
}

#[test]
fn a_long_title_hides_no_other_town() {
    let one = text("paie");
    let called = |title| Notice {
        title,
        place: None,
        text: &one,
        ..TOWN
    };
    let caen = called("Technicien de zone d'observation du pôle d'observation de Caen");
    let nice = called("Technicien de zone d observation au pole d observation de nice");
    assert_eq!(found(&[caen, nice]), []);
    let same = called("TECHNICIENNE de zone d'observation, pôle d'observation de Caen");
    assert_eq!(found(&[caen, same]), [(0, 1, Sameness::Text)]);
}

#[test]
fn a_place_is_that_of_what_is_above_it() {
    let one = text("paie");
    let around = ["lyon".to_owned(), "rhone".to_owned()];
    let town = Notice {
        text: &one,
        around: &around,
        ..TOWN
    };
    let department = Notice {
        place: Some("rhone"),
        around: &around[1..],
        ..town
    };
    assert_eq!(found(&[department, town]), [(0, 1, Sameness::Text)]);
}

#[test]
fn a_notice_without_a_place_does_not_join_two_towns() {
    let one = text("paie");
    let place = |place| Notice {
        place,
        text: &one,
        ..TOWN
    };
    assert_eq!(
        found(&[place(None), place(Some("lyon")), place(Some("brest"))]),
        [(0, 1, Sameness::Text)]
    );
}

#[test]
fn an_address_is_that_of_one_job_where_titles_agree_and_a_home_page_of_none() {
    let at = |address: &str| vec![address.to_owned()];
    let (one, same, other, home) = (
        at("https://www.exemple.fr/offre/12/"),
        at("http://exemple.fr/offre/12?utm_source=lettre#haut"),
        at("https://exemple.fr/offre/13"),
        at("https://exemple.fr/"),
    );
    let by = |addresses| Notice {
        organisation: "",
        place: None,
        addresses,
        ..TOWN
    };
    assert_eq!(found(&[by(&one), by(&same)]), [(0, 1, Sameness::Address)]);
    assert_eq!(found(&[by(&one), by(&other)]), []);
    assert_eq!(found(&[by(&home), by(&home)]), []);
    let list = Notice {
        title: "Chargé de recrutement",
        ..by(&one)
    };
    assert_eq!(found(&[by(&one), list]), []);
    let in_brest = Notice {
        place: Some("brest"),
        ..by(&one)
    };
    let in_lyon = Notice {
        place: Some("lyon"),
        ..by(&one)
    };
    assert_eq!(found(&[in_brest, in_lyon]), []);
}

#[test]
fn what_joins_one_copy_joins_them_all_unless_something_is_against_it() {
    let (pay, ships) = (text("paie"), text("paie").replace("mission", "bord"));
    let address = ["https://exemple.fr/offre/12".to_owned()];
    let first = Notice {
        text: &pay,
        addresses: &address,
        ..TOWN
    };
    let second = Notice {
        organisation: "other",
        text: &pay,
        ..TOWN
    };
    let third = Notice {
        organisation: "third",
        addresses: &address,
        place: None,
        ..TOWN
    };
    assert_eq!(
        found(&[first, second, third]),
        [(0, 1, Sameness::Text), (0, 2, Sameness::Address)]
    );
    let other_text = Notice {
        organisation: "other",
        text: &ships,
        ..TOWN
    };
    let bare = Notice {
        organisation: "other",
        ..TOWN
    };
    // Two jobs of one title: what says nothing joins the first.
    assert_eq!(found(&[second, other_text, bare]), [(0, 2, Sameness::Post)]);
}

#[test]
fn notices_for_other_people_are_other_jobs() {
    let categories = [["A".to_owned()], ["B".to_owned()]];
    let [first, second] = &categories;
    let of = |categories, open_to| Notice {
        categories,
        open_to,
        ..TOWN
    };
    let unknown = [None, None];
    assert_eq!(found(&[of(first, unknown), of(second, unknown)]), []);
    assert_eq!(found(&[of(first, unknown), TOWN]), [(0, 1, Sameness::Post)]);
    let (yes, no) = ([None, Some(true)], [None, Some(false)]);
    assert_eq!(found(&[of(first, yes), of(first, no)]), []);
    let more = found(&[of(first, yes), of(first, unknown)]);
    assert_eq!(more, [(0, 1, Sameness::Post)]);
}

#[test]
fn eight_copies_are_one_job() {
    let expected: Vec<_> = (1..8).map(|at| (0, at, Sameness::Post)).collect();
    assert_eq!(found(&[TOWN; 8]), expected);
}

#[test]
fn what_joins_by_another_copy_says_by_what() {
    let pay = text("paie");
    let second = Notice {
        organisation: "other",
        text: &pay,
        ..TOWN
    };
    let first = Notice { text: &pay, ..TOWN };
    let bare = Notice {
        organisation: "other",
        ..TOWN
    };
    assert_eq!(
        found(&[first, second, bare]),
        [(0, 1, Sameness::Text), (0, 2, Sameness::Post)]
    );
}
