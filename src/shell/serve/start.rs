//! The start page: it asks for a folder and what a site is for, and has the site written.

pub mod form;
mod page;

pub use page::Choice;

use super::answer::{Reply, refused, whole};
use super::guard::{Hosts, dress};
use super::server;
use super::token::token;
use crate::base::diagnostic::Language;
use crate::shell::failure::Failure;
use form::{Form, body};
use hyper::body::Incoming;
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;

/// What a person wants to begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    pub folder: String,
    pub title: String,
    /// The name of one of the choices.
    pub preset: String,
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Made {
    pub folder: String,
    /// The address at which the site can be seen.
    pub address: String,
}

/// Writes a site; what it fails with is shown on the page.
pub type Maker = dyn Fn(&Wish, Language) -> Result<Made, Failure> + Send + Sync;

/// A start page that is about to be served.
pub struct StartPage {
    pub listener: TcpListener,
    pub language: Language,
    /// What the form holds at first.
    pub first: Wish,
    pub choices: Vec<Choice>,
    pub make: Box<Maker>,
}

/// What every answer needs.
struct State {
    language: Language,
    first: Wish,
    choices: Vec<Choice>,
    make: Box<Maker>,
    hosts: Hosts,
    /// Known to this page alone: no other site can have a form sent in its name.
    token: String,
}

/// Serves until the program is ended.
///
/// Failures: `disk/unreadable` where the server cannot run.
pub fn serve(start: StartPage) -> Result<(), Failure> {
    let failed = |error| Failure::read(std::path::Path::new("."), &error);
    let address = start.listener.local_addr().map_err(failed)?;
    let state = Arc::new(State {
        language: start.language,
        first: start.first,
        choices: start.choices,
        make: start.make,
        hosts: Hosts::new(address, &[]),
        token: token(),
    });
    server::run(start.listener, move |request, _| {
        answer(request, state.clone())
    })
    .map_err(failed)
}

async fn answer(
    request: Request<Incoming>,
    state: Arc<State>,
) -> Result<Response<Reply>, Infallible> {
    let mut response = match state.hosts.accept_form(&request) {
        Ok(()) => admitted(request, &state).await,
        Err(status) => refused(status),
    };
    dress(response.headers_mut());
    // Without it a browser says of its own form that it comes from nowhere.
    // Source: WHATWG Fetch, "append a request `Origin` header".
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    );
    Ok(response)
}

async fn admitted(request: Request<Incoming>, state: &Arc<State>) -> Response<Reply> {
    let language = match request.uri().query() {
        Some("lang=en") => Language::English,
        Some("lang=vi") => Language::Vietnamese,
        _ => state.language,
    };
    match (request.method(), request.uri().path()) {
        (&Method::POST, "/") => match body(request.into_body()).await {
            Some(bytes) => sent(Form::read(&bytes), language, state).await,
            None => refused(StatusCode::PAYLOAD_TOO_LARGE),
        },
        (_, "/") => html(
            StatusCode::OK,
            page::asks(&state.page(language), &state.first, None),
        ),
        (&Method::GET, "/start.css") => whole(
            StatusCode::OK,
            "text/css; charset=utf-8",
            page::STYLE.as_bytes().into(),
        ),
        _ => refused(StatusCode::NOT_FOUND),
    }
}

async fn sent(form: Form, language: Language, state: &Arc<State>) -> Response<Reply> {
    if form.get("token") != state.token {
        return refused(StatusCode::FORBIDDEN);
    }
    let wish = Wish {
        folder: form.get("folder").trim().to_string(),
        title: form.get("title").trim().to_string(),
        preset: form.get("preset").to_string(),
    };
    let (held, asked) = (state.clone(), wish.clone());
    let made = tokio::task::spawn_blocking(move || (held.make)(&asked, language)).await;
    match made {
        Ok(Ok(made)) => html(StatusCode::OK, page::made(&state.page(language), &made)),
        Ok(Err(failure)) => html(
            StatusCode::UNPROCESSABLE_ENTITY,
            page::asks(&state.page(language), &wish, Some(&failure)),
        ),
        Err(_) => refused(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn html(status: StatusCode, text: String) -> Response<Reply> {
    whole(status, "text/html; charset=utf-8", text.into())
}

impl State {
    fn page(&self, language: Language) -> page::Page<'_> {
        page::Page {
            language,
            choices: &self.choices,
            token: &self.token,
        }
    }
}
