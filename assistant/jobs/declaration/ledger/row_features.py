"""What the models of class and sign may see of a number that can make an indicator: its name, its words, its kin."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.words import grams
from assistant.language.bounds import read_bound
from assistant.language.layout import Layout
from assistant.language.tokens import TextToken

_LEFT, _RIGHT, _NEAR = 16, 10, 2
_FROM_TO = re.compile("到|至|→|->|—")
_STOPS = re.compile(r"[，,。；;\n|]")


def named_features(role: NumberRole, name: str, unit: str) -> Iterator[str]:
    """What the role, the name and the unit tell; all that an indicator of a finished form shows."""
    yield "bias"
    yield f"role={role.value}"
    yield f"unit={unit}"
    yield f"role_unit={role.value}|{unit}"
    yield f"end2={name[-2:]}"
    yield f"end1={name[-1:]}"
    yield f"role_end={role.value}|{name[-2:]}"
    yield from (f"n:{word}" for word in grams(name, 3))


def row_features(layout: Layout, tokens: Sequence[TextToken], at: int, role: NumberRole, name: str) -> list[str]:
    """The features of the token at an index."""
    token, cell = tokens[at], layout.cell(tokens[at].start)
    sentence = layout.sentence(token.start)
    low = max(sentence.start, cell.start if cell else 0)
    left = layout.text[max(low, token.start - _LEFT) : token.start]
    right = layout.text[token.end : min(sentence.end, token.end + _RIGHT)]
    clause = _STOPS.split(left)[-1]
    bound = read_bound(clause, right)
    return [
        *named_features(role, name, unit_word(token)),
        f"bound={bound}",
        f"bound_role={bound}|{role.value}",
        *(f"l:{word}" for word in grams(clause[-8:], 3, 2)),
        *(f"r:{word}" for word in grams(right[:6], 3, 2)),
        f"R1={right[:1]}",
        f"R2={right[:2]}",
        f"L2={clause[-2:]}",
        *(f"h:{word}" for word in grams(cell.header if cell else "", 2, 2)),
        *(f"g:{word}" for word in grams(layout.heading(token.start), 2, 2)),
        *_compared(layout.text, tokens, at, low),
    ]


def unit_word(token: TextToken) -> str:
    """The unit of a token; of a share %, of what has none its kind."""
    return token.unit or ("%" if token.kind == "share" else str(token.kind))


def _compared(text: str, tokens: Sequence[TextToken], at: int, low: int) -> Iterator[str]:
    """How the number stands to the one before it of the same unit: 由22%降到12% goes down."""
    token = tokens[at]
    if token.number is None:
        return
    if token.number in {Decimal(0), Decimal(100)}:
        yield f"is={token.number}"
    before = [
        t for t in tokens[max(0, at - _NEAR) : at]
        if t.start >= low and t.number is not None and unit_word(t) == unit_word(token)
    ]  # fmt: skip
    if not before or before[-1].number is None:
        return
    way = "up" if token.number > before[-1].number else "down" if token.number < before[-1].number else "same"
    yield f"way={way}"
    if _FROM_TO.search(text[before[-1].end : token.start]):
        yield f"from_to={way}"
