//! How an answer is sent: to be kept or not, with a tag by which a client knows it again, and compressed.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{
            ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_METHODS, AUTHORIZATION, CACHE_CONTROL,
            CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER, STRICT_TRANSPORT_SECURITY, VARY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::{Next, map_response},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};
use tower::{Layer as _, ServiceExt as _, service_fn};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, predicate::SizeAbove},
    cors::{AllowOrigin, CorsLayer},
};

/// Bytes from which an answer is compressed.
const SMALL: u64 = 1024;
/// `Cache-Control` of a personal answer.
const PERSONAL: HeaderValue = HeaderValue::from_static("no-store");
/// `Cache-Control` of a public answer: ask each time whether it is still the same.
const PUBLIC: HeaderValue = HeaderValue::from_static("no-cache");
/// A year.
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000");
/// Headers of an answer that pages of other origins may read.
const EXPOSED: [HeaderName; 6] = [
    ETAG,
    RETRY_AFTER,
    HeaderName::from_static("ratelimit-limit"),
    HeaderName::from_static("ratelimit-remaining"),
    HeaderName::from_static("ratelimit-reset"),
    HeaderName::from_static("x-request-id"),
];

/// Marks an answer as the one that anybody gets who asks the same, so that a client may keep it.
#[derive(Clone)]
pub(super) struct Public;

/// Marks an answer that has been through [`represent`].
#[derive(Clone)]
struct Represented;

/// Finishes every answer that its handler has not finished itself, and forbids browsers to guess its type.
pub(super) async fn finish(request: Request, next: Next) -> Response {
    let asked = request.headers().clone();
    let mut answer = represent(&asked, next.run(request).await).await;
    let headers = answer.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    answer
}

/// The answer as it is sent to the one who asked with these headers; it may take some time for a long one.
pub(super) async fn represent(asked: &HeaderMap, answer: Response) -> Response {
    let done = answer.extensions().get::<Represented>().is_some();
    if done || answer.status() == StatusCode::SWITCHING_PROTOCOLS {
        return answer;
    }
    let is_public = answer.extensions().get::<Public>().is_some();
    let (mut parts, body) = answer.into_parts();
    // Bodies are made by the handlers and are whole in memory.
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = is_public.then(|| tag(parts.headers.get(CONTENT_TYPE), &body));
    let headers = &mut parts.headers;
    headers.insert(CACHE_CONTROL, if is_public { PUBLIC } else { PERSONAL });
    headers.append(VARY, HeaderValue::from_static("accept, authorization"));
    parts.extensions.insert(Represented);
    let Some(tag) = tag else {
        return compress(asked, Response::from_parts(parts, Body::from(body))).await;
    };
    let known = is_known(asked, &tag);
    if let Ok(tag) = HeaderValue::try_from(tag) {
        parts.headers.insert(ETAG, tag);
    }
    if known {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    compress(asked, Response::from_parts(parts, Body::from(body))).await
}

/// A weak tag of a body: the same for each way of compressing it.
fn tag(kind: Option<&HeaderValue>, body: &Bytes) -> String {
    let mut digest = Sha256::new();
    digest.update(kind.map_or(&[][..], HeaderValue::as_bytes));
    digest.update([0]);
    digest.update(body);
    format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(digest.finalize()))
}

/// Whether the client has what a tag names.
fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let strong = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    let mine = strong(tag);
    let values = asked.get_all(IF_NONE_MATCH).iter();
    let mut tags = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    tags.any(|tag| tag.trim() == "*" || strong(tag) == mine)
}

/// Compresses an answer if it is long and the client takes that, and gives it whole.
async fn compress(asked: &HeaderMap, answer: Response) -> Response {
    let mut request = Request::new(Body::empty());
    for value in asked.get_all(ACCEPT_ENCODING) {
        request.headers_mut().append(ACCEPT_ENCODING, value.clone());
    }
    let layer = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(SMALL));
    let mut answer = Some(answer);
    let given = service_fn(move |_: Request| {
        let answer = answer.take().unwrap_or_default();
        async move { Ok::<_, std::convert::Infallible>(answer) }
    });
    let Ok(compressed) = layer.layer(given).oneshot(request).await;
    let (parts, body) = compressed.into_parts();
    match to_bytes(Body::new(body), usize::MAX).await {
        Ok(body) => Response::from_parts(parts, Body::from(body)),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What browsers need to know about the service as a whole.
#[derive(Debug, Clone, Default)]
pub struct BrowserRules {
    /// Origins of pages that may ask, each as a browser writes it; none by default.
    pub origins: Vec<String>,
    /// Whether the service is reached by HTTPS only.
    pub https_only: bool,
}

impl BrowserRules {
    /// The same routes under these rules: preflights are answered, and pages of the listed origins, and of no
    /// other, read the answers. Cookies are never asked for.
    pub fn apply(self, mut routes: axum::Router) -> axum::Router {
        if !self.origins.is_empty() {
            let origins = self.origins;
            let listed = move |origin: &HeaderValue, _: &_| {
                origins
                    .iter()
                    .any(|tag| origin.as_bytes().eq_ignore_ascii_case(tag.as_bytes()))
            };
            let cors = CorsLayer::new()
                .allow_origin(AllowOrigin::predicate(listed))
                .allow_methods([Method::GET, Method::POST])
                .allow_headers([
                    AUTHORIZATION,
                    CONTENT_TYPE,
                    IF_NONE_MATCH,
                    HeaderName::from_static("x-request-id"),
                    HeaderName::from_static("traceparent"),
                ])
                .expose_headers(EXPOSED)
                .max_age(std::time::Duration::from_secs(7_200));
            routes = routes
                .layer(cors)
                .layer(map_response(async |mut answer: Response| {
                    let is_preflight = answer.headers().contains_key(ACCESS_CONTROL_ALLOW_METHODS);
                    if is_preflight && answer.status() == StatusCode::OK {
                        *answer.status_mut() = StatusCode::NO_CONTENT;
                    }
                    answer
                }));
        }
        if self.https_only {
            routes = routes.layer(map_response(async |mut answer: Response| {
                let headers = answer.headers_mut();
                headers.insert(STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
                answer
            }));
        }
        routes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_by_each_way_of_writing_it() {
        let tag = tag(None, &Bytes::from_static(b"x"));
        let known = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, text.parse().unwrap());
            is_known(&headers, &tag)
        };
        assert!(known(&tag) && known("*") && known(tag.trim_start_matches("W/")));
        assert!(known(&format!("\"other\", {tag}")));
        assert!(!known("\"other\"") && !is_known(&HeaderMap::new(), &tag));
    }
}
