//! What the files of ROME say, whatever their edition and form.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::import::{
    reader::{Input, ProblemCode, ReadError, Row, Table},
    source::{Sink, sink::Spot, text},
};

use super::shape::Part;

/// The category of knowledge that is a diploma or a permit, and no competency.
pub(super) const DIPLOMAS: &str = "Certifications et habilitations";

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemKind {
    Skill,
    Behaviour,
    Knowledge,
    Diploma,
    Context,
}

/// An item of the référentiel.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) kind: ItemKind,
    /// The code of the competency above it.
    pub(super) above: String,
    /// Whether 3.x lists it in a base rubric.
    pub(super) base: bool,
    pub(super) spot: Spot,
}

/// An occupation.
#[derive(Debug)]
pub(super) struct Occupation {
    pub(super) code: String,
    pub(super) label: String,
    /// The code of the sheet of 3.x above it.
    pub(super) parent: String,
    /// Whether it is digital, where the source says it.
    pub(super) digital: Option<bool>,
    pub(super) spot: Spot,
}

/// How much an occupation needs an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Core {
    /// The source does not say.
    Unsaid,
    /// At the heart of the occupation.
    Main,
    /// At its heart, and new to it.
    Emerging,
    /// Not at its heart.
    Other,
}

/// A need of an occupation.
#[derive(Debug)]
pub(super) struct Need {
    pub(super) occupation: String,
    pub(super) item: String,
    pub(super) core: Core,
    pub(super) spot: Spot,
}

/// A reference mobility.
#[derive(Debug)]
pub(super) struct Mobility {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) evolution: bool,
    pub(super) rank: String,
    pub(super) spot: Spot,
}

/// Everything that the files say.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) items: Vec<Item>,
    places: HashMap<String, usize>,
    pub(super) occupations: Vec<Occupation>,
    known: HashSet<String>,
    pub(super) families: HashMap<String, String>,
    pub(super) titles: BTreeMap<String, Vec<String>>,
    pub(super) needs: Vec<Need>,
    pub(super) mobilities: Vec<Mobility>,
}

impl Gathered {
    /// An item by its code.
    pub(super) fn item(&self, code: &str) -> Option<&Item> {
        self.places.get(code).map(|at| &self.items[*at])
    }

    /// Takes an item; of several with one code the first stands.
    pub(super) fn add_item(&mut self, item: Item) {
        if let Some(at) = self.places.get(&item.code) {
            self.items[*at].base |= item.base;
        } else {
            self.places.insert(item.code.clone(), self.items.len());
            self.items.push(item);
        }
    }

    /// Takes an occupation; of several with one code the first stands.
    pub(super) fn add_occupation(&mut self, occupation: Occupation) {
        if self.known.insert(occupation.code.clone()) {
            self.occupations.push(occupation);
        }
    }

    /// Takes a file in CSV.
    pub(super) fn table(
        &mut self,
        part: Part,
        input: &Input,
        sink: &mut Sink,
    ) -> Result<(), ReadError> {
        let mut table = Table::open(input)?;
        if !table.take(part.shape(), &mut sink.problems) {
            return Ok(());
        }
        while let Some(row) = table.read(&mut sink.problems)? {
            let spot = Spot {
                origin: input.name().clone(),
                line: row.line,
            };
            self.row(part, &row, spot, sink);
        }
        Ok(())
    }

    fn row(&mut self, part: Part, row: &Row, spot: Spot, sink: &mut Sink) {
        match part {
            Part::Competencies
            | Part::Knowledge
            | Part::Contexts
            | Part::Items
            | Part::OldItems => self.item_row(part, row, spot, sink),
            Part::Occupations => {
                let digital = match row.text("transition_num") {
                    "" => None,
                    said => Some(said == "O"),
                };
                self.add_occupation(Occupation {
                    code: row.text("code_rome").to_owned(),
                    label: label(row.text("libelle_rome")),
                    parent: row.text("code_rome_parent").to_owned(),
                    digital,
                    spot,
                });
            }
            Part::Domains => {
                let occupation = row.text("code_rome").to_owned();
                let family = label(row.text("libelle_domaine_professionel"));
                self.families.insert(occupation.clone(), family);
                self.add_occupation(Occupation {
                    code: occupation,
                    label: label(row.text("libelle_rome")),
                    parent: String::new(),
                    digital: None,
                    spot,
                });
            }
            Part::Titles => {
                let titles = self.titles.entry(row.text("code_rome").to_owned());
                let titles = titles.or_default();
                titles.push(label(row.text("libelle_appellation_long")));
                titles.push(label(row.text("libelle_appellation_court")));
            }
            Part::Needs => self.needs.push(Need {
                occupation: row.text("code_rome").to_owned(),
                item: row.text("code_ogr").to_owned(),
                core: core(row.text("coeur_metier"), &spot, sink),
                spot,
            }),
            Part::Mobilities | Part::OldMobilities => {
                let evolution = match (part, row.text("code_type_mobilite")) {
                    (Part::Mobilities, _) | (_, "1") => false,
                    (_, "2") => true,
                    _ => {
                        return sink.report(&spot, "code_type_mobilite", ProblemCode::UnknownValue);
                    }
                };
                self.mobilities.push(Mobility {
                    from: row.text("code_rome").to_owned(),
                    to: row.text("code_rome_cible").to_owned(),
                    evolution,
                    rank: row.text("numero_ordre").to_owned(),
                    spot,
                });
            }
        }
    }

    /// Takes a row of a file of items.
    fn item_row(&mut self, part: Part, row: &Row, spot: Spot, sink: &mut Sink) {
        let code = row.text("code_ogr");
        match part {
            Part::Competencies => {
                let behaviour = row.text("cat_comp").starts_with("Savoir-être");
                let kind = if behaviour {
                    ItemKind::Behaviour
                } else {
                    ItemKind::Skill
                };
                let label = row.text("libelle_competence");
                self.item_of_row((code, label), kind, row.text("code_ogr_macro_comp"), spot);
            }
            Part::Knowledge => {
                let diploma = row.text("categorie_savoir") == DIPLOMAS;
                let kind = if diploma {
                    ItemKind::Diploma
                } else {
                    ItemKind::Knowledge
                };
                let named = (row.text("code_ogr_savoir"), row.text("libelle_savoir"));
                self.item_of_row(named, kind, "", spot);
            }
            Part::Contexts => {
                let named = (code, row.text("libelle_cont_travail"));
                self.item_of_row(named, ItemKind::Context, "", spot);
            }
            Part::Items => {
                let kind = match row.text("code_rubrique") {
                    "1" => ItemKind::Skill,
                    "2" => ItemKind::Behaviour,
                    "3" => ItemKind::Knowledge,
                    "" => ItemKind::Context,
                    _ => return sink.report(&spot, "code_rubrique", ProblemCode::UnknownValue),
                };
                self.item_of_row((code, row.text("libelle")), kind, "", spot);
            }
            Part::OldItems => {
                let kind = match row.text("code_type_referentiel") {
                    "1" => ItemKind::Knowledge,
                    "2" => ItemKind::Skill,
                    "5" => ItemKind::Context,
                    _ => {
                        return sink.report(
                            &spot,
                            "code_type_referentiel",
                            ProblemCode::UnknownValue,
                        );
                    }
                };
                // Rubrics 6 and 7 are base skills and knowledge, 9 and 10 specific ones.
                self.add_item(Item {
                    code: code.to_owned(),
                    label: label(row.text("libelle")),
                    kind,
                    above: String::new(),
                    base: matches!(row.text("code_ref_rubrique"), "6" | "7"),
                    spot,
                });
            }
            _ => {}
        }
    }

    fn item_of_row(&mut self, named: (&str, &str), kind: ItemKind, above: &str, spot: Spot) {
        self.add_item(Item {
            code: named.0.to_owned(),
            label: label(named.1),
            kind,
            above: above.to_owned(),
            base: false,
            spot,
        });
    }
}

/// A label as it is meant: some files double the apostrophe.
pub(super) fn label(text: &str) -> String {
    text::line(&text.replace("''", "'"))
}

/// What 4.x says of a need.
pub(super) fn core(said: &str, spot: &Spot, sink: &mut Sink) -> Core {
    match said {
        "" => Core::Unsaid,
        "Principale" => Core::Main,
        "Émergente" | "Emergente" => Core::Emerging,
        _ => {
            sink.report(spot, "coeur_metier", ProblemCode::UnknownValue);
            Core::Other
        }
    }
}
