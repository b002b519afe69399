//! What could not be imported, and why: the rejects file.

use std::io::Write;

use super::{
    header::is_sensitive,
    source::{Problem, ProblemCode},
};

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
    /// A column that the format does not know.
    UnknownColumn,
    /// A column that must not be collected; nothing of its values is kept.
    SensitiveColumn,
    /// A column that every row needs is absent.
    MissingColumn,
    /// A file that the format does not know.
    UnknownFile,
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
            Self::BadDate => "une date s'écrit AAAA-MM-JJ",
            Self::BadInstant => {
                "un instant s'écrit AAAA-MM-JJTHH:MM:SSZ, ou avec des millisecondes ou un décalage horaire"
            }
            Self::BadBoolean => "true ou false est attendu",
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
            ProblemCode::MalformedRow => Self::MalformedRow,
            ProblemCode::MissingValue => Self::MissingValue,
            ProblemCode::BadDate => Self::BadDate,
            ProblemCode::UnknownValue => Self::UnknownValue,
            ProblemCode::UnknownReference => Self::UnknownReference,
        }
    }
}

/// One refusal; it never holds the value refused.
#[derive(Debug, Clone)]
pub struct Reject {
    file: String,
    line: u64,
    column: String,
    code: Code,
    /// What the reason adds; never the value refused.
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

/// Where refusals go, and how many there were.
pub struct Rejects {
    writer: Option<csv::Writer<Box<dyn Write + Send>>>,
    count: u64,
}

impl Rejects {
    /// Only counts.
    #[must_use]
    pub fn counted() -> Self {
        Self {
            writer: None,
            count: 0,
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
            count: 0,
        })
    }

    /// How many there were.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
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
            self.add(&reject)?;
        }
        Ok(())
    }

    pub(super) fn add(&mut self, reject: &Reject) -> Result<(), csv::Error> {
        self.count += 1;
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
            writer.flush()?;
        }
        Ok(())
    }
}
