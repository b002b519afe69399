//! Errors as clients see them: a French message, an English code, nothing of the inside.

use async_graphql::{Error as ApiError, ErrorExtensions as _, ServerError};

use crate::domain::error::Error;

/// An error of the domain, as a client sees it; what it hides is logged here, once.
pub(super) fn refuse(error: &Error) -> ApiError {
    let (code, message) = match error {
        Error::NotFound => ("NOT_FOUND", "Introuvable.".to_owned()),
        Error::InvalidInput { argument, message } => return bad_input(argument, message.clone()),
        Error::Unavailable(source) => {
            tracing::warn!(exception.message = %source, "the graph does not answer");
            let again = "La base de données ne répond pas : réessayez dans un instant.";
            ("UPSTREAM_UNAVAILABLE", again.to_owned())
        }
        Error::DeadlineExceeded(source) => {
            tracing::warn!(exception.message = %source, "the deadline has passed");
            (
                "DEADLINE_EXCEEDED",
                "La réponse a pris trop de temps.".to_owned(),
            )
        }
        Error::Internal(source) => {
            let cause = source.source().map(ToString::to_string);
            tracing::error!(exception.message = %source, cause, "internal error");
            ("INTERNAL_SERVER_ERROR", "Erreur interne.".to_owned())
        }
    };
    ApiError::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

/// A refused argument, named.
pub(super) fn bad_input(argument: &str, message: String) -> ApiError {
    ApiError::new(message).extend_with(|_, extensions| {
        extensions.set("code", "BAD_USER_INPUT");
        extensions.set("argument", argument);
    })
}

/// Gives the library's own refusals their code: those are errors of the document.
pub(super) fn name_code(error: &mut ServerError) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_some() {
        return;
    }
    let (code, french) = if error.message.starts_with("Query is ") {
        ("QUERY_TOO_COMPLEX", "Requête trop complexe")
    } else if error.message.starts_with(" --> ") {
        ("GRAPHQL_PARSE_FAILED", "Requête illisible")
    } else {
        ("GRAPHQL_VALIDATION_FAILED", "Requête non valide")
    };
    extensions.set("code", code);
    error.message = format!("{french} : {}", error.message.trim());
}
