//! Opaque global ids: the kind of node and its uid, in base64. Ids of cards are encrypted: `auth::card_id`.

use async_graphql::{ID, Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{error::bad_input, text::expected};

/// The kinds of node, by the name of their type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Accompaniment,
    Agent,
    Assignment,
    Community,
    Competency,
    Corps,
    EndorsementOffer,
    Introduction,
    Occupation,
    Organisation,
    Place,
    Post,
    Testimony,
    Training,
    Vacancy,
}

impl Kind {
    const ALL: [Self; 15] = [
        Self::Accompaniment,
        Self::Agent,
        Self::Assignment,
        Self::Community,
        Self::Competency,
        Self::Corps,
        Self::EndorsementOffer,
        Self::Introduction,
        Self::Occupation,
        Self::Organisation,
        Self::Place,
        Self::Post,
        Self::Testimony,
        Self::Training,
        Self::Vacancy,
    ];

    /// The global id of the node with this uid.
    pub(super) fn id(self, uid: &str) -> ID {
        ID(global_id(&format!("{self:?}"), uid))
    }
}

/// The global id of a node by the name of its type.
#[must_use]
pub fn global_id(kind: &str, uid: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{kind}:{uid}"))
}

/// Reads a global id; none when it is not one.
pub(super) fn decode(id: &ID) -> Option<(Kind, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id.as_str()).ok()?).ok()?;
    let (name, uid) = text.split_once(':')?;
    let kind = Kind::ALL
        .into_iter()
        .find(|kind| format!("{kind:?}") == name)?;
    Some((kind, uid.to_owned()))
}

/// Reads a global id that must be of one of some kinds.
pub(super) fn expect(id: &ID, argument: &str, kinds: &[Kind]) -> Result<(Kind, String)> {
    decode(id)
        .filter(|(kind, _)| kinds.contains(kind))
        .ok_or_else(|| bad_input(argument, expected(kinds)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_id_gives_back_what_it_was_made_of(uid in ".*", which in 0usize..Kind::ALL.len()) {
            let kind = Kind::ALL[which];
            prop_assert_eq!(decode(&kind.id(&uid)), Some((kind, uid)));
        }

        #[test]
        fn any_text_is_an_id_or_nothing(text in ".*") {
            let _ = decode(&ID(text));
        }
    }
}
