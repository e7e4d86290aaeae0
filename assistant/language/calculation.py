"""The numbers of a calculation with the part each plays: granted, added, spent, left; target and actual; weight; rate.

A part is read from the nearest word beside the number, from the aspect of its verb (跑了, 修成, 检下来 tell of what was
reached) and from how it binds (≥, 以内). What no word tells is ``unknown``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

from assistant.language.bounds import read_bound
from assistant.language.measure_words import known_measures
from assistant.language.numeral.signs import UP_TO_TEN
from assistant.language.numerals import fold, read_number
from assistant.language.target import Operator
from assistant.language.token_numbers import factor
from assistant.language.tokens import TextToken, TokenKind, find_tokens
from assistant.language.word_classes import either, word_classes


class Term(StrEnum):
    """What a number is in a calculation."""

    INITIAL = "initial"
    ADJUSTED = "adjusted"
    ADDED = "added"
    CUT = "cut"
    CARRIED_IN = "carried_in"
    FISCAL = "fiscal"
    OTHER = "other"
    RECEIVED = "received"
    EXECUTED = "executed"
    LEFT = "left"
    WEIGHT = "weight"
    TOTAL = "total"
    TARGET = "target"
    ACTUAL = "actual"
    RATE = "rate"
    CLAIM = "claim"
    SURVEY = "survey"
    SATISFIED = "satisfied"
    UNKNOWN = "unknown"


MONEY_PARTS = (
    Term.ADJUSTED, Term.ADDED, Term.CUT, Term.CARRIED_IN, Term.FISCAL, Term.OTHER, Term.RECEIVED, Term.EXECUTED,
    Term.LEFT, Term.INITIAL,
)  # fmt: skip
_BEHIND = (Term.LEFT, Term.INITIAL, Term.CARRIED_IN)
"""What may be told by a word right behind: 9万没花, 180万预算, 36万上年结转."""


@dataclass(frozen=True)
class StatedPart:
    """A number with its part. Money counts in 元; ``unit`` is "元", "%", "分", a measure, or "" where none stands."""

    part: Term
    value: Decimal
    unit: str
    text: str
    start: int
    end: int
    bound: Operator | None = None
    whole: bool = False
    """Of money: whether it was spent whole (25万花完)."""


_COUNTED = frozenset({TokenKind.COUNT, TokenKind.MONEY, TokenKind.SHARE, TokenKind.NUMBER})
_SENTENCE = re.compile(r"[。；？！;?!\n]")
_CLAUSE = re.compile(r"[，,、：:（）()\s]")
_REACHED = re.compile(r"(?:[了成到出完]|下来|出来|起来|过|得)\s*$")
_RATE_NAME = re.compile(r"(?:完成|执行|达成)率?[是为]?\s*$")
_OWN_BEHIND = re.compile(r"(?:没|结|剩|还剩|省|余).*")
"""What begins the next number's own words where no comma stands between: 200万结余30万."""
_ALL_SPENT = re.compile(r"(?:也|都|全)*(?:花|用|支)(?:完|光|净)")
_TEN = re.compile(rf"(?<=[那这的满])({UP_TO_TEN}+)分")
_OF_DOCUMENT = re.compile("[的给算口那文号]")
_BY_DOCUMENT = re.compile(r"[按照用]\s*$")
_SCALE_OF_POINTS = re.compile(r"\s*分?制")
_NEXT_WORD = re.compile("值|别|析|配|摊|级|类|档|项")
"""What makes of 分 behind a number the beginning of the next word: 实际9.6 分值10."""
_WORDS_BEHIND = 6
_YEARS = range(1990, 2100)
_ALIKE = 50
"""How many times as much as another sum one may be that was said without its scale."""
_SCALED = re.compile(r"(?P<scale>[万亿千百]+)(?P<rest>.*)")


def find_parts(text: str) -> tuple[StatedPart, ...]:
    """Every number that may count, in its order; days, document numbers and ordinals are none."""
    stated = fold(text)
    counted = [t for t in find_tokens(text) if t.kind in _COUNTED and t.number is not None]
    tokens = [_apart(stated, t) for t in counted if not _is_document(stated, t) and not _is_scale(stated, t)]
    scaled = any(t.kind is TokenKind.MONEY or t.unit[:1] in {"万", "亿"} for t in tokens)
    bare = not scaled and sum(_is_bare_money(stated, tokens, n) for n in range(len(tokens))) > 1
    found = [_part(stated, tokens, n, money=scaled, bare=bare) for n in range(len(tokens))]
    return tuple(sorted((*found, *_ten_points(stated, found)), key=lambda p: p.start))


def _is_document(text: str, token: TextToken) -> bool:
    """Whether a bare number is a document's: 按101的门槛, 101给几分."""
    by = _BY_DOCUMENT.search(text[: token.start])
    return token.text == "101" and bool(by or _OF_DOCUMENT.match(text, token.end))


def _is_scale(text: str, token: TextToken) -> bool:
    """Whether a number names the scale of points: 100分制, 百分制."""
    return bool(_SCALE_OF_POINTS.match(text, token.end)) and token.unit in {"", "分"}


def _apart(text: str, token: TextToken) -> TextToken:
    """A number without a unit, where its 分 begins the next word."""
    if token.unit != "分" or not _NEXT_WORD.match(text, token.end):
        return token
    bare = token.text.removesuffix("分").rstrip()
    return replace(token, text=bare, unit="", end=token.start + len(bare))


def _ten_points(text: str, found: Sequence[StatedPart]) -> Iterator[StatedPart]:
    """那十分 is ten points, though 十分 means "very" elsewhere."""
    for match in _TEN.finditer(text):
        number = read_number(match[1])
        if number is not None and not any(p.start <= match.start() < p.end for p in found):
            yield StatedPart(Term.WEIGHT, number, "分", match[0], match.start(), match.end())


def _is_bare_money(text: str, tokens: Sequence[TextToken], at: int) -> bool:
    """Whether a number without a unit has a word of budgets right before it: 年初500追加到620花了580."""
    token = tokens[at]
    before = _CLAUSE.split(_before(text[(_number_end(tokens[at - 1]) if at else 0) : token.start]))[-1]
    return not _unit(token) and token.kind is not TokenKind.SHARE and _last(before, MONEY_PARTS) is not None


def _part(text: str, tokens: Sequence[TextToken], at: int, *, money: bool, bare: bool) -> StatedPart:
    token = tokens[at]
    start = _number_end(tokens[at - 1]) if at else 0
    end = tokens[at + 1].start if at + 1 < len(tokens) else len(text)
    before, behind = _before(text[start : token.start]), _behind(text[_number_end(token) : end])
    value, unit = _measured(token, money=money)
    if not unit and (bare or money) and _is_bare_money(text, tokens, at):
        is_year = value in _YEARS and _last(_CLAUSE.split(before)[-1], MONEY_PARTS) is Term.INITIAL
        value, unit = (value, "元") if bare else (value, unit) if is_year else _scaled_alike(tokens, at, value)
    closed = at + 1 == len(tokens) or bool(_CLAUSE.search(text[_number_end(token) : end]))
    bound = read_bound(text[max(0, token.start - 8) : token.start], text[_number_end(token) : end])
    if unit == "" and value <= 1 and _RATE_NAME.search(before):
        return StatedPart(Term.RATE, value * 100, "%", token.text, token.start, token.end)
    part = _of(before, behind if closed else _OWN_BEHIND.sub("", behind), unit, bound)
    return StatedPart(part, value, unit, token.text, token.start, token.end, bound, bool(_ALL_SPENT.match(behind)))


def _scaled_alike(tokens: Sequence[TextToken], at: int, value: Decimal) -> tuple[Decimal, str]:
    """A sum said without its scale beside one that has it (批了500万, 花了510); as it is where they differ much."""
    scaled = [t for t in tokens if t.unit[:1] in {"万", "亿"} and t.number]
    nearest = min(scaled, key=lambda t: abs(t.start - tokens[at].start), default=None)
    if nearest is None or nearest.number is None or not value:
        return value, ""
    alike = max(value, nearest.number) / min(value, nearest.number) <= _ALIKE
    return (value * factor(nearest.unit[0]), "元") if alike else (value, "")


def _number_end(token: TextToken) -> int:
    """Where the number with its scale ends: a character behind it may be a verb and no measure (43万要)."""
    scaled = _SCALED.fullmatch(token.unit)
    if token.unit and not scaled and not _unit(token):
        return token.end - len(token.unit)
    extra = len(scaled["rest"]) if scaled and scaled["rest"] not in {"元", "元整", "块钱"} else 0
    return token.end - extra


def _measured(token: TextToken, *, money: bool) -> tuple[Decimal, str]:
    """Value and unit; what is in 万 or 亿 without another measure is money."""
    assert token.number is not None  # noqa: S101 -- the caller looked
    scaled = _SCALED.fullmatch(token.unit)
    if token.kind is TokenKind.SHARE:
        return token.number, "%"
    if scaled and _counts_no_money(scaled["rest"]):
        return token.number * factor(scaled["scale"]), scaled["rest"]
    if scaled and (token.kind is TokenKind.MONEY or money):
        return token.number * factor(scaled["scale"]), "元"
    return token.number, "元" if token.kind is TokenKind.MONEY else _unit(token)


def _counts_no_money(measure: str) -> bool:
    """Whether a measure behind 万 is no beginning of a verb (80万支出) and no money: 9.5万人, 3万平方米."""
    return measure == "人" or (len(measure) > 1 and measure in known_measures() and "元" not in measure)


def _unit(token: TextToken) -> str:
    """The measure, where a known one stands there and not just the next word: 79.99算, 80吗, 90整."""
    return token.unit if len(token.unit) > 1 or token.unit in known_measures() or token.unit in {"分", "%"} else ""


def _before(words: str) -> str:
    return _SENTENCE.split(words)[-1]


def _behind(words: str) -> str:
    return _CLAUSE.split(_SENTENCE.split(words)[0])[0][:_WORDS_BEHIND]


def _of(before: str, behind: str, unit: str, bound: Operator | None) -> Term:
    if unit == "分":
        return _of_points(before)
    if unit == "元":
        return _of_money(before, behind, bound)
    if unit == "" and re.search(r"(?:分值|权重|满分)[是为]?\s*$", before):
        return Term.WEIGHT
    if unit == "" and re.search(r"(?:总分|得分|(?:^|[^值])得)[了是为]?\s*$", before):
        return Term.TOTAL
    if unit == "%" and _LEFT_SHARE.search(before):
        return Term.LEFT
    return _of_result(before, unit, bound)


def _of_points(before: str) -> Term:
    near = _CLAUSE.split(before)[-1]
    return _last(near, (Term.TOTAL, Term.WEIGHT, Term.CLAIM)) or Term.WEIGHT


def _of_money(before: str, behind: str, bound: Operator | None) -> Term:
    if bound is not None and _last(before, (Term.ADJUSTED, Term.EXECUTED)) is None:
        return Term.TARGET
    noted = _first(behind, _BEHIND)
    near = _CLAUSE.split(before)[-1]
    if _changed_to().search(near):
        return Term.ADJUSTED
    if noted is Term.LEFT or (noted and not _last(near, MONEY_PARTS)):
        return noted
    both = (*MONEY_PARTS, Term.TARGET, Term.ACTUAL)
    found = _last(near, both) or _last(before, both)
    if found in {None, Term.INITIAL} and re.search(r"目标|指标值|成本.{0,4}$", before):
        return Term.TARGET
    return found or Term.UNKNOWN


@cache
def _changed_to() -> re.Pattern[str]:
    """A verb of changing with what it led to, right before a sum: 砍成, 压减至, 追加到了.

    Of the words of the changes the verbs count; the complement says that the sum is the budget afterwards.
    """
    words = word_classes("calculation_words")
    changes = (w for part in (Term.ADDED, Term.CUT, Term.ADJUSTED) for w in words[part.value])
    verbs = {v for w in changes if (v := w.rstrip("了到至为成掉走后").removeprefix("又")) and not v.endswith("预算")}
    return re.compile(f"(?:{either(sorted(verbs))})得?(?:到|至|为|成|只?剩)(?:了|只有)?$")


def _of_result(before: str, unit: str, bound: Operator | None) -> Term:
    near = _CLAUSE.split(before)[-1]
    if bound is not None:
        return Term.TARGET
    if unit == "%" and _OF_WHOLE.search(near) and "满意" not in near:
        return Term.RATE
    noted = _last(near, (Term.TARGET, Term.ACTUAL, *_SURVEYED)) if unit != "%" else _last(near, _RESULT)
    if noted is None and _REACHED.search(near):
        return Term.ACTUAL
    return noted or _last(before, _RESULT) or Term.UNKNOWN


_RESULT, _SURVEYED = (
    (Term.TARGET, Term.ACTUAL),
    (Term.SURVEY, Term.SATISFIED),
)


_LEFT_SHARE = re.compile(r"(?:没[花用]完?|剩下?余?|结余)[了的是为]*\s*$")
_OF_WHOLE = re.compile(
    r"(?:完成|执行|达成|支出|进度)率?[是为达到只有才了]*\s*$|(?:目标|计划|任务|预算)的\s*$|(?:花|用|支出?|付)[了掉去]\s*$"
)
"""Before a share of completion; a share of another name (合格率) is a value."""


@cache
def _pattern(part: Term) -> re.Pattern[str]:
    return re.compile(either(word_classes("calculation_words")[part.value]))


def _last(words: str, parts: Sequence[Term]) -> Term | None:
    """The part whose word ends nearest before the number; of two that end together, the longer word's."""
    ends = [(m.end(), len(m[0]), -n, p) for n, p in enumerate(parts) for m in _pattern(p).finditer(words)]
    return max(ends)[3] if ends else None


def _first(words: str, parts: Sequence[Term]) -> Term | None:
    starts = [(m.start(), -len(m[0]), n, p) for n, p in enumerate(parts) if (m := _pattern(p).search(words))]
    return min(starts)[3] if starts else None
