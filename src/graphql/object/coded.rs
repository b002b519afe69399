//! What competencies and occupations have in common.

use async_graphql::{Object, Result};

use crate::graphql::{page::First, scalar::LocalizedText};

/// A code of a scheme and its names: fields that are read as those of the object around it.
pub(super) struct Coded<'c> {
    pub(super) scheme: &'c str,
    pub(super) code: &'c str,
    pub(super) label_fr: &'c str,
    pub(super) label_en: Option<&'c str>,
    pub(super) alt_labels: &'c [String],
}

#[Object]
impl Coded<'_> {
    /// The référentiel it comes from, such as FILIERE, ROME, ESCO or RMFP.
    async fn scheme(&self) -> &str {
        self.scheme
    }

    /// Its code in that référentiel.
    async fn code(&self) -> &str {
        self.code
    }

    /// Its name.
    async fn label(&self) -> LocalizedText {
        LocalizedText::new(self.label_fr, self.label_en)
    }

    /// Other names.
    async fn alt_labels(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Option<Vec<&str>>> {
        first.names(self.alt_labels)
    }
}
