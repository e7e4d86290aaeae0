"""A brief read into its number ledger: tokens by grammar, roles by the tagger, topics and bounds by their words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from assistant.base import show
from assistant.domain.ledger import Ledger, LedgerContradiction, LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.days import with_days
from assistant.jobs.declaration.ledger.features import brief_features
from assistant.jobs.declaration.ledger.forms import barred
from assistant.jobs.declaration.ledger.in_context.shipped import read_numbers, tagger_of
from assistant.jobs.declaration.ledger.rows import with_rows
from assistant.jobs.declaration.ledger.settling import settled
from assistant.jobs.declaration.ledger.solving import Likely
from assistant.jobs.declaration.ledger.sums import contradictions
from assistant.jobs.declaration.ledger.tagger import CERTAIN, NO_NUMBER, Tag, Tagger, shipped_tagger
from assistant.language.bounds import read_bound
from assistant.language.invisible import INVISIBLE
from assistant.language.layout import Layout, layout
from assistant.language.orders import ordered_lines
from assistant.language.target import Operator
from assistant.language.tokens import TextToken, TokenKind
from assistant.language.topics import topic, unit_of

_BESIDE = 14
_PLANNED = frozenset(
    {NumberRole.OUTPUT, NumberRole.PART, NumberRole.RESULT, NumberRole.SATISFACTION, NumberRole.FREQUENCY}
)
_CAPPED = frozenset({NumberRole.PRICE, NumberRole.LIMIT, NumberRole.MONEY_TOTAL, NumberRole.MONEY_USE})


def read_ledger(text: str, year: int | None = None, tagger: Tagger | None = None, project: str | None = None) -> Ledger:
    """Every number of a brief with its role. ``year`` is the budget year: dates without a year belong to it.

    ``project`` is the name of the project ("" where the brief has none): then the names of indicators are chosen by the
    trained chooser. None: by the grammar alone, which will do where a model names the numbers itself.
    """
    shown, places = _visible(text)
    laid, tokens, settled_entries = _settled(shown, year, tagger)
    read = read_numbers(shown, tokens, year) if project is not None else None
    entries = with_rows(settled_entries, laid, tokens, project, read=read)
    found = contradictions(entries, laid)
    return Ledger(
        entries=tuple(_moved(e, text, places) for e in entries),
        contradictions=tuple(_contradiction_moved(c, places) for c in found),
        unread=tuple(_unread(shown, tokens)),
    )


def read_periods(text: str) -> tuple[LedgerEntry, ...]:
    """The days and periods of a brief whose budget year is not known: they alone, without names and classes."""
    shown, _ = _visible(text)
    return tuple(e for e in _settled(shown, None)[2] if e.role is NumberRole.PERIOD)


def tagger_for(text: str, year: int | None = None) -> Tagger:
    """The tagger that reads a text by rules, in context where that can be done."""
    shown, _ = _visible(text)
    return tagger_of(shown, brief_features(shown, year)[0], shipped_tagger(), year)


def _settled(
    shown: str, year: int | None, tagger: Tagger | None = None
) -> tuple[Layout, tuple[TextToken, ...], list[LedgerEntry]]:
    """The layout, the tokens, and every number with its role settled."""
    tokens, rows = brief_features(shown, year)
    orders = ordered_lines(shown)
    tagger = tagger or tagger_of(shown, tokens, shipped_tagger(), year)
    tags = tagger.tag(rows, [_never(shown, t) for t in tokens])
    laid = layout(shown)
    entries = [
        entry
        for i, tag in enumerate(tags)
        if tag.role is not None
        for entry in _entries(laid, tokens, i, _unless_order(tokens[i], tag, orders), year)
    ]
    return laid, tokens, settled(with_days(entries, laid), laid, year, _likely(tokens, tags))


def _likely(tokens: Sequence[TextToken], tags: Sequence[Tag]) -> Mapping[int, Likely]:
    return {token.start: tag.likely for token, tag in zip(tokens, tags, strict=True) if tag.likely}


def _never(text: str, token: TextToken) -> frozenset[str]:
    """What a token cannot be; one with an Arabic figure cannot be nothing."""
    roles = frozenset(role.value for role in barred(token, text[max(0, token.start - _BESIDE) : token.start]))
    is_number = any(c.isdigit() for c in token.text) or (token.kind is TokenKind.DATE and token.number is not None)
    return roles | {NO_NUMBER} if is_number else roles


def _visible(text: str) -> tuple[str, Sequence[int]]:
    """The text without characters that nobody sees, and where each of its characters stands in the text as given."""
    if not INVISIBLE.search(text):
        return text, range(len(text) + 1)
    kept = [i for i, char in enumerate(text) if not INVISIBLE.match(char)]
    return "".join(text[i] for i in kept), [*kept, len(text)]


def _unless_order(token: TextToken, tag: Tag, orders: Sequence[tuple[int, int]]) -> Tag:
    ordered = any(start <= token.start < end for start, end in orders)
    if ordered:
        return Tag(NumberRole.ORDER, CERTAIN)
    guessed = tag.role is NumberRole.ORDER and tag.confidence < CERTAIN
    return Tag(NumberRole.CONTEXT, tag.confidence) if guessed else tag


def _entries(laid: Layout, tokens: Sequence[TextToken], at: int, tag: Tag, year: int | None) -> Iterator[LedgerEntry]:
    token, role = tokens[at], tag.role or NumberRole.CONTEXT
    low, high = _ends(token, year)
    first = LedgerEntry(
        quote=token.text,
        start=token.start,
        end=token.end,
        value=_value(token, year),
        unit=_unit(laid, token, role),
        role=role,
        about=topic(laid, tokens, at, role.value),
        operator=_operator(laid, token, role),
        low=low,
        high=high,
        confidence=tag.confidence,
    )
    yield first
    if token.second is not None:
        words = laid.text[token.second : token.end]
        yield first.model_copy(
            update={
                "quote": words, "start": token.second, "role": NumberRole.RANGE_END, "value": high or first.value,
                "low": None, "high": None, "operator": None,
            }
        )  # fmt: skip


def _value(token: TextToken, year: int | None) -> str:
    if token.date:
        return _dated(token.date, year)
    return show(token.number) if token.number is not None else token.text


def _dated(date: str, year: int | None) -> str:
    return f"{year}{date[1:]}" if date.startswith("--") and year else date


def _ends(token: TextToken, year: int | None) -> tuple[str | None, str | None]:
    if token.date_end:
        return _dated(token.date, year), _dated(token.date_end, year)
    if token.low is None:
        return None, None
    return show(token.low), show(token.high) if token.high is not None else None


def _unit(laid: Layout, token: TextToken, role: NumberRole) -> str:
    """The unit, 万元 for 86.4万 where it is money, with what it is per: 元/人·月."""
    if token.date or token.counts_nothing or token.number is None:
        return ""
    unit = unit_of(laid, token)
    if (role.is_money or role is NumberRole.PRICE) and unit in {"万", "亿", ""}:
        unit = f"{unit}元"
    return f"{unit}/{token.per}" if token.per else unit


def _operator(laid: Layout, token: TextToken, role: NumberRole) -> Operator | None:
    if not role.makes_row and role is not NumberRole.PART:
        return None
    if token.date:
        return Operator.DATE if role is NumberRole.MILESTONE else None
    if token.is_range:
        return Operator.RANGE
    before = re.split("[，,。；;\n|]", laid.text[max(0, token.start - _BESIDE) : token.start])[-1]
    stated = read_bound(before, laid.text[token.end : token.end + _BESIDE])
    if stated is not None:
        return stated
    if role in _CAPPED:
        return Operator.AT_MOST
    return Operator.EQUAL if role in _PLANNED else None


def _moved(entry: LedgerEntry, text: str, places: Sequence[int]) -> LedgerEntry:
    if isinstance(places, range):
        return entry
    start, end = places[entry.start], places[entry.end - 1] + 1
    return entry.model_copy(update={"start": start, "end": end, "quote": text[start:end]})


def _contradiction_moved(found: LedgerContradiction, places: Sequence[int]) -> LedgerContradiction:
    return found.model_copy(update={"starts": tuple(places[s] for s in found.starts)})


def _unread(text: str, tokens: Sequence[TextToken]) -> Iterator[str]:
    """Arabic figures that lie in no token."""
    edges = [0] * (len(text) + 1)
    for token in tokens:
        edges[token.start] += 1
        edges[token.end] -= 1
    inside = list(accumulate(edges))
    for match in re.finditer("[0-9０-９]+", text):
        if not inside[match.start()]:
            yield match[0]
