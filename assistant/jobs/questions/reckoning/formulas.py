"""Rates that a document defines, reckoned from the numbers of the question: 变动率, 结转结余率, 到位率和执行率.

A rate is called by its name, by how its name ends (控制率), by its verb (匹不匹配), or by its quantities alone; its
numbers are told apart by their words. Which number is which is asked, where a rate is named and the words do not say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from assistant.base import show
from assistant.domain.policy import PolicyStatus
from assistant.domain.rates import percent
from assistant.jobs.questions.calculation_asked import ASKS_POINTS
from assistant.jobs.questions.reckoning.calculation import Calculation, Reckoned
from assistant.jobs.questions.reckoning.formula_reading import RateFormula, Terms, formulas_of
from assistant.jobs.questions.reckoning.stated_quantities import StatedQuantity, fit, in_pairs, stated_quantities
from assistant.language.inquiries import AskedKind, find_inquiries
from assistant.language.likeness import coverage
from policy_corpus.regions import regions

_SAYS_NOTHING = frozenset({"实际", "完成", "资金"})
"""What a rate is of by its name, and many another thing as well."""
Roles = Mapping[str, StatedQuantity]
"""The number of each quantity of a formula."""
_RATE_WORD = re.compile("[一-龥]{2}率|占比|比重")
_ASKS_SHARE = re.compile(
    r"[填写算记](?:[啥几]|什么|多少)|百分之(?:几|多少)|[几多][个少]?个?(?:百分)?点|百分比|几成|比例"
)
_CHANGES = re.compile("变动|变了|变化|同比|增减|[涨升降增减多少]了|(?:比|较|跟|和)(?:上|去)年")
_RECEIVED = re.compile("到位|到账|到手|到我们")
_WANTED = frozenset({AskedKind.SHARE, AskedKind.AMOUNT, AskedKind.COUNT, AskedKind.HOW, AskedKind.DEFINITION})
_BY_NAME, _BY_ENDING, _BY_VERB, _BY_QUANTITIES = 3.0, 1.5, 1.0, 0.5
_OWN_REGION, _NEWER, _FITS, _CLEARLY, _AGAINST = 0.5, 0.02, 2.0, 0.15, -0.35
"""What it counts that a document is of the place, and newer by a year; how well numbers fit at most; by how much they
must fit better than in any other order; below what a number cannot be that quantity."""
_MEANT = 0.5
"""So much of the name of a quantity stands in a question that it speaks of that quantity."""
_MOST_NUMBERS, _LONG_AGO = 7, 2000


@dataclass(frozen=True)
class _Found:
    formulas: tuple[RateFormula, ...]
    roles: Roles
    score: float


def defined_rates(calculation: Calculation) -> Reckoned | None:
    """The rates that the question asks for and a document defines; None where it asks for none, or lacks a number."""
    if not _is_asked(calculation):
        return None
    named = _called(calculation)
    if not named:
        return None
    found = [
        f for formulas in _sets(named, calculation.text) if (f := _assigned(calculation, formulas, named)) is not None
    ]
    best = max(found, key=lambda f: f.score, default=None)
    return _reckoned(best) if best is not None else _which(calculation, named)


def _is_asked(calculation: Calculation) -> bool:
    text = calculation.text
    asked = find_inquiries(text)
    wants = not asked or any(i.kind in _WANTED for i in asked) or bool(_ASKS_SHARE.search(text))
    scored = ASKS_POINTS.search(text) or any(p.unit == "分" for p in calculation.parts)
    return wants and not scored


def _called(calculation: Calculation) -> dict[RateFormula, float]:
    """The formulas that the question may mean, with how much speaks for each: its name, its place, its subject."""
    case, text = calculation.case, _bare(calculation.text)
    named = {d.id for d in case.asked.documents}
    places = regions(case.asked.region) if case.asked.region else ()
    with_rates = {i for i in named if any(formulas_of(c) for c in case.corpus.of_document(i))}
    found = {}
    for document in case.corpus.documents.values():
        held = document.region is None or document.region in places
        if (with_rates and document.id not in with_rates) or not held or document.status is PolicyStatus.REPEALED:
            continue
        newer = _NEWER * (document.date.year - _LONG_AGO) if document.date else 0.0
        for clause in case.corpus.of_document(document.id):
            for formula in formulas_of(clause):
                called = _calls(formula, text)
                if called and not _is_of_execution(formula, text):
                    about = coverage(f"{clause.topic}{clause.place}", text) + coverage(
                        "".join(formula.quantities), text
                    )
                    found[formula] = called + about + newer + _OWN_REGION * (document.region is not None)
    return found


def _calls(formula: RateFormula, text: str) -> float:
    """How plainly a text calls a rate; 0.0 where it calls another, or none."""
    name = _bare(formula.name)
    ending, subject = _parted(name)
    if name in text:
        return _BY_NAME + len(name) / 100
    if ending in text:
        others = subject and not _shares(subject, text)
        if others and len(subject) > len("资金") and not any(coverage(q, text) >= _MEANT for q in formula.quantities):
            return 0.0
        return (_BY_VERB if others else _BY_ENDING) + coverage(subject, text)
    if _RATE_WORD.search(text) or not (_ASKS_SHARE.search(text) or "多少" in text):
        return 0.0
    verb = bool(_CHANGES.search(text)) if formula.is_change else ending.removesuffix("率") in text
    if verb and _shares(subject, text) and subject not in _SAYS_NOTHING:
        return _BY_VERB + coverage(subject, text)
    return _BY_QUANTITIES if all(coverage(q, text) == 1 for q in formula.quantities) else 0.0


def _parted(name: str) -> tuple[str, str]:
    """How the name of a rate ends, and what it is of: 控制率, 在职人员."""
    cut = len(name) - (2 if name.endswith(("占比", "比重")) else 3)
    return name[cut:], name[:cut]


def _shares(subject: str, text: str) -> bool:
    """Whether two neighbouring characters of a subject stand in the text."""
    return coverage(subject, text) > 0


def _is_of_execution(formula: RateFormula, text: str) -> bool:
    """Whether it is the rate of execution alone, which the scores of self-evaluation have their own way for."""
    ending, subject = _parted(_bare(formula.name))
    return ending == "执行率" and (not _shares(subject, text) or subject == "预算") and not _RECEIVED.search(text)


def _bare(text: str) -> str:
    return re.sub(r"[\s\"'“”‘’]", "", text)


def _sets(named: Mapping[RateFormula, float], text: str) -> Iterator[tuple[RateFormula, ...]]:
    """What may be meant together: of a clause the best formula of each ending in the question; else each alone."""
    endings = [e for f in named if (e := _parted(_bare(f.name))[0]) in text]
    if not endings:
        yield from ((f,) for f in named)
        return
    by_clause: dict[str, dict[str, RateFormula]] = {}
    for formula in sorted(named, key=lambda f: named[f]):
        by_clause.setdefault(formula.clause.key, {})[_parted(_bare(formula.name))[0]] = formula
    most = max(len(held) for held in by_clause.values())
    for held in by_clause.values():
        if len(held) == most:
            yield tuple(held[e] for e in dict.fromkeys(endings) if e in held)


def _assigned(
    calculation: Calculation, formulas: Sequence[RateFormula], named: Mapping[RateFormula, float]
) -> _Found | None:
    """The numbers of all quantities of the formulas; None where no order of them fits clearly better than another."""
    names = tuple(dict.fromkeys(q for f in formulas for q in f.quantities))
    stated = stated_quantities(calculation.text, calculation.parts)
    measured = [q for q in stated if q.unit]
    numbers = in_pairs(calculation.text, stated) or (measured if len(measured) >= len(names) else stated)
    if len(numbers) > _MOST_NUMBERS:
        return None
    ways = _ways(names, numbers)
    if not ways or (len(ways) > 1 and ways[-1][0] - ways[-2][0] < _CLEARLY):
        return None
    total, way = ways[-1]
    least = min(fit(n, names, q, numbers) for n, q in zip(names, way, strict=True))
    if total <= 0 or least < _AGAINST or (len(numbers) > len(names) and least <= 0):
        return None
    weight = sum(named[f] for f in formulas) / len(formulas)
    return _Found(tuple(formulas), dict(zip(names, way, strict=True)), weight + min(total / len(names), _FITS))


def _ways(names: Sequence[str], numbers: Sequence[StatedQuantity]) -> list[tuple[float, tuple[StatedQuantity, ...]]]:
    """Every order of the numbers that are of one measure, with how well they fit the names; the best last."""
    worth = [[fit(name, names, number, numbers) for number in numbers] for name in names]
    found = []
    for order in permutations(range(len(numbers)), len(names)):
        way = tuple(numbers[n] for n in order)
        if _alike(way):
            found.append((sum(row[n] for row, n in zip(worth, order, strict=True)), way))
    return sorted(found, key=lambda way: way[0])


def _alike(way: Sequence[StatedQuantity]) -> bool:
    """Whether numbers are of one measure."""
    return len({q.unit for q in way if q.unit}) < 2


def _reckoned(found: _Found) -> Reckoned | None:
    lines = [_line(f, found.roles) for f in found.formulas]
    if any(not line for line in lines):
        return None
    clauses = tuple(dict.fromkeys(f.clause for f in found.formulas))
    understood = "，".join(f"{name}{stated.shown}" for name, stated in found.roles.items())
    return Reckoned(tuple(lines), clauses, understood)


def _line(formula: RateFormula, roles: Roles) -> str:
    """The rate in figures, as a sentence; "" for a division by nothing."""
    above, below = (sum((s * roles[q].value for s, q in terms), Decimal(0)) for terms in (formula.above, formula.below))
    if not below:
        return ""
    figures = f"{_figures(formula.above, roles)}÷{_figures(formula.below, roles)}"
    if not formula.in_percent:
        return f"{formula.name}＝{figures}＝{show(percent(above, below) / 100)}"
    rate = percent(above, below)
    return f"{formula.name}＝{figures}×100%＝{show(rate)}%{_direction(formula, rate)}"


def _figures(terms: Terms, roles: Roles) -> str:
    stated = "".join(f"{'＋' if sign > 0 else '－'}{roles[q].figure}" for sign, q in terms).removeprefix("＋")
    return f"（{stated}）" if len(terms) > 1 else stated


def _direction(formula: RateFormula, rate: Decimal) -> str:
    """The sign in words, where the formula is a difference."""
    if len(formula.above) == 1 or not rate:
        return ""
    if formula.is_change:
        return f"（{'正的，上升' if rate > 0 else '负的，下降'}{show(abs(rate))}%）"
    return "" if rate > 0 else "（负的）"


def _which(calculation: Calculation, named: Mapping[RateFormula, float]) -> Reckoned | None:
    """Two numbers and a rate called by its whole name, and nothing that tells which number is which."""
    formula = max(named, key=lambda f: named[f])
    stated = stated_quantities(calculation.text, calculation.parts)
    stated = tuple(q for q in stated if q.unit == "元") or stated
    if named[formula] < _BY_NAME or len(stated) != len(formula.quantities) or not _alike(stated):
        return None
    line = f"{formula.name}要用{'和'.join(formula.quantities)}，没有看出{'、'.join(q.shown for q in stated)}哪个是哪个"
    return Reckoned((f"现在还算不出：{line}，请补充",), (formula.clause,), ask=line)
