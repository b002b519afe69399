use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

const SHAPE: Shape = Shape {
    columns: &[
        Column::required("code", &["Référence"]),
        Column::optional("label", &["Intitulé du poste"]),
    ],
    ignored: &["note"],
    exact: false,
};

fn written(directory: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = directory.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn input(path: &Path) -> Input {
    Input::all(path).unwrap().remove(0)
}

type Rows = Vec<(u64, String, String)>;
type Problems = Vec<(u64, String, ProblemCode)>;

/// Line, code and label of every row, and what was reported.
fn rows(bytes: &[u8]) -> (Rows, Problems) {
    let directory = TempDir::new().unwrap();
    rows_of(&input(&written(&directory, "a.csv", bytes)))
}

fn rows_of(input: &Input) -> (Rows, Problems) {
    let mut problems = Vec::new();
    let mut table = Table::open(input).unwrap();
    let mut rows = Vec::new();
    if table.take(&SHAPE, &mut problems) {
        while let Some(row) = table.read(&mut problems).unwrap() {
            let [code, label] = ["code", "label"].map(|name| row.text(name).to_owned());
            rows.push((row.line, code, label));
        }
    }
    let problems = problems.into_iter();
    let problems = problems.map(|problem| (problem.line, problem.column, problem.code));
    (rows, problems.collect())
}

fn row(line: u64, code: &str, label: &str) -> (u64, String, String) {
    (line, code.to_owned(), label.to_owned())
}

fn in_1252(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn a_file_is_read_in_whatever_encoding_it_comes() {
    let text = "code,label\n1,Métier d’été à 3 €\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(bytes).collect::<Vec<_>>()
    };
    let files = [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        in_1252(text),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
    ];
    for file in files {
        assert_eq!(rows(&file).0, [row(2, "1", "Métier d’été à 3 €")]);
    }
}

#[test]
fn fields_in_another_encoding_are_repaired_one_by_one() {
    // A file in Windows-1252 of which one field was already UTF-8.
    let mut bytes = in_1252("code,label\n1,Développeur\n2,");
    bytes.extend_from_slice("Métier d’avenir".as_bytes());
    bytes.extend_from_slice(b"\n");
    let expected = [row(2, "1", "Développeur"), row(3, "2", "Métier d’avenir")];
    assert_eq!(rows(&bytes).0, expected);
    // The same, decoded twice by whoever made the file.
    let twice = "code,label\n1,DÃ©veloppeur\n2,Âge\n3,Ãlot\n";
    let expected = [
        row(2, "1", "Développeur"),
        row(3, "2", "Âge"),
        row(4, "3", "Ãlot"),
    ];
    assert_eq!(rows(twice.as_bytes()).0, expected);
}

#[test]
fn a_character_that_two_chunks_share_is_one() {
    // A letter that the repair of fields does not know.
    for before in (1 << 16) - 16..(1 << 16) + 4 {
        let text = format!("code,label\n1,{}ķ\n", "a".repeat(before));
        assert!(rows(text.as_bytes()).0[0].2.ends_with("aķ"), "{before}");
    }
}

#[test]
fn the_separator_is_that_of_the_header_outside_quotes() {
    for separator in [",", ";", "|", "\t"] {
        let text = ["\"code\"", "\"label\"\n1", "a; b\n"].join(separator);
        let text = text.replace("a; b", "\"a; b, c|d\"");
        let (rows, problems) = rows(text.as_bytes());
        assert_eq!(
            (rows, problems),
            (vec![row(2, "1", "a; b, c|d")], vec![]),
            "{separator}"
        );
    }
    let quoted = "\"Référence\",\"note\",\"Intitulé; du; poste\"\n1,x,y\n";
    assert_eq!(rows(quoted.as_bytes()).0, [row(2, "1", "y")]);
}

#[test]
fn between_bars_a_quotation_mark_is_one() {
    let text = "code|label\n1|L'agent dit \"oui\n2|\"non\"\n";
    let expected = [row(2, "1", "L'agent dit \"oui"), row(3, "2", "\"non\"")];
    assert_eq!(rows(text.as_bytes()).0, expected);
}

#[test]
fn column_names_are_folded_and_have_other_names() {
    for header in [
        "REFERENCE;INTITULE_DU_POSTE",
        "\"Référence\"; Intitulé  du poste ",
        "référence;Intitulé-du-poste",
    ] {
        let text = format!("{header}\n1;a\n");
        assert_eq!(
            rows(text.as_bytes()),
            (vec![row(2, "1", "a")], vec![]),
            "{header}"
        );
    }
    assert_eq!(
        fold("Lieu d’affectation (sans géolocalisation)"),
        fold("LIEU D'AFFECTATION SANS GEOLOCALISATION")
    );
}

#[test]
fn a_row_has_the_line_on_which_it_begins() {
    let expected = [
        row(2, "1", "a"),
        row(4, "2", "b\nc"),
        row(7, "3", "d"),
        row(8, "4", "e"),
    ];
    for end in ["\n", "\r\n"] {
        let text = "code,label\n1,a\n\n2,\"b\nc\"\n\n3,d\n4,e".replace('\n', end);
        let (mut rows, _) = rows(text.as_bytes());
        for row in &mut rows {
            row.2 = row.2.replace("\r\n", "\n");
        }
        assert_eq!(rows, expected, "{end:?}");
    }
    let mixed = "\r\n\ncode,label\r\n1,a\n2,b\r\n\r\n3,c\n";
    assert_eq!(
        rows(mixed.as_bytes()).0,
        [row(4, "1", "a"), row(5, "2", "b"), row(7, "3", "c")]
    );
}

#[test]
fn compressed_files_and_entries_of_a_zip_can_be_read_twice() {
    let directory = TempDir::new().unwrap();
    let text = "code,label\n1,a\n".repeat(5000);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(text.as_bytes()).unwrap();
    let gzip = written(&directory, "a.csv.gz", &gzip.finish().unwrap());
    let zip = directory.path().join("b.zip");
    let mut writer = ZipWriter::new(fs::File::create(&zip).unwrap());
    for (name, method) in [
        ("d/b.csv", zip::CompressionMethod::Deflated),
        ("a.csv", zip::CompressionMethod::Stored),
    ] {
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
    let mut inputs = Input::all(&zip).unwrap();
    inputs.extend(Input::all(&gzip).unwrap());
    let names: Vec<_> = inputs
        .iter()
        .map(|input| input.name().to_string())
        .collect();
    assert_eq!(names, ["a.csv", "b.csv", "a.csv"]);
    let expected = rows(text.as_bytes());
    assert_eq!(expected.0.len(), 9999);
    for input in inputs.iter().chain(&inputs) {
        assert_eq!(rows_of(input), expected);
    }
    let broken = written(&directory, "c.zip", b"PK\x03\x04 is no zip");
    assert!(matches!(Input::all(&broken), Err(ReadError::Zip(..))));
}

#[test]
fn rows_that_do_not_fit_are_reported_and_passed_over() {
    let text = "code,label,note,\n1,a,x,\n2,b\n3,c,x,,\n4,d,x,y,z\n,,,\n5,e,x,\n";
    let (rows, problems) = rows(text.as_bytes());
    assert_eq!(rows, [row(2, "1", "a"), row(4, "3", "c"), row(7, "5", "e")]);
    let malformed = |line| (line, String::new(), ProblemCode::MalformedRow);
    assert_eq!(problems, [malformed(3), malformed(5)]);
}

#[test]
fn unknown_columns_are_reported_and_required_ones_are_missed() {
    let (found, problems) = rows("code,Couleur\n1,a\n".as_bytes());
    assert_eq!(found, [row(2, "1", "")]);
    assert_eq!(
        problems,
        [(1, "Couleur".to_owned(), ProblemCode::UnknownColumn)]
    );
    let nothing = [(1, String::new(), ProblemCode::MissingHeader)];
    for text in [
        "Camille Exemple,camille@exemple.fr\na,b\n",
        "label\na\n",
        "",
    ] {
        assert_eq!(rows(text.as_bytes()), (vec![], nothing.to_vec()), "{text}");
    }
    let (_, problems) = rows(format!("code,{}\n", "x".repeat(200)).as_bytes());
    assert_eq!(problems[0].1.len(), 60);
    let (found, problems) = rows(b"code,label,code\n1,a,2\n");
    assert_eq!(found, []);
    let twice = (1, "code".to_owned(), ProblemCode::DuplicateColumn);
    assert_eq!(problems, [twice]);
}

/// The lines of the values of a file, and those that were reported.
fn lines_of_json(bytes: &[u8]) -> (Vec<u64>, Vec<u64>) {
    let directory = TempDir::new().unwrap();
    let mut values = Values::open(&input(&written(&directory, "a.json", bytes))).unwrap();
    let (mut problems, mut lines) = (Vec::new(), Vec::new());
    while let Some((line, _)) = values.read(&mut problems).unwrap() {
        lines.push(line);
    }
    let broken = |problem: &Problem| problem.code == ProblemCode::BrokenJson;
    assert!(problems.iter().all(broken), "{problems:?}");
    (lines, problems.iter().map(|problem| problem.line).collect())
}

#[test]
fn a_broken_value_takes_no_other_with_it() {
    let broken = [
        "{\"a\": {\"b\": 1",
        "{\"a\": \"x}",
        "oops { \"a\":",
        "{",
        "\"",
        "]}",
        "{\"a\": \"x\"y\", \"b\": 2}",
    ];
    for broken in broken {
        let text = format!("{{\"a\": 1}}\n{broken}\n{broken}\n{{\"a\": 2}}\n{{\"a\": 3}}\n");
        assert_eq!(
            lines_of_json(text.as_bytes()),
            (vec![1, 4, 5], vec![2, 3]),
            "{broken}"
        );
        let first = format!("{broken}\n{{\"a\": 2}}\n{{\"a\": 3}}\n");
        assert_eq!(
            lines_of_json(first.as_bytes()),
            (vec![2, 3], vec![1]),
            "{broken}"
        );
    }
    for broken in &broken[..2] {
        for [before, between] in [["[", ",\n "], ["[\n", ",\n"], ["[\n  ", ",\n  "]] {
            let text = ["{\"a\": 1}", broken, "{\"a\": 2}"].join(between);
            let text = format!("{before}{text}\n]\n");
            let first = if before.contains('\n') { 2 } else { 1 };
            let expected = (vec![first, first + 2], vec![first + 1]);
            assert_eq!(lines_of_json(text.as_bytes()), expected, "{text}");
        }
    }
    let pretty = "{\n \"a\": 1\n}\n{\n \"a\": \"1\n}\n{\n \"a\": 1\n}\n";
    assert_eq!(lines_of_json(pretty.as_bytes()), (vec![1, 7], vec![4]));
}

#[test]
fn an_array_that_is_cut_is_reported_and_a_list_in_an_answer_may_begin_its_lines() {
    assert_eq!(
        lines_of_json(b"[{\"a\": 1},\n{\"a\": 2},\n"),
        (vec![1, 2], vec![3])
    );
    assert_eq!(
        lines_of_json(b"[{\"a\": 1},\n{\"a\": 2"),
        (vec![1], vec![2])
    );
    assert_eq!(lines_of_json(b"[]"), (vec![], vec![]));
    let answer = "{\"total\": 2, \"resultats\": [\n{\"a\": 1},\n{\"a\": 2}\n]}\n";
    assert_eq!(lines_of_json(answer.as_bytes()), (vec![1, 1], vec![]));
}

#[test]
fn json_in_utf_16_is_read_with_and_without_a_mark() {
    let text = "{\"a\": \"\u{e9}\"}\n{\"a\": 2}\n";
    for mark in ["", "\u{feff}"] {
        let units: Vec<u16> = mark.encode_utf16().chain(text.encode_utf16()).collect();
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = units.iter().copied().flat_map(bytes).collect();
            let directory = TempDir::new().unwrap();
            let input = input(&written(&directory, "a.json", &bytes));
            assert!(input.is_json().unwrap());
            assert_eq!(lines_of_json(&bytes), (vec![1, 2], vec![]));
        }
    }
}

#[test]
fn an_encoding_that_is_not_known_is_said_once() {
    // Mac Roman.
    let directory = TempDir::new().unwrap();
    for bytes in [
        b"code,label\n1,pr\x8esent\n".as_slice(),
        b"code,label\n1,tr\x8fs\n",
    ] {
        let refused = input(&written(&directory, "a.csv", bytes)).check();
        assert!(
            matches!(refused, Err(ReadError::Encoding(..))),
            "{refused:?}"
        );
    }
    // One byte among many accents is a fault of its row.
    let text = [&in_1252(&"\u{e9}".repeat(20)), b"\x81".as_slice()].concat();
    input(&written(&directory, "a.csv", &text)).check().unwrap();
}

#[test]
fn a_record_that_never_ends_takes_no_other_with_it() {
    let mark = "code,label\n1,a\n2,\"b\n3,c\n4,d\n";
    let (found, problems) = rows(mark.as_bytes());
    assert_eq!(
        found,
        [row(2, "1", "a"), row(4, "3", "c"), row(5, "4", "d")]
    );
    assert_eq!(problems, [(3, String::new(), ProblemCode::LongLine)]);
    let long = format!(
        "code,label\n1,a\n2,{}\n3,c\n4,\"d\ne\"\n",
        "b".repeat(2_000_000)
    );
    let (found, problems) = rows(long.as_bytes());
    assert_eq!(
        found,
        [row(2, "1", "a"), row(4, "3", "c"), row(5, "4", "d\ne")]
    );
    assert_eq!(problems, [(3, String::new(), ProblemCode::LongLine)]);
    let header = format!("{},label\n1,a\n", "b".repeat(2_000_000));
    let refused = [(1, String::new(), ProblemCode::MissingHeader)];
    assert_eq!(rows(header.as_bytes()), (vec![], refused.to_vec()));
}

#[test]
fn what_a_zip_says_of_an_entry_is_checked_and_so_is_how_far_it_inflates() {
    let directory = TempDir::new().unwrap();
    for method in [
        zip::CompressionMethod::Deflated,
        zip::CompressionMethod::Stored,
    ] {
        let path = directory.path().join("a.zip");
        let mut writer = ZipWriter::new(fs::File::create(&path).unwrap());
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file("a.csv", options).unwrap();
        writer.write_all(b"code,label\n1,Paris\n").unwrap();
        writer.finish().unwrap();
        input(&path).check().unwrap();
        let mut bytes = fs::read(&path).unwrap();
        // The checksum in the list of entries at the end.
        let list = bytes
            .windows(4)
            .position(|four| four == b"PK\x01\x02")
            .unwrap();
        bytes[list + 16] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let refused = input(&path).check();
        assert!(
            matches!(refused, Err(ReadError::Unreadable(..))),
            "{refused:?}"
        );
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&vec![b'0'; 30_000_000]).unwrap();
    let bomb = written(&directory, "b.csv.gz", &gzip.finish().unwrap());
    assert!(matches!(
        input(&bomb).check(),
        Err(ReadError::Unreadable(..))
    ));
}

#[test]
fn json_is_an_array_or_lines_or_the_list_in_an_answer() {
    let directory = TempDir::new().unwrap();
    let texts = [
        "[{\"a\": \"x, ]}\\\"\"},\n {\"a\": \"é\"}]",
        "{\"a\": \"x, ]}\\\"\"}\n{\"a\": \"é\"}\n",
        "\u{feff}{\"total\": 2, \"resultats\": [{\"a\": \"x, ]}\\\"\"}, {\"a\": \"é\"}]}",
    ];
    for (text, lines) in texts.into_iter().zip([[1, 2], [1, 2], [1, 1]]) {
        for bytes in [
            text.as_bytes().to_vec(),
            in_1252(text.trim_start_matches('\u{feff}')),
        ] {
            let input = input(&written(&directory, "a.json", &bytes));
            assert!(input.is_json().unwrap());
            let mut values = Values::open(&input).unwrap();
            let mut problems = Vec::new();
            for (line, expected) in lines.into_iter().zip(["x, ]}\"", "é"]) {
                let (at, value) = values.read(&mut problems).unwrap().unwrap();
                assert_eq!((at, value["a"].as_str()), (line, Some(expected)));
            }
            assert_eq!(values.read(&mut problems).unwrap(), None);
            assert_eq!(problems, []);
        }
    }
}

#[test]
fn json_that_cannot_be_read_is_reported_with_its_line() {
    let directory = TempDir::new().unwrap();
    let text = "{\"a\": 1}\n{\"a\": }\n12\n{\"a\": 3}\n{\"a\": [";
    let mut values =
        Values::open(&input(&written(&directory, "a.jsonl", text.as_bytes()))).unwrap();
    let mut problems = Vec::new();
    let mut lines = Vec::new();
    while let Some((line, _)) = values.read(&mut problems).unwrap() {
        lines.push(line);
    }
    assert_eq!(lines, [1, 4]);
    let problems: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, problem.code))
        .collect();
    let malformed = [2, 3, 5].map(|line| (line, ProblemCode::BrokenJson));
    assert_eq!(problems, malformed);
}
