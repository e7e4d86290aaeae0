"""Rates as the clauses define them: 名称=（甲－乙）÷丙×100%, read into a name and the quantities of both halves.

The grammar is that of the digests: a name before "=", sums and differences in brackets, one line of division. What is
no such quotient (得分=…×指标分值, a sum over twelve months) is no rate and stays unread.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.domain.policy import Clause
from assistant.language.numerals import fold

Terms = tuple[tuple[int, str], ...]
"""Quantities that are added (1) or taken off (-1)."""
_DEFINED = re.compile(r"(?P<name>[^=：:。；，;,]{2,24})=(?P<of>[^；。;，,]{3,90})")
_BRACKETED = re.compile(r"(?P<name>[一-龥]{2,10})\((?P<of>[^()=]{2,30}÷[^()=]{2,30})\)")
_OWN_NAME = re.compile("[:;是之]")
"""What parts the name of a rate from the words before it: 产出成本的三级指标是成本节约率."""
_PERCENT = re.compile(r"\s*×\s*10[01]%$")
_DIVISION, _SUM = re.compile("[÷/]"), re.compile(r"(?=[-+])")
_QUANTITY = re.compile(r"[一-龥A-Za-z“”\"、]+")
_ONLY_A_YEAR = re.compile("(上年度?|本年度?)(总额|数|)")
_KIND_OF_NAME = re.compile("变动率|率|占比|比重")


@dataclass(frozen=True)
class RateFormula:
    """A rate as a clause defines it; a quantity may stand above and below the line."""

    clause: Clause
    name: str
    above: Terms
    below: Terms
    in_percent: bool = True

    @property
    def quantities(self) -> tuple[str, ...]:
        """Each quantity once, in the order written."""
        return tuple(dict.fromkeys(q for _, q in (*self.above, *self.below)))

    @property
    def is_change(self) -> bool:
        """Whether it is the difference of a quantity to that of the year before."""
        return any(sign < 0 for sign, _ in self.above) and any("上年" in q for _, q in self.below)


@cache
def formulas_of(clause: Clause) -> tuple[RateFormula, ...]:
    """The rates that a clause defines, in order."""
    return tuple(f for line in clause.lines for f in _of_line(clause, _plain(line)))


def _plain(line: str) -> str:
    """With signs of one form each."""
    return fold(line).translate(str.maketrans("－—＋［］（）", "--+[]()"))


def _of_line(clause: Clause, line: str) -> Iterator[RateFormula]:
    found = [*_DEFINED.finditer(line), *(() if "=" in line else _BRACKETED.finditer(line))]
    for match in found:
        made = _read(clause, _OWN_NAME.split(match["name"])[-1].strip(), match["of"])
        if made is not None:
            yield made


def _read(clause: Clause, name: str, expression: str) -> RateFormula | None:
    """None where the expression is no quotient of named quantities."""
    bare = _PERCENT.sub("", expression.strip())
    halves = _DIVISION.split(_unwrapped(bare))
    if len(halves) != 2 or "×" in bare:
        return None
    above, below = (_terms(half, name) for half in halves)
    share = bare != expression.strip() or bool(_KIND_OF_NAME.search(name))
    return RateFormula(clause, name, above, below, share) if above and below else None


def _unwrapped(text: str) -> str:
    """Without a pair of brackets around the whole."""
    text = text.strip()
    inside = text[1:-1]
    wrapped = text[:1] in {"(", "["} and text[-1:] in {")", "]"} and _closes_at_end(text)
    return inside if wrapped else text


def _closes_at_end(text: str) -> bool:
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth == 0:
            return place == len(text) - 1
    return False


def _terms(half: str, name: str) -> Terms:
    """The quantities of one half with their signs; () where one of them is no name."""
    found = []
    for piece in _SUM.split(_unwrapped(half)):
        sign, quantity = (-1 if piece.startswith("-") else 1), piece.strip("+-()[] ")
        if not _QUANTITY.fullmatch(quantity):
            return ()
        found.append((sign, _whole_name(quantity, name)))
    return tuple(found)


def _whole_name(quantity: str, name: str) -> str:
    """With the thing counted, where only its year is written: 上年度 of 人均公用经费变动率."""
    bare = _ONLY_A_YEAR.fullmatch(quantity)
    return f"{bare[1]}{_KIND_OF_NAME.sub('', name)}{bare[2]}" if bare else quantity


def unread(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The pieces with a division that no rate was read from, for whoever measures the reading."""
    found = []
    for clause in clauses:
        read = "".join(f.name for f in formulas_of(clause))
        pieces = (p for line in clause.lines for p in re.split("[；;。]", _plain(line)) if "÷" in p or "×100" in p)
        found += [p for p in pieces if not any(n in read for n in _names_in(p))]
    return tuple(found)


def _names_in(piece: str) -> list[str]:
    return [_OWN_NAME.split(m["name"])[-1].strip() for m in (*_DEFINED.finditer(piece), *_BRACKETED.finditer(piece))]
