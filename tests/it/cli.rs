//! The commands, run as a user runs them: what they print and how they end.

use serde_json::Value;

use crate::support::{
    command::{passerelle, run, succeed, text},
    directory::{directory, files},
    engine::fixture,
};

fn code(args: &[&str]) -> (Option<i32>, String) {
    let output = run(args);
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

#[test]
fn the_schema_that_is_printed_is_the_one_that_is_kept() {
    let kept = include_str!("../../schema.graphql");
    assert!(
        succeed(&["schema"]) == kept,
        "schema.graphql is old: run `cargo run -- schema > schema.graphql`"
    );
}

#[test]
fn every_command_shows_an_example_in_its_help() {
    for command in [
        "serve",
        "migrate",
        "import",
        "export",
        "refresh",
        "recommend",
        "schema",
        "check",
        "evaluate",
        "generate",
        "populate",
        "config",
    ] {
        assert!(
            succeed(&[command, "--help"]).contains("Example: "),
            "{command}"
        );
    }
}

#[test]
fn a_wrong_flag_is_usage_and_a_wrong_setting_is_configuration() {
    assert_eq!(code(&["recommend", "agt-01", "--as-of", "hier"]).0, Some(2));
    assert_eq!(code(&["recommend", "agt-01", "--first", "51"]).0, Some(2));
    assert_eq!(code(&["fly"]).0, Some(2));
    let (status, said) = code(&["check", "--graph", "ftp://x"]);
    assert_eq!(status, Some(3), "{said}");
    let settings = directory(&[("s.toml", "[graph]\nuri = 'bolt://x'\n")]);
    let path = settings.path().join("s.toml");
    let (status, said) = code(&["config", "--check", "--config", text(&path)]);
    assert_eq!(status, Some(3));
    assert!(said.contains("uri"), "{said}");
    assert_eq!(
        code(&["config", "--check", "--config", "absent.toml"]).0,
        Some(3)
    );
}

#[test]
fn the_settings_in_force_are_shown_with_their_source_and_without_secrets() {
    let output = passerelle(&["config", "--check", "--json", "--as-of", "2026-03-02"])
        .env("PASSERELLE_GRAPH__PASSWORD", "very secret")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains("very secret"));
    let origins: Vec<Value> = serde_json::from_str(&said).unwrap();
    let source = |key: &str| {
        let found = origins.iter().find(|origin| origin["key"] == key).unwrap();
        found["source"].as_str().unwrap().to_owned()
    };
    assert_eq!(source("graph.password"), "PASSERELLE_GRAPH__PASSWORD");
    assert_eq!(source("as_of"), "--as-of");
    assert_eq!(source("server.listen"), "default");
}

#[test]
fn a_server_that_is_away_is_distinguished_from_other_failures() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("bolt://{}", free.local_addr().unwrap());
    drop(free);
    for command in [
        vec!["migrate"],
        vec!["refresh"],
        vec!["check"],
        vec!["recommend", "agt-01"],
    ] {
        let args = [&command[..], &["--graph", &url]].concat();
        let output = passerelle(&args)
            .env("PASSERELLE_GRAPH__DEADLINE_SECONDS", "2")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(4), "{command:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_command_that_is_interrupted_says_so_even_while_it_calculates() {
    // Enough occupations that the evaluation would take much longer than this test.
    let table = |header: &str, row: &dyn Fn(usize) -> String| {
        let rows: Vec<String> = (0..2_000).map(row).collect();
        format!("{header}\n{}\n", rows.join("\n"))
    };
    let occupations = table("uid,scheme,code,label_fr,digital", &|i| {
        format!("o{i},X,{i},Métier {i},true")
    });
    let competencies = table("uid,scheme,code,label_fr", &|i| {
        format!("c{i},X,{i},Compétence {i}")
    });
    let needs = table("occupation_uid,competency_uid", &|i| {
        let of = |step: usize| format!("o{i},c{}", (i + step) % 2_000);
        [0, 1, 3, 7, 20].map(of).join("\n")
    });
    let moves = table("from_uid,to_uid,kind", &|i| {
        format!("o{i},o{},REFERENCE_CLOSE", (i + 1) % 2_000)
    });
    let data = directory(&[
        ("occupations.csv", &occupations),
        ("competencies.csv", &competencies),
        ("occupation_needs.csv", &needs),
        ("occupation_relations.csv", &moves),
    ]);
    let mut child = passerelle(&["evaluate", "mobility", text(data.path())])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_secs(1));
    let interrupt = ["-INT", &child.id().to_string()].map(str::to_owned);
    let sent = std::process::Command::new("kill").args(interrupt).status();
    assert!(sent.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn an_unknown_agent_is_not_found() {
    let (status, said) = code(&["recommend", "agt-none", "--data", "fixtures/small"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("NOT_FOUND"), "{said}");
}

#[test]
fn data_that_cannot_be_used_at_all_is_invalid() {
    let nothing = directory(&[("notes.txt", "x")]);
    let (status, said) = code(&["import", "csv", text(nothing.path())]);
    assert_eq!(status, Some(5));
    assert!(said.contains(text(nothing.path())), "{said}");
    let bad = directory(&[("organisations.csv", "uid,name\n,\n")]);
    assert_eq!(code(&["import", "csv", text(bad.path())]).0, Some(5));
    let lacking = directory(&[
        ("organisations.csv", "uid,name\na,A\n"),
        ("places.csv", "uid,name\np,P\n"),
    ]);
    let (status, said) = code(&["import", "csv", text(lacking.path())]);
    assert_eq!(status, Some(5));
    assert!(said.contains("places.csv: no column kind"), "{said}");
}

#[test]
fn a_file_keeps_the_graph_between_commands() {
    let place = tempfile::tempdir().unwrap();
    let graph = format!("embedded:{}", text(&place.path().join("graph.kgl")));
    let out = place.path().join("out");
    let rejects = place.path().join("rejects.csv");
    let small = fixture("small");
    let summary = succeed(&[
        "import",
        "csv",
        text(&small),
        "--graph",
        &graph,
        "--rejects",
        text(&rejects),
        "--json",
    ]);
    let summary: Value = serde_json::from_str(&summary).unwrap();
    assert_eq!(summary["format"], "csv");
    assert_eq!(summary["rejected"], 0);
    assert_eq!(
        std::fs::read_to_string(&rejects).unwrap(),
        "file,line,column,code,reason\n"
    );
    succeed(&["refresh", "--graph", &graph, "--as-of", "2026-03-02"]);
    succeed(&["check", "--graph", &graph]);
    succeed(&["export", "csv", text(&out), "--graph", &graph]);
    assert_eq!(files(&out), files(&small));
    let kept = succeed(&[
        "recommend",
        "agt-01",
        "--graph",
        &graph,
        "--as-of",
        "2026-03-02",
        "--json",
    ]);
    let loaded = succeed(&["recommend", "agt-01", "--data", text(&small), "--json"]);
    let scores = |json: &str| {
        let answer: Value = serde_json::from_str(json).unwrap();
        let edges = answer["edges"].as_array().unwrap().clone();
        edges
            .iter()
            .map(|edge| edge["score"].clone())
            .collect::<Vec<_>>()
    };
    assert!(!scores(&kept).is_empty());
    assert_eq!(scores(&kept), scores(&loaded));
}

#[test]
fn a_person_reads_the_recommendations_as_a_table() {
    let table = succeed(&[
        "recommend",
        "agt-01",
        "--data",
        "fixtures/small",
        "--first",
        "3",
    ]);
    insta::assert_snapshot!("recommend_table", table);
}

#[test]
fn an_empty_list_says_why_in_words() {
    for (agent, reason) in [
        ("agt-03", "(CONSENT_MISSING) : l'agent n'a pas donné"),
        ("agt-06", "(NO_COMPETENCY_KNOWN) : aucune compétence"),
        ("agt-19", "(BELOW_THRESHOLD) : trop peu du parcours"),
    ] {
        let said = succeed(&["recommend", agent, "--data", "fixtures/small"]);
        assert!(said.contains(reason), "{said}");
    }
}

#[test]
fn the_readme_shows_what_its_commands_print() {
    let readme = include_str!("../../README.md");
    for command in [
        ["recommend", "agt-001", "--first", "1"],
        ["paths", "agt-006", "--first", "2"],
    ] {
        let printed = succeed(&command);
        assert!(readme.contains(printed.trim_end()), "{printed}");
    }
}

#[test]
fn a_ranked_answer_takes_four_statements_and_each_level_of_nodes_one_more() {
    let output = passerelle(&["recommend", "agt-01", "--data", "fixtures/small"])
        .env("PASSERELLE_LOG__LEVEL", "passerelle=debug")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let (_, asked) = said.rsplit_once("refresh/record_derivation").unwrap();
    let mut names: Vec<_> = asked
        .lines()
        .filter_map(|line| line.split_once("statement=\""))
        .filter_map(|(_, rest)| rest.split('"').next())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "agent/list_by_uids",
            "competency/list_by_uids",
            "occupation/list_by_uids",
            "organisation/list_by_uids",
            "place/list_by_uids",
            "post/list_by_uids",
            "recommend/describe",
            "recommend/explain",
            "recommend/rank",
            "recommend/share_words",
        ]
    );
}

#[test]
fn a_complete_file_that_lacks_too_much_ends_with_5_and_changes_nothing_until_forced() {
    let place = tempfile::tempdir().unwrap();
    let graph = format!("embedded:{}", text(&place.path().join("graph.kgl")));
    let data = place.path().join("rh");
    std::fs::create_dir(&data).unwrap();
    let say = |rows: &str| {
        let posts = format!("uid,reference,title,organisation_uid\n{rows}");
        std::fs::write(data.join("organisations.csv"), "uid,name\no,O\n").unwrap();
        std::fs::write(data.join("posts.csv"), posts).unwrap();
    };
    say("p-1,R1,Un,o\np-2,R2,Deux,o\n");
    let import = |more: &[&str]| {
        let common = ["import", "csv", text(&data), "--graph", &graph, "--json"];
        run(&[&common[..], more].concat())
    };
    assert!(import(&[]).status.success());
    say("p-1,R1,Un,o\n");
    let out = place.path().join("out");
    for (more, status, posts) in [
        (&["--complete", "posts"][..], Some(5), 3),
        (&["--complete", "posts", "--dry-run"], Some(5), 3),
        (&["--complete", "posts", "--dry-run", "--force"], Some(0), 3),
        (&["--complete", "posts", "--source", "other"], Some(0), 3),
        (&["--complete", "posts", "--source", "api"], Some(5), 3),
        (&["--complete", "posts", "--force"], Some(0), 2),
    ] {
        let output = import(more);
        assert_eq!(output.status.code(), status, "{more:?}: {output:?}");
        let said = String::from_utf8_lossy(&output.stdout).replace([' ', '\n'], "");
        let counts = more.contains(&"--dry-run") || posts == 2;
        assert_eq!(
            said.contains("\"withdrawn\":{\"Post\":1}"),
            counts,
            "{more:?}: {said}"
        );
        succeed(&["export", "csv", text(&out), "--graph", &graph]);
        assert_eq!(files(&out)["posts.csv"].lines().count(), posts, "{more:?}");
    }
}
