//! What a text that somebody pastes says. Nothing of it is kept.

use async_graphql::{ComplexObject, Context, Description, Object, Result, SimpleObject};

use crate::{
    domain::{error::Error, reading::Pasted},
    graphql::{
        context::ContextExt as _,
        error::refuse,
        object::{competency::CompetencyObject, occupation::OccupationObject},
        page::First,
        reader::apart,
        vocabulary::{ExtractionRuleValue, TextFieldValue},
    },
    text::{Field, Guess, Proposal},
};

/// Référentiels that a question names at most.
const MOST_SCHEMES: usize = 10;

/// What texts say.
#[derive(Default, Description)]
pub struct ReadingQuery;

#[Object(use_type_description)]
impl ReadingQuery {
    /// The competencies that a text asks for or speaks of, the surest first: a description of a post, a curriculum vitae.
    /// They are proposals that a person accepts or not. Nothing of the text is kept.
    async fn extract_competencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text, at most 20,000 characters.")] text: String,
        #[graphql(desc = "The title of what it describes, at most 300 characters.")] title: Option<
            String,
        >,
        #[graphql(desc = "Référentiels to propose of, such as FILIERE or ROME4; all without any.")]
        schemes: Option<Vec<String>>,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<15>,
    ) -> Result<Option<Vec<CompetencyProposal>>> {
        let pasted = Pasted::new(title, Some(text)).map_err(|error| refuse(&error))?;
        let first = first.size()?;
        let schemes = schemes.unwrap_or_default();
        if schemes.len() > MOST_SCHEMES {
            return Err(crate::graphql::error::bad_input(
                "schemes",
                format!("schemes va jusqu'à {MOST_SCHEMES} référentiels."),
            ));
        }
        let reader = ctx.readers().current().await;
        let reader = reader.map_err(|error| refuse(&error))?;
        let proposals = apart(move || {
            let found = pasted.competencies(&reader, &schemes, first);
            let version = reader.lexicon.version();
            let proposal = |found| CompetencyProposal::new(found, &pasted, version);
            found.iter().map(proposal).collect()
        });
        Ok(Some(proposals.await.map_err(|error| refuse(&error))?))
    }

    /// The occupations that a title, and the text with it, may be of, the nearest first. Always several: a title
    /// alone is right half of the time.
    async fn occupations_for(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The title, at most 300 characters.")] title: String,
        #[graphql(desc = "What the occupation is about, at most 20,000 characters.")] text: Option<
            String,
        >,
        #[graphql(default, desc = "How many at most, 1 to 50.")] first: First<5>,
    ) -> Result<Option<Vec<OccupationProposal>>> {
        let pasted = Pasted::new(Some(title), text).map_err(|error| refuse(&error))?;
        let first = first.size()?;
        let reader = ctx.readers().current().await;
        let reader = reader.map_err(|error| refuse(&error))?;
        let proposals = apart(move || {
            let found = pasted.occupations(&reader, first).into_iter();
            found.map(OccupationProposal::from).collect()
        });
        Ok(Some(proposals.await.map_err(|error| refuse(&error))?))
    }
}

/// A competency that a text may ask for or speak of.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct CompetencyProposal {
    #[graphql(skip)]
    competency_uid: String,
    /// How often such proposals were right where a person judged them, in [0, 0.8].
    confidence: f64,
    /// How its name was found.
    rule: ExtractionRuleValue,
    /// The words that speak for it, the best first.
    evidence: Vec<TextSpan>,
    /// The version of the names with which the text was read: the same text and version give the same proposals.
    lexicon: String,
}

impl CompetencyProposal {
    fn new(found: &Proposal, pasted: &Pasted, lexicon: &str) -> Self {
        let span = |at: &crate::text::Evidence| TextSpan {
            field: at.field.into(),
            start: i32::try_from(at.start).unwrap_or(i32::MAX),
            end: i32::try_from(at.end).unwrap_or(i32::MAX),
            text: pasted.quote(at.field == Field::Title, at.start, at.end),
        };
        Self {
            competency_uid: found.uid.clone(),
            confidence: found.confidence,
            rule: found.rule.into(),
            evidence: found.evidence.iter().map(span).collect(),
            lexicon: lexicon.to_owned(),
        }
    }
}

#[ComplexObject]
impl CompetencyProposal {
    /// The competency; of those that are aligned, the one of the State's own référentiel comes first.
    async fn competency(&self, ctx: &Context<'_>) -> Result<CompetencyObject> {
        CompetencyObject::named(ctx, &self.competency_uid).await
    }
}

/// Some words of a text.
#[derive(SimpleObject)]
pub struct TextSpan {
    /// Where they stand.
    field: TextFieldValue,
    /// The first character, from 0.
    start: i32,
    /// The character after the last one.
    end: i32,
    /// The words.
    text: String,
}

/// An occupation that a title may be of.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct OccupationProposal {
    #[graphql(skip)]
    occupation_uid: String,
    /// By what the proposals of one title are ordered; it compares nothing else.
    score: f64,
    /// The title of the occupation that is nearest.
    matched_title: String,
}

impl From<Guess> for OccupationProposal {
    fn from(guess: Guess) -> Self {
        Self {
            occupation_uid: guess.uid,
            score: guess.score,
            matched_title: guess.matched_title,
        }
    }
}

#[ComplexObject]
impl OccupationProposal {
    /// The occupation.
    async fn occupation(&self, ctx: &Context<'_>) -> Result<OccupationObject> {
        let found = OccupationObject::maybe(ctx, Some(&self.occupation_uid)).await?;
        found.ok_or_else(|| refuse(&Error::NotFound))
    }
}
