//! Who states the rows of a directory, and of which files it is the whole: as it was asked for, else as its
//! `manifest.toml` says.

use std::{fs, path::Path};

use serde::Deserialize;

use super::{
    ImportError, Options,
    format::{CsvFile, files},
};

/// The file in a directory that says it.
const NAME: &str = "manifest.toml";

/// Names that no directory may have: `api` is who says something over the API.
const RESERVED: [&str; 2] = ["api", "alignment"];

/// What a manifest may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    source: Option<String>,
    #[serde(default)]
    complete: Vec<String>,
}

/// Who states the rows of a directory.
#[derive(Debug)]
pub(super) struct Origin {
    /// The name of the source.
    pub(super) source: String,
    /// The files that say all that the source has to say of their kind.
    pub(super) complete: Vec<&'static CsvFile>,
}

/// Who states the rows of a directory: what was asked for comes before its manifest, and that before its name.
pub(super) fn origin(directory: &Path, options: &Options) -> Result<Origin, ImportError> {
    let manifest = read(directory)?;
    let source = options.source.clone().or(manifest.source);
    let source = match source {
        Some(source) => source.trim().to_owned(),
        None => named(directory),
    };
    if source.is_empty() || RESERVED.contains(&&*source) || source.chars().any(char::is_control) {
        return Err(ImportError::BadSource(source));
    }
    let asked = if options.complete.is_empty() {
        &manifest.complete
    } else {
        &options.complete
    };
    Ok(Origin {
        source,
        complete: complete(asked)?,
    })
}

/// The files with some names, which may stand without their ending.
pub(super) fn complete(names: &[String]) -> Result<Vec<&'static CsvFile>, ImportError> {
    let file = |name: &String| {
        let wanted = name.trim().to_lowercase();
        let wanted = wanted.strip_suffix(".csv").unwrap_or(&wanted);
        files()
            .find(|file| file.name.strip_suffix(".csv") == Some(wanted))
            .ok_or_else(|| ImportError::NoSuchFile(name.clone()))
    };
    names.iter().map(file).collect()
}

fn read(directory: &Path) -> Result<Manifest, ImportError> {
    let path = directory.join(NAME);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Manifest::default());
        }
        Err(error) => return Err(ImportError::Unreadable(path, error)),
    };
    toml::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| ImportError::BadManifest(path, error.message().to_owned()))
}

/// The name of a directory, however its path was written.
fn named(directory: &Path) -> String {
    let whole = directory.canonicalize();
    let whole = whole.as_deref().unwrap_or(directory);
    let name = whole.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
