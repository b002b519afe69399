//! What could not be imported, and why: the rejects file.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

use super::{
    format::{CellKind, Column},
    header::is_sensitive,
    reader::shown,
    source::{Problem, ProblemCode},
};
use crate::domain::text::has_hidden;

/// Why something was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// A key that no file and no graph holds.
    UnknownReference,
    /// A cell that must be filled is empty.
    MissingValue,
    /// Not a date.
    BadDate,
    /// Not an instant.
    BadInstant,
    /// Neither `true` nor `false`.
    BadBoolean,
    /// Not a number.
    BadNumber,
    /// A number out of its bounds, or a year before 1900 or after 2100.
    OutOfRange,
    /// What somebody said or did, dated after now.
    Future,
    /// Not a word of the vocabulary.
    UnknownValue,
    /// A text with a control, direction or zero-width character.
    HiddenCharacter,
    /// An end before its start.
    DatesOutOfOrder,
    /// A key that an earlier row has, or another node of the graph.
    DuplicateKey,
    /// A row that would put something above itself.
    Cycle,
    /// Two cells of which exactly one is to be filled.
    ConflictingValues,
    /// Too many or too few cells.
    MalformedRow,
    /// A quotation mark that took other rows into one cell.
    OpenQuote,
    /// The header once more, among the rows.
    RepeatedHeader,
    /// A column without a name that has values.
    UnnamedColumn,
    /// A record that is too long, or that never ends.
    LongLine,
    /// A value in JSON that is no object or cannot be read.
    BrokenJson,
    /// An object in JSON without a key that it must have.
    MissingKey,
    /// A column that the format does not know.
    UnknownColumn,
    /// A column that must not be collected; nothing of its values is kept.
    SensitiveColumn,
    /// A column that every row needs is absent.
    MissingColumn,
    /// No column that every row needs is in the header.
    MissingHeader,
    /// A column stands twice in the header.
    DuplicateColumn,
    /// A file that the format does not know.
    UnknownFile,
    /// A file of a source that others need is absent.
    MissingFile,
    /// Noted: two nodes of one name in one place.
    SameName,
    /// Noted: two agents who are one person.
    SamePerson,
    /// Noted: an assignment without an end that another followed.
    EndedByNext,
    /// Noted: a date that stands for "no end".
    EndOfTime,
    /// Noted: a key that was found with other capitals.
    OtherCase,
    /// Noted: a file that is not in UTF-8.
    OtherEncoding,
    /// A row that is older than what the person said; its other columns are written.
    StaleRow,
}

impl Code {
    /// The code, as it stands in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownReference => "UNKNOWN_REFERENCE",
            Self::MissingValue => "MISSING_VALUE",
            Self::BadDate => "BAD_DATE",
            Self::BadInstant => "BAD_INSTANT",
            Self::BadBoolean => "BAD_BOOLEAN",
            Self::BadNumber => "BAD_NUMBER",
            Self::OutOfRange => "OUT_OF_RANGE",
            Self::Future => "FUTURE",
            Self::UnknownValue => "UNKNOWN_VALUE",
            Self::HiddenCharacter => "HIDDEN_CHARACTER",
            Self::DatesOutOfOrder => "DATES_OUT_OF_ORDER",
            Self::DuplicateKey => "DUPLICATE_KEY",
            Self::Cycle => "CYCLE",
            Self::ConflictingValues => "CONFLICTING_VALUES",
            Self::MalformedRow => "MALFORMED_ROW",
            Self::OpenQuote => "OPEN_QUOTE",
            Self::RepeatedHeader => "REPEATED_HEADER",
            Self::UnnamedColumn => "UNNAMED_COLUMN",
            Self::SameName => "SAME_NAME",
            Self::SamePerson => "SAME_PERSON",
            Self::EndedByNext => "ENDED_BY_NEXT",
            Self::EndOfTime => "END_OF_TIME",
            Self::OtherCase => "OTHER_CASE",
            Self::OtherEncoding => "OTHER_ENCODING",
            Self::LongLine => "LONG_LINE",
            Self::BrokenJson => "BROKEN_JSON",
            Self::MissingKey => "MISSING_KEY",
            Self::MissingHeader => "MISSING_HEADER",
            Self::DuplicateColumn => "DUPLICATE_COLUMN",
            Self::MissingFile => "MISSING_FILE",
            Self::UnknownColumn => "UNKNOWN_COLUMN",
            Self::SensitiveColumn => "SENSITIVE_COLUMN",
            Self::MissingColumn => "MISSING_COLUMN",
            Self::UnknownFile => "UNKNOWN_FILE",
            Self::StaleRow => "STALE_ROW",
        }
    }

    /// What it means, in French.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::UnknownReference => "cette clé n'existe ni dans les fichiers ni dans le graphe",
            Self::MissingValue => "cette colonne doit être remplie",
            Self::BadDate => "une date s'écrit AAAA-MM-JJ ; --dates dmy lit aussi JJ/MM/AAAA",
            Self::BadInstant => {
                "un instant s'écrit AAAA-MM-JJTHH:MM:SSZ, ou avec des millisecondes ou un décalage horaire"
            }
            Self::BadBoolean => "true ou false est attendu (ou VRAI, FAUX, OUI, NON)",
            Self::BadNumber => "un nombre est attendu",
            Self::OutOfRange => "ce nombre ou cette année sort des bornes",
            Self::Future => "ce qui a été dit ou fait ne peut pas être daté de l'avenir",
            Self::UnknownValue => "ce mot n'est pas du vocabulaire",
            Self::HiddenCharacter => {
                "ce texte a un caractère de contrôle, de direction ou invisible"
            }
            Self::DatesOutOfOrder => "la fin précède le début",
            Self::DuplicateKey => "une autre ligne ou un autre élément du graphe a déjà cette clé",
            Self::Cycle => "cette ligne placerait un élément au-dessus de lui-même",
            Self::ConflictingValues => "une seule de ces deux colonnes doit être remplie",
            Self::MalformedRow => "le nombre de cellules n'est pas celui de l'en-tête",
            Self::OpenQuote => {
                "un guillemet ouvert sur cette ligne en a pris d'autres dans une cellule ; elles sont relues"
            }
            Self::RepeatedHeader => "l'en-tête est répété ; cette ligne est ignorée",
            Self::UnnamedColumn => {
                "cette colonne n'a pas de nom et a des valeurs ; elle est ignorée"
            }
            Self::SameName => "le même nom est déjà au même endroit ; la ligne est importée",
            Self::SamePerson => "ces deux agents semblent une seule personne ; ils sont importés",
            Self::EndedByNext => "cette affectation n'a pas de fin et une autre l'a suivie",
            Self::EndOfTime => "cette date veut dire sans fin ; elle est lue comme vide",
            Self::OtherCase => "cette clé existe avec d'autres majuscules",
            Self::OtherEncoding => {
                "ce fichier n'est pas en UTF-8 ; il est lu dans l'encodage nommé"
            }
            Self::LongLine => {
                "cette ligne est trop longue, ou un guillemet y est ouvert et jamais refermé"
            }
            Self::BrokenJson => "cette valeur JSON n'est pas un objet, ou est coupée ou mal formée",
            Self::MissingKey => "cet objet JSON n'a pas cette clé, qui est obligatoire",
            Self::MissingHeader => {
                "aucune colonne obligatoire n'est dans l'en-tête ; le fichier est ignoré"
            }
            Self::DuplicateColumn => {
                "cette colonne est deux fois dans l'en-tête ; le fichier est ignoré"
            }
            Self::MissingFile => "ce fichier manque, et d'autres en dépendent",
            Self::UnknownColumn => "cette colonne n'est pas du format ; elle est ignorée",
            Self::SensitiveColumn => {
                "cette donnée ne doit pas être collectée ; rien n'en est gardé"
            }
            Self::MissingColumn => "cette colonne est obligatoire ; le fichier est ignoré",
            Self::UnknownFile => "ce fichier n'est pas du format ; il est ignoré",
            Self::StaleRow => {
                "la personne l'a dit elle-même depuis ; les autres colonnes sont importées"
            }
        }
    }
}

impl From<ProblemCode> for Code {
    fn from(code: ProblemCode) -> Self {
        match code {
            ProblemCode::MissingColumn => Self::MissingColumn,
            ProblemCode::UnknownColumn => Self::UnknownColumn,
            ProblemCode::MissingHeader => Self::MissingHeader,
            ProblemCode::DuplicateColumn => Self::DuplicateColumn,
            ProblemCode::MissingFile => Self::MissingFile,
            ProblemCode::MalformedRow => Self::MalformedRow,
            ProblemCode::OpenQuote => Self::OpenQuote,
            ProblemCode::LongLine => Self::LongLine,
            ProblemCode::BrokenJson => Self::BrokenJson,
            ProblemCode::MissingKey => Self::MissingKey,
            ProblemCode::MissingValue => Self::MissingValue,
            ProblemCode::BadDate => Self::BadDate,
            ProblemCode::UnknownValue => Self::UnknownValue,
            ProblemCode::UnknownReference => Self::UnknownReference,
        }
    }
}

/// One refusal; it never holds a value of a person's name, address or message, nor of a column that is refused.
#[derive(Debug, Clone)]
pub struct Reject {
    file: String,
    line: u64,
    column: String,
    code: Code,
    /// What the reason adds.
    detail: Option<String>,
}

impl Reject {
    pub(super) fn of_file(name: &str, code: Code) -> Self {
        Self {
            file: name.to_owned(),
            line: 1,
            column: String::new(),
            code,
            detail: None,
        }
    }

    pub(super) fn of_cell(file: &str, line: u64, column: &str, code: Code) -> Self {
        Self {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            code,
            detail: None,
        }
    }

    /// The same, with a value as far as it may be shown, and what would be right.
    pub(super) fn with_value(self, column: &Column, text: &str) -> Self {
        let key = matches!(column.name, "uid" | "reference" | "code");
        let free = matches!(column.kind, CellKind::Text | CellKind::Texts) && !key;
        let text = text.trim();
        let hide = free || text.is_empty() || text.contains('@') || has_hidden(text);
        let value = (!hide).then(|| format!("« {} »", shown(text)));
        let right = match (self.code, column.kind) {
            (Code::UnknownValue, CellKind::OneOf(words) | CellKind::SomeOf(words)) => {
                Some(format!("attendu : {}", words.join(", ")))
            }
            (Code::OutOfRange, CellKind::Integer { least, most }) => {
                Some(format!("attendu : de {least} à {most}"))
            }
            (Code::OutOfRange, CellKind::Decimal { least, most }) => {
                Some(format!("attendu : de {least} à {most}"))
            }
            (Code::OutOfRange, _) => Some("attendu : une année de 1900 à 2100".to_owned()),
            _ => None,
        };
        let detail: Vec<_> = value.into_iter().chain(right).collect();
        self.with_detail(detail.join(" ; "))
    }

    /// The same, with what the reason adds.
    pub(super) fn with_detail(self, detail: String) -> Self {
        let detail = (!detail.is_empty()).then_some(detail);
        Self { detail, ..self }
    }

    /// A row that is older than what a person said, with the instants of both.
    pub(super) fn stale(
        file: &str,
        line: u64,
        column: &str,
        recorded_at: &str,
        said_at: &str,
    ) -> Self {
        let row = match recorded_at {
            "" => "ligne sans instant".to_owned(),
            at => format!("ligne du {at}"),
        };
        Self {
            detail: Some(format!("{row}, parole du {said_at}")),
            ..Self::of_cell(file, line, column, Code::StaleRow)
        }
    }
}

/// The most refusals that are written.
const MOST: u64 = 100_000;

/// Where refusals go, how many there were, and which files could not be used for their header.
pub struct Rejects {
    writer: Option<csv::Writer<Box<dyn Write + Send>>>,
    most: u64,
    count: u64,
    unwritten: u64,
    noted: BTreeMap<&'static str, u64>,
    unusable: BTreeMap<String, Vec<String>>,
    absent: BTreeSet<String>,
}

impl Rejects {
    /// Only counts.
    #[must_use]
    pub fn counted() -> Self {
        Self {
            writer: None,
            most: MOST,
            count: 0,
            unwritten: 0,
            noted: BTreeMap::new(),
            unusable: BTreeMap::new(),
            absent: BTreeSet::new(),
        }
    }

    /// Writes `file,line,column,code,reason` as CSV.
    ///
    /// # Errors
    /// When the header cannot be written.
    pub fn written(to: Box<dyn Write + Send>) -> Result<Self, csv::Error> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(["file", "line", "column", "code", "reason"])?;
        Ok(Self {
            writer: Some(writer),
            ..Self::counted()
        })
    }

    /// The same, which writes so many at most.
    #[must_use]
    pub fn at_most(self, most: u64) -> Self {
        Self { most, ..self }
    }

    /// How many there were.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// How many of them were too many to be written.
    #[must_use]
    pub fn unwritten(&self) -> u64 {
        self.unwritten
    }

    /// The files that could not be used for their header, each with what is wrong with it.
    pub(super) fn unusable(&self) -> Vec<String> {
        let line =
            |(file, faults): (&String, &Vec<String>)| format!("{file}: {}", faults.join(", "));
        self.unusable.iter().map(line).collect()
    }

    /// The files that are absent and of which others say something.
    pub(super) fn absent(&self) -> Vec<String> {
        self.absent.iter().cloned().collect()
    }

    /// How often each thing was noted that is no refusal.
    pub(super) fn noted(&self) -> BTreeMap<&'static str, u64> {
        self.noted.clone()
    }

    /// Counts what is no refusal.
    pub(super) fn count_noted(&mut self, code: Code, count: u64) {
        if count > 0 {
            *self.noted.entry(code.name()).or_default() += count;
        }
    }

    /// Writes what is no refusal.
    pub(super) fn remark(&mut self, remark: &Reject) -> Result<(), csv::Error> {
        self.count_noted(remark.code, 1);
        let noted: u64 = self.noted.values().sum();
        if noted <= self.most {
            self.write(remark)?;
        }
        Ok(())
    }

    /// Notes what a refusal says of a whole file.
    fn note(&mut self, reject: &Reject) {
        let Reject {
            file, column, code, ..
        } = reject;
        let fault = match code {
            Code::MissingColumn => format!("no column {column}"),
            Code::DuplicateColumn => format!("column {column} twice"),
            Code::MissingHeader => "no column that is required, or no header".to_owned(),
            Code::MissingFile => {
                self.absent.insert(file.clone());
                return;
            }
            _ => return,
        };
        self.unusable.entry(file.clone()).or_default().push(fault);
    }

    /// Writes what a reader could not use, and forgets it; the columns that must not be collected are named so.
    pub(super) fn take(&mut self, problems: &mut Vec<Problem>) -> Result<(), csv::Error> {
        for problem in problems.drain(..) {
            let code = match problem.code {
                ProblemCode::UnknownColumn if is_sensitive(&problem.column) => {
                    Code::SensitiveColumn
                }
                code => code.into(),
            };
            let reject = Reject::of_cell(&problem.origin, problem.line, &problem.column, code);
            let until = problem.until.map(|line| format!("refermé ligne {line}"));
            self.add(&reject.with_detail(until.unwrap_or_default()))?;
        }
        Ok(())
    }

    pub(super) fn add(&mut self, reject: &Reject) -> Result<(), csv::Error> {
        self.count += 1;
        self.note(reject);
        if self.writer.is_some() && self.count > self.most {
            self.unwritten += 1;
            return Ok(());
        }
        self.write(reject)
    }

    fn write(&mut self, reject: &Reject) -> Result<(), csv::Error> {
        let Some(writer) = &mut self.writer else {
            return Ok(());
        };
        let line = reject.line.to_string();
        let Reject {
            file, column, code, ..
        } = reject;
        let reason = match &reject.detail {
            None => code.reason().to_owned(),
            Some(detail) => format!("{} ({detail})", code.reason()),
        };
        writer.write_record([file.as_str(), &line, column, code.name(), &reason])
    }

    pub(super) fn flush(&mut self) -> Result<(), csv::Error> {
        if let Some(writer) = &mut self.writer {
            if self.unwritten > 0 {
                let reason = format!("{} autres refus ne sont pas écrits ici", self.unwritten);
                writer.write_record(["", "", "", "TOO_MANY_REJECTS", &reason])?;
            }
            writer.flush()?;
        }
        Ok(())
    }
}
