"""What the model says of a proved number, laid over what the rules read: words by the model, forms by the text."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.jobs.declaration.ledger.row_classes import CLASSIFIED, SIGNED
from assistant.jobs.declaration.ledger.row_names import is_sound
from assistant.jobs.declaration.ledger.rows import stated_bound
from assistant.jobs.declaration.model_reading.quotes import places_of
from assistant.jobs.declaration.model_reading.reply import FUNDS, LEVEL2, OPERATORS, ReadNumber
from assistant.jobs.declaration.model_reading.units import said_unit
from assistant.language.figures import find_figures
from assistant.language.layout import Layout
from assistant.language.target import Operator

_R = NumberRole
_LONGEST_ABOUT = 30
_MONEY_UNITS = frozenset({"万元", "亿元", "千元"})
_BOUNDS = frozenset({Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN, Operator.EQUAL})


@dataclass(frozen=True)
class Worded:
    """Entries with the words of the model; ``own`` are the roles that the rules alone read, by place."""

    stated: Mapping[int, ReadNumber]
    own: Mapping[int, NumberRole]
    layout: Layout

    def entry(self, entry: LedgerEntry) -> LedgerEntry:
        """The entry with what the model says of it; unchanged where it says nothing."""
        stated = self.stated.get(entry.start)
        if stated is None or entry.role is _R.RANGE_END:
            return entry
        role = _R.ORDER if stated.role == _R.ORDER else entry.role
        changed: dict[str, object] = {
            "role": role,
            "about": _about(stated, entry),
            "name": stated.name.strip() if role.makes_row and is_sound(stated.name.strip()) else entry.name,
            "level2": stated.level2 if role in CLASSIFIED and stated.level2 in LEVEL2 else entry.level2,
            "operator": self._operator(stated, entry),
            "all_years": stated.all_years,
            "of": stated.of if places_of(self.layout.text, stated.of) else "",
            "unit_said": said_unit(entry, stated.unit.strip(), self.layout, stated.name.strip()),
        }
        if (role.is_money or role is _R.PRICE) and _is_unsaid(entry, stated) and stated.unit in _MONEY_UNITS:
            changed["unit"] = stated.unit
        if role is _R.MONEY_SOURCE and stated.fund in FUNDS:
            changed["fund"] = stated.fund
        return entry.model_copy(update=changed | self._reading(stated, entry, role))

    def _operator(self, stated: ReadNumber, entry: LedgerEntry) -> Operator | None:
        """The bound that the text states; where it states none, the model's."""
        if entry.role not in SIGNED or stated.operator not in OPERATORS or stated_bound(entry, self.layout):
            return entry.operator
        operator = Operator(stated.operator)
        return operator if operator in _BOUNDS and entry.operator is not Operator.RANGE else entry.operator

    def _reading(self, stated: ReadNumber, entry: LedgerEntry, role: NumberRole) -> dict[str, object]:
        own = self.own.get(entry.start)
        if own is role:
            disputed = "" if stated.role == role else self._line(own, stated.role, "规则")
            return {"read_by": ReadBy.RULES if disputed else ReadBy.BOTH, "disputed": disputed}
        by_sums = stated.role != role
        return {
            "read_by": ReadBy.RULES if by_sums else ReadBy.MODEL,
            "disputed": self._line(own, stated.role, "合计" if by_sums else "大模型"),
        }

    @staticmethod
    def _line(own: NumberRole | None, stated: str, winner: str) -> str:
        other = NumberRole(stated).word if stated in set(NumberRole) else stated[:_LONGEST_ABOUT]
        return f"规则读作{own.word if own else '不是数'}，大模型读作{other or '没有说'}，以{winner}为准"


def _is_unsaid(entry: LedgerEntry, stated: ReadNumber) -> bool:
    """Whether nothing beside bare digits says in what money they count; 二十九万五千二 says it."""
    return entry.unit == "元" and entry.quote.strip() == entry.value == stated.value.strip()


def _about(stated: ReadNumber, entry: LedgerEntry) -> str:
    """The model's words for what is counted; the rules' where it gives none, a long story or figures."""
    about = stated.about.strip()
    return about if 0 < len(about) <= _LONGEST_ABOUT and not find_figures(about) else entry.about


def roles_by_place(ledger: Ledger) -> dict[int, NumberRole]:
    """The role of each number by where it begins, second halves of ranges apart."""
    return {e.start: e.role for e in ledger.entries if e.role is not _R.RANGE_END}
