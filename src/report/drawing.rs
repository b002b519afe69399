//! What the drawings share: texts that fit, and how a drawing ends.

use plotters::prelude::*;

/// What went wrong while drawing into a text, which cannot happen but is typed so.
pub(super) type Drawn = Result<(), Box<dyn std::error::Error>>;

/// A text that fits a place, cut with an ellipsis where it does not.
pub(super) fn fitting(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Letters of the drawings.
pub(super) fn letters(colour: &RGBColor) -> TextStyle<'_> {
    ("sans-serif", 16).into_font().color(colour)
}
