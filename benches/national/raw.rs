//! The same statements through the bare driver.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures::TryStreamExt as _;
use neo4rs::{BoltList, BoltMap, BoltType, ConfigBuilder, Graph};
use serde_json::Value;

use super::{record::Sent, server::Account};

/// The driver, with nothing around it.
#[derive(Clone)]
pub struct Driver(Graph);

impl Driver {
    /// Prepares a pool.
    pub fn new(account: &Account) -> Self {
        let config = ConfigBuilder::default()
            .uri(&account.url)
            .user(account.user.as_str())
            .password(account.password.as_str())
            .db("neo4j")
            .max_connections(16)
            .build()
            .unwrap();
        Self(Graph::connect(config).unwrap())
    }

    /// Runs what one request sent, one statement after the other, and reads every row.
    pub async fn run(&self, sent: &[Sent]) -> Duration {
        let begun = Instant::now();
        for item in sent {
            let Value::Object(params) = &item.params else {
                panic!("parameters are a map");
            };
            #[expect(
                clippy::disallowed_methods,
                reason = "the bare driver is what is measured"
            )]
            let mut query = neo4rs::query(&item.text);
            for (name, value) in params {
                query = query.param(name.as_str(), bolt(value));
            }
            let mut rows = self.0.execute_read(query).await.unwrap();
            let rows: Vec<Value> = rows.into_stream_as::<Value>().try_collect().await.unwrap();
            std::hint::black_box(rows);
        }
        begun.elapsed()
    }

    /// Runs requests from several tasks for a while, and gives how many were done.
    pub async fn press(
        &self,
        requests: &Arc<Vec<Vec<Sent>>>,
        tasks: usize,
        time: Duration,
    ) -> usize {
        let end = Instant::now() + time;
        let running: Vec<_> = (0..tasks)
            .map(|task| {
                let (driver, requests) = (self.clone(), Arc::clone(requests));
                tokio::spawn(async move {
                    let mut done = 0;
                    while Instant::now() < end {
                        driver
                            .run(&requests[(task * 7 + done) % requests.len()])
                            .await;
                        done += 1;
                    }
                    done
                })
            })
            .collect();
        let mut done = 0;
        for item in running {
            done += item.await.unwrap();
        }
        done
    }
}

fn bolt(value: &Value) -> BoltType {
    match value {
        Value::Null => BoltType::Null(neo4rs::BoltNull),
        Value::Bool(one) => (*one).into(),
        Value::Number(one) => match one.as_i64() {
            Some(whole) => whole.into(),
            None => one.as_f64().unwrap().into(),
        },
        Value::String(one) => one.as_str().into(),
        Value::Array(all) => {
            let mut list = BoltList::new();
            for item in all {
                list.push(bolt(item));
            }
            BoltType::List(list)
        }
        Value::Object(all) => {
            let mut map = BoltMap::new();
            for (key, one) in all {
                map.put(key.as_str().into(), bolt(one));
            }
            BoltType::Map(map)
        }
    }
}
