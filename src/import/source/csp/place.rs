//! The department of an offer.

/// The code of a department in `Creuse (23)`, `Cher (18 )`, `Europe, France, Paris (75)`, `R67` or
/// `1`; the first that is one of the 101.
pub(super) fn department(said: &str) -> Option<String> {
    let said = said.trim();
    let bracketed = said
        .split('(')
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let last = said.rsplit('_').next().unwrap_or(said);
    bracketed.chain([last]).find_map(code)
}

fn code(said: &str) -> Option<String> {
    let said = said.trim().to_ascii_uppercase();
    let digits = said.bytes().all(|byte| byte.is_ascii_digit());
    let number = said.parse().ok().filter(|_| digits);
    let code = number.map_or(said, |number: u32| format!("{number:02}"));
    let known = match code.as_str() {
        "2A" | "2B" | "971" | "972" | "973" | "974" | "976" => true,
        "20" => false,
        _ => number.is_some_and(|number| (1..=95).contains(&number)),
    };
    known.then_some(code)
}
