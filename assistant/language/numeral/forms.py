"""What people do to a numeral that does not change its value, undone: gaps, lookalikes, chat letters, cheque style."""

import re
from collections.abc import Callable

from assistant.language.numeral.signs import CAPITALS, CHINESE, DIGIT_WORDS, fold, plain

_CUT_CAPITALS = re.compile(f"[佰仟百千万亿萬億][{CAPITALS}]$")
_CHEQUE_ZERO = re.compile(f"^零(?=[{CAPITALS}])")
_Form = str | Callable[[re.Match[str]], str]
_STEPS: tuple[tuple[re.Pattern[str], _Form], ...] = (
    (re.compile(r"^\d{1,3}(?: \d{3})+(?!\d)", re.ASCII), lambda m: m[0].replace(" ", "")),
    (re.compile(f"(?<=[{CHINESE}]) (?=[{CHINESE}])"), ""),
    (re.compile("(?<=[0-9]) (?=[百千万亿])"), ""),
    (re.compile(f"(?<=[百千万亿])另(?=[{DIGIT_WORDS}])"), "零"),
    (re.compile(f"(?<=[零{DIGIT_WORDS}])[0Oo]+(?=[零{DIGIT_WORDS}0Oo]*$)"), lambda m: "零" * len(m[0])),
    (re.compile(r"(?<=\d)[·•](?=\d+[百千万亿])", re.ASCII), "."),
    (re.compile(r"(?<=\d)w(?=\d$)", re.ASCII), "万"),
    (re.compile(r"(?<=\d)k(?=\d$)", re.ASCII), "千"),
    (re.compile(f"(?<=[{CHINESE}0-9])个(?=亿)"), ""),
)


def usual_form(text: str) -> str:
    """A numeral in the form that the grammar reads; "" where a capital lost its unit (叁万伍), which is no short form.

    1 250 000, 三 万 五 千, 陆万另三百, 二O二六, 3·5万, 3w2, 3.5个亿, and 零壹拾 as cheques write the tenth.
    """
    folded = fold(text).strip()
    if _CUT_CAPITALS.search(folded):
        return ""
    words = plain(_CHEQUE_ZERO.sub("", folded))
    for pattern, form in _STEPS:
        words = pattern.sub(form, words)
    return words
