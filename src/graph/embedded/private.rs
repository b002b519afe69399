//! Files that only this account may read, from the moment that they are made.

use std::sync::{Mutex, PoisonError};

/// How many pieces of work make private files now, and the mask to go back to after the last.
static AT_WORK: Mutex<(usize, u32)> = Mutex::new((0, 0));

/// Runs work whose new files are for this account only.
///
/// The engine makes its files itself, under the mask of the process; other files that the process makes
/// meanwhile are private too.
pub(super) fn files<T>(work: impl FnOnce() -> T) -> T {
    let _masked = Masked::begin();
    work()
}

struct Masked;

impl Masked {
    fn begin() -> Self {
        let mut at_work = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
        if at_work.0 == 0 {
            at_work.1 = mask(0o077);
        }
        at_work.0 += 1;
        Self
    }
}

impl Drop for Masked {
    fn drop(&mut self) {
        let mut at_work = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
        at_work.0 -= 1;
        if at_work.0 == 0 {
            mask(at_work.1);
        }
    }
}

#[cfg(unix)]
fn mask(mode: u32) -> u32 {
    use rustix::{fs::Mode, process::umask};
    umask(Mode::from_raw_mode(mode)).as_raw_mode()
}

#[cfg(not(unix))]
fn mask(mode: u32) -> u32 {
    mode
}
