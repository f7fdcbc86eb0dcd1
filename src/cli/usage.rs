//! What is wrong with a command line.

use crate::base::diagnostic::Message;
use crate::shell::failure::{Exit, Failure};

/// What is wrong with a command line, as a failure of the form of all others.
pub fn failure(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::new(Exit::Usage, code, Message::new(vi, en))
}
