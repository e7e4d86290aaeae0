"""What the parts of the money still lack of the total, in the sums of a message: 剩下那14.37万是自己掏的,
差的32万，25.2万农户交、6.8万企业出, 剩下的是上年结转."""

import re
from collections.abc import Iterable
from decimal import Decimal

from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.money import Money, MoneyUnit

_PARTS = ("fiscal", "carry_over", "special_account", "other")
_REST = re.compile("剩下|剩余|余下|其余|余的|剩的|差的")


def money_gap(scene: Scene) -> Money | None:
    """The total less its parts; None where no total is known."""
    funds = scene.filing.funds if scene.filing else None
    total = funds.money("total") if funds else None
    if funds is None or total is None:
        return None
    parts = (funds.money(f) for f in _PARTS)
    return Money(amount=total.yuan - sum(p.yuan for p in parts if p is not None), unit=MoneyUnit.YUAN)


def is_gap(scene: Scene, stated: Money) -> bool:
    """Whether a sum is what the parts still lack of the total."""
    gap = money_gap(scene)
    return gap is not None and stated.same_as(gap)


def says_rest(text: str) -> bool:
    """Whether words speak of what is still lacking."""
    return bool(_REST.search(text))


def from_gap(sums: Iterable[Money], scene: Scene) -> Money | None:
    """The sum that the gap is filled with: the gap itself, where nothing else is said or parts that make it up; the one
    part of it that is said. Sums that the form has already say nothing new."""
    funds = scene.filing.funds if scene.filing else None
    present = [m for f in ("total", *_PARTS) if funds and (m := funds.money(f)) is not None]
    new = [s for s in sums if not any(s.same_as(p) for p in present)]
    whole = next((s for s in new if is_gap(scene, s)), None)
    parts = [s for s in new if s is not whole]
    if whole is None or not parts or sum(p.yuan for p in parts) == whole.yuan:
        return whole
    return parts[0] if len(parts) == 1 and parts[0].yuan < whole.yuan else None


def rest_of_gap(text: str, before: Iterable[Money], scene: Scene) -> Money | None:
    """What is left of the gap behind the sums that the message named before, where words say that the rest is meant."""
    gap = money_gap(scene)
    if gap is None or not says_rest(text):
        return None
    left = gap.yuan - sum((b.yuan for b in before if not b.same_as(gap)), Decimal(0))
    total = scene.filing.funds.money("total") if scene.filing else None
    return Money(amount=left, unit=MoneyUnit.YUAN).to(total.unit) if left > 0 and total is not None else None


def over_total(read: Iterable[ReadAct], scene: Scene) -> bool:
    """Whether several parts of the money that a message says come to more than the total with those that stay."""
    said = {o.field: Money(amount=o.amount, unit=MoneyUnit(o.unit)) for o in _sums(read) if o.amount is not None}
    funds = scene.filing.funds if scene.filing else None
    parts = [said.get(f) or (funds.money(f) if funds else None) for f in _PARTS]
    total = said.get("total") or (funds.money("total") if funds else None)
    if len(said.keys() & set(_PARTS)) < _SEVERAL or total is None:
        return False
    return sum(p.yuan for p in parts if p is not None) > total.yuan


_SEVERAL = 2


def _sums(read: Iterable[ReadAct]) -> Iterable[Operation]:
    return (one.operation for one in read if one.operation.op is Kind.SET_MONEY)
