"""Words recognised from a scan, mended for running text: full-width digits, stray blanks, letters read for digits."""

import re
import unicodedata

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ．％]+")
_SIDE, _OTHER = r"[\d.，。、；：（）《》“”%]", r"[\d一-龥.，。、；：（）《》“”%]"
_BLANK = re.compile(rf"(?<={_SIDE})[ \u3000]+(?={_OTHER})|(?<={_OTHER})[ \u3000]+(?={_SIDE})")
"""A blank beside a digit or a stop; one between words, such as behind 第二条, is meant."""
_SPACED = re.compile(r"(?<![一-龥])[一-龥](?: [一-龥]){2,}(?![一-龥])")
"""Characters set apart one by one: 竣 工 验 收."""
_ZERO = re.compile(r"(?<=\d)[OＯo]+(?=[\dOo.万元%])")
_ONE = re.compile(r"(?<![A-Za-z])[lI](?=\d+(?![A-Za-z\d]))")


def mended(text: str) -> str:
    """The text as it was meant; words that show no noise stay as they are."""
    wide = _WIDE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    digits = _ONE.sub("1", _ZERO.sub(lambda m: "0" * len(m[0]), wide))
    return _BLANK.sub("", _SPACED.sub(lambda m: m[0].replace(" ", ""), digits))
