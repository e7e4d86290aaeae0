"""Lines of clauses as statements, scored by how near they are to the question and whether they state what it asks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.domain.policy import Clause
from assistant.language.inquiries import AskedKind, Inquiry
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.measure_words import canonical, measure_kind
from assistant.language.stated_kinds import WHEN, names_doer, names_form, stated_kinds, states_deadline
from assistant.language.tokens import TokenKind, find_tokens
from assistant.retrieval.interface import SearchHit

STRICT = frozenset((
    AskedKind.TIME, AskedKind.FREQUENCY, AskedKind.SHARE, AskedKind.POINTS, AskedKind.MONEY, AskedKind.COUNT,
    AskedKind.AMOUNT, AskedKind.SIGNATURE,
))  # fmt: skip
"""Kinds without which a statement is no answer."""
STATES_STRICT, STATES = 0.8, 0.7
"""What it adds to a score that a statement states all strict kinds, and all others (fitted with the weights of
retrieval, docs/benchmarks-answers.md)."""
STATES_PLAINLY = 0.4
"""What it adds that who or which form is asked for, and the line says who acts or what is filled in."""
GOES_ON = 0.6
"""What it adds that the answer before rests on the document, for a question that leans on it."""
OWN_PLACE, ABOVE = 1.4, 0.7
"""What it adds that a document is of the user's own place, and of the province above a city."""


@dataclass(frozen=True)
class ClauseStatement:
    """One line of a clause, with its score for a question."""

    clause: Clause
    line: int
    score: float
    dense: float | None = None
    stated: float = 0.0
    """What its score has for the kinds of thing asked for."""

    @property
    def text(self) -> str:
        return self.clause.lines[self.line]

    @property
    def sentence(self) -> str:
        """The line as one sentence."""
        return f"{self.text.rstrip('。；').replace('。', '；')}。"


def statements(
    hits: Iterable[SearchHit], inquiries: Sequence[Inquiry], local: Mapping[str, float] = MappingProxyType({})
) -> list[ClauseStatement]:
    """Every line of the hits, the best first; ``local`` is what documents of the user's place are preferred by."""
    found = [
        ClauseStatement(h.clause, n, score + bonus + local.get(h.clause.policy_id, 0.0), h.dense, bonus)
        for h in hits
        for n, score in enumerate(h.lines)
        for bonus in (_bonus(h.clause.lines[n], inquiries),)
    ]
    return sorted(found, key=lambda s: -s.score)


_PLAINLY = {AskedKind.WHO: names_doer, AskedKind.FORM: names_form}


def _bonus(line: str, inquiries: Sequence[Inquiry]) -> float:
    strict = [states(line, i) for i in inquiries if i.kind in STRICT]
    others = [states(line, i) for i in inquiries if i.kind not in STRICT]
    plain = [test(line) for i in inquiries if (test := _PLAINLY.get(i.kind)) is not None]
    return STATES_STRICT * _share(strict) + STATES * _share(others) + STATES_PLAINLY * (sum(plain) > 0)


def _share(met: Sequence[bool]) -> float:
    return sum(met) / len(met) if met else 0.5


def states(line: str, asked: Inquiry) -> bool:
    """Whether a line states the kind of thing asked for; a count, in the measure it is asked in."""
    kinds = stated_kinds(line)
    if asked.of and coverage(asked.of, line) < _SAME_NOUN:
        return False
    if asked.kind is AskedKind.COUNT and asked.noun:
        listed = asked.noun in _ANY and AskedKind.LIST in kinds
        return listed or (asked.kind in kinds and _counts_in(line, asked.noun))
    if asked.kind is AskedKind.TIME:
        if asked.noun == _YEAR:
            return bool(_YEARS.search(line))
        if _is_loose(asked, line):
            return True
        return states_deadline(line) if asked.deadline else asked.kind in kinds and _names_a_day(asked, line)
    if asked.kind is AskedKind.SHARE and asked.noun == "%":
        return any(t.kind is TokenKind.SHARE for t in find_tokens(line))
    if asked.kind in _SUMS and not asked.of and _SHARE_OF_BASE.search(line):
        return True
    if asked.kind is AskedKind.LIST:
        return asked.kind in kinds or AskedKind.COUNT in kinds
    return asked.kind in kinds


_SAME_NOUN = COVERED_NAME
_YEAR = "年"
_YEARS = re.compile(r"(?:[一二两三四五六七八九十\d]+|[多若]干?|当|次|上|每|半|跨)年|年度|终身|永久|长期")
"""What answers 几年; a number of days does not."""
_SUMS = frozenset((AskedKind.MONEY, AskedKind.AMOUNT))
_SHARE_OF_BASE = re.compile(r"(?:按|不超过|不低于|不少于|不高于)[^，。；]{1,20}?\d[\d.—-]*%")
"""A sum may be stated as a share of what it is reckoned from: 按预算的10%—30%扣减, 不超过原合同10%."""
_POINTS_OF_TIME = ("时候", "时间", "时", "日子")
_LENGTH = re.compile(
    r"(?:逾|满|超过|不少于)[一二两三四五六七八九十\d]+个?(?:年|月|天|日)|[一二两三四五六七八九十\d]+个?(?:年|月|天|日)及?以[上下]"
)
_ANY = frozenset(("个", "条", "样", "块", "点", "项", "套", "步", "章", "部", "路", "种", "类"))
"""Measures of anything: a list answers how many of them as well as their number."""


def _is_loose(asked: Inquiry, line: str) -> bool:
    """Whether 什么时候 is asked, which a stage or an event answers as well as a day."""
    return asked.noun.endswith(_POINTS_OF_TIME) and bool(WHEN.search(line))


def _names_a_day(asked: Inquiry, line: str) -> bool:
    """Whether a line may answer 什么时候: a day or a span from one, and not years of experience (5年以上)."""
    return not asked.noun.endswith(_POINTS_OF_TIME) or states_deadline(_LENGTH.sub("", line))


def _counts_in(line: str, measure: str) -> bool:
    """Whether a line counts in a measure, in one that counts the same, or in one of the same class of people."""
    wanted = canonical(measure)
    units = {t.unit for t in find_tokens(line) if t.kind is TokenKind.COUNT}
    same_class = measure_kind(measure) in {"people", "time", "length", "area", "weight"}
    return any(canonical(u) == wanted or (same_class and measure_kind(u) == measure_kind(measure)) for u in units) or (
        measure == "个" and bool(units)
    )
