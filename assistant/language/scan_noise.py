"""Words recognised from a scan, mended for running text: full-width digits, stray blanks, letters read for digits."""

import re
import unicodedata

from assistant.language.lookalikes import with_digits

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ．％]+")
_SIDE, _OTHER = r"[\d.，。、；：（）《》“”%]", r"[\d一-龥.，。、；：（）《》“”%]"
_BLANK = re.compile(rf"(?<={_SIDE})[ \u3000]+(?={_OTHER})|(?<={_OTHER})[ \u3000]+(?={_SIDE})")
"""A blank beside a digit or a stop; one between words, such as behind 第二条, is meant."""
_SPACED = re.compile(r"(?<![一-龥])[一-龥](?: [一-龥]){2,}(?![一-龥])")
"""Characters set apart one by one: 竣 工 验 收."""


def mended(text: str) -> str:
    """The text as it was meant; words that show no noise stay as they are."""
    wide = _WIDE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    return _BLANK.sub("", _SPACED.sub(lambda m: m[0].replace(" ", ""), with_digits(wide)))
