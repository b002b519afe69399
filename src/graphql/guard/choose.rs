//! Which operation of a document runs.

use async_graphql::{
    Positioned,
    parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition},
};

/// The operation that the library runs for a name, or none where it runs none.
///
/// Source: `prepare_request` of async-graphql 7.2.1. An operation without a name is never found by
/// one, and the empty name is a name like any other.
pub(in crate::graphql) fn choose<'d>(
    document: &'d ExecutableDocument,
    name: Option<&str>,
) -> Option<&'d OperationDefinition> {
    let found: Option<&Positioned<OperationDefinition>> = match (&document.operations, name) {
        (DocumentOperations::Single(one), None) => Some(one),
        (DocumentOperations::Multiple(all), Some(name)) => all.get(name),
        (DocumentOperations::Multiple(all), None) if all.len() == 1 => all.values().next(),
        (DocumentOperations::Single(_), Some(_)) | (DocumentOperations::Multiple(_), None) => None,
    };
    found.map(|operation| &operation.node)
}

#[cfg(test)]
mod tests {
    use async_graphql::{
        EmptyMutation, EmptySubscription, Object, Request, Schema, parser::parse_query,
    };

    use super::*;

    struct Root;

    #[Object]
    impl Root {
        async fn a(&self) -> bool {
            true
        }
    }

    #[tokio::test]
    async fn it_is_the_one_that_the_library_runs() {
        let schema = Schema::new(Root, EmptyMutation, EmptySubscription);
        for text in ["{ a }", "query A { a }", "query A { a } query B { b: a }"] {
            for name in [None, Some(""), Some("A"), Some("B"), Some("C")] {
                let mut request = Request::new(text);
                if let Some(name) = name {
                    request = request.operation_name(name);
                }
                let ran = schema.execute(request).await.is_ok();
                let document = parse_query(text).unwrap();
                let chosen = choose(&document, name).is_some();
                assert_eq!(chosen, ran, "{text} {name:?}");
            }
        }
    }
}
