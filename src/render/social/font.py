#!/usr/bin/env python3
"""Makes `font.ttf`, the letters of social pictures: python3 font.py NotoSans-SemiBold.ttf

It needs fontTools (`pip install fonttools`). The font is Noto Sans of the Noto project, as Debian's package
`fonts-noto-core` has it; its licence, OFL.txt, allows a subset under the same licence. What stays: the letters of
Vietnamese, upper and lower case, digits, and the signs of ordinary text. No table is kept that only a shaper reads.
"""

import sys
from pathlib import Path
from unicodedata import normalize

from fontTools import subset

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
LETTERS = {normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | set("abcdefghijklmnopqrstuvwxyzđ")
SIGNS = "0123456789 .,;:!?…-–—'\"‘’“”()[]{}/\\&%+=*#@§°×·•<>|_~^$₫€©®½¼¾²³\u00a0"


def main(source):
    letters = LETTERS | {letter.upper() for letter in LETTERS}
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "gasp", "DSIG", "meta"]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)) + SIGNS)
    subsetter.subset(font)
    # The time at which it is made would make each making another file.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    target = Path(__file__).with_name("font.ttf")
    subset.save_font(font, str(target), options)
    print(f"{target.name}: {target.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs")


if __name__ == "__main__":
    main(sys.argv[1])
