//! What a post offers somebody, by the files alone: wishes met, where it is and until when one may apply.

use chrono::NaiveDate;

use super::{
    files::{Files, Row},
    judge::{Case, names},
};

impl Case<'_> {
    /// The wishes that the post meets, as a reason names them.
    pub fn wishes(&self) -> Vec<&'static str> {
        let wished = self.files.aspirations.get(self.agent);
        let names = |column: &str, uid: &str| {
            let mut lists = wished.into_iter().flatten().map(|row| &row[column]);
            lists.any(|list| list.split('|').any(|wish| wish == uid))
        };
        let up = |column: &str, tree, uid: &str| {
            let above = Files::above(tree, uid);
            above.into_iter().any(|row| names(column, &row["uid"]))
        };
        let (files, post) = (self.files, self.post);
        let occupation = &post["occupation_uid"];
        let wants = files.wants.get(self.agent);
        let develops = files.develops.get(&post["uid"]);
        [
            (
                !occupation.is_empty() && names("occupation_uids", occupation),
                "le métier",
            ),
            (
                up(
                    "organisation_uids",
                    &files.organisations,
                    &post["organisation_uid"],
                ),
                "l'employeur",
            ),
            (
                up("place_uids", &files.places, &post["place_uid"]),
                "le lieu",
            ),
            (
                wants
                    .zip(develops)
                    .is_some_and(|(own, post)| !own.is_disjoint(post)),
                "des compétences à développer",
            ),
        ]
        .into_iter()
        .filter_map(|(met, name)| met.then_some(name))
        .collect()
    }

    pub fn is_at(&self, name: &str) -> bool {
        let place = self.files.places.get(&self.post["place_uid"]);
        place.is_some_and(|place| names(name, &place["name"]))
    }

    /// Another ministry than that of today and, where the post's place is known, that place.
    pub fn elsewhere(&self, said: &str) -> bool {
        let ministry = self.files.ministry(&self.post["organisation_uid"]);
        let today = self.files.today_of(self.agent);
        let own = today.and_then(|(held, _)| self.files.ministry(&held.organisation));
        let Some((ministry, own)) = ministry.zip(own) else {
            return false;
        };
        let of_ministry = |text| names(text, &ministry["name"]);
        let with_place = || {
            let mut commas = said.match_indices(", ");
            commas.any(|(at, comma)| {
                of_ministry(&said[..at]) && self.is_at(&said[at + comma.len()..])
            })
        };
        ministry["uid"] != own["uid"] && (of_ministry(said) || with_place())
    }

    /// Days until the last one to apply, of the vacancy that was opened last.
    pub fn days_left(&self) -> Option<i64> {
        let day = |row: &Row, column: &str| row[column].parse::<NaiveDate>().ok();
        let today = self.files.today;
        let vacancies = self.files.vacancies.get(&self.post["uid"]);
        let open = vacancies.into_iter().flatten().filter(|row| {
            let ends = ["filled_on", "withdrawn_on"];
            ["VACANT", "LIKELY_VACANT"].contains(&row["state"].as_str())
                && day(row, "opened_on").is_some_and(|on| on <= today)
                && ends
                    .iter()
                    .all(|end| day(row, end).is_none_or(|on| on > today))
                && day(row, "apply_by").is_none_or(|on| on >= today)
        });
        let last = open.max_by_key(|row| day(row, "opened_on"))?;
        Some((day(last, "apply_by")? - today).num_days())
    }
}
