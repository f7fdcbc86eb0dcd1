//! Vietnamese, and letters and numbers as people write them.

pub mod diff;
pub mod folded;
pub mod nearest;
pub mod ordinals;
pub mod sms;
pub mod unseen;
pub mod vi;
