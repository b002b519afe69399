//! What agents declare, wish, agree to and do.

use chrono::Days;

use super::{
    GenerateError, Order,
    chance::{Chance, instant},
    person::Person,
    post::Seats,
    propensity::Propensity,
    reference::Reference,
    row::{
        AccompanimentRow, AgentCompetencyRow, AgentWantsRow, AspirationRow, CommunityMemberRow,
        ConsentRow, EndorsementRow, FeedbackRow, HiddenFromRow, IntroductionRow,
        MobilityRequestRow, PostActionRow, TestimonyRow,
    },
    sheet::Sheets,
};

/// Purposes, and how many of a hundred agree to each.
const CONSENTS: [(&str, u32); 4] = [
    ("RECOMMENDATIONS", 88),
    ("VISIBLE_TO_PEERS", 55),
    ("VISIBLE_TO_RECRUITERS", 50),
    ("STATISTICS", 80),
];

/// The world in which somebody lives.
pub(super) struct World<'a> {
    pub(super) reference: &'a Reference,
    pub(super) propensity: &'a Propensity,
    pub(super) seats: &'a Seats,
    pub(super) order: &'a Order,
}

/// Writes everything about a person except the career.
pub(super) fn write(
    sheets: &mut Sheets,
    person: &Person,
    number: u32,
    world: &World<'_>,
    chance: &mut Chance,
) -> Result<(), GenerateError> {
    declare(sheets, person, world, chance)?;
    agree(sheets, person, world, chance)?;
    wish(sheets, person, world, chance)?;
    meet(sheets, person, number, world, chance)?;
    act(sheets, person, number, world, chance)
}

/// Nearly nobody fills in much: a quarter declare nothing, most a handful.
fn declare(
    sheets: &mut Sheets,
    person: &Person,
    world: &World<'_>,
    chance: &mut Chance,
) -> Result<(), GenerateError> {
    if chance.is(25) {
        return Ok(());
    }
    let day = world.order.day;
    let mut known: Vec<String> = Vec::new();
    for _ in 0..chance.long(1, 4.0).min(15) {
        // Recent assignments more often, and now and then something from elsewhere.
        let step = &person.career[person.career.len()
            - 1
            - usize::try_from(chance.long(0, 0.8))
                .unwrap_or(0)
                .min(person.career.len() - 1)];
        let needs = &world.reference.occupations[step.occupation].needs;
        let (uid, need) = if needs.is_empty() || chance.is(15) {
            if world.reference.competencies.is_empty() {
                continue;
            }
            let at = chance.weighted(&world.propensity.competencies);
            (world.reference.competencies[at].clone(), 2)
        } else {
            let need = chance.one(needs);
            (need.competency_uid.clone(), need.level.unwrap_or(2))
        };
        if known.contains(&uid) {
            continue;
        }
        let level = (need + chance.between(0, 2)).saturating_sub(1).clamp(1, 4);
        let used = step.end.unwrap_or(day);
        sheets.add(&AgentCompetencyRow {
            agent_uid: &person.uid,
            competency_uid: &uid,
            level: (!chance.is(15)).then_some(level),
            origin: if chance.is(5) { "ASSESSED" } else { "DECLARED" },
            last_used: chance.is(80).then_some(used),
            confidence: if chance.is(85) { "1" } else { "0.8" },
            source: "déclaration",
            recorded_at: &instant(chance.before(day, 700)),
        })?;
        known.push(uid);
    }
    Ok(())
}

fn agree(
    sheets: &mut Sheets,
    person: &Person,
    world: &World<'_>,
    chance: &mut Chance,
) -> Result<(), GenerateError> {
    for (purpose, percent) in CONSENTS {
        let given = chance.is(percent);
        let withdrawn = !given && chance.is(5);
        if !given && !withdrawn {
            continue;
        }
        let on = chance.before(world.order.day, 900);
        sheets.add(&ConsentRow {
            agent_uid: &person.uid,
            purpose,
            granted_at: &instant(on),
            withdrawn_at: &if withdrawn {
                instant(chance.after(on, 30).min(world.order.day))
            } else {
                String::new()
            },
        })?;
    }
    if let Some(step) = person.present().filter(|_| chance.is(3)) {
        sheets.add(&HiddenFromRow {
            agent_uid: &person.uid,
            organisation_uid: &world.reference.organisations[step.organisation].uid,
        })?;
    }
    Ok(())
}

fn wish(
    sheets: &mut Sheets,
    person: &Person,
    world: &World<'_>,
    chance: &mut Chance,
) -> Result<(), GenerateError> {
    let reference = world.reference;
    if !reference.competencies.is_empty() && chance.is(30) {
        let mut wanted: Vec<usize> = Vec::new();
        for _ in 0..chance.between(1, 3) {
            let at = chance.weighted(&world.propensity.competencies);
            if !wanted.contains(&at) {
                wanted.push(at);
            }
        }
        for (at, competency) in wanted.into_iter().enumerate() {
            sheets.add(&AgentWantsRow {
                agent_uid: &person.uid,
                competency_uid: &reference.competencies[competency],
                rank: at + 1,
            })?;
        }
    }
    let Some(last) = person
        .career
        .last()
        .filter(|_| person.intent != "NO" && chance.is(40))
    else {
        return Ok(());
    };
    let next = world.propensity.next(last.occupation, &[]);
    let dreamt = if next.iter().any(|p| *p > 0.0) {
        chance.weighted(&next)
    } else {
        last.occupation
    };
    let organisation = chance.weighted(&world.propensity.organisations);
    let ministry = reference.organisations[organisation].ministry;
    let place = reference
        .places
        .get(chance.weighted(&world.propensity.places));
    sheets.add(&AspirationRow {
        uid: &person.uid.replace("agt", "asp"),
        agent_uid: &person.uid,
        occupation_uids: &reference.occupations[dreamt].uid,
        organisation_uids: if chance.is(50) {
            &reference.organisations[ministry].uid
        } else {
            ""
        },
        place_uids: if chance.is(40) {
            place.map_or("", String::as_str)
        } else {
            ""
        },
        horizon_months: chance.between(3, 36),
    })
}

/// Whom they meet: peers, communities, an adviser. Others are those before them, so that they exist.
fn meet(
    sheets: &mut Sheets,
    person: &Person,
    number: u32,
    world: &World<'_>,
    chance: &mut Chance,
) -> Result<(), GenerateError> {
    let day = world.order.day;
    let communities = &world.reference.communities;
    if !communities.is_empty() && chance.is(12) {
        for community in chance.some(communities, 1) {
            sheets.add(&CommunityMemberRow {
                community_uid: community,
                agent_uid: &person.uid,
                since: chance.before(day, 1000),
            })?;
        }
    }
    if number < 2 {
        return Ok(());
    }
    let other = format!("gen-agt-{:06}", chance.between(1, number - 1));
    if chance.is(2) {
        let asked = chance.before(day, 200);
        let state = chance.word(&["ACCEPTED", "REFUSED", "EXPIRED"]);
        let answered = chance.after(asked, 20).min(day);
        sheets.add(&IntroductionRow {
            uid: &person.uid.replace("agt", "int"),
            from_agent_uid: &person.uid,
            to_agent_uid: &other,
            state,
            asked_at: &instant(asked),
            answered_at: &if state == "EXPIRED" {
                String::new()
            } else {
                instant(answered)
            },
        })?;
    }
    if chance.is(6) {
        let uid = person.uid.replace("agt", "acc");
        let started = chance.before(day, 1500);
        let ended = chance.after(started, 500);
        sheets.add(&AccompanimentRow {
            uid: &uid,
            agent_uid: &person.uid,
            adviser_uid: &other,
            started_on: started,
            ended_on: (ended <= day).then_some(ended),
        })?;
        if chance.is(60) {
            sheets.add(&FeedbackRow {
                agent_uid: &person.uid,
                accompaniment_uid: &uid,
                kind: "SATISFACTION",
                score: *chance.one(&[2, 3, 4, 4, 5, 5]),
                on: chance.after(started, 400).min(day),
            })?;
        }
    }
    let needs = person
        .career
        .last()
        .map(|step| &world.reference.occupations[step.occupation].needs);
    if let Some(needs) = needs.filter(|needs| !needs.is_empty() && chance.is(3)) {
        let need = chance.one(needs);
        sheets.add(&EndorsementRow {
            agent_uid: &person.uid,
            competency_uid: &need.competency_uid,
            by_agent_uid: &other,
            level: need.level.unwrap_or(2),
            on: chance.before(day, 600),
        })?;
    }
    Ok(())
}

/// What they do with posts, and about leaving.
fn act(
    sheets: &mut Sheets,
    person: &Person,
    number: u32,
    world: &World<'_>,
    chance: &mut Chance,
) -> Result<(), GenerateError> {
    let day = world.order.day;
    if !world.seats.all.is_empty() && chance.is(8) {
        let kind = chance.word(&["SAVED", "SAVED", "DISMISSED", "INTERESTED"]);
        sheets.add(&PostActionRow {
            agent_uid: &person.uid,
            post_uid: &chance.one(&world.seats.all).uid,
            kind,
            at: &instant(chance.before(day, 60)),
            reason: if kind == "DISMISSED" { "Trop loin" } else { "" },
        })?;
    }
    if let Some(step) = person.present().filter(|_| chance.is(5)) {
        let asked = chance.before(day, 700).max(step.start);
        let answered = asked + Days::new(chance.long(10, 30.0).into());
        let open = answered > day;
        sheets.add(&MobilityRequestRow {
            uid: &person.uid.replace("agt", "req"),
            agent_uid: &person.uid,
            from_organisation_uid: &world.reference.organisations[step.organisation].uid,
            asked_on: asked,
            answered_on: (!open).then_some(answered),
            answer: if open {
                ""
            } else {
                chance.word(&["ACCEPTED", "ACCEPTED", "REFUSED", "WITHDRAWN"])
            },
        })?;
    }
    let turn = person
        .career
        .windows(2)
        .rev()
        .find(|pair| pair[0].occupation != pair[1].occupation);
    if let Some(pair) = turn.filter(|_| number.is_multiple_of(100)) {
        let occupation = |at: usize| &world.reference.occupations[at];
        let (from, to) = (
            occupation(pair[0].occupation),
            occupation(pair[1].occupation),
        );
        sheets.add(&TestimonyRow {
            uid: &person.uid.replace("agt", "tes"),
            agent_uid: &person.uid,
            from_occupation_uid: &from.uid,
            to_occupation_uid: &to.uid,
            text_fr: &format!(
                "De « {} » à « {} » : six mois pour apprendre, un an pour être utile.",
                from.label, to.label
            ),
            on: pair[1].start,
        })?;
    }
    Ok(())
}
