//! The ground: values that know no site.

pub mod blank;
pub mod csv;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod escape;
pub mod folded;
pub mod inputs;
pub mod known;
pub mod path;
pub mod setting;
pub mod sms;
pub mod span;
pub mod spelled;
pub mod stretches;
pub mod value;
pub mod vi;
pub mod whole;
