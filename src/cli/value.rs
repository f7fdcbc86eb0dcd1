//! Values of the command line that have a range or a form of their own.

use crate::base::diagnostic::{Message, message};
use std::fmt;
use std::net::IpAddr;
use std::ops::RangeInclusive;

/// What has to be written instead of a value that is refused.
#[derive(Clone, Debug)]
pub struct Wanted(pub Message);

impl fmt::Display for Wanted {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0.en)
    }
}

impl std::error::Error for Wanted {}

/// A port of this machine; 0: any that is free.
pub fn port(text: &str) -> Result<u16, Wanted> {
    number(text, 0..=u16::MAX)
}

/// A number of threads. More than a thousand take longer to begin than a site takes to build.
pub fn threads(text: &str) -> Result<u16, Wanted> {
    number(text, 1..=1000)
}

/// Milliseconds to wait, at most a minute.
pub fn milliseconds(text: &str) -> Result<u16, Wanted> {
    number(text, 1..=60_000)
}

/// An address of this machine.
pub fn interface(text: &str) -> Result<IpAddr, Wanted> {
    text.parse().map_err(|_| {
        Wanted(message!(
            vi: "viết một địa chỉ IP của máy này, như 127.0.0.1 hoặc ::1",
            en: "write an IP address of this machine, such as 127.0.0.1 or ::1",
        ))
    })
}

fn number(text: &str, range: RangeInclusive<u16>) -> Result<u16, Wanted> {
    let read = text.parse().ok().filter(|number| range.contains(number));
    let (least, most) = (range.start(), range.end());
    read.ok_or_else(|| {
        Wanted(message!(
            vi: "viết một số từ {least} đến {most}",
            en: "write a number from {least} to {most}",
        ))
    })
}
