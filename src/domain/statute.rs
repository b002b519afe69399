//! Whether statute allows a move: rules that law people write as data, and a judge that reads them.
//!
//! A rule speaks when every fact that it names is known and as it says; where no rule speaks the
//! verdict is UNKNOWN. The rules in force are those of `statute/rules.toml`, or of the file that the
//! setting `statute.rules` names. How the file works: `docs/statute.md`.

pub mod delay;
pub mod fact;
pub mod file;
pub mod judge;
pub mod port;
pub mod rule;
pub mod situation;

use std::sync::Arc;

use file::RuleError;
use rule::Rule;
pub(in crate::domain) use situation::months_between;

use crate::domain::vocabulary::LegalRoute;

/// The rules that come with the service.
const COMPILED_IN: &str = include_str!("statute/rules.toml");

/// The rules in force, in the order of their file; without a rule every verdict is UNKNOWN.
#[derive(Debug, Clone, Default)]
pub struct Statute {
    rules: Vec<Arc<Rule>>,
}

impl Statute {
    /// Reads a file of rules and checks every one of them.
    ///
    /// # Errors
    /// See [`RuleError`], which names the rule and the word that cannot be used.
    pub fn parse(text: &str) -> Result<Self, RuleError> {
        let rules = file::read(text)?.into_iter().map(Arc::new).collect();
        Ok(Self { rules })
    }

    /// The rules that come with the service.
    ///
    /// # Errors
    /// See [`RuleError`]; a test holds that there is none.
    pub fn compiled_in() -> Result<Self, RuleError> {
        Self::parse(COMPILED_IN)
    }

    /// Name, value, French and English meaning of what `algorithm` publishes of the rules.
    #[must_use]
    pub fn published(&self) -> Vec<(&'static str, String, &'static str, &'static str)> {
        let routes = LegalRoute::BY_PREFERENCE.map(LegalRoute::word).join(" > ");
        let notices = self.rules.iter().filter_map(|rule| rule.notice_months);
        let unchecked = self.rules.iter().filter(|rule| rule.checked_on.is_none());
        let unchecked = unchecked.count();
        let oldest = self.rules.iter().filter_map(|rule| rule.checked_on).min();
        vec![
            (
                "statute_rules",
                self.rules.len().to_string(),
                "Règles de statut en vigueur, à confirmer par le service juridique",
                "Rules of statute in force, to be confirmed by the legal service",
            ),
            (
                "statute_checked_on",
                oldest.map(|day| day.to_string()).unwrap_or_default(),
                "Jour où la règle la moins récemment vérifiée l'a été",
                "Day on which the rule that was checked least recently was checked",
            ),
            (
                "statute_rules_unchecked",
                unchecked.to_string(),
                "Règles de statut qui n'ont encore été comparées à aucun texte",
                "Rules of statute that nobody has compared with a text yet",
            ),
            (
                "statute_routes",
                routes,
                "Ordre des voies statutaires à verdict égal",
                "Order of the statutory routes when verdicts are equal",
            ),
            (
                "statute_notice_months",
                notices.max().unwrap_or_default().to_string(),
                "Préavis le plus long, en mois",
                "Longest notice, in months",
            ),
        ]
    }

    /// Every rule, in the order of the file.
    #[must_use]
    pub fn rules(&self) -> &[Arc<Rule>] {
        &self.rules
    }
}
