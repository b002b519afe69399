//! Bodies of requests: each of so many bytes at most, and all that are held at once too.

use std::sync::Arc;

use axum::{body::Body, http::StatusCode, response::Response};
use futures::StreamExt as _;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::{App, LARGEST_BODY, refuse, request::busy};

/// The bytes that bodies may hold together.
#[derive(Clone)]
pub(super) struct Bodies(Arc<Semaphore>);

/// A body that has come as a whole, with its bytes of what all may hold.
pub(super) struct Received {
    bytes: Vec<u8>,
    held: Option<OwnedSemaphorePermit>,
}

/// The bytes of a body, given back when it is dropped.
pub(super) struct HeldBody {
    _permits: Option<OwnedSemaphorePermit>,
}

impl Bodies {
    /// Room for so many bytes.
    pub(super) fn new(most: usize) -> Self {
        Self(Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS))))
    }
}

impl Received {
    /// What was sent, and what it holds for as long as it is worked on.
    pub(super) fn into_parts(self) -> (Vec<u8>, HeldBody) {
        let held = HeldBody {
            _permits: self.held,
        };
        (self.bytes, held)
    }

    /// Takes one more part, or says why not.
    fn add(&mut self, part: &[u8], bodies: &Bodies) -> Result<(), Box<Response>> {
        if self.bytes.len() + part.len() > LARGEST_BODY {
            return Err(incomplete(StatusCode::PAYLOAD_TOO_LARGE).into());
        }
        let wanted = u32::try_from(part.len()).unwrap_or(u32::MAX);
        let Ok(more) = Arc::clone(&bodies.0).try_acquire_many_owned(wanted) else {
            return Err(busy("bodies").into());
        };
        match &mut self.held {
            Some(held) => held.merge(more),
            none => *none = Some(more),
        }
        self.bytes.extend_from_slice(part);
        Ok(())
    }
}

/// The whole body, or why it is refused; it has as much time as the work has afterwards.
pub(super) async fn receive(app: &App, body: Body) -> Result<Received, Response> {
    let whole = async {
        let mut received = Received {
            bytes: Vec::new(),
            held: None,
        };
        let mut parts = body.into_data_stream();
        while let Some(part) = parts.next().await {
            let part = part.map_err(|_| incomplete(StatusCode::BAD_REQUEST))?;
            let added = received.add(&part, &app.bodies);
            added.map_err(|refusal| *refusal)?;
        }
        Ok(received)
    };
    let Ok(whole) = timeout(app.limits.deadline, whole).await else {
        let message = "Le corps de la requête n'est pas arrivé à temps.";
        let status = StatusCode::REQUEST_TIMEOUT;
        return Err(refuse(status, "BAD_USER_INPUT", message));
    };
    whole
}

fn incomplete(status: StatusCode) -> Response {
    let message = "Le corps de la requête est trop long ou n'est pas arrivé.";
    refuse(status, "BAD_USER_INPUT", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_hold_so_many_bytes_together_and_give_them_back() {
        let bodies = Bodies::new(100);
        let new = || Received {
            bytes: Vec::new(),
            held: None,
        };
        let (mut one, mut other) = (new(), new());
        assert!(one.add(&[0; 60], &bodies).is_ok() && one.add(&[0; 20], &bodies).is_ok());
        let refused = other.add(&[0; 21], &bodies).unwrap_err();
        assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(other.add(&[0; 20], &bodies).is_ok());
        let (bytes, held) = one.into_parts();
        assert_eq!(bytes.len(), 80);
        drop(bytes);
        assert!(other.add(&[0; 1], &bodies).is_err(), "still worked on");
        drop(held);
        assert!(other.add(&[0; 80], &bodies).is_ok());
        drop(other);
        let roomy = Bodies::new(usize::MAX);
        let mut long = new();
        assert!(long.add(&vec![0; LARGEST_BODY], &roomy).is_ok());
        let refused = long.add(&[0], &roomy).unwrap_err();
        assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }
}
