//! The picture that stands for a page in a list.

use crate::base::inputs::Form;
use crate::base::path::SourcePath;
use crate::graph::places::asset_out;
use crate::graph::site::Site;
use crate::model::meta::{Kind, Picture};
use crate::model::page::Page;
use crate::render::view::PictureView;

/// `image` of its head, else the first picture that a column tells of; `None` where that is no
/// picture of the site.
pub fn cover(site: &Site, page: &Page) -> Option<PictureView> {
    let (file, known) = wished(page)?;
    let (Form::Picture { width, height, .. } | Form::Svg { width, height, .. }) =
        site.assets.get(&file)?.form
    else {
        return None;
    };
    Some(PictureView {
        url: asset_out(&file).address(),
        width,
        height,
        alt: known.map(|picture| picture.alt.clone()).unwrap_or_default(),
        credit: known
            .map(|picture| picture.credit.clone())
            .unwrap_or_default(),
    })
}

/// Its file, and what a column tells of it.
pub fn wished(page: &Page) -> Option<(SourcePath, Option<&Picture>)> {
    let told: &[Picture] = if let Kind::Column(column) = &page.kind {
        &column.images
    } else {
        &[]
    };
    let name = page
        .meta
        .image
        .as_ref()
        .or_else(|| Some(&told.first()?.file))?;
    Some((
        page.source.resolve(&name.value)?,
        told.iter().find(|picture| picture.file.value == name.value),
    ))
}
