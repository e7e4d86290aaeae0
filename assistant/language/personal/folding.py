"""A text as personal data is read in it: one plain character for each variant, so that places stay what they are.

Width, dots, dashes and blanks are folded; runs of Chinese digits (一三八零…, 幺三七…) become figures; what is longer
than a year and no sum (一百二十) is such a run.
"""

import re

from assistant.language.numeral.signs import fold

HAN = "一-鿿㐀-䶿"
"""The range of Chinese characters, for patterns."""
_SPOKEN = dict(zip("零〇○洞一幺妖么二两三四五六七八九壹贰叁肆伍陆柒捌玖", "00001111223456789123456789", strict=True))
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("·•‧∙・･．・", "."),
        **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff", " "),
        "\r": "\n",
    }
)
_DIGITS = "".join(_SPOKEN)
_RUN = re.compile(rf"[0-9{_DIGITS}](?:[ .,、-]?[0-9{_DIGITS}]){{6,40}}(?![0-9{_DIGITS}十百千万亿拾佰仟元圆])")
_LETTER_O = re.compile(r"(?<=\d{3})[Oo](?=\d{3})")
_LETTER_I = re.compile(r"(?<![A-Za-z0-9])[Il](?=[3-9]\d[ -]\d{4})|(?<=\d\d)[Il](?=\d)")
"""Letters that were read for a nought and a one."""
_FEWEST = 6
"""Chinese digits of a run; a year has four."""


def folded(text: str) -> str:
    """The text with each variant of a character as the plain one; the length does not change."""
    plain = fold(text).translate(_PLAIN)
    return _RUN.sub(_figures, _LETTER_I.sub("1", _LETTER_O.sub("0", plain)))


def _figures(run: re.Match[str]) -> str:
    if sum(char in _SPOKEN for char in run[0]) < _FEWEST:
        return run[0]
    return "".join(_SPOKEN.get(char, " " if char in ",、" else char) for char in run[0])
