//! Expressions that are one word: `prise en main`, `mettre à jour`.

use super::{
    fold::{Token, tokens},
    words::{EXPRESSION_HEADS, EXPRESSION_TAILS},
};

/// The words of a text, each expression as one: its folded form is its first and its last word, `misejour`.
#[must_use]
pub fn words(text: &str) -> Vec<Token> {
    let mut read = tokens(text).into_iter().peekable();
    let mut all: Vec<Token> = Vec::new();
    let mut rest: Vec<Token> = Vec::new();
    while let Some(token) = rest.pop().or_else(|| read.next()) {
        let Some((_, head)) = EXPRESSION_HEADS
            .iter()
            .find(|(form, _)| *form == token.folded)
        else {
            all.push(token);
            continue;
        };
        let mut after: Vec<Token> = std::iter::from_fn(|| rest.pop().or_else(|| read.next()))
            .take(2)
            .collect();
        let says = |tail: &[&str]| {
            tail.len() == after.len()
                && tail
                    .iter()
                    .zip(&after)
                    .all(|(word, token)| *word == token.folded)
        };
        let tail = EXPRESSION_TAILS
            .iter()
            .find(|(of_head, tail, _)| of_head == head && says(tail));
        if let Some((_, _, last)) = tail {
            all.push(Token {
                folded: format!("{head}{last}"),
                end: after.last().map_or(token.end, |token| token.end),
                ..token
            });
        } else {
            all.push(token);
            after.reverse();
            rest.extend(after);
        }
    }
    all
}
