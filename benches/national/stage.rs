//! Every way to ask, and how each is timed and pressed.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    Case, Others, peer,
    plan::Planner,
    record::Sent,
    report::{Measured, Pressed, Spread},
    server::{self, Account, Server, agent},
};

/// Rounds over the requests before any question is measured, and how long no other is begun after.
const WARMING: (usize, Duration) = (100, Duration::from_secs(12));
/// How long [`CLIENTS`] ask then.
const WARMING_PRESS: Duration = Duration::from_secs(2);
/// Rounds that are measured, and how long no other is begun after.
const MEASURED: (usize, Duration) = (15, Duration::from_secs(40));
/// Clients at once.
const CLIENTS: usize = 8;
/// How long they ask where it is measured.
const PRESSED_FOR: Duration = Duration::from_secs(6);

/// Everything that answers.
pub struct Stage {
    pub ours: Server,
    pub others: Option<Others>,
    pub runtime: tokio::runtime::Runtime,
}

impl Stage {
    /// Who asks at the same time; what a question that writes has sent is not to be done again.
    fn others(&self, case: &Case) -> (Option<&Others>, Option<&Server>) {
        let others = self.others.as_ref().filter(|_| !case.question.writes());
        (others, others.and_then(|others| others.peer.as_ref()))
    }

    /// How long each way took, in rounds as many as there may be, none begun once their time is over; at least one.
    ///
    /// Another way comes first each time: who asks second finds what the first one's question left in the caches.
    fn repeat(&self, case: &Case, (rounds, longest): (usize, Duration)) -> [Vec<Duration>; 3] {
        let client = agent();
        let (others, peer) = self.others(case);
        let asked_of_peer = peer.map_or_else(Vec::new, |_| peer::requests(case));
        let mut times = [const { Vec::new() }; 3];
        let begun = Instant::now();
        for round in 0..rounds {
            for (variant, asked) in case.requests.iter().enumerate() {
                for step in 0..times.len() {
                    let way = (round + variant + step) % times.len();
                    times[way].extend(match way {
                        0 => Some(self.ours.ask(&client, asked).1),
                        1 => others.map(|others| {
                            let run = others.driver.run(&case.sent[variant]);
                            self.runtime.block_on(run)
                        }),
                        _ => peer.map(|peer| peer.ask(&client, &asked_of_peer[variant]).1),
                    });
                }
            }
            if begun.elapsed() > longest {
                break;
            }
        }
        times
    }

    /// Asks a question in every way, alone and from many clients, so that what answers it is compiled and open.
    pub fn warm(&self, case: &Case) {
        self.repeat(case, WARMING);
        self.press(case, WARMING_PRESS);
    }

    /// What each way does for many clients at once, one way after the other.
    fn press(&self, case: &Case, time: Duration) -> (Pressed, [Option<Pressed>; 2]) {
        let (others, peer) = self.others(case);
        let ours = || self.ours.press(&case.requests, CLIENTS, time);
        let ours = Pressed::measure(|| self.ours.cpu(), ours);
        let raw = others.map(|others| {
            let press = others.driver.press(&case.sent, CLIENTS, time);
            Pressed::measure(|| server::cpu("self"), || self.runtime.block_on(press))
        });
        let theirs = peer.map(|peer| {
            let requests = Arc::new(peer::requests(case));
            Pressed::measure(|| peer.cpu(), || peer.press(&requests, CLIENTS, time))
        });
        (ours, [raw, theirs])
    }

    /// Everything that the report says of a question.
    pub fn measure(&self, case: &Case) -> Measured {
        let (others, _) = self.others(case);
        let [graphql, raw, theirs] = self
            .repeat(case, MEASURED)
            .map(|all| Spread::from_times(&all));
        let (pressed, [pressed_raw, pressed_peer]) = self.press(case, PRESSED_FOR);
        let hits = others.map_or_else(Vec::new, |others| hits(&others.account, &case.sent[0]));
        Measured {
            name: case.question.name,
            goal: case.question.goal,
            statements: case.sent.first().map_or(0, Vec::len),
            trips: case.trips,
            hits,
            graphql,
            raw,
            peer: theirs,
            pressed,
            pressed_raw,
            pressed_peer,
        }
    }
}

/// What each statement touches.
fn hits(account: &Account, sent: &[Sent]) -> Vec<(&'static str, u64)> {
    let planner = Planner::new(&account.http, &account.user, &account.password);
    let hits = |item: &Sent| planner.profile(&item.text, &item.params);
    sent.iter()
        .map(|item| (item.statement().name, hits(item)))
        .collect()
}
