//! What spreadsheets and programs of human resources write: nothing of it is lost unsaid.

use std::path::Path;

use passerelle::{
    export::export_csv,
    import::{Charset, Dates, Options, Reading, import_csv_as, progress::Silent, reject::Rejects},
};

use super::{Shared, import};
use crate::support::{
    directory::{directory, files},
    engine::{Engine, empty, fixture, instant},
};

/// Imports a directory as somebody says it is written; gives the rejects.
async fn import_as(engine: &Engine, from: &Path, reading: Reading) -> String {
    let text = Shared::default();
    let mut rejects = Rejects::written(Box::new(text.clone())).unwrap();
    let options = Options {
        reading,
        ..Options::default()
    };
    let home = (from, &options);
    import_csv_as(&engine.store, home, instant(), &mut rejects, &mut Silent)
        .await
        .unwrap();
    drop(rejects);
    let bytes = text.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

/// A cell as a French spreadsheet writes it back.
fn french(cell: &str) -> String {
    let parts: Vec<_> = cell.split('-').collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match (cell, parts.as_slice()) {
        ("true", _) => "VRAI".to_owned(),
        ("false", _) => "FAUX".to_owned(),
        (_, [year, month, day]) if year.len() == 4 && parts.iter().all(|part| digits(part)) => {
            format!("{day}/{month}/{year}")
        }
        _ => match cell.split_once('.') {
            Some((whole, part)) if digits(whole) && digits(part) => format!("{whole},{part}"),
            _ => cell.to_owned(),
        },
    }
}

#[tokio::test]
async fn a_directory_that_went_through_a_spreadsheet_loses_nothing() {
    for engine in empty().await {
        let home = tempfile::tempdir().unwrap();
        let source = files(&fixture("small"));
        for (name, text) in &source {
            let mut rows = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.as_bytes());
            let mut writer = csv::WriterBuilder::new()
                .delimiter(b';')
                .terminator(csv::Terminator::CRLF)
                .from_writer("\u{feff}".as_bytes().to_vec());
            for row in rows.records().map(Result::unwrap) {
                let cells = row.iter().map(|cell| format!("{}\u{a0}", french(cell)));
                writer
                    .write_record(cells.chain([String::new(), String::new()]))
                    .unwrap();
            }
            let mut bytes = writer.into_inner().unwrap();
            bytes.extend_from_slice(b";;;;;;;;;\r\n;;;;;;;;;\r\n\r\n");
            std::fs::write(home.path().join(name), bytes).unwrap();
        }
        let reading = Reading {
            dates: Dates::DayFirst,
            charset: None,
        };
        let rejects = import_as(&engine, home.path(), reading).await;
        assert_eq!(rejects.lines().count(), 1, "{rejects}");
        let out = tempfile::tempdir().unwrap();
        export_csv(&engine.store, out.path()).await.unwrap();
        let written = files(out.path());
        let is_csv = |name: &str| Path::new(name).extension().is_some_and(|end| end == "csv");
        for (name, text) in source.iter().filter(|(name, _)| is_csv(name)) {
            assert_eq!(text, &written[name], "{name} on {}", engine.name);
        }
    }
}

#[tokio::test]
async fn a_quotation_mark_that_is_never_closed_takes_no_row_with_it() {
    let row = |n: u32| format!("p-{n},Lieu {n},TOWN,p-0\n");
    let rows = |from: u32, to: u32| (from..=to).map(row).collect::<String>();
    let start = "uid,name,kind,parent_uid\np-0,France,COUNTRY,\n";
    let closings = [
        // As another cell begins.
        "p-9,\"Lieu 9\",TOWN,p-0\n",
        // By a mark of its own.
        "p-9,Lieu 9\",TOWN,p-0\n",
    ];
    for closing in closings {
        for between in [0, 1, 101] {
            let text = format!(
                "{start}p-1,\"Paris,TOWN,p-0\n{}{closing}\n{}",
                rows(100, 99 + between),
                rows(500, 501)
            );
            let home = directory(&[("places.csv", &text)]);
            for engine in empty().await {
                let (summary, rejects) = import(&engine.store, home.path()).await;
                let (summary, lines) = (summary.unwrap(), rejects.lines().collect::<Vec<_>>());
                let until = format!("refermé ligne {}", 4 + between);
                assert!(
                    lines[1].starts_with("places.csv,3,,OPEN_QUOTE"),
                    "{rejects}"
                );
                assert!(lines[1].contains(&until), "{rejects}");
                let kept = u64::from(between + 3 + u32::from(!rejects.contains("MALFORMED")));
                assert_eq!(summary.written["Place"], kept, "{text} {rejects}");
                let count = summary.lines;
                assert_eq!(count.all, u64::try_from(text.lines().count()).unwrap());
                assert_eq!((count.header, count.empty), (1, 1));
                assert_eq!(count.all, 2 + count.written + count.rejected);
            }
        }
    }
}

#[tokio::test]
async fn texts_may_have_lines_and_every_line_is_accounted_for() {
    let long = "Ligne, avec des virgules, et\nencore ; une \"\"citation\"\" ;\n".repeat(40);
    let posts = format!(
        "uid,reference,title,organisation_uid,description\np-1,R1,Un,o,\"{long}\"\n\np-2,R2,Deux,o,\"a\r\nb\"\r\n\
         p-3,R3\np-4,R4,Quatre,nowhere,\nuid,reference,title,organisation_uid,description\n,,,,\n"
    );
    let home = directory(&[
        ("organisations.csv", "uid,name,\no,A,\nq,B,x\nr,C,y"),
        ("posts.csv", &posts),
    ]);
    for engine in empty().await {
        let (summary, rejects) = import(&engine.store, home.path()).await;
        let summary = summary.unwrap();
        assert_eq!(summary.written["Post"], 2, "{rejects}");
        assert!(rejects.contains("REPEATED_HEADER"), "{rejects}");
        assert_eq!(
            rejects.matches("1,3,UNNAMED_COLUMN").count(),
            1,
            "{rejects}"
        );
        let lines = summary.lines;
        let all = 4 + posts.lines().count() as u64;
        assert_eq!((lines.all, lines.header, lines.empty), (all, 2, 2));
        assert_eq!((lines.rejected, lines.written), (3, 3 + 81 + 2));
        assert_eq!(all, 2 + 2 + 3 + 3 + 81 + 2);
    }
}

#[tokio::test]
async fn a_reject_shows_the_value_and_what_would_be_right_but_nothing_of_a_person() {
    let home = directory(&[
        (
            "organisations.csv",
            "uid,name,kind\no,A,SERVICE\np,B,BUREAU\n",
        ),
        (
            "agents.csv",
            "uid,display_name,status,category,email\na-1,Ada Exemple,Titulaire,A,ada@exemple.fr\n\
             a-2,Dupont, Jeanne,TENURED,A\na-3,Zoé,TENURED,jeanne@exemple.fr,\na-4,Zoé,TENURED,,\n",
        ),
        (
            "assignments.csv",
            "uid,agent_uid,start,organisation_uid\ns-1,a-4,02/03/2026,p\ns-2,a-4,2020-01-01,introuvable\n\
             s-3,a-4,1066-10-14,p\n",
        ),
    ]);
    for engine in empty().await {
        let (_, rejects) = import(&engine.store, home.path()).await;
        for shown in [
            "« SERVICE » ; attendu : MINISTRY",
            "« Titulaire » ; attendu : TENURED",
            "« 02/03/2026 »",
            "--dates dmy",
            "« introuvable »",
            "« 1066-10-14 » ; attendu : une année de 1900 à 2100",
        ] {
            assert!(rejects.contains(shown), "{shown}: {rejects}");
        }
        for hidden in ["Jeanne", "jeanne", "Ada", "ada@"] {
            assert!(!rejects.contains(hidden), "{hidden}: {rejects}");
        }
    }
}

#[tokio::test]
async fn keys_are_found_without_blanks_and_with_other_capitals_the_exact_one_first() {
    let first = directory(&[
        (
            "organisations.csv",
            "uid,name,parent_uid\norg-b,B, ORG-A\u{a0}\norg-a,A,\nOrg-A2,A2,\n",
        ),
        (
            "places.csv",
            "uid,name,kind,parent_uid\nx,X,TOWN,\nX,Y,TOWN,\nd,St Denis,TOWN,\ne,st  dénis,TOWN,\n",
        ),
    ]);
    let second = directory(&[(
        "posts.csv",
        "uid,reference,title,organisation_uid,place_uid\np-1,R1,T,ORG-B,X\np-2,R2,T,org-a,x\np-3,R3,T,ORG-C,\n",
    )]);
    for engine in empty().await {
        let (summary, rejects) = import(&engine.store, first.path()).await;
        let noted = summary.unwrap().noted;
        assert_eq!(noted["OTHER_CASE"], 1, "{rejects}");
        assert_eq!(noted["SAME_NAME"], 1, "{rejects}");
        assert!(rejects.contains("places.csv,5,,SAME_NAME"), "{rejects}");
        let (summary, rejects) = import(&engine.store, second.path()).await;
        assert_eq!(summary.unwrap().noted["OTHER_CASE"], 1, "{rejects}");
        assert_eq!(rejects.matches("UNKNOWN_REFERENCE").count(), 1, "{rejects}");
        let out = tempfile::tempdir().unwrap();
        export_csv(&engine.store, out.path()).await.unwrap();
        let written = files(out.path());
        let posts = &written["posts.csv"];
        assert!(posts.contains("p-1,R1,T,org-b,,X,"), "{posts}");
        assert!(posts.contains("p-2,R2,T,org-a,,x,"), "{posts}");
        let organisations = &written["organisations.csv"];
        assert!(organisations.contains("org-b,B,,,org-a"), "{organisations}");
    }
}

#[tokio::test]
async fn an_encoding_that_the_bytes_do_not_show_may_be_named() {
    let home = tempfile::tempdir().unwrap();
    let place = b"uid,name,kind\np,pr\x8esent,TOWN\n";
    std::fs::write(home.path().join("places.csv"), place).unwrap();
    for engine in empty().await {
        let (refused, _) = import(&engine.store, home.path()).await;
        let refused = refused.unwrap_err().to_string();
        assert!(refused.contains("--encoding windows-1252"), "{refused}");
        let reading = Reading {
            charset: Some(Charset::Macintosh),
            dates: Dates::YearFirst,
        };
        let rejects = import_as(&engine, home.path(), reading).await;
        assert!(rejects.contains("OTHER_ENCODING"), "{rejects}");
        let out = tempfile::tempdir().unwrap();
        export_csv(&engine.store, out.path()).await.unwrap();
        assert!(files(out.path())["places.csv"].contains("p,présent,TOWN"));
    }
}
