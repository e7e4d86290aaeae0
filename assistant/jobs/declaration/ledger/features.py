"""What a tagger may see of a number: its form, the words around it, its place in the layout, the arithmetic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from assistant.jobs.declaration.ledger.amounts import Relations, amounts, relations
from assistant.jobs.declaration.ledger.forms import measured
from assistant.jobs.declaration.ledger.words import grams, word_features
from assistant.language.layout import Layout, layout
from assistant.language.measure_words import measure_kind
from assistant.language.orders import ordered_lines
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_GAP, _BESIDE_YEAR = 7, 6
_NO_MEASURES = frozenset("整省市县区镇乡村州街")
_STOPS = re.compile("[。；;\n]")
_DECLARED = re.compile(r"(?:每|元/|元／)([一-鿿]{1,4})(?=\s?\d|[，,。；;、）)\n]|$)")
"""What a text counts its prices by, whatever the lexicon of measures holds: 每空方500元, 60元/盘."""
_LAST_FORM = re.compile(
    r"其[余他](?:指标|各项|内容|的)?(?:都|均|一律)?(?:不变|照旧|照抄|不动|按原)|只[改动]|今年只"
    r"|变化|去年(?:的)?表|上年(?:的)?(?:表|申报)|原表|老表|改动|调整如下|沿用"
)


def ledger_tokens(text: str) -> tuple[TextToken, ...]:
    """The tokens of a brief that may be numbers of its ledger."""
    declared = sorted({m[1] for m in _DECLARED.finditer(text)}, key=len, reverse=True)
    tokens = (_without_whose(t) for t in find_tokens(text) if not t.counts_nothing)
    return tuple(_measured(t, text, declared) for t in tokens)


def _measured(token: TextToken, text: str, declared: Sequence[str]) -> TextToken:
    """A bare number with the measure behind it that the text counts prices by: 1.2万空方, beside 每空方500元."""
    is_bare = token.kind is TokenKind.NUMBER and token.unit in {"", "万", "亿"} and not token.is_range
    unit = next((d for d in declared if text.startswith(d, token.end)), "") if is_bare else ""
    if not unit:
        return token
    end = token.end + len(unit)
    return replace(token, kind=TokenKind.COUNT, unit=token.unit + unit, text=text[token.start : end], end=end)


def _without_whose(token: TextToken) -> TextToken:
    """A sum without the word behind it that is no measure: 69万 of 69万县里出, 32万 of 32万整."""
    if token.unit[:1] in {"万", "亿"} and token.unit[1:] in _NO_MEASURES and token.text.endswith(token.unit):
        text = token.text[: 1 - len(token.unit)]
        return replace(token, kind=TokenKind.NUMBER, unit=token.unit[0], text=text, end=token.start + len(text))
    return token


def brief_features(text: str, year: int | None = None) -> tuple[tuple[TextToken, ...], list[list[str]]]:
    """The tokens of a brief that may be numbers of its ledger, and the features of each."""
    tokens, rows = _features(text)
    years = _years(tokens, layout(text), year)
    return tokens, [[*row, *of_year] for row, of_year in zip(rows, years, strict=True)]


@lru_cache(maxsize=1)
def _features(text: str) -> tuple[tuple[TextToken, ...], list[list[str]]]:
    """The features that any budget year leaves as they are: a brief is read for its year first, then for that year."""
    tokens = ledger_tokens(text)
    laid = layout(text)
    related = relations(amounts(tokens, laid))
    orders = ordered_lines(text)
    largest = _largest(tokens)
    forms = _last_form(text, tokens)
    rows = []
    for i, token in enumerate(tokens):
        rows.append(
            [
                "bias",
                *_form(token),
                *word_features(text, laid, token, tokens[i - 1].end if i else 0),
                *_place(text, laid, token, i, len(tokens)),
                *_neighbours(text, tokens, i),
                *_arithmetic(i, related, largest),
                *forms[i],
                *(["in_order"] if any(s <= token.start < e for s, e in orders) else []),
            ]
        )
    return tokens, rows


def _form(token: TextToken) -> Iterator[str]:
    yield f"kind={token.kind}"
    kind = measured(token) or ("scale" if token.unit in {"万", "亿"} else "open" if token.unit else "none")
    yield f"measure={kind}"
    yield f"unit={token.unit}"
    yield f"form={token.kind}|{kind}|{'per' if token.per else ''}"
    if token.per:
        yield "per"
        yield f"per={token.per}"
    if token.is_range:
        yield "range"
    if token.chinese:
        yield "chinese"
    if token.text.endswith("前"):
        yield "before"
    if token.date:
        yield f"datelen={len(token.date)}"
    if token.number is not None:
        yield f"size={_size(token.number)}"
        if token.number != token.number.to_integral_value():
            yield "decimal"
        if token.number in {Decimal(100), Decimal(0), Decimal(1)}:
            yield f"is={token.number}"


def _size(number: Decimal) -> int:
    """Digits before the point, at most 8; reckoned from the exponent, whatever the length of the number."""
    return min(8, max(1, number.adjusted() + 1))


def _place(text: str, laid: Layout, token: TextToken, i: int, count: int) -> Iterator[str]:
    line = laid.line(token.start)
    before = text[line.start : token.start].strip()
    yield f"at={i * 5 // max(1, count)}"
    if i == 0:
        yield "first"
    if line.start == 0:
        yield "first_line"
    if not before:
        yield "opens_line"
    if not text[token.end : line.end].strip():
        yield "closes_line"
    if label := laid.label(token.start):
        yield f"label={label}"
        for word in grams(label, 2, 2):
            yield f"label:{word}"
    heading = laid.heading(token.start)
    for word in grams(heading[:14], 2, 2):
        yield f"head:{word}"
    yield from _cell(laid, token)


def _cell(laid: Layout, token: TextToken) -> Iterator[str]:
    cell = laid.cell(token.start)
    if cell is None:
        return
    yield "cell"
    yield f"column={min(cell.column, 5)}"
    if cell.text == token.text:
        yield "whole_cell"
    if cell.column == 0 and cell.text == token.text:
        yield "first_cell"
    yield f"h={cell.header[:12]}"
    for word in grams(cell.header[:12], 3):
        yield f"h:{word}"
    if cell.unit:
        yield f"header_unit={measure_kind(cell.unit) or 'open'}"
    if cell.is_total:
        yield "total_row"
        yield f"total_row|{measure_kind(cell.unit)}"
    for word in grams(cell.label[:12], 2, 2):
        yield f"row:{word}"


def _neighbours(text: str, tokens: Sequence[TextToken], i: int) -> Iterator[str]:
    for name, j in (("prev", i - 1), ("next", i + 1)):
        if not 0 <= j < len(tokens):
            yield f"{name}=none"
            continue
        other = tokens[j]
        kind = f"{other.kind}|{measure_kind(other.unit)}"
        gap = text[tokens[min(i, j)].end : tokens[max(i, j)].start]
        yield f"{name}={kind}"
        yield f"{name}_unit={other.unit}"
        if len(gap) <= _GAP:
            yield f"{name}_gap={gap}"
        if _STOPS.search(gap) is None:
            yield f"{name}_same={kind}"
            if other.unit == tokens[i].unit:
                yield f"{name}_same_unit"
                yield from _compared(name, tokens[i], other)
    if i > 1:
        yield f"prev2={tokens[i - 2].kind}|{measure_kind(tokens[i - 2].unit)}"


def _compared(name: str, token: TextToken, other: TextToken) -> Iterator[str]:
    if token.number is not None and other.number is not None:
        yield f"{name}_{'less' if other.number < token.number else 'more' if other.number > token.number else 'equal'}"


def _arithmetic(i: int, related: Relations, largest: int | None) -> Iterator[str]:
    marks = sorted(related.marks.get(i, ()))
    yield from marks
    if len(marks) > 1:
        yield "+".join(marks)
    if i == largest:
        yield "largest_money"


def _largest(tokens: Sequence[TextToken]) -> int | None:
    money = [(with_scale(t.number, t.unit), -i) for i, t in enumerate(tokens) if t.number and _is_money(t)]
    return -max(money)[1] if money else None


def _is_money(token: TextToken) -> bool:
    return (token.kind is TokenKind.MONEY or token.unit in {"万", "亿"}) and not token.per


def _last_form(text: str, tokens: Sequence[TextToken]) -> list[list[str]]:
    """Whether the brief is a form of last year with changes, and on which side of that remark a token stands."""
    remark = _LAST_FORM.search(text)
    if remark is None:
        return [[] for _ in tokens]
    return [["last_form", "before_changes" if t.end <= remark.start() else "after_changes"] for t in tokens]


def _years(tokens: Sequence[TextToken], laid: Layout, year: int | None) -> list[list[str]]:
    """How far the year of a token, the year right before it and the last year of its sentence are from the budget's."""
    rows, sentence, last = list[list[str]](), -1, ""
    for i, token in enumerate(tokens):
        start = laid.sentence(token.start).start
        if start != sentence:
            sentence, last = start, ""
        own = _apart(token, year)
        row = [f"own_year={own}"] if own else []
        if own and i + 1 < len(tokens) and tokens[i + 1].start - token.end <= _BESIDE_YEAR:
            row.append(f"year_of={own}|{tokens[i + 1].kind}|{measure_kind(tokens[i + 1].unit)}")
        before = _apart(tokens[i - 1], year) if i and token.start - tokens[i - 1].end <= _BESIDE_YEAR else ""
        if before:
            row.append(f"year_before={before}")
            row.append(f"year_before={before}|{token.kind}")
        last = own or last
        if last:
            row.append(f"sent_year={last}")
        rows.append(row)
    return rows


def _apart(token: TextToken, year: int | None) -> str:
    own = token.date[:4]
    return str(max(-2, min(2, int(own) - year))) if own.isdigit() and year else ""
