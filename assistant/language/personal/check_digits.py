"""Numbers that prove themselves: citizens' numbers, bank cards, codes of bodies."""

import re

_ID = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
)
_OLD_ID = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
)
_ANY_ID = re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_BODY_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BODY_WEIGHTS = tuple(pow(3, at, 31) for at in range(17))


def looks_like_id(text: str) -> bool:
    """Whether 18 characters have a province and a birth date where a citizen's number has them, or 15 an old one's."""
    return bool(_ID.fullmatch(text) or _OLD_ID.fullmatch(text))


def is_id_number(text: str) -> bool:
    """Whether 18 characters are a citizen's number: a birth date and the right check digit (GB 11643, ISO 7064)."""
    if not _ANY_ID.fullmatch(text):
        return False
    return "10X98765432"[sum(int(d) * w for d, w in zip(text, _WEIGHTS, strict=False)) % 11] == text[-1].upper()


def is_card_number(text: str) -> bool:
    """Whether 16 to 19 digits end in the right check digit (ISO/IEC 7812-1, Luhn)."""
    digits = [int(d) for d in text if d.isdigit()]
    doubled = [sum(divmod(2 * d, 10)) for d in digits[-2::-2]]
    return 16 <= len(digits) <= 19 and (sum(doubled) + sum(digits[-1::-2])) % 10 == 0


def is_credit_code(text: str) -> bool:
    """Whether 18 characters are a body's code with the right check character (GB 32100, modulus 31)."""
    places = [_BODY_CHARACTERS.find(char) for char in text.upper()]
    if len(places) != 18 or min(places) < 0 or not text[2:8].isdigit():
        return False
    total = sum(place * weight for place, weight in zip(places, _BODY_WEIGHTS, strict=False))
    return (31 - total % 31) % 31 == places[-1]
