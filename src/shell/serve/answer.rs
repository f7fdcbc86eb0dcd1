//! Requests and answers.

use super::address;
use super::events::Listener;
use super::faults;
use super::guard::{Hosts, dress};
use super::page::{self, Found};
use super::version::{SharedState, Version};
use crate::base::path::OutPath;
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, channel};

/// What an answer holds.
pub enum Reply {
    Whole(Option<Bytes>),
    Events(Receiver<Bytes>),
}

impl Body for Reply {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match &mut *self {
            Reply::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Reply::Events(events) => events
                .poll_recv(context)
                .map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        match self {
            Reply::Whole(bytes) => hyper::body::SizeHint::with_exact(
                bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            ),
            Reply::Events(_) => hyper::body::SizeHint::default(),
        }
    }
}

/// Answers one request; `listens` is set where the answer does not end.
pub async fn answer(
    request: Request<Incoming>,
    state: Arc<SharedState>,
    hosts: Arc<Hosts>,
    listens: Arc<AtomicBool>,
) -> Result<Response<Reply>, Infallible> {
    let mut response = match hosts.accept(&request) {
        Ok(()) => admitted(&request, &state, &listens).await,
        Err(status) => refused(status),
    };
    dress(response.headers_mut());
    if request.method() == Method::HEAD {
        let length = match response.body() {
            Reply::Whole(bytes) => bytes.as_ref().map(Bytes::len),
            Reply::Events(_) => None,
        };
        *response.body_mut() = Reply::Whole(None);
        if let Some(length) = length {
            response
                .headers_mut()
                .insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
    }
    Ok(response)
}

/// An answer that says only why there is none.
pub fn refused(status: StatusCode) -> Response<Reply> {
    let mut response = whole(
        status,
        "text/plain; charset=utf-8",
        format!("{status}\n").into(),
    );
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response
            .headers_mut()
            .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
        .headers_mut()
        .insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

async fn admitted(
    request: &Request<Incoming>,
    state: &Arc<SharedState>,
    listens: &AtomicBool,
) -> Response<Reply> {
    let (path, query) = (request.uri().path(), request.uri().query());
    match path.strip_prefix("/__xanh/") {
        Some("client.js") => whole(
            StatusCode::OK,
            "text/javascript; charset=utf-8",
            Bytes::from_static(include_bytes!("client.js")),
        ),
        Some("faults.css") => whole(
            StatusCode::OK,
            "text/css; charset=utf-8",
            Bytes::from_static(faults::STYLE.as_bytes()),
        ),
        Some("faults") => match newest(state).await {
            Some(version) => whole(
                StatusCode::OK,
                "text/html; charset=utf-8",
                faults::page(&state.options, &version).into(),
            ),
            None => refused(StatusCode::SERVICE_UNAVAILABLE),
        },
        Some("events") if request.method() == Method::GET => {
            listens.store(true, Ordering::Relaxed);
            events(state, query)
        }
        Some(_) => refused(StatusCode::NOT_FOUND),
        None => match address::out(path) {
            Some(out) => output(state, out).await,
            None => refused(StatusCode::NOT_FOUND),
        },
    }
}

/// The version that stands now; the first request waits for the first one.
pub async fn newest(state: &SharedState) -> Option<Arc<Version>> {
    let mut versions = state.versions.subscribe();
    let version = versions.wait_for(Option::is_some).await.ok()?;
    version.clone()
}

/// How often a file is read again that changes while it is sent, and how long one reading may take.
const TRIES: (usize, Duration) = (5, Duration::from_secs(2));

async fn output(state: &Arc<SharedState>, out: OutPath) -> Response<Reply> {
    for _ in 0..TRIES.0 {
        let Some(version) = newest(state).await else {
            break;
        };
        let (held, asked) = (state.clone(), out.clone());
        let Ok(found) =
            tokio::task::spawn_blocking(move || page::page(&held, &version, &asked)).await
        else {
            return refused(StatusCode::INTERNAL_SERVER_ERROR);
        };
        let status = found.status();
        match found {
            Found::Output(bytes) => return whole(status, address::media_type(&out), bytes),
            Found::Dropped(bytes) => {
                let mut response = whole(status, "text/html; charset=utf-8", bytes);
                own_forms(&mut response);
                return response;
            }
            Found::Missing(bytes) | Found::Spoilt(bytes) => {
                return whole(status, "text/html; charset=utf-8", bytes);
            }
            Found::At(address) => return moved(status, &address),
            Found::Changed => {
                let mut versions = state.versions.subscribe();
                versions.mark_unchanged();
                state.rescans.look();
                let _ = tokio::time::timeout(TRIES.1, versions.changed()).await;
            }
        }
    }
    refused(StatusCode::SERVICE_UNAVAILABLE)
}

/// Lets a browser say of a form on the page that it comes from here.
///
/// Source: WHATWG Fetch, "append a request `Origin` header".
pub fn own_forms(response: &mut Response<Reply>) {
    let policy = HeaderValue::from_static("same-origin");
    response
        .headers_mut()
        .insert(header::REFERRER_POLICY, policy);
}

fn events(state: &Arc<SharedState>, query: Option<&str>) -> Response<Reply> {
    let page = address::asked(query, "page").and_then(|page| address::out(&page));
    let listener = Listener::new(
        state,
        page,
        address::asked(query, "made").unwrap_or_default(),
    );
    let (sender, receiver) = channel(8);
    tokio::spawn(listener.follow(state.clone(), sender));
    let mut response = Response::new(Reply::Events(receiver));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/event-stream"),
    );
    response
}

pub fn moved(status: StatusCode, address: &str) -> Response<Reply> {
    let mut response = whole(status, "text/plain; charset=utf-8", Bytes::new());
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}

/// An answer with all its bytes.
pub fn whole(status: StatusCode, media_type: &'static str, bytes: Bytes) -> Response<Reply> {
    let mut response = Response::new(Reply::Whole(Some(bytes)));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}
