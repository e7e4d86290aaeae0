"""Rates that a document defines by a formula, reckoned from the numbers of the question: 变动率, 结转结余率.

The formula is read from the clause as it stands: 名称=甲÷乙×100% or 名称=（甲－乙）÷乙×100%. A number belongs to the
quantity whose name and year stand beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.base import show
from assistant.domain.policy import Clause
from assistant.domain.rates import percent
from assistant.jobs.questions.calculation_asked import ASKS_DEFINED, ASKS_POINTS
from assistant.jobs.questions.reckoning.calculation import Calculation, Reckoned
from assistant.language.calculation import StatedPart
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.numerals import fold
from assistant.scoring.reckoning import money

_RATE = re.compile(r"(?P<name>[^=：。；，]{2,14}(?:率|占比))=(?P<of>[^×；。]{3,60})×100%")
_DIFFERENCE = re.compile(r"^[\[(]+(?P<one>[^-÷/]+)-(?P<other>[^÷/)]+)[)\]]*[÷/](?P<base>[^÷/)\]]+)[)\]]*$")
_RATIO = re.compile(r"^[\[(]?(?P<one>[^-÷/]+)[÷/](?P<other>[^-÷/)\]]+)[)\]]?$")
_YEARS = (re.compile("上年|去年|上一年|前一年"), re.compile("本年|今年|当年|这一?年"))
_KINDS = (
    re.compile("计划|预算|既定|编制|核定|应到|原定|批复|批的"),
    re.compile("实际|实有|完成|达标|结转|结余|花|用了|支出"),
)
_OWN_NAME = re.compile("[:;是之]")
"""What parts the name of a rate from the words before it: 产出成本的三级指标是成本节约率."""
_CLAUSE = re.compile(r"[，。；？！,;?!\s]")
_QUANTITIES, _TELLS = 2, 1.0
"""What it counts that year, or plan and fact, of a number are those of a quantity; less where they are the other's."""


@dataclass(frozen=True)
class RateFormula:
    """A rate as a clause defines it: of two quantities, or of their difference to one of them."""

    clause: Clause
    name: str
    one: str
    other: str
    base: str = ""
    """Of a difference, what stands below the line; "" where the formula is the ratio of both."""

    def of(self, one: StatedPart, other: StatedPart) -> str:
        """The rate in figures, as a sentence."""
        above = f"（{_figure(one)}－{_figure(other)}）" if self.base else _figure(one)
        below = one if self.base == self.one else other
        rate = percent(one.value - other.value if self.base else one.value, below.value)
        return f"{self.name}＝{above}÷{_figure(below)}×100%＝{show(rate)}%"


def _figure(part: StatedPart) -> str:
    return money(part.value) if part.unit == "元" else show(part.value)


def defined_rate(calculation: Calculation) -> Reckoned | None:
    """The rate that the question names and a document defines; None where its two numbers are not both stated."""
    if not ASKS_DEFINED.search(calculation.text) or ASKS_POINTS.search(calculation.text):
        return None
    formula = next(iter(_named(calculation)), None)
    numbers = [p for p in calculation.parts if p.unit not in {"%", "分"}]
    if formula is None or len(numbers) < _QUANTITIES:
        return None
    found = _assigned(formula, calculation.text, numbers)
    if found is None or not found[0].value or not found[1].value or found[0].unit != found[1].unit:
        return None
    return Reckoned((formula.of(*found),), (formula.clause,))


def _named(calculation: Calculation) -> list[RateFormula]:
    """The formulas whose whole name stands in the question, the longest and newest first.

    Of the documents named; where none is, of those of the whole country.
    """
    asked = calculation.case.asked
    documents = [d.id for d in asked.documents] or [
        d.id for d in calculation.case.corpus.documents.values() if d.region is None
    ]
    clauses = (c for i in documents for c in calculation.case.corpus.of_document(i))
    text = _bare(calculation.text)
    found = [f for c in clauses for f in formulas_of(c) if _bare(f.name) in text]
    newest = {d.id: d.date.toordinal() if d.date else 0 for d in calculation.case.corpus.documents.values()}
    return sorted(found, key=lambda f: (-len(f.name), -newest[f.clause.policy_id]))


def formulas_of(clause: Clause) -> Iterator[RateFormula]:
    """The rates that a clause defines."""
    for line in clause.lines:
        for match in _RATE.finditer(fold(line).replace("－", "-").replace("—", "-")):
            whole = _difference(match["of"]) or _RATIO.match(match["of"])
            if whole is not None:
                own = _OWN_NAME.split(match["name"])[-1]
                base = whole.groupdict().get("base", "")
                yield RateFormula(clause, own, whole["one"], whole["other"], base)


def _difference(expression: str) -> re.Match[str] | None:
    """（甲－乙）÷乙 or （甲－乙）÷甲."""
    found = _DIFFERENCE.match(expression)
    return found if found is not None and found["base"] in {found["one"], found["other"]} else None


def _bare(text: str) -> str:
    return re.sub(r"[\s\"'“”‘’]", "", text)


def _assigned(formula: RateFormula, text: str, numbers: Sequence[StatedPart]) -> tuple[StatedPart, StatedPart] | None:
    """The numbers of both quantities; None where no order of them fits better than another."""
    words = {n.start: _words_before(text, numbers, n) for n in numbers}

    def fit(pair: tuple[StatedPart, ...]) -> float:
        return sum(_fits(name, words[n.start]) for name, n in zip((formula.one, formula.other), pair, strict=True))

    ordered = sorted(permutations(numbers, _QUANTITIES), key=fit, reverse=True)
    if fit(ordered[0]) <= fit(ordered[1]):
        return None
    return ordered[0][0], ordered[0][1]


def _words_before(text: str, numbers: Sequence[StatedPart], number: StatedPart) -> str:
    start = max((n.end for n in numbers if n.end <= number.start), default=0)
    return text[start : number.start]


def _fits(quantity: str, words: str) -> float:
    """How well a number with these words before it is the quantity of a name."""
    near = _CLAUSE.split(words)[-1] or words
    shared = coverage(quantity, words)
    return min(shared, COVERED_NAME) + sum(_agreement(quantity, near, pair) for pair in (_YEARS, _KINDS))


def _agreement(quantity: str, words: str, pair: tuple[re.Pattern[str], re.Pattern[str]]) -> float:
    wanted = [bool(p.search(quantity)) for p in pair]
    stated = [bool(p.search(words)) for p in pair]
    if sum(wanted) != 1 or sum(stated) != 1:
        return 0.0
    return _TELLS if wanted == stated else -_TELLS
