//! A change whose end is not known.

use passerelle::domain::{
    entity::vocabulary::Purpose,
    error::Error,
    port::change::{ChangeGraph as _, Occasion, ProfileChange},
};

use super::*;
use crate::support::{
    engine::instant,
    fake_bolt::{Answer, FakeBolt},
};

const RECORD: &str = "idempotency_key/record";
const FIND: &str = "idempotency_key/find";
const CONSTRAINT: &str = "Neo.ClientError.Schema.ConstraintValidationFailed";

async fn change(store: &GraphStore) -> Result<(), Error> {
    let change = ProfileChange::Consent {
        purpose: Purpose::Statistics,
        given: true,
    };
    let occasion = Occasion {
        now: instant(),
        today: instant().date_naive(),
        key: Some("agent:agt-01:setConsent:k".to_owned()),
    };
    timeout(MARGIN, store.change_profile("agt-01", &change, &occasion))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_lost_acknowledgement_is_told_and_the_same_key_again_has_no_second_effect() {
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
            RECORD => Answer::Failure(CONSTRAINT),
            FIND => Answer::Rows(&["uid"], vec![json!(["agent:agt-01:setConsent:k"])]),
            _ => Answer::Usual,
        });
        change(&store).await.unwrap();
        assert_eq!((fake.runs(RECORD), fake.runs(FIND)), (1, 1));
        assert_eq!(fake.runs("agent/set_consent"), 0, "nothing was done twice");
        assert_eq!(fake.count("COMMIT"), 0);
    }
}

#[tokio::test]
async fn a_connection_lost_before_the_commit_leaves_nothing_and_is_tried_once_more() {
    for message in ["BEGIN", "RUN", "PULL"] {
        let fake = FakeBolt::start(
            move |asked, before| match (asked.message == message, before) {
                (true, 0) if asked.statement.is_empty() || asked.statement == RECORD => {
                    Answer::Close
                }
                _ => Answer::Usual,
            },
        )
        .await;
        change(&fake.store(DEADLINE)).await.unwrap();
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
    let failed = passerelle::domain::deadline::within(DEADLINE, change(&store)).await;
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
