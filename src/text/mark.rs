//! A mark of some texts, by which what was made of them is known to hold.

use sha2::{Digest as _, Sha256};

/// Sixteen hexadecimal digits: what was made of the texts holds as long as they stay the same.
pub fn mark<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text);
        hash.update([0]);
    }
    let mut mark = format!("{:x}", hash.finalize());
    mark.truncate(16);
    mark
}
