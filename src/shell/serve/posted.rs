//! What a page of this server asks to be written: the import of a file that lies in the content.

use super::answer::{Reply, moved, newest, own_forms, refused, whole};
use super::dropped::{self, Wish};
use super::faults::document;
use super::guard::{Hosts, dress};
use super::start::form::{Form, body};
use super::version::SharedState;
use crate::base::diagnostic::Language;
use hyper::body::Incoming;
use hyper::{Method, Request, Response, StatusCode};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Where a page of this server asks for a file to be taken in.
const IMPORT: &str = "/__xanh/import";

/// Answers a request: one that asks for something to be written here, any other as a reader's.
pub async fn either(
    request: Request<Incoming>,
    state: Arc<SharedState>,
    hosts: Arc<Hosts>,
    listens: Arc<AtomicBool>,
) -> Result<Response<Reply>, Infallible> {
    let is_meant = request.method() == Method::POST && request.uri().path() == IMPORT;
    match is_meant {
        true => answer(request, state, hosts).await,
        false => super::answer::answer(request, state, hosts, listens).await,
    }
}

/// Answers a form that bears the token of this run, and comes from a page of this server.
async fn answer(
    request: Request<Incoming>,
    state: Arc<SharedState>,
    hosts: Arc<Hosts>,
) -> Result<Response<Reply>, Infallible> {
    let mut response = match hosts.accept_form(&request) {
        Ok(()) if state.is_local => sent(request, &state).await,
        Ok(()) => refused(StatusCode::FORBIDDEN),
        Err(status) => refused(status),
    };
    dress(response.headers_mut());
    Ok(response)
}

async fn sent(request: Request<Incoming>, state: &Arc<SharedState>) -> Response<Reply> {
    let Some(bytes) = body(request.into_body()).await else {
        return refused(StatusCode::PAYLOAD_TOO_LARGE);
    };
    let form = Form::read(&bytes);
    if form.get("token") != state.token {
        return refused(StatusCode::FORBIDDEN);
    }
    let Some(version) = newest(state).await else {
        return refused(StatusCode::SERVICE_UNAVAILABLE);
    };
    let Some(wish) = Wish::read(&version, form.get("file"), form.get("kind")) else {
        return refused(StatusCode::NOT_FOUND);
    };
    let held = state.clone();
    let done = tokio::task::spawn_blocking(move || dropped::import(&held, &version, &wish)).await;
    state.rescans.look();
    match done {
        Ok(Ok(address)) => moved(StatusCode::SEE_OTHER, &address),
        Ok(Err((status, text))) => {
            let title = match state.options.language {
                Language::Vietnamese => "Chưa nhập được",
                Language::English => "Not taken in",
            };
            let body = format!("<header><h1>{title}</h1></header>\n{text}");
            let page = document(state.options.language, title, &body);
            let mut response = whole(status, "text/html; charset=utf-8", page.into());
            own_forms(&mut response);
            response
        }
        Err(_) => refused(StatusCode::INTERNAL_SERVER_ERROR),
    }
}
