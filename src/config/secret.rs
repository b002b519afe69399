//! Secrets that are kept in files of their own.

use std::{
    fs::{File, Metadata},
    io::Read as _,
    path::Path,
};

use secrecy::SecretString;

use super::ConfigError;

/// Reads the secret of a file; line ends after it are dropped. `key` names the setting in errors.
///
/// # Errors
/// [`ConfigError::Unreadable`] when the file cannot be read, and [`ConfigError::Exposed`] when accounts
/// other than its owner can read it (its group may, where root owns the file, as on a mounted volume).
pub fn read_secret(key: &'static str, path: &Path) -> Result<SecretString, ConfigError> {
    let unreadable = |source| ConfigError::Unreadable {
        key,
        path: path.display().to_string(),
        source,
    };
    // The rights are those of the file that is read, and not of another one put in its place.
    let mut file = File::open(path).map_err(unreadable)?;
    if is_exposed(&file.metadata().map_err(unreadable)?) {
        return Err(ConfigError::Exposed {
            key,
            path: path.display().to_string(),
        });
    }
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(unreadable)?;
    Ok(text.trim_end_matches(['\r', '\n']).into())
}

#[cfg(unix)]
fn is_exposed(file: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    exposes(file.mode(), file.uid())
}

#[cfg(not(unix))]
fn is_exposed(_: &Metadata) -> bool {
    false
}

/// Whether a file of this mode and owner can be used by accounts that should not read a secret.
#[cfg(unix)]
fn exposes(mode: u32, owner: u32) -> bool {
    let allowed = if owner == 0 { 0o740 } else { 0o700 };
    mode & 0o777 & !allowed != 0
}

#[cfg(all(test, unix))]
mod tests {
    use super::exposes;

    #[test]
    fn only_the_owner_reads_a_secret_and_a_group_that_root_chose() {
        for (mode, owner, exposed) in [
            (0o600, 1000, false),
            (0o400, 1000, false),
            (0o640, 1000, true),
            (0o604, 1000, true),
            (0o644, 0, true),
            (0o440, 0, false),
            (0o460, 0, true),
            (0o666, 1000, true),
        ] {
            assert_eq!(exposes(mode, owner), exposed, "{mode:o} of {owner}");
        }
    }
}
