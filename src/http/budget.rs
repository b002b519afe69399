//! How much one principal, or else one address, may ask for in a minute.
//!
//! A token bucket of cost: it holds what a minute allows and fills at that rate. What a document costs is
//! what the guard found; a document that the guard refuses costs something too.

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, RandomState},
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use async_graphql::{Response as Answer, ServerError};
use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, header::RETRY_AFTER},
};

use crate::auth::principal::Principal;

/// What a request costs at least.
const LEAST: u64 = 10;
/// What a request costs that the guard refuses.
const REFUSED: u64 = 100;
/// Buckets that are remembered at most; whoever comes when all are in use shares one with the others who do.
const BUCKETS: usize = 100_000;
/// The time between two looks for buckets that are full again and can be forgotten.
const SWEEP: Duration = Duration::from_secs(1);
/// Units in a point of cost, as many as there are microseconds in a minute.
const UNIT: u64 = 60 * SECOND;
/// Microseconds in a second.
const SECOND: u64 = 1_000_000;
/// The bucket that newcomers share when there is no room for one of their own.
const SHARED: u64 = 0;

const LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("ratelimit-reset");

/// Whose bucket pays: a principal that stands for a record, else the address; in demo mode always the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Payer(u64);

/// How a bucket stands after a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// What the request cost.
    pub(super) asked: u64,
    /// What a minute allows; none when nothing is limited.
    pub(super) per_minute: Option<u64>,
    /// What is left now.
    pub(super) remaining: u64,
    /// Seconds until the bucket is full again.
    pub(super) reset: u64,
}

/// A request that its bucket cannot pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exhausted {
    pub(super) standing: Standing,
    /// Seconds after which the bucket can pay it.
    pub(super) retry_after: u64,
}

/// The buckets of one server.
pub(super) struct Budget {
    per_minute: u64,
    demo: bool,
    names: RandomState,
    buckets: Mutex<Buckets>,
}

#[derive(Default)]
struct Buckets {
    levels: HashMap<u64, Level>,
    swept: Option<Instant>,
}

/// What a bucket held at an instant.
#[derive(Clone, Copy)]
struct Level {
    /// In units, of which a point of cost is so many that a microsecond fills a whole number of them.
    left: u64,
    at: Instant,
}

impl Budget {
    /// Full buckets; 0 limits nothing. In demo mode, where anybody can be anybody, addresses pay.
    pub(super) fn new(per_minute: u64, demo: bool) -> Self {
        Self {
            per_minute,
            demo,
            names: RandomState::new(),
            buckets: Mutex::default(),
        }
    }

    /// Who pays for a principal at an address. Networks of IPv6 pay together: their hosts have as many
    /// addresses as they like.
    pub(super) fn payer(&self, principal: &Principal, address: Option<IpAddr>) -> Payer {
        let network = address.map(|address| match address.to_canonical() {
            IpAddr::V6(host) => IpAddr::V6(Ipv6Addr::from_bits(host.to_bits() >> 64 << 64)),
            host @ IpAddr::V4(_) => host,
        });
        let network = network.filter(|_| self.demo || principal.uid.is_none());
        let named = Some((principal.role, &principal.uid, &principal.user));
        let name = (named.filter(|_| !self.demo), network);
        // Zero is the name of the shared bucket.
        Payer(self.names.hash_one(name).max(1))
    }

    /// Whether a bucket can pay anything at all: asked before a document is even read.
    pub(super) fn has_some(&self, payer: Payer, now: Instant) -> Result<(), Exhausted> {
        self.take(payer, LEAST, 0, now).map(drop)
    }

    /// Pays for a document that may run.
    pub(super) fn pay(&self, payer: Payer, cost: u64, now: Instant) -> Result<Standing, Exhausted> {
        let cost = cost.max(LEAST);
        self.take(payer, cost, cost, now)
    }

    /// Pays for a document that the guard refused, or what is left.
    pub(super) fn pay_refused(&self, payer: Payer, now: Instant) -> Standing {
        self.take(payer, 0, REFUSED, now)
            .unwrap_or_else(|exhausted| exhausted.standing)
    }

    /// Takes `price` from a bucket that holds `least`; a price above what a bucket can hold is all of it.
    fn take(
        &self,
        payer: Payer,
        least: u64,
        price: u64,
        now: Instant,
    ) -> Result<Standing, Exhausted> {
        if self.per_minute == 0 {
            return Ok(Standing {
                asked: price,
                per_minute: None,
                remaining: 0,
                reset: 0,
            });
        }
        let full = self.per_minute.saturating_mul(UNIT);
        let (least, taken) = (
            least.saturating_mul(UNIT).min(full),
            price.saturating_mul(UNIT).min(full),
        );
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let level = buckets.level(payer, self.per_minute, now);
        let enough = level.left >= least;
        if enough {
            level.left = level.left.saturating_sub(taken);
        }
        let left = level.left;
        let seconds = |units: u64| units.div_ceil(self.per_minute.saturating_mul(SECOND));
        let standing = Standing {
            asked: price,
            per_minute: Some(self.per_minute),
            remaining: left / UNIT,
            reset: seconds(full - left),
        };
        if enough {
            return Ok(standing);
        }
        Err(Exhausted {
            standing,
            retry_after: seconds(least - left).max(1),
        })
    }
}

impl Buckets {
    /// The bucket of a payer, filled up to now.
    fn level(&mut self, payer: Payer, per_minute: u64, now: Instant) -> &mut Level {
        let full = per_minute.saturating_mul(UNIT);
        let filled = |level: &Level| {
            let since = now.saturating_duration_since(level.at).as_micros();
            let since = u64::try_from(since).unwrap_or(u64::MAX);
            let more = since.saturating_mul(per_minute);
            level.left.saturating_add(more).min(full)
        };
        let is_new = !self.levels.contains_key(&payer.0);
        let swept = self.swept.is_some_and(|at| now < at + SWEEP);
        if is_new && self.levels.len() >= BUCKETS && !swept {
            self.levels.retain(|_, level| filled(level) < full);
            self.swept = Some(now);
        }
        let crowded = is_new && self.levels.len() >= BUCKETS;
        let key = if crowded { SHARED } else { payer.0 };
        let level = self.levels.entry(key).or_insert(Level {
            left: full,
            at: now,
        });
        *level = Level {
            left: filled(level),
            at: now,
        };
        level
    }
}

impl Standing {
    /// Says it in the headers of an answer, by the names of draft 3 of the IETF's `RateLimit` fields.
    pub(super) fn write(&self, headers: &mut HeaderMap) {
        let Some(per_minute) = self.per_minute else {
            return;
        };
        headers.insert(LIMIT, HeaderValue::from(per_minute));
        headers.insert(REMAINING, HeaderValue::from(self.remaining));
        headers.insert(RESET, HeaderValue::from(self.reset));
    }
}

impl Exhausted {
    /// The same, and when to come back.
    pub(super) fn write(&self, headers: &mut HeaderMap) {
        self.standing.write(headers);
        headers.insert(RETRY_AFTER, HeaderValue::from(self.retry_after));
    }

    /// What a client reads.
    pub(super) fn answer(&self) -> Answer {
        let seconds = self.retry_after;
        let message = format!("Trop de requêtes coûteuses : réessayez dans {seconds} s.");
        let mut error = ServerError::new(message, None);
        let extensions = error.extensions.get_or_insert_default();
        extensions.set("code", "RATE_LIMITED");
        extensions.set("retryAfter", seconds);
        Answer::from_errors(vec![error])
    }
}

/// The address from which a request came, where the server notes it.
pub(super) fn address(extensions: &Extensions) -> Option<IpAddr> {
    let from = extensions.get::<ConnectInfo<SocketAddr>>()?;
    Some(from.0.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(after: u64) -> Duration {
        Duration::from_secs(after)
    }

    #[test]
    fn a_bucket_pays_a_minute_at_once_and_fills_at_that_rate() {
        let budget = Budget::new(600, false);
        let payer = budget.payer(&Principal::anonymous(), None);
        let begun = Instant::now();
        assert_eq!(budget.pay(payer, 590, begun).unwrap().remaining, 10);
        let exhausted = budget.pay(payer, 60, begun).unwrap_err();
        assert_eq!((exhausted.retry_after, exhausted.standing.reset), (5, 59));
        assert!(budget.pay(payer, 60, begun + second(4)).is_err());
        assert_eq!(
            budget.pay(payer, 60, begun + second(5)).unwrap().remaining,
            0
        );
        // The cheapest request costs something.
        assert!(budget.has_some(payer, begun + second(5)).is_err());
        assert!(budget.has_some(payer, begun + second(6)).is_ok());
        let paid = budget.pay(payer, 1, begun + second(6)).unwrap();
        assert_eq!((paid.asked, paid.remaining), (LEAST, 0));
        // What is dearer than a bucket takes a full one.
        assert!(budget.pay(payer, 5_000, begun + second(60)).is_err());
        assert_eq!(
            budget
                .pay(payer, 5_000, begun + second(66))
                .unwrap()
                .remaining,
            0
        );
    }

    #[test]
    fn a_refused_document_costs_what_is_left_at_most() {
        let budget = Budget::new(150, false);
        let payer = budget.payer(&Principal::anonymous(), None);
        let begun = Instant::now();
        assert_eq!(budget.pay_refused(payer, begun).remaining, 50);
        assert_eq!(budget.pay_refused(payer, begun).remaining, 0);
        assert!(budget.has_some(payer, begun).is_err());
    }

    #[test]
    fn without_a_limit_everything_is_paid() {
        let budget = Budget::new(0, false);
        let payer = budget.payer(&Principal::anonymous(), None);
        let paid = budget.pay(payer, u64::MAX, Instant::now()).unwrap();
        assert_eq!(paid.per_minute, None);
    }

    #[test]
    fn a_record_pays_wherever_it_is_and_others_by_address() {
        let budget = Budget::new(1, false);
        let at = |text: &str| Some(text.parse().unwrap());
        let agent = |uid: &str| Principal {
            role: crate::auth::principal::Role::Agent,
            uid: Some(uid.to_owned()),
            user: uid.to_owned(),
        };
        let nobody = Principal::anonymous();
        let payer = |principal: &Principal, address| budget.payer(principal, address);
        assert_eq!(
            payer(&agent("a"), at("192.0.2.1")),
            payer(&agent("a"), None)
        );
        assert_ne!(payer(&agent("a"), None), payer(&agent("b"), None));
        assert_eq!(
            payer(&nobody, at("192.0.2.1")),
            payer(&nobody, at("::ffff:192.0.2.1"))
        );
        assert_ne!(
            payer(&nobody, at("192.0.2.1")),
            payer(&nobody, at("192.0.2.2"))
        );
        assert_eq!(
            payer(&nobody, at("2001:db8::1")),
            payer(&nobody, at("2001:db8::2"))
        );
        assert_ne!(
            payer(&nobody, at("2001:db8::1")),
            payer(&nobody, at("2001:db8:0:1::1"))
        );
    }

    #[test]
    fn in_demo_mode_an_invented_identity_buys_nothing() {
        let budget = Budget::new(1, true);
        let agent = |uid: &str| Principal {
            role: crate::auth::principal::Role::Agent,
            uid: Some(uid.to_owned()),
            user: uid.to_owned(),
        };
        let here = Some("127.0.0.1".parse().unwrap());
        let pays = budget.payer(&Principal::anonymous(), here);
        for uid in ["agt-01", "agt-02", "invented"] {
            assert_eq!(budget.payer(&agent(uid), here), pays, "{uid}");
        }
        let elsewhere = Some("127.0.0.2".parse().unwrap());
        assert_ne!(budget.payer(&agent("agt-01"), elsewhere), pays);
    }

    #[test]
    fn however_many_come_few_buckets_are_remembered() {
        let budget = Budget::new(600, false);
        let begun = Instant::now();
        let newcomer = |number: usize| Payer(number as u64 + 1);
        for number in 0..BUCKETS + 50 {
            let paid = budget.pay(newcomer(number), 600, begun);
            assert_eq!(paid.is_ok(), number <= BUCKETS, "{number}");
        }
        let held = || budget.buckets.lock().unwrap().levels.len();
        assert_eq!(held(), BUCKETS + 1);
        // Full ones are forgotten when room is needed.
        assert!(
            budget
                .pay(newcomer(BUCKETS + 50), 600, begun + second(61))
                .is_ok()
        );
        assert_eq!(held(), 1);
    }
}
