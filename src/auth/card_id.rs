//! Ids of cards, and cursors: each means something to one viewer, and discloses nothing to anybody else.
//!
//! An id is what it stands for, encrypted with AES-SIV (RFC 5297) under a key of the deployment; the
//! viewer's scope is authenticated with it. The encryption is deterministic, so that a client can keep
//! what it has by id, and the same on every replica that has the key. An id that was made in another
//! scope, or under another key, cannot be opened.

use std::{fmt, sync::Arc};

use aes_siv::{
    Aes128SivAead, Aes256SivAead, KeyInit as _, Nonce,
    aead::{Aead as _, Payload},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde::{Deserialize, Serialize};

use crate::domain::{introductions::port::Met, viewer::Viewer};

/// Plain texts are padded to a multiple of this many bytes: the length of an id says nothing.
const BLOCK: usize = 64;
/// The key of demo mode, which protects nothing: everybody can read it here.
const DEMO_KEY: [u8; 32] = *b"passerelle: the key of demo mode";

/// What the card that an id stands for shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShownCard {
    /// A person as their peers see them, by uid.
    Peer(String),
    /// A person as recruiters see them, by uid.
    Candidate(String),
    /// A person of an introduction.
    Met(Met),
}

impl ShownCard {
    /// The uid of the person.
    #[must_use]
    pub fn agent_uid(&self) -> &str {
        match self {
            Self::Peer(uid) | Self::Candidate(uid) => uid,
            Self::Met(met) => &met.agent_uid,
        }
    }
}

/// Makes and opens the ids of cards.
#[derive(Clone)]
pub struct CardCipher(Key);

#[derive(Clone)]
enum Key {
    Aes128(Arc<Aes128SivAead>),
    Aes256(Arc<Aes256SivAead>),
}

impl fmt::Debug for CardCipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardCipher")
    }
}

impl CardCipher {
    /// The cipher of demo mode, whose key is public.
    #[must_use]
    pub fn demo() -> Self {
        Self(Key::Aes128(Arc::new(Aes128SivAead::new(&DEMO_KEY.into()))))
    }

    /// The cipher of a key of 32 or 64 bytes, written in hexadecimal or in base64; none for another text.
    ///
    /// White space is ignored: `openssl rand -base64 64` writes two lines.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let text: String = text.split_whitespace().collect();
        let bytes = hexadecimal(&text).or_else(|| STANDARD.decode(&text).ok())?;
        let key = match bytes.len() {
            32 => Key::Aes128(Arc::new(Aes128SivAead::new_from_slice(&bytes).ok()?)),
            64 => Key::Aes256(Arc::new(Aes256SivAead::new_from_slice(&bytes).ok()?)),
            _ => return None,
        };
        Some(Self(key))
    }

    /// The id of a card for a viewer; always the same.
    ///
    /// A viewer without a scope is shown no card: the id is empty.
    #[must_use]
    pub fn seal(&self, viewer: &Viewer, card: &ShownCard) -> String {
        let plain = serde_json::to_vec(card).unwrap_or_default();
        scope(viewer).map_or_else(String::new, |scope| self.encrypt(plain, &scope))
    }

    /// What an id stands for; none when it was not made for this viewer under this key.
    #[must_use]
    pub fn open(&self, viewer: &Viewer, id: &str) -> Option<ShownCard> {
        serde_json::from_slice(&self.decrypt(id, &scope(viewer)?)?).ok()
    }

    /// A text that this viewer alone can give back, and for this purpose alone; empty for a viewer without a scope.
    #[must_use]
    pub fn seal_text(&self, viewer: &Viewer, purpose: &str, text: &str) -> String {
        let plain = text.as_bytes().to_vec();
        purposed(viewer, purpose).map_or_else(String::new, |scope| self.encrypt(plain, &scope))
    }

    /// The text that was sealed; none when it was not for this viewer, this purpose and this key.
    #[must_use]
    pub fn open_text(&self, viewer: &Viewer, purpose: &str, sealed: &str) -> Option<String> {
        let plain = self.decrypt(sealed, &purposed(viewer, purpose)?)?;
        let text = String::from_utf8(plain).ok()?;
        Some(text.trim_end_matches(' ').to_owned())
    }

    fn encrypt(&self, mut plain: Vec<u8>, scope: &str) -> String {
        plain.resize(plain.len().next_multiple_of(BLOCK), b' ');
        let plain = payload(&plain, scope);
        let sealed = match &self.0 {
            Key::Aes128(key) => key.encrypt(&Nonce::default(), plain),
            Key::Aes256(key) => key.encrypt(&Nonce::default(), plain),
        };
        sealed.map_or_else(|_| String::new(), |bytes| URL_SAFE_NO_PAD.encode(bytes))
    }

    fn decrypt(&self, sealed: &str, scope: &str) -> Option<Vec<u8>> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let sealed = payload(&sealed, scope);
        let plain = match &self.0 {
            Key::Aes128(key) => key.decrypt(&Nonce::default(), sealed),
            Key::Aes256(key) => key.decrypt(&Nonce::default(), sealed),
        };
        plain.ok()
    }

    /// A number that the key makes of a text: nobody can work it out without the key, nor the text of it.
    ///
    /// The text is authenticated as a scope is, with a name that no viewer's scope has.
    #[must_use]
    pub fn number(&self, text: &str) -> u32 {
        let scope = format!("number:{text}");
        let payload = payload(&[], &scope);
        let sealed = match &self.0 {
            Key::Aes128(key) => key.encrypt(&Nonce::default(), payload),
            Key::Aes256(key) => key.encrypt(&Nonce::default(), payload),
        };
        let sealed = sealed.unwrap_or_default();
        let first = sealed.iter().take(4);
        first.fold(0, |number, byte| number << 8 | u32::from(*byte))
    }
}

/// What is encrypted or decrypted; the nonce is constant, which makes the encryption deterministic.
fn payload<'p>(msg: &'p [u8], scope: &'p str) -> Payload<'p, 'p> {
    let aad = scope.as_bytes();
    Payload { msg, aad }
}

/// The scope of a text with a purpose; no viewer's scope has a line break.
fn purposed(viewer: &Viewer, purpose: &str) -> Option<String> {
    Some(format!("{}\n{purpose}", scope(viewer)?))
}

/// For whom an id is good: an agent, the recruiters of one organisation, or who sees everything.
fn scope(viewer: &Viewer) -> Option<String> {
    if viewer.all {
        return Some("all".to_owned());
    }
    let recruiter = viewer.organisation.as_ref();
    let peer = viewer.agent.as_ref();
    recruiter
        .map(|uid| format!("recruiter:{uid}"))
        .or_else(|| peer.map(|uid| format!("peer:{uid}")))
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let pairs = (0..text.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::demo::read_token;

    fn viewer(token: &str) -> Viewer {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        read_token(token).unwrap().viewer(day)
    }

    #[test]
    fn an_id_opens_for_its_viewer_alone_and_is_always_the_same() {
        let cipher = CardCipher::demo();
        let tokens = [
            "demo.agent.agt-01",
            "demo.agent.agt-02",
            "demo.recruiter.agt-01",
            "demo.recruiter.org-01",
            "demo.all",
        ];
        let card = ShownCard::Peer("agt-09".to_owned());
        for token in tokens {
            let id = cipher.seal(&viewer(token), &card);
            assert_eq!(id, CardCipher::demo().seal(&viewer(token), &card));
            for other in tokens {
                let opened = cipher.open(&viewer(other), &id);
                assert_eq!(opened.is_some(), token == other, "{token} {other}");
            }
            assert_eq!(cipher.open(&viewer(token), &id), Some(card.clone()));
            assert!(cipher.open(&viewer("demo.anonymous"), &id).is_none());
        }
        // An adviser is a person too: what they see as an agent is theirs as an adviser.
        let id = cipher.seal(&viewer("demo.agent.agt-01"), &card);
        let adviser = viewer("demo.adviser.agt-01");
        assert_eq!(cipher.open(&adviser, &id), Some(card));
    }

    #[test]
    fn an_id_shows_neither_the_uid_nor_its_length_nor_the_kind_of_the_list() {
        let cipher = CardCipher::demo();
        let all = viewer("demo.all");
        let short = cipher.seal(&all, &ShownCard::Peer("a".to_owned()));
        let long = cipher.seal(&all, &ShownCard::Candidate("agt-0000000001".to_owned()));
        assert_eq!(short.len(), long.len());
        let bytes = URL_SAFE_NO_PAD.decode(&long).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("agt"));
    }

    #[test]
    fn a_text_opens_for_its_viewer_and_its_purpose_alone() {
        let (cipher, viewers) = (CardCipher::demo(), ["demo.agent.agt-01", "demo.all"]);
        for token in viewers {
            let sealed = cipher.seal_text(&viewer(token), "posts agt-01", "0.5 | post-01");
            assert!(cipher.open(&viewer(token), &sealed).is_none(), "no card");
            for other in viewers {
                for purpose in ["posts agt-01", "posts agt-02"] {
                    let opened = cipher.open_text(&viewer(other), purpose, &sealed);
                    let is_ours = token == other && purpose == "posts agt-01";
                    assert_eq!(opened.is_some(), is_ours, "{token} {other} {purpose}");
                }
            }
        }
        assert_eq!(
            cipher.seal_text(&viewer("demo.anonymous"), "posts", "x"),
            ""
        );
    }

    #[test]
    fn a_key_has_32_or_64_bytes_in_hexadecimal_or_base64() {
        let wrapped = format!("{}\n{}\n", "QUFB".repeat(16), "QUFBQUFBQUFBQUFBQUFBQQ==");
        for text in [&"0f".repeat(32), &"0f".repeat(64), &wrapped] {
            assert!(CardCipher::of_text(text).is_some(), "{text}");
        }
        assert!(CardCipher::of_text(&STANDARD.encode([7; 32])).is_some());
        for text in ["", "secret", &"0f".repeat(31), &STANDARD.encode([7; 33])] {
            assert!(CardCipher::of_text(text).is_none(), "{text}");
        }
        let card = ShownCard::Peer("agt-09".to_owned());
        let all = viewer("demo.all");
        let one = CardCipher::of_text(&"0f".repeat(32)).unwrap();
        let other = CardCipher::of_text(&"1f".repeat(32)).unwrap();
        assert!(other.open(&all, &one.seal(&all, &card)).is_none());
    }
}
