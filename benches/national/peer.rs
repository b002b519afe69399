//! What people use today, with the same statements: `@neo4j/graphql` on Apollo Server.
//!
//! Each statement becomes a root field with `@cypher`; one request asks for all those that one of ours sends.

use std::{collections::BTreeMap, process::Command};

use passerelle::graph::{
    catalog::Statement,
    statement::{parse_header, strip_comments},
};
use serde_json::{Map, Value, json};

use super::{
    Case,
    question::Asked,
    record::Sent,
    server::{Account, Server},
    write_json,
};

/// Starts it on the statements of all reading cases; none when its directory is not named.
pub fn start(account: &Account, cases: &[Case], directory: &str) -> Option<Server> {
    if directory.is_empty() {
        return None;
    }
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.question.writes()) {
        for item in case.sent.iter().flatten() {
            let statement = item.statement();
            fields.insert(field(statement), definition(statement));
        }
    }
    let fields: Vec<String> = fields.into_values().collect();
    let schema = format!(
        "scalar Row\nscalar Any\ntype Query {{\n{}\n}}\n",
        fields.join("\n")
    );
    let path = format!("{directory}/schema.json");
    write_json(&path, &json!({ "typeDefs": schema }));
    let mut command = Command::new("node");
    command
        .arg("server.js")
        .current_dir(directory)
        .env("NEO4J_URI", &account.url)
        .env("NEO4J_USER", &account.user)
        .env("NEO4J_PASSWORD", &account.password);
    Some(Server::launch(&mut command))
}

/// The requests that ask it for what ours asks the database.
pub fn requests(case: &Case) -> Vec<Asked> {
    case.sent.iter().map(|sent| request(sent)).collect()
}

fn request(sent: &[Sent]) -> Asked {
    let (mut declared, mut asked) = (Vec::new(), Vec::new());
    let mut variables = Map::new();
    for (at, one) in sent.iter().enumerate() {
        let statement = one.statement();
        let Value::Object(params) = &one.params else {
            panic!("parameters are a map");
        };
        let mut given = Vec::new();
        for (name, kind) in arguments(statement) {
            let variable = format!("v{at}_{name}");
            declared.push(format!("${variable}: {kind}"));
            given.push(format!("{name}: ${variable}"));
            let value = params.get(&name).cloned().unwrap_or_default();
            variables.insert(variable, value);
        }
        let given = if given.is_empty() {
            String::new()
        } else {
            format!("({})", given.join(", "))
        };
        asked.push(format!("s{at}: {}{given}", field(statement)));
    }
    let head = if declared.is_empty() {
        String::new()
    } else {
        format!("({})", declared.join(", "))
    };
    let document = format!("query Q{head} {{ {} }}", asked.join(" "));
    Asked {
        body: json!({ "query": document, "variables": variables, "operationName": "Q" }),
        token: String::new(),
    }
}

fn field(statement: &Statement) -> String {
    statement.name.replace(['/', '.', '-'], "_")
}

/// Parameters with types of GraphQL.
fn arguments(statement: &Statement) -> Vec<(String, &'static str)> {
    let header = parse_header(statement.text).unwrap();
    let kind = |text: &str| match text.trim_end_matches(" NULL") {
        "STRING" => "String",
        "INTEGER" => "Int",
        "FLOAT" => "Float",
        "BOOLEAN" => "Boolean",
        "LIST<STRING>" => "[String!]",
        "LIST<INTEGER>" => "[Int!]",
        "LIST<FLOAT>" => "[Float!]",
        _ => "Any",
    };
    header
        .params
        .iter()
        .map(|param| (param.name.clone(), kind(&param.kind)))
        .collect()
}

fn definition(statement: &Statement) -> String {
    let header = parse_header(statement.text).unwrap();
    let arguments = arguments(statement);
    let given: Vec<String> = arguments
        .iter()
        .map(|(name, kind)| format!("{name}: {kind}"))
        .collect();
    let given = if given.is_empty() {
        String::new()
    } else {
        format!("({})", given.join(", "))
    };
    let columns: Vec<String> = header
        .columns
        .iter()
        .map(|item| format!("{item}: {item}"))
        .collect();
    let text = format!(
        "CALL {{ {} }} RETURN {{ {} }} AS row",
        strip_comments(statement.text),
        columns.join(", ")
    );
    let text = json!(text);
    format!(
        "  {}{given}: [Row] @cypher(statement: {text}, columnName: \"row\")",
        field(statement)
    )
}
