//! A file of the site as readers get it.

use crate::base::inputs::{Form, Format};
use crate::base::path::SourcePath;
use crate::rule::Body;

/// The bytes of `file` as they are; a picture that is turned, or that says in its metadata where
/// and by whom it was taken, is written anew without that.
pub fn shown(file: &SourcePath, form: Option<&Form>) -> Body {
    match form {
        Some(Form::Picture {
            width,
            format,
            turned,
            private,
            ..
        }) if (*turned || *private) && *format != Format::Gif => Body::Image {
            from: file.clone(),
            width: *width,
            format: *format,
        },
        _ => Body::Copy(file.clone()),
    }
}
