//! Who asks, from the header `Authorization`, or what stands for it on a WebSocket.
//!
//! An identity provider's tokens will be validated here: outside demo mode no token is believed yet.

use axum::{
    http::{HeaderValue, StatusCode, header::WWW_AUTHENTICATE},
    response::Response,
};

use super::refuse;
use crate::auth::{demo, principal::Principal};

/// The token is not one that this service believes.
pub(super) struct Unauthenticated;

/// The principal of a request: without a token everything in demo mode, nobody elsewhere.
pub(super) fn principal(
    authorization: Option<&HeaderValue>,
    demo: bool,
) -> Result<Principal, Unauthenticated> {
    let Some(header) = authorization else {
        return Ok(if demo {
            Principal::demo_all()
        } else {
            Principal::anonymous()
        });
    };
    let token = header.to_str().ok().and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    token
        .filter(|_| demo)
        .and_then(demo::read_token)
        .ok_or(Unauthenticated)
}

/// The answer to a token that is not believed.
pub(super) fn unknown() -> Response {
    let message = "Ce jeton n'est pas reconnu.";
    let mut answer = refuse(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
    let scheme = HeaderValue::from_static("Bearer");
    answer.headers_mut().insert(WWW_AUTHENTICATE, scheme);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::principal::Role;

    fn role(authorization: Option<&str>, demo: bool) -> Option<Role> {
        let header = authorization.map(|value| value.parse().unwrap());
        principal(header.as_ref(), demo)
            .ok()
            .map(|found| found.role)
    }

    #[test]
    fn demo_tokens_are_believed_in_demo_mode_only() {
        assert_eq!(role(None, true), Some(Role::DemoAll));
        assert_eq!(role(None, false), Some(Role::Anonymous));
        assert_eq!(
            role(Some("Bearer demo.agent.agt-01"), true),
            Some(Role::Agent)
        );
        assert_eq!(role(Some("bearer demo.analyst"), true), Some(Role::Analyst));
        assert_eq!(role(Some("Bearer demo.agent.agt-01"), false), None);
        assert_eq!(role(Some("Bearer other"), true), None);
        assert_eq!(role(Some("Basic demo.all"), true), None);
    }
}
