//! A change whose end is not known.

use passerelle::domain::{
    acts::port::{ActGraph as _, Endorsement, Feedback, PostAct},
    error::Error,
    profile::port::{ChangeGraph as _, IdempotencyKey, Patch, ProfileChange, WriteContext},
    vocabulary::Purpose,
};

use super::*;
use crate::support::{
    engine::instant,
    fake_bolt::{Answer, FakeBolt},
};

const TAKE: &str = "idempotency_key/take";

async fn change(store: &GraphStore) -> Result<(), Error> {
    let change = ProfileChange::Consent {
        purpose: Purpose::Statistics,
        given: true,
    };
    let write = WriteContext {
        now: instant(),
        today: instant().date_naive(),
        key: Some(IdempotencyKey::new("agt-01", "setConsent", "k", "{}")),
    };
    timeout(MARGIN, store.change_profile("agt-01", &change, &write))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_lost_acknowledgement_is_reported_and_the_same_key_again_has_no_second_effect() {
    for lost in [
        || Answer::Close,
        || Answer::Raw(vec![0, 3, 0xB1]),
        || Answer::Silence,
    ] {
        let fake = FakeBolt::start(move |asked, _| match asked.message {
            "COMMIT" => lost(),
            _ => Answer::Usual,
        })
        .await;
        let store = fake.store(DEADLINE);
        let failed = change(&store).await.unwrap_err();
        let coded = matches!(failed, Error::Unavailable(_) | Error::DeadlineExceeded(_));
        assert!(coded, "{failed}");
        // Nobody but the client may try again.
        assert_eq!((fake.count("BEGIN"), fake.count("COMMIT")), (1, 1));
        fake.follow(|asked, _| match asked.statement.as_str() {
            TAKE => Answer::Rows(&["outcome", "made"], vec![json!(["AGAIN", null])]),
            _ => Answer::Usual,
        });
        change(&store).await.unwrap();
        assert_eq!(fake.runs(TAKE), 1);
        assert_eq!(fake.runs("agent/set_consent"), 0, "nothing was done twice");
        assert_eq!(fake.count("COMMIT"), 0);
    }
}

#[tokio::test]
async fn a_connection_lost_before_the_commit_leaves_nothing_and_is_tried_once_more() {
    for message in ["BEGIN", "RUN", "PULL"] {
        let fake = FakeBolt::start(
            move |asked, before| match (asked.message == message, before) {
                (true, 0) if asked.statement.is_empty() || asked.statement == TAKE => Answer::Close,
                _ => Answer::Usual,
            },
        )
        .await;
        // A change that reads nothing before its transaction.
        let (_, done) = timeout(MARGIN, act(&fake.store(DEADLINE), 2))
            .await
            .unwrap();
        done.unwrap();
        assert_eq!(
            (fake.count("BEGIN"), fake.count("COMMIT")),
            (2, 1),
            "{message}"
        );
    }
}

#[tokio::test]
async fn a_change_that_is_given_up_is_ended_on_the_server_too() {
    let fake = FakeBolt::start(|_, _| Answer::Usual).await;
    let store = fake.store(MARGIN);
    change(&store).await.unwrap();
    let silent = |fake: &FakeBolt| {
        fake.follow(|asked, before| match (asked.message, before) {
            ("PULL", 0) => Answer::Silence,
            _ => Answer::Usual,
        });
    };
    // Its time is over.
    silent(&fake);
    let failed = passerelle::deadline::within(DEADLINE, change(&store)).await;
    assert!(matches!(failed, Err(Error::DeadlineExceeded(_))));
    // The lock of an open transaction would stay until its connection is used again.
    until("the connection is closed", || {
        fake.open() == 1 && fake.count("CONNECT") == 1
    })
    .await;
    // Its client is gone.
    silent(&fake);
    assert!(timeout(DEADLINE, change(&store)).await.is_err());
    until("the connection is closed", || {
        fake.open() == 1 && fake.count("CONNECT") == 1
    })
    .await;
    assert_eq!(fake.count("COMMIT"), 0);
}

/// Everything that an agent changes except consents: its first statement, and itself.
async fn act(store: &GraphStore, which: usize) -> (&'static str, Result<(), Error>) {
    let write = &WriteContext {
        now: instant(),
        today: instant().date_naive(),
        key: Some(IdempotencyKey::new("agt-01", "any", "k", "{}")),
    };
    let change = |change| async move { store.change_profile("agt-01", &change, write).await };
    let on_post = |action: PostAct| async move {
        let done = store.act_on_post("agt-01", "post-01", &action, write);
        done.await
    };
    match which {
        0 => (
            "agent/update_profile",
            change(ProfileChange::Profile {
                move_intent: None,
                mobile_from: Patch::Unchanged,
                grade: Patch::Unchanged,
            })
            .await,
        ),
        1 => {
            let competencies = vec!["cmp-ml".to_owned()];
            let want = ProfileChange::Wanted { competencies };
            ("agent/set_wanted", change(want).await)
        }
        2 => (
            "agent/clear_aspirations",
            change(ProfileChange::ForgetAspirations).await,
        ),
        3 => ("agent/set_post_action", on_post(PostAct::Save).await),
        4 => ("agent/set_post_action", on_post(PostAct::Want).await),
        5 => {
            let reason = "Trop loin".to_owned();
            (
                "agent/set_post_action",
                on_post(PostAct::Dismiss(reason)).await,
            )
        }
        6 => {
            let endorsement = Endorsement {
                agent: "agt-02".to_owned(),
                competency: "cmp-ml".to_owned(),
                level: 3,
            };
            let offer = store.offer_endorsement("agt-01", &endorsement, write);
            ("endorsement/offer", offer.await.map(|_| ()))
        }
        _ => {
            let feedback = Feedback {
                post: Some("post-01".to_owned()),
                score: 4,
                comment: None,
            };
            let done = store.give_feedback("agt-01", &feedback, write).await;
            ("feedback/give", done)
        }
    }
}

#[tokio::test]
async fn nothing_that_an_agent_changes_has_a_second_effect_after_a_lost_acknowledgement() {
    for which in 0..8 {
        let fake = FakeBolt::start(|asked, _| match (asked.message, asked.statement.as_str()) {
            ("COMMIT", _) => Answer::Close,
            (_, "endorsement/offer") => Answer::Rows(&["outcome"], vec![json!(["OFFERED"])]),
            _ => Answer::Usual,
        })
        .await;
        let store = fake.store(DEADLINE);
        let (first, failed) = timeout(MARGIN, act(&store, which)).await.unwrap();
        assert!(matches!(failed, Err(Error::Unavailable(_))), "{first}");
        assert_eq!((fake.runs(first), fake.count("COMMIT")), (1, 1), "{first}");
        fake.follow(|asked, _| match asked.statement.as_str() {
            TAKE => Answer::Rows(&["outcome", "made"], vec![json!(["AGAIN", null])]),
            _ => Answer::Usual,
        });
        let (_, again) = timeout(MARGIN, act(&store, which)).await.unwrap();
        again.unwrap();
        assert_eq!(fake.runs(TAKE), 1, "{first}");
        assert_eq!((fake.runs(first), fake.count("COMMIT")), (0, 0), "{first}");
    }
}
