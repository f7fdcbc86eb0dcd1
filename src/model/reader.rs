//! Who a document is shown to.

use super::level::LevelId;
use crate::base::inputs::Audience;

/// One reader: what is not for them is cut. `level` is set only in a pack of one level.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reader {
    pub audience: Audience,
    pub level: Option<LevelId>,
}
