"""The numbers of a question as quantities: with the words around them, and summed where pairs of them are listed.

How well a number is the quantity of a formula is told by the words that both share, by the part it plays in a
calculation (granted, received, spent), by year, by plan or fact, by whole or part, and by its measure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.base import show
from assistant.language.calculation import StatedPart, Term, find_parts
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.scoring.reckoning import money

_CLAUSE = re.compile(r"[，。；？！,;?!:：\s]")
_SEGMENT = re.compile(r"[^，。；？！,;?!\n]+")
YEARS = (re.compile("上年|去年|上一年|前一年"), re.compile("本年|今年|当年|这一?年"))
_KINDS = (
    re.compile("计划|预算|既定|编制|核定|应到|原定|批复|批的|标准|申请"),
    re.compile("实际|实有|完成|达标|结转|结余|花|用了|支出|干了|到了"),
)
_WHOLES = (re.compile("总|所有|全部|一共|共"), re.compile("其中|里头|那块|那部分|已经?|在用"))
_PLANNED = frozenset({Term.INITIAL, Term.ADJUSTED, Term.FISCAL, Term.TARGET})
_DONE = frozenset({Term.EXECUTED, Term.ACTUAL, Term.RECEIVED})
_MARKS = (
    re.compile("达标|合格|验收|过关|通过|优良"), re.compile("及时|按时|按期|准时|如期"),
    re.compile("采纳|采用|认|用了|接受"), re.compile("重点|交办|下达"), re.compile("登记|失业"),
)  # fmt: skip
"""What a number may be marked by, each as a digest and as people say it."""
_MONEY, _TIME = re.compile("资金|成本|经费|支出|收入|金额|额度|财力|余额|预算"), re.compile("时间|工期")
_OF_MONEY, _OF_TIME = frozenset({"元"}), frozenset({"天", "日", "个月", "小时", "年", "个工作日", "工作日", "分钟"})
_TAIL = re.compile("(?:资金|总额|金额|总数|数量|数|额)+$")
"""What a name of a quantity ends with that says nothing of its part: 实际到位资金."""
_ALL_OF_THEM = re.compile("(?:都|全部?|均)(?:被|给|已)?[一-龥]{1,3}")
TELLS, _OF_GROUP, _CHARACTERS = 1.0, 0.6, 0.5
"""What it counts that a mark of a number is that of a quantity; that only plan or fact agree; all its characters."""
_NEVER = -5.0
"""What it takes where the measures cannot be of one thing: days are no sum of money."""
_NO_MEANING = frozenset("数量总额资金的年度本实际")


@dataclass(frozen=True)
class StatedQuantity:
    """A number, or the sum of several, with the words that say what it is."""

    parts: tuple[StatedPart, ...]
    words: str
    """All that stands before it, up to the number before."""
    near: str
    """Of these its own clause, and what stands behind it where no other number follows."""
    told: Term

    @property
    def value(self) -> Decimal:
        return sum((p.value for p in self.parts), Decimal(0))

    @property
    def unit(self) -> str:
        return self.parts[0].unit

    @property
    def figure(self) -> str:
        """As it stands in a formula."""
        return money(self.value) if self.unit == "元" else show(self.value)

    @property
    def shown(self) -> str:
        """With its measure, and the sum it is: 8＋10＋7＝25条."""
        if len(self.parts) == 1:
            return f"{self.figure}{'' if self.unit == '元' else self.unit}"
        terms = "＋".join(show(p.value) if self.unit != "元" else money(p.value) for p in self.parts)
        return f"{terms}＝{self.figure}{'' if self.unit == '元' else self.unit}"


def stated_quantities(text: str, parts: Sequence[StatedPart]) -> tuple[StatedQuantity, ...]:
    """The numbers that may be quantities: no shares, no points, and none that only repeats another."""
    counted = [p for p in parts if p.unit not in {"%", "分"}]
    counted = [p for p in counted if p.unit or not any(_repeats(p, o) for o in counted)]
    return tuple(_quantity(text, counted, n) for n in range(len(counted)))


def _repeats(bare: StatedPart, other: StatedPart) -> bool:
    """Whether a number without a measure is another number said again: 600万 … 拿432除600."""
    return other is not bare and bool(other.unit) and re.match(rf"{re.escape(bare.text)}(?!\d)", other.text) is not None


def _quantity(text: str, parts: Sequence[StatedPart], at: int) -> StatedQuantity:
    part = parts[at]
    start = parts[at - 1].end if at else 0
    end = parts[at + 1].start if at + 1 < len(parts) else len(text)
    words, rest = text[start : part.start], text[part.end : end]
    pieces = _CLAUSE.split(rest)
    behind = pieces[0] if len(pieces) > 1 or at + 1 == len(parts) else ""
    own = _CLAUSE.split(words)[-1] or words
    return StatedQuantity((part,), words, f"{own}{behind}", part.part)


def in_pairs(text: str, stated: Sequence[StatedQuantity]) -> tuple[StatedQuantity, ...]:
    """提8条认6条，提10条认9条: the sums of the firsts and of the seconds, where two clauses or more state a pair."""
    found = [
        [q for q in stated if m.start() <= q.parts[0].start < m.end()]
        for m in _SEGMENT.finditer(text)
    ]  # fmt: skip
    groups = [_with_all(text, group) for group in found if group]
    if len(groups) < 2 or any(len(group) != 2 for group in groups):
        return ()
    return tuple(_sum([group[n] for group in groups]) for n in range(2))


def _with_all(text: str, group: Sequence[StatedQuantity]) -> Sequence[StatedQuantity]:
    """提3条全采纳了 states the same number twice."""
    one = group[0].parts[0]
    all_of_them = len(group) == 1 and _ALL_OF_THEM.match(text, one.end)
    if not all_of_them:
        return group
    own = _CLAUSE.split(group[0].words)[-1]
    return [replace(group[0], near=own), replace(group[0], words="", near=all_of_them[0])]


def _sum(quantities: Sequence[StatedQuantity]) -> StatedQuantity:
    """Several numbers of one kind; its words are those of all of them."""
    parts = tuple(q.parts[0] for q in quantities)
    words, near = "，".join(q.words for q in quantities), "，".join(q.near for q in quantities)
    return StatedQuantity(parts, words, near, Term.UNKNOWN)


def fit(name: str, others: Sequence[str], stated: StatedQuantity, all_stated: Sequence[StatedQuantity] = ()) -> float:
    """How well a number is the quantity of a name; ``others`` are all quantities of the formula."""
    told = sum(_marked(mark, name, others, stated, all_stated) for mark in _MARKS)
    told += sum(agreement(name, stated.near, pair) for pair in (YEARS, _KINDS, _WHOLES))
    if YEARS[0].search(stated.near) and not any(YEARS[0].search(o) for o in others):
        told -= TELLS
    shared = min(coverage(name, stated.words + stated.near), COVERED_NAME)
    return told + shared + _characters(name, others, stated.near) + _same_part(name, stated) + _measures(name, stated)


def _marked(
    mark: re.Pattern[str], name: str, others: Sequence[str], stated: StatedQuantity, numbers: Sequence[StatedQuantity]
) -> float:
    """Whether name and number bear a mark that sets apart one of the quantities, and one of the numbers."""
    marked = [bool(mark.search(o)) for o in others]
    if all(marked) or not any(marked) or not any(mark.search(q.near) for q in numbers):
        return 0.0
    wanted, has = bool(mark.search(name)), bool(mark.search(stated.near))
    return (TELLS if has else 0.0) if wanted is has else -TELLS


def _characters(name: str, others: Sequence[str], near: str) -> float:
    """The share of its characters, but those that another quantity of the formula has, that stand beside the number."""
    elsewhere = set("".join(o for o in others if o != name))
    own = set(name) - elsewhere - _NO_MEANING
    return _CHARACTERS * len(own & set(near)) / len(own) if own else 0.0


def agreement(quantity: str, words: str, pair: tuple[re.Pattern[str], re.Pattern[str]]) -> float:
    """Whether a name and the words of a number bear the same mark of a pair, or opposite ones; else 0."""
    wanted = [bool(p.search(quantity)) for p in pair]
    stated = [bool(p.search(words)) for p in pair]
    if sum(wanted) != 1 or sum(stated) != 1:
        return 0.0
    return TELLS if wanted == stated else -TELLS


def _same_part(name: str, stated: StatedQuantity) -> float:
    """Whether the number plays the part that one behind the name of the quantity would play."""
    wanted = find_parts(f"{_TAIL.sub('', name)}1万元")[0].part
    if wanted is Term.UNKNOWN or stated.told is Term.UNKNOWN:
        return 0.0
    if wanted is stated.told:
        return TELLS
    sides = [(term in _PLANNED, term in _DONE) for term in (wanted, stated.told)]
    if not any(sides[0]) or not any(sides[1]):
        return 0.0
    return _OF_GROUP if sides[0] == sides[1] else -_OF_GROUP / 2


def _measures(name: str, stated: StatedQuantity) -> float:
    """A sum of money is no time, and a time no sum of money."""
    if stated.unit in _OF_TIME:
        return 0.0 if _TIME.search(name) else _NEVER
    if stated.unit in _OF_MONEY:
        return _NEVER if _TIME.search(name) or name.endswith(("人数", "项目数", "项目数量")) else 0.0
    return -TELLS if stated.unit and _MONEY.search(name) and not name.endswith("数") else 0.0
