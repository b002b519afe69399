//! What is refused, and why: facts, without a word that a person reads and without a name of the API.
//!
//! The border has one exhaustive table of each: a reason without a sentence does not compile.

use std::ops::RangeInclusive;

use super::error::Error;

/// What is given to a use case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The post that an introduction is about.
    AboutPost,
    /// Whom somebody asks to meet.
    Addressee,
    /// The day on which a vacancy was filled or withdrawn.
    ClosingDay,
    /// What somebody writes with a score.
    Comment,
    /// A community.
    Community,
    /// How a new community is called.
    CommunityName,
    /// What a new community is about.
    CommunityTopic,
    /// A competency.
    Competency,
    /// How somebody who meets another is reached.
    Contact,
    /// Why a post is dismissed.
    DismissalReason,
    /// Whose competency is endorsed.
    Endorsed,
    /// An endorsement that was offered.
    Endorsement,
    /// Words by which a filter looks for posts or for people.
    FilterSearch,
    /// The grade of an agent.
    Grade,
    /// An organisation from which an agent hides, or no longer.
    HiddenOrganisation,
    /// All the organisations from which an agent hides.
    HiddenOrganisations,
    /// The key under which a change has one effect.
    IdempotencyKey,
    /// An introduction.
    Introduction,
    /// The last day on which one can apply for a post.
    LastApplicationDay,
    /// When a competency was last used.
    LastUse,
    /// The level of a competency that somebody has.
    Level,
    /// What the one who is asked to meet reads.
    Message,
    /// The first day on which an agent could take another post.
    MobilityDay,
    /// The months ahead of which posts and agents are counted.
    OutlookMonths,
    /// The last day of a period.
    PeriodEnd,
    /// The first day of a period.
    PeriodStart,
    /// The title of what somebody pastes.
    PastedTitle,
    /// A text that somebody pastes.
    PastedText,
    /// A post.
    Post,
    /// What a post is about.
    PostDescription,
    /// The occupation of a post.
    PostOccupation,
    /// The organisation of a new post.
    PostOrganisation,
    /// Where one works on a post.
    PostPlace,
    /// The title of a post.
    PostTitle,
    /// The competencies that an agent keeps from a text.
    Proposals,
    /// The level of a competency that a post requires.
    RequiredLevel,
    /// What a post requires.
    Requirements,
    /// The competencies that a recruiter confirms or dismisses.
    ReviewedCompetencies,
    /// Whether only posts that one saved are kept.
    SavedOnly,
    /// How satisfied an agent is.
    Score,
    /// Words by which something is looked for in a list.
    Search,
    /// The second dimension of a table.
    SecondDimension,
    /// How many steps a sequence has.
    SequenceLength,
    /// The competencies that people who are looked for have.
    SoughtCompetencies,
    /// A community that was suggested.
    Suggestion,
    /// A testimony.
    Testimony,
    /// How many moves a tree of careers follows.
    TreeDepth,
    /// A vacancy.
    Vacancy,
    /// The competencies that an agent wants to develop.
    WantedCompetencies,
    /// The months within which an agent wishes to move.
    WishHorizon,
    /// The occupations that an agent wishes for.
    WishedOccupations,
    /// The organisations that an agent wishes for.
    WishedOrganisations,
    /// The places that an agent wishes for.
    WishedPlaces,
}

/// Why what is given cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A day before the vacancy opens.
    BeforeOpening,
    /// A text of no character, or of more.
    Characters {
        /// Characters at most.
        most: usize,
    },
    /// A list of more elements.
    Elements {
        /// Elements at most.
        most: usize,
    },
    /// Nobody endorses themselves.
    EndorsesOneself,
    /// A day to come.
    Future,
    /// A text has a character that its reader does not see.
    HiddenCharacter,
    /// A text of fewer characters than these, or of more.
    Length(RangeInclusive<usize>),
    /// Nobody asks themselves to meet.
    MeetsOneself,
    /// The agent is a member already.
    Member,
    /// The record has no address either.
    NoContact,
    /// Another number of months than those of which there are tables.
    NoOutlook([i32; 3]),
    /// Two dimensions of which there is no table.
    NoPair,
    /// Another period than each of these years, and than all of them together.
    NoPeriod {
        /// The first year.
        first: i32,
        /// The last year.
        last: i32,
    },
    /// Who recruits names a post.
    NoPost,
    /// A wish names something.
    NoTarget,
    /// The agent is no member.
    NotMember,
    /// Who asks is no agent, and has saved nothing.
    NoAgent,
    /// No version of the statistics is published yet.
    NotPublished,
    /// A number that is outside these.
    OutOfRange(RangeInclusive<usize>),
    /// A day that is over.
    Past,
    /// A competency is required once.
    Repeated,
}

/// What stands against a change, as things are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The introduction has ended, and cannot be answered.
    Ended,
    /// The introduction has ended, and cannot end again.
    EndedBefore,
    /// The offer of an endorsement has an answer.
    EndorsementAnswered,
    /// The introduction was not answered in time.
    Expired,
    /// The idempotency key belongs to another change.
    KeyReused,
    /// The introduction has an answer.
    IntroductionAnswered,
    /// The person declined before.
    IntroductionDeclined,
    /// One of the two has asked the other, who has not answered.
    IntroductionOpen,
    /// The introduction is not one that was accepted.
    NotAccepted,
    /// The request has an answer, and cannot be taken back.
    NotWaiting,
    /// The post is open, or will be.
    PostOpen,
    /// The post that candidates are asked about is not open.
    PostNotOpen,
    /// The vacancy is filled or withdrawn, which is final.
    VacancyClosed,
    /// The vacancy is so already.
    VacancySame,
}

/// A day's share that is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Endorsements that one agent offers.
    Endorsements(u32),
    /// Introductions that one side asks for.
    Introductions(u32),
    /// Posts that the recruiters of one organisation create, with their changes of what posts require.
    NewPosts(u32),
    /// Changes of what posts require.
    RequirementChanges {
        /// Of one post.
        of_a_post: u32,
        /// Of all posts of an organisation.
        in_all: u32,
    },
    /// Searches for people that the recruiters of one organisation make.
    Searches(u32),
}

/// The number, where it is one of those that it may be.
///
/// # Errors
/// [`Error::Invalid`] where it is not.
pub fn within(field: Field, number: i32, range: RangeInclusive<usize>) -> Result<usize, Error> {
    let found = usize::try_from(number).ok();
    let found = found.filter(|number| range.contains(number));
    found.ok_or(Error::Invalid(field, Reason::OutOfRange(range)))
}
