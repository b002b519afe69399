//! An offer, whatever its shape, and the rows that it becomes.

use std::collections::{HashMap, HashSet};

use crate::import::{
    reader::ProblemCode,
    source::{Sink, sink::Spot, text},
};

use super::{date, employer::Employer, fact, lookup::Lookup, place, says, scrub};

/// The most characters of a description.
const LONGEST: usize = 10_000;

/// What an offer says, as it says it.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) spot: Spot,
    /// `CSP`, or `PEP` for the exports of 2021 to the public employment service.
    pub(super) prefix: &'static str,
    pub(super) reference: String,
    pub(super) title: String,
    pub(super) employer: Employer,
    /// The job title, perhaps with its code in brackets.
    pub(super) job: String,
    /// The code of the job in the référentiel of the State.
    pub(super) job_code: String,
    /// The code of a title of ROME.
    pub(super) ogr: String,
    pub(super) department: String,
    pub(super) categories: String,
    pub(super) nature: String,
    pub(super) military: String,
    pub(super) management: String,
    pub(super) versant: String,
    pub(super) mission: String,
    pub(super) profile: String,
    pub(super) status: String,
    /// When it was published; the first that is filled counts.
    pub(super) opened: Vec<(&'static str, String)>,
    pub(super) vacant_from: (&'static str, String),
    /// Until when to apply; the first that is filled counts.
    pub(super) closed: Vec<(&'static str, String)>,
    pub(super) url: String,
}

impl Offer {
    /// An offer that says nothing yet.
    pub(super) fn new(spot: Spot) -> Self {
        Self {
            spot,
            prefix: "CSP",
            reference: String::new(),
            title: String::new(),
            employer: Employer::default(),
            job: String::new(),
            job_code: String::new(),
            ogr: String::new(),
            department: String::new(),
            categories: String::new(),
            nature: String::new(),
            military: String::new(),
            management: String::new(),
            versant: String::new(),
            mission: String::new(),
            profile: String::new(),
            status: String::new(),
            opened: Vec::new(),
            vacant_from: ("", String::new()),
            closed: Vec::new(),
            url: String::new(),
        }
    }
}

type Cells = Vec<(&'static str, String)>;

/// The posts of a source, each reference once.
#[derive(Default)]
pub(super) struct Posts {
    places: HashMap<String, usize>,
    kept: Vec<(Spot, Cells)>,
    vacancies: Vec<(Spot, Cells)>,
    organisations: HashSet<String>,
}

impl Posts {
    /// Takes an offer. A reference that comes again is the same post at another place or in
    /// another publication: the first stands, and takes a place from a later one if it has none.
    pub(super) fn add(&mut self, offer: Offer, lookup: &Lookup, sink: &mut Sink) {
        let reference = text::line(&offer.reference);
        let title = text::line(&offer.title);
        for (column, said) in [("reference", &reference), ("title", &title)] {
            if said.is_empty() {
                return sink.report(&offer.spot, column, ProblemCode::MissingValue);
            }
        }
        let uid = format!("{}:{reference}", offer.prefix);
        let place = place::department(&offer.department);
        if place.is_none() && !offer.department.is_empty() {
            sink.skip("places that are no department");
        }
        let place = place.map(|code| format!("DEP:{code}")).unwrap_or_default();
        if let Some(at) = self.places.get(&uid) {
            let cells = &mut self.kept[*at].1;
            if let Some((_, known)) = cells.iter_mut().find(|(name, _)| *name == "place_uid")
                && known.is_empty()
            {
                *known = place;
            }
            return sink.skip("repeated references");
        }
        self.places.insert(uid.clone(), self.kept.len());
        let organisation = self.organisation(&offer, sink);
        let cells = post(
            &offer,
            (&uid, &reference, &title, &place, &organisation),
            lookup,
            sink,
        );
        self.kept.push((offer.spot.clone(), cells));
        if let Some(cells) = vacancy(&offer, &uid, sink) {
            self.vacancies.push((offer.spot, cells));
        }
    }

    fn organisation(&mut self, offer: &Offer, sink: &mut Sink) -> String {
        let rows = offer.employer.rows();
        for row in &rows {
            if self.organisations.insert(row.uid.clone()) {
                sink.put(
                    "organisations.csv",
                    &offer.spot,
                    [
                        ("uid", row.uid.as_str()),
                        ("name", &row.name),
                        ("kind", row.kind),
                        ("parent_uid", &row.parent),
                    ],
                );
            }
        }
        rows.last().map(|row| row.uid.clone()).unwrap_or_default()
    }

    /// Puts every post and vacancy.
    pub(super) fn put(self, sink: &mut Sink) {
        let files = [("posts.csv", self.kept), ("vacancies.csv", self.vacancies)];
        for (file, rows) in files {
            for (spot, cells) in rows {
                let cells = cells.iter().map(|(name, cell)| (*name, cell.as_str()));
                sink.put(file, &spot, cells);
            }
        }
    }
}

fn post(
    offer: &Offer,
    (uid, reference, title, place, organisation): (&str, &str, &str, &str, &str),
    lookup: &Lookup,
    sink: &mut Sink,
) -> Cells {
    let body = [&offer.mission, &offer.profile].map(|part| scrub::scrub(part));
    let mut description = body.join("\n\n").trim().to_owned();
    if let Some((end, _)) = description.char_indices().nth(LONGEST) {
        description.truncate(end);
        description.truncate(description.trim_end().len());
    }
    let mut extracted = Vec::new();
    let (mut categories, known) = fact::categories(&offer.categories);
    if !known {
        sink.report(&offer.spot, "categories", ProblemCode::UnknownValue);
    }
    if categories.is_empty() {
        categories = says::categories(title, &description);
        if !categories.is_empty() {
            extracted.push("categories");
        }
    }
    let mut military = fact::yes_or_no(&offer.military);
    if military.is_none() {
        military = says::open_to_military(&description);
        if military.is_some() {
            extracted.push("open_to_military");
        }
    }
    let versant = fact::versant(&offer.versant, &offer.reference);
    let functional = says::functional(title, &categories).filter(|_| versant == "STATE");
    if functional.is_some() {
        extracted.push("functional");
    }
    let occupation = lookup.occupation(&offer.job, &offer.job_code, &offer.ogr);
    if occupation.is_none() {
        sink.skip("posts without an occupation");
    }
    vec![
        ("uid", uid.to_owned()),
        ("reference", reference.to_owned()),
        ("title", title.to_owned()),
        ("organisation_uid", organisation.to_owned()),
        ("occupation_uid", occupation.unwrap_or_default()),
        ("place_uid", place.to_owned()),
        ("categories", categories.join("|")),
        ("open_to_military", word(military)),
        (
            "open_to_contract",
            word(fact::open_to_contract(&offer.nature)),
        ),
        ("management", word(fact::yes_or_no(&offer.management))),
        ("description", description),
        ("facts_extracted", extracted.join("|")),
        ("job_label", text::line(&offer.job)),
        ("job_code", text::line(&offer.job_code)),
        ("versant", versant.to_owned()),
        ("functional", functional.unwrap_or_default().to_owned()),
    ]
}

fn word(said: Option<bool>) -> String {
    said.map(|said| said.to_string()).unwrap_or_default()
}

/// The vacancy of an offer; none when it does not say since when it is published.
fn vacancy(offer: &Offer, uid: &str, sink: &mut Sink) -> Option<Cells> {
    let mut first = |dates: &[(&'static str, String)]| {
        let mut filled = dates.iter().filter(|(_, said)| !said.is_empty());
        filled.find_map(|(column, said)| {
            let day = date::day(said);
            if day.is_err() {
                sink.report(&offer.spot, column, ProblemCode::BadDate);
            }
            day.ok().flatten()
        })
    };
    let vacant_from = first(std::slice::from_ref(&offer.vacant_from));
    let apply_by = first(&offer.closed);
    let Some(opened_on) = first(&offer.opened) else {
        sink.report(&offer.spot, "opened_on", ProblemCode::MissingValue);
        return None;
    };
    Some(vec![
        ("uid", format!("V:{uid}")),
        ("post_uid", uid.to_owned()),
        ("state", fact::state(&offer.status).to_owned()),
        ("opened_on", opened_on),
        ("vacant_from", vacant_from.unwrap_or_default()),
        ("apply_by", apply_by.unwrap_or_default()),
        ("source_url", offer.url.trim().to_owned()),
    ])
}
