//! Which of its two media types an answer has.
//!
//! Source: the "GraphQL over HTTP" specification of the GraphQL foundation.

use axum::{
    http::{
        HeaderMap, HeaderValue,
        header::{ACCEPT, CONTENT_TYPE},
    },
    response::Response,
};

/// A media type of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status says how the request went.
    GraphqlResponse,
    /// `application/json`: a well-formed request is always answered by 200.
    Json,
}

impl Media {
    /// The value of `Content-Type`.
    fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    /// Says of an answer that it has this type. A refusal has it too: by it a client knows an answer
    /// of this service from a page of something in between, and reads its errors.
    pub(super) fn mark(self, mut answer: Response) -> Response {
        let value = HeaderValue::from_static(self.content_type());
        answer.headers_mut().insert(CONTENT_TYPE, value);
        answer
    }

    /// What the client prefers; none when it takes neither. Without a wish it is JSON.
    pub(super) fn from_accept(headers: &HeaderMap) -> Option<Self> {
        if !headers.contains_key(ACCEPT) {
            return Some(Self::Json);
        }
        let ranges: Vec<(f32, Self)> = headers
            .get_all(ACCEPT)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(range)
            .collect();
        let best = ranges.iter().map(|(weight, _)| *weight).fold(0.0, f32::max);
        let kept = ranges
            .into_iter()
            .find(|(weight, _)| *weight > 0.0 && *weight >= best);
        kept.map(|(_, media)| media)
    }
}

/// One range of an `Accept` header with its weight.
fn range(text: &str) -> Option<(f32, Media)> {
    let mut parts = text.split(';').map(str::trim);
    let media = match parts.next()?.to_ascii_lowercase().as_str() {
        "application/graphql-response+json" => Media::GraphqlResponse,
        "application/json" | "application/*" | "*/*" => Media::Json,
        _ => return None,
    };
    let mut weight = 1.0;
    for part in parts {
        match part.to_ascii_lowercase().split_once('=') {
            Some(("q", value)) => weight = value.trim().parse().ok()?,
            // Answers are always UTF-8.
            Some(("charset", value)) if value.trim_matches('"') != "utf-8" => return None,
            _ => {}
        }
    }
    Some((weight, media))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_accept(accept: &str) -> Option<Media> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, accept.parse().unwrap());
        Media::from_accept(&headers)
    }

    #[test]
    fn the_client_gets_what_it_prefers_of_the_two() {
        assert_eq!(Media::from_accept(&HeaderMap::new()), Some(Media::Json));
        assert_eq!(from_accept("*/*"), Some(Media::Json));
        assert_eq!(
            from_accept("application/json; charset=utf-8"),
            Some(Media::Json)
        );
        let both = "application/graphql-response+json, application/json;q=0.9";
        assert_eq!(from_accept(both), Some(Media::GraphqlResponse));
        let other = "application/graphql-response+json;q=0.5, application/json;q=0.9";
        assert_eq!(from_accept(other), Some(Media::Json));
        assert_eq!(from_accept("text/html"), None);
        assert_eq!(from_accept("application/json;q=0"), None);
        assert_eq!(from_accept("application/json; charset=iso-8859-1"), None);
    }
}
