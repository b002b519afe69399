//! The file of the embedded engine: damage is refused, modes are tight, one process holds it.

use std::{fs, path::Path};

use crate::support::command::passerelle;

/// Gives a file the rights that a mode says.
#[cfg(unix)]
fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_password_file_that_others_can_read_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let secret = place.path().join("password");
    fs::write(&secret, "secret\n").unwrap();
    let check = |mode: u32| {
        chmod(&secret, mode);
        let mut command = passerelle(&["config", "--check"]);
        let command = command.env_remove("PASSERELLE_GRAPH__PASSWORD");
        let output = command
            .env("PASSERELLE_GRAPH__PASSWORD_FILE", &secret)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!said.contains("secret\n"), "{said}");
        (
            output.status.code(),
            said.contains("graph.password_file") && said.contains("chmod 600"),
        )
    };
    for mode in [0o600, 0o400] {
        assert_eq!(check(mode), (Some(0), false), "{mode:o}");
    }
    for mode in [0o604, 0o644, 0o666] {
        assert_eq!(check(mode), (Some(3), true), "{mode:o}");
    }
}
