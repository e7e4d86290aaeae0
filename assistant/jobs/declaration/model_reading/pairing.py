"""The numbers that a model lists, paired with the numbers that stand in the text. What stands nowhere is refused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.model_reading.quotes import Place, places_of
from assistant.jobs.declaration.model_reading.reply import ReadNumber
from assistant.language.numerals import fold
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import TextToken, TokenKind

_DATE = re.compile(r"\d{1,4}(?:-\d{1,2}){0,2}")
_ENDS = re.compile(r"[-~～—–至到]+")
_LONGEST_SHOWN = 30
_YEAR, _FIRST_YEAR = 4, 1000
_NAMING = frozenset({NumberRole.DOCUMENT.value, NumberRole.IDENTIFIER.value})


@dataclass(frozen=True)
class Pairs:
    """What the model says of each number of the text, by the index of its token, and what was refused and why."""

    stated: Mapping[int, ReadNumber]
    refused: tuple[str, ...]


def paired(numbers: Sequence[ReadNumber], text: str, tokens: Sequence[TextToken]) -> Pairs:
    """Each number on the one token that its quote and value name; a quote that stands several times goes by order."""
    stated, refused, last = dict[int, ReadNumber](), list[str](), -1
    for number in numbers:
        places = places_of(text, number.quote)
        if not places:
            refused.append(f"原文里没有“{number.quote[:_LONGEST_SHOWN]}”，不采用。")
            continue
        inside = [i for place in places for i in _inside(place, tokens)]
        if number.role == NumberRole.RANGE_END and any(tokens[i].is_range for i in inside):
            continue  # the second half goes with its range
        at = _chosen(number, inside, tokens, stated, last)
        if at is not None:
            stated[at], last = number, at
        elif not any(i in stated and agrees(tokens[i], number) for i in inside):
            refused.append(f"“{number.quote[:_LONGEST_SHOWN]}”里没有读到{number.value[:_LONGEST_SHOWN]}，不采用。")
    return Pairs(stated, tuple(refused))


def can_be(token: TextToken, role: str) -> bool:
    """Whether a token can have a role by its form: sums of money and shares name nothing."""
    return token.kind not in {TokenKind.MONEY, TokenKind.SHARE} or role not in _NAMING


def with_years(roles: Mapping[int, NumberRole], pairs: Pairs, text: str, tokens: Sequence[TextToken]) -> (
    dict[int, NumberRole]
):  # fmt: skip
    """The roles, and for a bare year that a quote holds in front of its number, that number's: 2026年520万元."""
    found = dict(roles)
    for at, number in pairs.stated.items():
        before = at - 1
        if (
            at not in roles
            or roles[at].is_money
            or before < 0
            or before in pairs.stated
            or not _is_year(tokens[before])
        ):
            continue  # a year is no money, whatever stands behind it
        starts = [start for start, end in places_of(text, number.quote) if start <= tokens[at].start < end]
        if starts and min(starts) <= tokens[before].start:
            found[before] = roles[at]
    return found


def _is_year(token: TextToken) -> bool:
    bare = token.unit == "年" and token.number is not None and token.number >= _FIRST_YEAR
    return bare or len(token.date.strip("-")) == _YEAR


def _inside(place: Place, tokens: Sequence[TextToken]) -> Iterator[int]:
    yield from (i for i, token in enumerate(tokens) if token.start < place[1] and place[0] < token.end)


def _chosen(
    number: ReadNumber, inside: Sequence[int], tokens: Sequence[TextToken], stated: Mapping[int, ReadNumber], last: int
) -> int | None:
    """The next free token with the value; a lone name or document is meant whatever was read, a lone amount is not."""
    free = [i for i in inside if i not in stated]
    right = [i for i in free if agrees(tokens[i], number)]
    if right:
        return next((i for i in right if i > last), right[0])
    lone = free[0] if len(free) == len(inside) == 1 else None
    return lone if lone is not None and not tokens[lone].date and tokens[lone].number is None else None


def agrees(token: TextToken, number: ReadNumber) -> bool:
    """Whether a token has the value that the model read."""
    value = fold(number.value).replace(",", "").strip()
    if token.date:
        return any(
            _same_date(date, stated) for date in (token.date, token.date_end) if date for stated in _DATE.findall(value)
        )
    if token.number is None:
        return bool(set(re.findall(r"\d+", fold(token.text))) & set(re.findall(r"\d+", value))) or token.text == value
    if token.low is not None and (ends := [_decimal(end) for end in _ENDS.split(value)]) and len(ends) > 1:
        return ends[0] == token.low and ends[-1] == token.high
    amount = _decimal(value)
    if amount is None:
        return False
    return token.number == amount or with_scale(token.number, token.unit) == with_scale(amount, number.unit)


def _same_date(date: str, stated: str) -> bool:
    """2027-11-30 is said as 11-30, 2027-11 or 2027-11-30; what only one of them names does not part them."""
    one, other = _fields(date), _fields(stated)
    common = one.keys() & other.keys()
    return bool(common) and all(one[name] == other[name] for name in common)


def _fields(date: str) -> dict[str, int]:
    """Year, month and day, as far as they are written: ``--MM`` and 11-30 have no year."""
    numbers = [int(part) for part in date.strip("-").split("-")]
    names = ("month", "day") if date.startswith("--") or numbers[0] < _FIRST_YEAR else ("year", "month", "day")
    return dict(zip(names, numbers, strict=False))


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().removesuffix("%"))
    except InvalidOperation:
        return None
