//! Whatever the bytes of a file, reading it ends in rows, problems or an error.

use proptest::prelude::*;

use super::*;

const FILES: [(&str, &str); 9] = [
    (
        "unix_referentiel_code_rome_v460_utf8.csv",
        "code_rome,libelle_rome,code_rome_parent\n\"A1101\",\"L''été\",A1101\n",
    ),
    (
        "unix_item_v347_utf8.csv",
        "code_ogr,libelle,code_type_referentiel,code_ref_rubrique\n1,Épisser,2,6\n",
    ),
    (
        "fiches_v460.json",
        "[{\"rome\": {\"code_rome\": \"A1101\", \"intitule\": \"x\"}, \"competences\": {\"savoirs\": {\"categories\": [{\"items\": [{\"libelle\": \"é\", \"code_ogr\": 1}]}]}}, \"mobilites\": [{\"rome_cible\": \"A1102 - y\"}]}]",
    ),
    (
        "skills_en.csv",
        "conceptUri,skillType,preferredLabel,altLabels,hiddenLabels\nhttp://data.europa.eu/esco/skill/aa,knowledge,knots,\"a\nb\",\n",
    ),
    (
        "v_commune_2024.csv",
        "TYPECOM,COM,DEP,LIBELLE,COMPARENT\nCOM,2A004,2A,Ajaccio,\n",
    ),
    (
        "weekly.csv",
        "Référence;Intitulé du poste;Métier;Catégorie;Versant;Localisation du poste;Date de première publication\n1;\"Épi\nsseur\";x;A;État;Ain (01);01/02/2026\n",
    ),
    (
        "pep.csv",
        "Par_URL_offre|Code_ogr|Par_ref_offre|Description|Libelle_metier_OGR|Off_date_creation\nhttps://x/y-reference-1|10203|1|a\\nb|Épisseur|01/03/2021\n",
    ),
    (
        "offers.json",
        "{\"reference\": \"1\", \"title\": \"é\", \"organisationName\": \"o\", \"description1\": \"<p>a@b.fr</p>\", \"startPublicationDate\": \"2026-03-18\"}\n",
    ),
    ("a.zip", "PK\u{3}\u{4}\u{14}\0\0\0\u{8}\0"),
];

/// A change of some bytes.
#[derive(Debug, Clone)]
enum Change {
    Put(usize, u8),
    Insert(usize, u8),
    Cut(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let byte = prop_oneof![
        Just(b'"'),
        Just(b','),
        Just(b';'),
        Just(b'|'),
        Just(b'\n'),
        Just(b'\r'),
        Just(0),
        Just(0xff),
        Just(0xc3),
        Just(b'{'),
        Just(b']'),
        any::<u8>()
    ];
    let at = 0..400_usize;
    prop_oneof![
        4 => (at.clone(), byte.clone()).prop_map(|(at, byte)| Change::Put(at, byte)),
        4 => (at.clone(), byte).prop_map(|(at, byte)| Change::Insert(at, byte)),
        1 => at.prop_map(Change::Cut),
    ]
}

fn mangle(bytes: &mut Vec<u8>, changes: &[Change]) {
    for change in changes {
        let length = bytes.len().max(1);
        match change {
            Change::Put(at, byte) => {
                if let Some(place) = bytes.get_mut(at % length) {
                    *place = *byte;
                }
            }
            Change::Insert(at, byte) => bytes.insert((at % length).min(bytes.len()), *byte),
            Change::Cut(at) => bytes.truncate(at % length),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_bytes_make_a_source_panic(which in 0..FILES.len(), changes in proptest::collection::vec(change(), 0..12)) {
        let (name, text) = FILES[which];
        let mut bytes = text.as_bytes().to_vec();
        mangle(&mut bytes, &changes);
        let directory = directory(&[(name, &bytes)]);
        for kind in [Kind::Rome, Kind::Esco, Kind::Csp, Kind::Cog] {
            let _ = read(kind, directory.path());
        }
        let found = recognise(directory.path()).unwrap();
        prop_assert_eq!(found.len(), 1);
    }
}
