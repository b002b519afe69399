//! Errors as clients see them: a French message, an English code, nothing of the inside.

use async_graphql::{
    Error as ApiError, ErrorExtensions as _, Pos, ServerError, SimpleObject, Value,
};

use super::text;
use crate::domain::{error::Error, text::unquoted};

/// What somebody reads who names what there is not, or what they may not see.
const UNKNOWN: &str = "Introuvable.";
/// What somebody reads who may not do what they ask.
const NOT_ALLOWED: &str = "Vous n'avez pas le droit de faire cela.";
/// What somebody reads whose change came second.
const OVERTAKEN: &str = "Une autre modification est passée avant : relisez, puis recommencez.";

/// What somebody reads whose list has been recomputed since its last page.
const STALE: &str =
    "Cette liste a été recalculée depuis la page précédente : reprenez-la au début.";

/// An expected failure of a mutation: it is an answer, not an error.
#[derive(Debug, Clone, SimpleObject)]
pub struct UserError {
    /// The same codes as those of errors.
    code: &'static str,
    /// The path of the input's field at fault; empty when no field is.
    field: Vec<String>,
    /// What a person reads, in French.
    message: String,
}

impl UserError {
    /// What a mutation answers to an expected failure; anything else stays an error.
    pub(super) fn from_refused(refused: Refused) -> Result<Self, ApiError> {
        let input = |argument: &str| vec!["input".to_owned(), argument.to_owned()];
        let named = |field| input(text::argument(field));
        let error = match refused {
            Refused::ByDomain(error) => error,
            Refused::Unreadable { argument, message } => {
                return Ok(Self {
                    code: "BAD_USER_INPUT",
                    field: input(argument),
                    message,
                });
            }
        };
        let (code, field, message) = match &error {
            Error::Invalid(field, reason) => {
                let message = text::reason(*field, reason);
                ("BAD_USER_INPUT", named(*field), message)
            }
            Error::Unknown(field) => ("NOT_FOUND", named(*field), UNKNOWN.to_owned()),
            Error::NotNow(obstacle) => {
                let (field, message) = text::obstacle(*obstacle);
                ("CONFLICT", named(field), message.to_owned())
            }
            Error::TooMany(share) => {
                let (field, message) = text::share(*share);
                ("RATE_LIMITED", named(field), message)
            }
            Error::Forbidden => ("FORBIDDEN", Vec::new(), NOT_ALLOWED.to_owned()),
            Error::Conflict(_) => ("CONFLICT", Vec::new(), OVERTAKEN.to_owned()),
            other => return Err(refuse(other)),
        };
        Ok(Self {
            code,
            field,
            message,
        })
    }
}

/// Why a mutation changes nothing.
pub(super) enum Refused {
    /// The domain refuses it, or failed.
    ByDomain(Error),
    /// A value of the input is not one that the domain is asked with.
    Unreadable {
        argument: &'static str,
        message: String,
    },
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::ByDomain(error)
    }
}

/// An error of the domain, as a client sees it; what it hides is logged here, once.
pub(super) fn refuse(error: &Error) -> ApiError {
    let (code, message) = match error {
        Error::NotFound => ("NOT_FOUND", UNKNOWN.to_owned()),
        Error::Invalid(field, reason) => {
            return bad_input(text::argument(*field), text::reason(*field, reason));
        }
        Error::Unknown(field) => return unknown(text::argument(*field)),
        Error::NotNow(obstacle) => ("CONFLICT", text::obstacle(*obstacle).1.to_owned()),
        Error::TooMany(share) => ("RATE_LIMITED", text::share(*share).1),
        Error::StaleCursor => {
            let stale = ApiError::new(STALE);
            return stale.extend_with(|_, extensions| {
                extensions.set("code", "STALE_CURSOR");
                extensions.set("argument", "after");
            });
        }
        Error::Forbidden => ("FORBIDDEN", NOT_ALLOWED.to_owned()),
        Error::Conflict(_) => ("CONFLICT", OVERTAKEN.to_owned()),
        Error::Unavailable(source) | Error::Denied(source) => {
            let cause = source.source().map(|cause| unquoted(&cause.to_string()));
            tracing::warn!(exception.message = %source, cause, "the graph does not answer");
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
            let cause = source.source().map(|cause| unquoted(&cause.to_string()));
            tracing::error!(exception.message = %source, cause, "internal error");
            ("INTERNAL_SERVER_ERROR", "Erreur interne.".to_owned())
        }
    };
    ApiError::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

/// A refused argument, named.
pub(super) fn bad_input(argument: &str, message: String) -> ApiError {
    named("BAD_USER_INPUT", argument, message)
}

/// An argument that names what there is not, or what is hidden.
pub(super) fn unknown(argument: &str) -> ApiError {
    named("NOT_FOUND", argument, UNKNOWN.to_owned())
}

fn named(code: &str, argument: &str, message: String) -> ApiError {
    ApiError::new(message).extend_with(|_, extensions| {
        extensions.set("code", code);
        extensions.set("argument", argument);
    })
}

/// A document that asks for more than a limit allows.
pub(super) fn too_complex(what: &str, cost: u64, limit: u64) -> ServerError {
    let message = format!("Requête trop complexe : {cost} {what}, {limit} au plus.");
    let mut error = coded("QUERY_TOO_COMPLEX", message);
    let extensions = error.extensions.get_or_insert_default();
    extensions.set("cost", cost);
    extensions.set("limit", limit);
    error
}

/// A document with a fragment that spreads itself.
pub(super) fn cyclic(fragment: &str) -> ServerError {
    let message = format!("Requête non valide : le fragment {fragment} se contient lui-même.");
    coded("GRAPHQL_VALIDATION_FAILED", message)
}

/// An answer that would be longer than it may be.
pub(super) fn too_large(limit: u64) -> ServerError {
    let message = format!(
        "Réponse trop longue : {limit} octets au plus. Demandez moins d'éléments ou moins de champs."
    );
    let mut error = coded("RESPONSE_TOO_LARGE", message);
    let extensions = error.extensions.get_or_insert_default();
    extensions.set("limit", limit);
    error
}

/// Whether an error is that of an answer that would be too long: something was run for it.
pub(super) fn is_too_large(error: &ServerError) -> bool {
    let code = error.extensions.as_ref().and_then(|all| all.get("code"));
    code.is_some_and(|code| *code == Value::from("RESPONSE_TOO_LARGE"))
}

/// A document of which no operation would run.
pub(super) fn no_operation() -> ServerError {
    let message = "Requête non valide : operationName doit nommer une opération du document, et être \
                   absent si elle n'a pas de nom.";
    coded("GRAPHQL_VALIDATION_FAILED", message.to_owned())
}

/// A variable or an argument whose value cannot be what it says; nothing was run.
pub(super) fn bad_value(argument: &str, message: String, at: Pos) -> ServerError {
    bad_input(argument, message).into_server_error(at)
}

/// A subscription that watches several things, or nothing that its text says.
pub(super) fn one_field() -> ApiError {
    let message =
        "Requête non valide : un abonnement a un seul champ à la racine, hors de tout fragment.";
    ApiError::new(message).extend_with(|_, extensions| {
        extensions.set("code", "GRAPHQL_VALIDATION_FAILED");
    })
}

/// A subscription where answers come once.
pub(super) fn not_by_http() -> ServerError {
    let message = "Un abonnement passe par WebSocket, protocole graphql-transport-ws.";
    coded("BAD_USER_INPUT", message.to_owned())
}

/// A document that asks for the schema, where it is not shown.
pub(super) fn introspection_disabled() -> ServerError {
    let message = "Le schéma n'est pas montré ici : il est publié avec le logiciel.";
    coded("INTROSPECTION_DISABLED", message.to_owned())
}

fn coded(code: &str, message: String) -> ServerError {
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_default().set("code", code);
    error
}

/// Gives the library's own refusals their code: those are errors of the document.
pub(super) fn name_code(error: &mut ServerError) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_some() {
        return;
    }
    let (code, french) = if error.message.starts_with(" --> ") {
        ("GRAPHQL_PARSE_FAILED", "Requête illisible")
    } else {
        ("GRAPHQL_VALIDATION_FAILED", "Requête non valide")
    };
    extensions.set("code", code);
    error.message = format!("{french} : {}", error.message.trim());
}
