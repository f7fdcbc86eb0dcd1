//! Connections: many, slow, stuck or broken, none of them holds up another.

use super::answer::Reply;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

/// Connections at a time; one more is let go at once.
const MOST: usize = 500;

/// A request has to be told within this time.
const HEAD: Duration = Duration::from_secs(5);

/// A connection lives this long, unless it listens to events.
const LIFE: Duration = Duration::from_secs(60);

/// Bytes that the head of a request may take.
const ROOM: usize = 16 * 1024;

/// Ports that are tried after one that is busy.
const NEXT: u16 = 100;

/// Binds `port` of `interface`, or the next one that is free.
pub fn bind(interface: IpAddr, port: u16) -> std::io::Result<TcpListener> {
    let last = if port == 0 {
        0
    } else {
        port.saturating_add(NEXT)
    };
    let mut tried = (port..=last).map(|port| TcpListener::bind((interface, port)));
    let first = tried
        .next()
        .unwrap_or_else(|| TcpListener::bind((interface, 0)));
    match first {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            tried.find_map(Result::ok).ok_or(error)
        }
        first => first,
    }
}

/// The address of this machine in its network. Nothing is sent.
pub fn lan() -> Option<IpAddr> {
    let socket = std::net::UdpSocket::bind(("0.0.0.0", 0)).ok()?;
    // An address for documentation (RFC 5737): to connect only chooses the way.
    socket.connect(("192.0.2.1", 9)).ok()?;
    socket
        .local_addr()
        .ok()
        .map(|address: SocketAddr| address.ip())
        .filter(|ip| !ip.is_unspecified())
}

/// Answers for ever, each request by `answer`, which is told where to note that an answer does not
/// end.
pub fn run<A, F>(listener: TcpListener, answer: A) -> std::io::Result<()>
where
    A: Fn(Request<Incoming>, Arc<AtomicBool>) -> F + Clone + Send + 'static,
    F: Future<Output = Result<Response<Reply>, Infallible>> + Send + 'static,
{
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(16)
        .build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let room = Arc::new(Semaphore::new(MOST));
        loop {
            match listener.accept().await {
                Ok((stream, _)) => {
                    if let Ok(place) = room.clone().try_acquire_owned() {
                        let answer = answer.clone();
                        tokio::spawn(async move {
                            connection(stream, answer).await;
                            drop(place);
                        });
                    }
                }
                // No more files can be opened: wait until some are closed.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    })
}

async fn connection<A, F>(stream: TcpStream, answer: A)
where
    A: Fn(Request<Incoming>, Arc<AtomicBool>) -> F,
    F: Future<Output = Result<Response<Reply>, Infallible>>,
{
    let _ = stream.set_nodelay(true);
    let listens = Arc::new(AtomicBool::new(false));
    let told = listens.clone();
    let service = service_fn(move |request| answer(request, told.clone()));
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(ROOM)
        .max_headers(64);
    let mut connection = std::pin::pin!(builder.serve_connection(TokioIo::new(stream), service));
    loop {
        tokio::select! {
            // What a browser does wrong is its own affair.
            _ = connection.as_mut() => return,
            () = tokio::time::sleep(LIFE) => if !listens.load(Ordering::Relaxed) { return },
        }
    }
}
