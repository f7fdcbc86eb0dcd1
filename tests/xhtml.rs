//! Every text of every site as XHTML is well-formed XML, and says the words of the page.

use crate::fuzz::targets::xhtml::{parsed, xhtml};
use crate::support::{BuildOptions, inputs};
use crate::{cases, sites};
use xanh::engine::{self, Memo};
use xanh::features;
use xanh::model::config::RawHtml;

#[test]
fn every_text_is_well_formed() {
    let golden = sites::folders().into_iter().map(|folder| {
        let name = folder.display().to_string();
        (name, sites::files(&folder), BuildOptions::default())
    });
    let mut count = 0;
    for (name, files, asked) in golden.chain(cases::sites()) {
        let planned = engine::plan(&inputs(&files, &asked), &features::ALL, &Memo::once());
        for page in planned.site.pages.values() {
            for raw in [RawHtml::Trusted, RawHtml::Escaped] {
                let xhtml = xhtml(&planned, page, raw);
                if let Err(fault) = parsed(&xhtml) {
                    panic!("{name}: {}: {fault}\n{xhtml}", page.source);
                }
            }
            count += 1;
        }
    }
    assert!(count > 100, "{count} texts");
}
