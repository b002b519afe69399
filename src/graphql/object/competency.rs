//! Competencies.

use async_graphql::{Context, ID, Object, Result};

use crate::{
    domain::entity::Competency,
    graphql::{
        context::ContextExt as _, error::refuse, id::Kind, loader::CompetencyKey, page::First,
        scalar::LocalizedText,
    },
};

/// Knowledge, know-how or behaviour, under a code of a scheme.
pub struct CompetencyObject(pub Competency);

/// Knowledge, know-how or behaviour, under a code of a scheme.
#[Object(name = "Competency")]
impl CompetencyObject {
    /// Opaque global id.
    pub(in crate::graphql) async fn id(&self) -> ID {
        Kind::Competency.id(&self.0.uid)
    }

    /// The référentiel it comes from, such as FILIERE, ROME or ESCO.
    async fn scheme(&self) -> &str {
        &self.0.scheme
    }

    /// Its code in that référentiel.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Its name.
    async fn label(&self) -> LocalizedText {
        LocalizedText {
            fr: self.0.label_fr.clone(),
            en: self.0.label_en.clone(),
        }
    }

    /// Other names.
    async fn alt_labels(
        &self,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<10>,
    ) -> Result<Vec<&str>> {
        let size = first.size()?;
        Ok(self
            .0
            .alt_labels
            .iter()
            .take(size)
            .map(String::as_str)
            .collect())
    }
}

impl CompetencyObject {
    /// A competency that the graph has just named.
    pub(in crate::graphql) async fn named(ctx: &Context<'_>, uid: &str) -> Result<Self> {
        let found = ctx.load(CompetencyKey(uid.to_owned())).await?;
        found
            .map(Self)
            .ok_or_else(|| refuse(&crate::domain::error::Error::NotFound))
    }
}
