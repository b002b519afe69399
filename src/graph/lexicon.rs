//! Reads every competency and occupation with its names, from which texts are read.

use serde_json::json;

use super::{
    catalog::{LEXICON_LIST_COMPETENCIES, LEXICON_LIST_OCCUPATIONS},
    error::GraphError,
    store::GraphStore,
};
use crate::{
    domain::parameter::SAME_SIMILARITY,
    text::{Entry, Occupation, reader::Reader},
};

/// Competencies in one read.
const COMPETENCIES: usize = 2000;
/// Occupations in one read: each comes with its needs.
const OCCUPATIONS: usize = 500;

/// The reader of the graph as it is.
pub(crate) async fn read(store: &GraphStore) -> Result<Reader, GraphError> {
    let mut entries = Vec::new();
    let mut after = String::new();
    loop {
        let ask = json!({ "after": after, "limit": COMPETENCIES, "least": SAME_SIMILARITY });
        let page = store.read(LEXICON_LIST_COMPETENCIES, ask).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.uid);
        entries.extend(page.into_iter().map(|row| {
            let entry = Entry {
                uid: row.uid,
                scheme: row.scheme,
                code: row.code,
                label_fr: row.label_fr,
                label_en: row.label_en,
                alt_labels: row.alt_labels,
                group: None,
            };
            (entry, row.aligned)
        }));
    }
    let mut occupations = Vec::new();
    let mut after = String::new();
    loop {
        let ask = json!({ "after": after, "limit": OCCUPATIONS });
        let page = store.read(LEXICON_LIST_OCCUPATIONS, ask).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.uid);
        occupations.extend(page.into_iter().map(|row| {
            let essential = row.essential.into_iter().map(|uid| (uid, true));
            let desirable = row.desirable.into_iter().map(|uid| (uid, false));
            Occupation {
                uid: row.uid,
                scheme: row.scheme,
                code: row.code,
                label_fr: row.label_fr,
                label_en: row.label_en,
                alt_labels: row.alt_labels,
                digital: row.digital,
                parent: row.parent_uid,
                needs: essential.chain(desirable).collect(),
            }
        }));
    }
    // Seconds of arithmetic on a large référentiel: on a thread of its own.
    let reader = tokio::task::spawn_blocking(move || Reader::new(entries, occupations));
    reader.await.map_err(|error| GraphError::Unavailable {
        statement: LEXICON_LIST_COMPETENCIES.statement().name,
        source: error.into(),
    })
}
