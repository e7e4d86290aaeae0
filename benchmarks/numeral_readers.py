"""The readers that are measured side by side: ours, the one before it, and cn2an alone."""

from decimal import Decimal, InvalidOperation

from assistant.language.numerals import fold, read_number

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}


def ours(text: str) -> Decimal | None:
    """The product's reader."""
    return read_number(text)


def library(text: str) -> Decimal | None:
    """cn2an in its most generous mode, nothing guarded."""
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError, IndexError, InvalidOperation):
        return None


def previous(text: str) -> Decimal | None:
    """The reader that the product had before, kept as a baseline."""
    bare = fold(text).strip()
    scale = Decimal(1)
    while bare and bare[-1] in _LARGE and bare[:1].isdigit():
        scale *= _LARGE[bare[-1]]
        bare = bare[:-1]
    try:
        return Decimal(bare.replace(",", "")) * scale
    except InvalidOperation:
        return _previous_words(bare)


def _previous_words(text: str) -> Decimal | None:
    if not text or any(c not in "零〇一二两三四五六七八九十百千万亿" for c in text):
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        else:
            total = (total + section + digit or 1) * _LARGE[char]
            section = digit = 0
    return Decimal(total + section + digit)
