//! Every feature of the program, in order.

use crate::publish::web::{assets, levels, lost, pages, plans, sections};
use crate::rule::Rules;

/// All that a build makes and looks at.
pub const ALL: Rules = Rules {
    publishers: &[pages::PUBLISHER, sections::PUBLISHER, plans::PUBLISHER, levels::PUBLISHER, lost::PUBLISHER, assets::PUBLISHER],
    checks: &[],
};
