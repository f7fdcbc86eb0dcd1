//! Outputs that more than one pack holds, made once.

use crate::base::bounded::Bounded;
use crate::rule::{Body, Ready};
use crate::theme::Theme;

/// Outputs by the digest of all that they are made of.
pub struct Outputs(Bounded<Option<Body>>);

/// Bytes of outputs that are kept for other packs.
const ROOM: usize = 64 << 20;

impl Default for Outputs {
    fn default() -> Self {
        Outputs(Bounded::new(ROOM))
    }
}

impl Outputs {
    /// What `ready` gives, made once.
    pub fn of(&self, ready: Ready, theme: &Theme) -> Option<Body> {
        let key = ready.digest();
        if let Some(known) = self.0.get(key) {
            return known;
        }
        let (body, _) = ready.make(theme);
        self.0.keep(key, &body, body.as_ref().map_or(0, size));
        body
    }
}

/// Bytes that a body holds itself.
fn size(body: &Body) -> usize {
    match body {
        Body::Bytes(bytes) => bytes.len(),
        Body::Zip { files, .. } | Body::Folder(files) => {
            files.iter().map(|(_, body)| size(body)).sum()
        }
        Body::Copy(_) | Body::Image { .. } | Body::Parts(_) | Body::Listing { .. } => 0,
    }
}
