"""Words recognised from a scan, mended for running text: full-width digits, stray blanks, letters read for digits."""

import re
import unicodedata

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ．％]+")
_BLANK = re.compile(r"(?<=[\d一-龥.，。、；：（）《》“”])[ \u3000]+(?=[\d一-龥.，。、；：（）《》“”%])")
_ZERO = re.compile(r"(?<=\d)[OＯo]+(?=[\dOo.万元%])")
_ONE = re.compile(r"(?<![A-Za-z])[lI](?=\d+(?![A-Za-z\d]))")


def mended(text: str) -> str:
    """The text as it was meant; words that show no noise stay as they are."""
    wide = _WIDE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    digits = _ONE.sub("1", _ZERO.sub(lambda m: "0" * len(m[0]), wide))
    return _BLANK.sub("", digits)
