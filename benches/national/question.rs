//! The questions that are measured: those that people ask most.

use serde_json::{Value, json};

/// One question, ready to be sent.
#[derive(Clone)]
pub struct Asked {
    /// The document and its variables.
    pub body: Value,
    /// The bearer token; empty for none.
    pub token: String,
}

/// A question, with goals of a request in milliseconds.
pub struct Question {
    /// Its name in the table.
    pub name: &'static str,
    /// The document.
    document: &'static str,
    /// What varies from one request to the next.
    about: About,
    /// Median and 99th percentile that are aimed at through GraphQL.
    pub goal: (f64, f64),
}

/// What a question is about.
#[derive(Clone, Copy)]
enum About {
    /// The agent who asks.
    Agent,
    /// A post, asked by somebody who may see its candidates.
    Post,
    /// An open post, asked by an agent.
    AgentAndPost,
    /// Words.
    Words,
    /// Everybody's careers.
    Careers,
    /// Careers that go on from an occupation.
    Occupation,
    /// The agent who asks, and a change.
    Change,
}

/// Every question.
pub const QUESTIONS: &[Question] = &[
    Question {
        name: "profile",
        document: include_str!("document/profile.graphql"),
        about: About::Agent,
        goal: (2.0, 8.0),
    },
    Question {
        name: "recommend",
        document: include_str!("document/recommend.graphql"),
        about: About::Agent,
        goal: (12.0, 30.0),
    },
    Question {
        name: "peers",
        document: include_str!("document/peers.graphql"),
        about: About::Agent,
        goal: (12.0, 40.0),
    },
    Question {
        name: "candidates",
        document: include_str!("document/candidates.graphql"),
        about: About::Post,
        goal: (15.0, 50.0),
    },
    Question {
        name: "gap",
        document: include_str!("document/gap.graphql"),
        about: About::AgentAndPost,
        goal: (2.0, 8.0),
    },
    Question {
        name: "paths",
        document: include_str!("document/paths.graphql"),
        about: About::Agent,
        goal: (10.0, 40.0),
    },
    Question {
        name: "reach",
        document: include_str!("document/reach.graphql"),
        about: About::Agent,
        goal: (8.0, 30.0),
    },
    Question {
        name: "flows",
        document: include_str!("document/flows.graphql"),
        about: About::Careers,
        goal: (30.0, 100.0),
    },
    Question {
        name: "tree",
        document: include_str!("document/tree.graphql"),
        about: About::Occupation,
        goal: (30.0, 100.0),
    },
    Question {
        name: "search",
        document: include_str!("document/search.graphql"),
        about: About::Words,
        goal: (5.0, 20.0),
    },
    Question {
        name: "mutation",
        document: include_str!("document/mutation.graphql"),
        about: About::Change,
        goal: (10.0, 40.0),
    },
];

/// Words that people search with.
const WORDS: [&str; 10] = [
    "donnees",
    "architecte",
    "cyber",
    "chef de projet",
    "reseau",
    "java",
    "intelligence",
    "systeme",
    "produit",
    "securite",
];

/// Who and what the questions are about.
pub struct Sample {
    agents: Vec<String>,
    posts: Vec<Value>,
    competencies: Vec<Value>,
    occupations: Vec<Value>,
}

impl Sample {
    /// So many agents who agreed to recommendations and declared something, and as many open posts.
    pub fn read(ask: impl Fn(&Asked) -> Value, agents: u32, size: u32) -> Self {
        let ask = |document: String| {
            ask(&Asked {
                body: json!({ "query": document }),
                token: String::new(),
            })
        };
        let mut found = Vec::new();
        let step = (agents / (size * 4)).max(1);
        for number in (1..=agents).step_by(step as usize) {
            let uid = format!("gen-agt-{number:06}");
            let answer = ask(format!(
                "{{ agent(uid: \"{uid}\") {{ currentAssignment {{ id }} consents {{ purpose given }}
                 competencies(first: 1) {{ edges {{ origin }} }} }} }}"
            ));
            let one = &answer["data"]["agent"];
            let agreed = one["consents"].as_array().is_some_and(|all| {
                all.iter()
                    .any(|c| c["purpose"] == "RECOMMENDATIONS" && c["given"] == true)
            });
            let knows = one["competencies"]["edges"]
                .as_array()
                .is_some_and(|all| !all.is_empty());
            if agreed && knows && one["currentAssignment"].is_object() {
                found.push(uid);
            }
            if found.len() == size as usize {
                break;
            }
        }
        let listed = |answer: &Value, list: &str| -> Vec<Value> {
            let edges = answer["data"][list]["edges"].as_array().unwrap().iter();
            edges.map(|edge| edge["node"]["id"].clone()).collect()
        };
        let posts = ask(format!(
            "{{ posts(first: {size}) {{ edges {{ node {{ id }} }} }} }}"
        ));
        let known = ask(format!(
            "{{ competencies(first: {size}) {{ edges {{ node {{ id }} }} }} }}"
        ));
        let digital = ask(format!(
            "{{ occupations(digital: true, first: {size}) {{ edges {{ node {{ id }} }} }} }}"
        ));
        Self {
            agents: found,
            posts: listed(&posts, "posts"),
            occupations: listed(&digital, "occupations"),
            competencies: listed(&known, "competencies"),
        }
    }
}

impl Question {
    /// The requests that are sent in turn.
    pub fn requests(&self, sample: &Sample) -> Vec<Asked> {
        let count = sample.agents.len();
        let made = |at: usize| {
            let agent = &sample.agents[at];
            let post = &sample.posts[at % sample.posts.len()];
            let token = match self.about {
                About::Post | About::Words | About::Careers | About::Occupation => String::new(),
                _ => format!("demo.agent.{agent}"),
            };
            let variables = match self.about {
                About::Agent | About::Careers => json!({}),
                About::Occupation => {
                    json!({ "from": sample.occupations[at % sample.occupations.len()] })
                }
                About::Post | About::AgentAndPost => json!({ "post": post }),
                About::Words => json!({ "words": WORDS[at % WORDS.len()] }),
                About::Change => json!({
                    "competency": sample.competencies[at % sample.competencies.len()],
                    "level": at % 4 + 1,
                }),
            };
            let body = json!({ "query": self.document, "variables": variables });
            Asked { body, token }
        };
        (0..count).map(made).collect()
    }

    /// Whether it changes the graph: its statements are not run again through the bare driver.
    pub fn writes(&self) -> bool {
        matches!(self.about, About::Change)
    }
}
