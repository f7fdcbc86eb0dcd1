//! Characters that HTML writes by name.

use crate::base::number::to_u32;

/// Names of U+00A0 to U+00FF, in order. Source: HTML 4.01 §24.2.1.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave \
    Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc \
    euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

/// Others that texts hold. Source: the HTML Living Standard §13.5.
const OTHERS: &str = "amp& lt< gt> quot\" apos' ndash– mdash— lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” \
    bdquo„ hellip… bull• dagger† Dagger‡ permil‰ lsaquo‹ rsaquo› euro€ trade™ larr← uarr↑ rarr→ \
    darr↓ harr↔ minus− le≤ ge≥ ne≠ asymp≈ infin∞ radic√ sum∑ prod∏ part∂ alpha\u{3b1} beta\u{3b2} \
    gamma\u{3b3} delta\u{3b4} Delta\u{394} lambda\u{3bb} mu\u{3bc} pi\u{3c0} sigma\u{3c3} \
    omega\u{3c9} Omega\u{3a9} abreve\u{103} Abreve\u{102} dstrok\u{111} Dstrok\u{110} \
    itilde\u{129} Itilde\u{128} utilde\u{169} Utilde\u{168} check✓ cross✗ colon: num# equals= \
    period. comma, lpar( rpar) lsqb[ rsqb] lcub{ rcub} excl! quest? semi; sol/ bsol\\ lowbar_ \
    ast* plus+ percnt% dollar$ commat@ nbsp\u{a0}";

/// `text` with its entities as characters; what names none stays.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        let end = end.map_or(rest.len(), |end| end + 1);
        match character(&rest[1..end]) {
            Some(c) => {
                out.push(c);
                let closed = rest[end..].starts_with(';');
                rest = &rest[end + usize::from(closed)..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    let latin = LATIN.split_whitespace().position(|known| known == name);
    if let Some(at) = latin {
        return char::from_u32(0xA0 + to_u32(at));
    }
    let others = OTHERS.split(' ').filter_map(|row| {
        let (at, sign) = row.char_indices().next_back()?;
        Some((&row[..at], sign))
    });
    others
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, sign)| sign)
}
