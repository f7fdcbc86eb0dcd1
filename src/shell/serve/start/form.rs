//! What a form sends.

use crate::base::path::decode;
use hyper::body::{Body, Incoming};
use std::pin::Pin;

/// Bytes that a form may take.
const ROOM: usize = 16 * 1024;

/// Names and values of a form, in the order in which they were sent.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`: `folder=%2Fhome&title=Trang+m%E1%BB%9Bi`.
    ///
    /// Source: WHATWG URL Standard §5.1.
    pub fn read(bytes: &[u8]) -> Form {
        let text = String::from_utf8_lossy(bytes);
        let plain = |text: &str| decode(&text.replace('+', " "));
        let pairs = text.split('&').map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (plain(name), plain(value))
        });
        Form(pairs.collect())
    }

    /// The value of the first field of this name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(one, _)| one == name);
        found.map_or("", |(_, value)| value)
    }
}

/// The bytes of a request; `None` where there are too many, or the line breaks off.
pub async fn body(mut body: Incoming) -> Option<Vec<u8>> {
    let mut bytes = vec![];
    loop {
        let next = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await;
        let Some(frame) = next else {
            return Some(bytes);
        };
        if let Ok(data) = frame.ok()?.into_data() {
            bytes.extend_from_slice(&data);
        }
        if bytes.len() > ROOM {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let form = Form::read(b"folder=%2Fnha%2Fa+b&title=Trang+m%E1%BB%9Bi&empty=&title=2");
        let found = ["folder", "title", "empty", "none"].map(|name| form.get(name));
        assert_eq!(found, ["/nha/a b", "Trang mới", "", ""]);
    }
}
