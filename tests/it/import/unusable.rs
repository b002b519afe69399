//! Files of which nothing can be used are named, and what they hold is not printed.

use passerelle::import::{
    import_csv, import_source, progress::Silent, reject::Rejects, source::Kind,
};

use super::{
    Shared, import,
    sources::{ROME_3, forced, tree},
};
use crate::support::{
    directory::directory,
    engine::{empty, evening, instant},
};

const ORGANISATION: (&str, &str) = ("organisations.csv", "uid,name\norg-a,A\n");

#[tokio::test]
async fn a_file_whose_header_cannot_be_used_is_named_with_what_it_lacks() {
    let cases = [
        (
            "uid,reference,title\np,R,T\n",
            "MISSING_COLUMN",
            "posts.csv: no column organisation_uid",
        ),
        (
            "",
            "MISSING_HEADER",
            "posts.csv: no column that is required, or no header",
        ),
        (
            "p,R,T,org-a\n",
            "MISSING_HEADER",
            "posts.csv: no column that is required, or no header",
        ),
        (
            "uid,reference,title,organisation_uid,description,title\np,R,T,org-a,D,U\n",
            "DUPLICATE_COLUMN",
            "posts.csv: column title twice",
        ),
    ];
    for engine in empty().await {
        for (posts, code, line) in cases {
            let home = directory(&[ORGANISATION, ("posts.csv", posts)]);
            let (summary, rejects) = import(&engine.store, home.path()).await;
            let summary = summary.unwrap();
            assert_eq!(summary.unusable, [line], "{posts}");
            assert!(rejects.contains(code), "{rejects}");
            assert_eq!(summary.written["Organisation"], 1);
        }
        let header = directory(&[
            ORGANISATION,
            ("posts.csv", "uid,reference,title,organisation_uid\n"),
        ]);
        let (summary, _) = import(&engine.store, header.path()).await;
        assert_eq!(summary.unwrap().unusable, [""; 0]);
    }
}

#[tokio::test]
async fn names_of_files_are_compared_without_case() {
    let home = directory(&[
        ("Organisations.CSV", ORGANISATION.1),
        ("Recipes.CSV", "uid\nr\n"),
    ]);
    for engine in empty().await {
        let (summary, rejects) = import(&engine.store, home.path()).await;
        assert_eq!(summary.unwrap().written["Organisation"], 1);
        assert!(rejects.contains("Recipes.CSV,1,,UNKNOWN_FILE"), "{rejects}");
    }
}

#[tokio::test]
async fn rejects_print_no_row_in_the_place_of_a_header_and_no_more_than_a_bound() {
    for engine in empty().await {
        let long = "é".repeat(500);
        let agents = "Camille Exemple,camille@exemple.fr,TENURED\n";
        let organisations = format!("uid,name,{long}\n,,\n,B,\n,C,\n,D,\n");
        let home = directory(&[
            ("agents.csv", agents),
            ("organisations.csv", &organisations),
        ]);
        let text = Shared::default();
        let rejects = Rejects::written(Box::new(text.clone())).unwrap();
        let mut rejects = rejects.at_most(3);
        let summary = import_csv(
            &engine.store,
            home.path(),
            instant(),
            &mut rejects,
            &mut Silent,
        )
        .await;
        drop(rejects);
        let text = String::from_utf8(text.0.lock().unwrap().clone()).unwrap();
        assert!(
            !text.contains("Camille") && !text.contains("exemple.fr"),
            "{text}"
        );
        assert!(
            text.contains(&long[..120]) && !text.contains(&long[..122]),
            "{text}"
        );
        let summary = summary.unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(summary.rejects_not_written, summary.rejected - 3);
        assert_eq!(lines.len(), 5);
        assert!(lines[4].contains("TOO_MANY_REJECTS"), "{text}");
    }
}

#[tokio::test]
async fn a_source_whose_file_is_absent_takes_nothing_back_and_says_so() {
    for engine in empty().await {
        let import = async |files: &[(&str, &str)]| {
            let home = tree(&[files]);
            let options = forced();
            let source = (Kind::Rome, home.path(), &options);
            let mut rejects = Rejects::counted();
            import_source(&engine.store, source, evening(), &mut rejects, &mut Silent)
                .await
                .unwrap()
        };
        assert!(import(&ROME_3).await.unusable.is_empty());
        let [domains, items, _, titles] = ROME_3;
        let summary = import(&[domains, items, titles]).await;
        assert!(summary.withdrawn.is_empty());
        assert_eq!(summary.absent, ["unix_coherence_item"]);
        let line =
            "occupation_needs.csv: rome 3 (3.47) gives none; the 2 rows of an earlier import stay";
        assert_eq!(summary.unusable, [line]);
        // Without the items no need can be used: the file of needs has rows.
        let summary = import(&[domains, ROME_3[2], titles]).await;
        assert_eq!(summary.barren, ["occupation_needs.csv"]);
        assert_eq!(summary.absent, ["unix_item"]);
    }
}
