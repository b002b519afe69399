//! What the name of a file says.

/// The version of ROME in a name: `unix_item_v347_utf8.csv` is of `3.47`; any of 3.x and 4.x.
pub(super) fn rome_version(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let bytes = name.as_bytes();
    bytes.windows(4).enumerate().find_map(|(at, window)| {
        let whole = bytes.get(at + 4).is_none_or(|next| !next.is_ascii_digit());
        let version = whole
            && window[0] == b'v'
            && matches!(window[1], b'3' | b'4')
            && window[2..].iter().all(u8::is_ascii_digit);
        version.then(|| format!("{}.{}", &name[at + 1..at + 2], &name[at + 2..at + 4]))
    })
}

/// The version of ESCO in a path: `ESCO dataset - v1.2.0 - classification` is `1.2.0`.
pub(super) fn dotted_version(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    lower.split('v').skip(1).find_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let version = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
        let dotted = version.contains('.') && version.starts_with(|c: char| c.is_ascii_digit());
        dotted.then(|| version.to_owned())
    })
}

/// The year in a name: `v_commune_2024.csv` is of `2024`.
pub(super) fn year(name: &str) -> Option<String> {
    let mut parts = name.split(|c: char| !c.is_ascii_digit());
    parts
        .rfind(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")))
        .map(str::to_owned)
}

/// The two letters of the language with which a name ends: `skills_fr.csv` is in `fr`.
pub(super) fn language(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    ["fr", "en"]
        .into_iter()
        .find(|language| stem.ends_with(&format!("_{language}")))
}
