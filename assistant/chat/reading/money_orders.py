"""Orders on the money of the form: which part, which sum."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.base import show
from assistant.chat.reading.acts import Act
from assistant.chat.reading.fields import FieldWord, parts_of_money
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.money_gap import from_gap, is_gap, rest_of_gap, says_rest
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.value_words import value_for
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.money import Money, MoneyUnit, read_money_unit
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_SCALES = {"万": MoneyUnit.WAN, "亿": MoneyUnit.YI}
_ALL_OTHER = re.compile(r"[都全](?:写|算|放|归|记|列)?(?:到|在|进|入|成)?其[他它]")
_LESS, _MORE_MONEY = (
    re.compile(r"(?:减少?|少|扣|压减?|降)(?:了|掉)?\s*$"),
    re.compile(r"(?:再加|增加?|多|追加|加)(?:了)?\s*$"),
)
_OWN_MONEY = re.compile("自筹|自酬|自己|自有|自费|自掏|集体|捐|社会|配套|群众|居民|业主|村[里上]|收费|凑|垫|企业")
_ALSO = re.compile(r"也是|同样|还有那?|也由|也算")
_Amount = tuple[Decimal, str, int, int]
_IS = re.compile(
    r"[，,\s]*(?:就|都|也|全|便|均|同样|全部)?(?:是|为|由|从|来自|走|属于|算|归|记|列|放)(?:在|到|作|做|入|进)?\s*"
)
"""What stands between a sum and the part of the money that it is: 二十五万二记在其他资金里."""
_STATED_SCALE = re.compile("[万亿元块]")
_SAME_SUM = re.compile("一样|同样|相同|同数|这个数|照这个")


def set_money(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Amounts with the part of the money that is named nearest; a part without amount has the amount before."""
    text = message.text[act.start : act.end]
    labels = list(parts_of_money(text))
    amounts = _meant(list(amounts_in(text, scene)), labels, act)
    if not amounts and labels and (same := _same_sum(labels[-1].field, text, scene)):
        yield same
        return
    if not amounts and labels and (left := _rest(labels, act, message, scene)):
        yield left
        return
    if amounts and _ALL_OTHER.search(text):
        most = max(amounts, key=lambda a: Money(amount=a[0], unit=MoneyUnit(a[1])).yuan)
        yield ReadAct(order(Kind.SET_MONEY, field="other", amount=most[0], unit=most[1]))
        return
    pairs = list(_with_whole(_paired(labels, amounts, text), message.text[act.start :]))
    if not pairs and amounts and (made := _of_gap(list(amounts_in(text, scene)), text, message.text, scene)):
        yield made
        return
    if not pairs and len(amounts) == 1 and (asked := _asked_money(scene)):
        pairs = [(asked, amounts[0])]
    if not pairs:
        yield unclear("没有听出来改哪一项资金、改成多少。请写明单位，如“财政拨款120万元”。", is_weak=True)
        return
    pairs.sort(key=lambda pair: pair[1][2])
    yield from _sums_of(pairs, text, scene)
    yield from _following_cost(pairs, message, act, scene)


def gap_told(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """What a message in which no order was found says of the sum that the form still asks for; proposed."""
    sums = [a for a in amounts_in(message.text, scene) if _STATED_SCALE.search(message.text[a[2] : a[3]])]
    if not _asked_money(scene) or not any(is_gap(scene, _money(a)) for a in sums):
        return
    act = Act("set_money", 0, len(message.text), 0.0, words=message.text)
    yield from (
        replace(one, act=act, is_proposed=True) for one in set_money(act, scene, message) if one.operation.op.changes
    )


def _meant(amounts: Sequence[_Amount], labels: Sequence[FieldWord], act: Act) -> list[_Amount]:
    """The sums that the reader marked or that the words give to a part of the money, else all; a bare number counts
    only where no sum with its scale stands beside it: 打漏了个2，是26万."""
    text = act.words
    marked = [(s.start - act.start, s.end - act.start) for s in act.slots_of("value")]
    found = [a for a in amounts if any(x < a[3] and a[2] < y for x, y in marked)]
    found = [a for a in amounts if a in found or _is_given(a, labels, text)] if found else list(amounts)
    scaled = [a for a in amounts if _STATED_SCALE.search(text[a[2] : a[3]])]
    return found if any(a in scaled for a in found) else scaled or found


def _is_given(amount: _Amount, labels: Sequence[FieldWord], text: str) -> bool:
    return any(w.start >= amount[3] and _IS.fullmatch(text[amount[3] : w.start]) for w in labels)


def _same_sum(field: str, text: str, scene: Scene) -> ReadAct | None:
    """The sum that was ordered last for this part of the money as well: 财政拨款也一样."""
    last = scene.filing.funds.money(scene.focus.field) if scene.filing and scene.focus.op == Kind.SET_MONEY else None
    if last is None or field == scene.focus.field or not _SAME_SUM.search(text):
        return None
    return ReadAct(order(Kind.SET_MONEY, field=field, amount=last.amount, unit=last.unit.value))


_ALL_FISCAL = re.compile("财政(?:拨款)?全[拨额部]|(?:全部?|都)(?:由|是|走)财政")


def _with_whole(pairs: Iterable[tuple[str, "_Amount"]], text: str) -> Iterator[tuple[str, "_Amount"]]:
    """The sums, with the whole total as fiscal money where the words say so: 总额320万，财政全拨."""
    found = dict(pairs)
    yield from found.items()
    if "total" in found and "fiscal" not in found and _ALL_FISCAL.search(text):
        yield "fiscal", found["total"]


_FOLLOWS = re.compile(
    r"总?成[本夲][^，,。；;\d]{0,8}?(?:同步|跟[着到上]|随着|一并|一块|一起|也改|相应|一样|同数|一致)"
    r"|(?:同步|一并)(?:调整|改|更新)[^，,。；;\d]{0,4}总成本|总额(?:和|跟|与|、)总?成[本夲](?:都|全|均)"
)
"""That the row of the whole cost follows the sum."""


def _following_cost(
    pairs: Sequence[tuple[str, "_Amount"]], message: ChatMessage, act: Act, scene: Scene
) -> Iterator[ReadAct]:
    """The row of the whole cost with the new total, where the words say that it follows."""
    total = next((a for field, a in pairs if field == "total"), None)
    rows = [r for r in scene.rows if r.name.endswith("总成本")]
    if total is None or len(rows) != 1 or not _FOLLOWS.search(message.text, act.start):
        return
    value = value_for(rows[0], f"{show(total[0])}{total[1]}", "", scene.year)
    yield ReadAct(order(Kind.SET_TARGET, row=rows[0].id, value=value))


def _sums_of(pairs: Sequence[tuple[str, "_Amount"]], text: str, scene: Scene) -> Iterator[ReadAct]:
    seen = set[str]()
    for field, (amount, unit, start, _) in pairs:
        if field not in seen:
            seen.add(field)
            yield ReadAct(order(Kind.SET_MONEY, **new_sum(field, amount, unit, text[:start], text, scene)))


def _of_gap(amounts: Sequence["_Amount"], text: str, said: str, scene: Scene) -> ReadAct | None:
    """What is still lacking of the total, by the source that the words name; without one it is other money, and
    proposed."""
    filled = from_gap([_money(a) for a in amounts], scene)
    if filled is None:
        return None
    made = order(Kind.SET_MONEY, **new_sum("other", filled.amount, filled.unit.value, "", text, scene))
    return ReadAct(made, is_proposed=not (_OWN_MONEY.search(text) or _ALL_OTHER.search(said)))


def _rest(labels: Sequence[FieldWord], act: Act, message: ChatMessage, scene: Scene) -> ReadAct | None:
    """The part of the money that has what the message leaves of the gap: 剩下的是上年结转."""
    before = [_money(a) for a in amounts_in(message.text[: act.start + labels[0].start], scene)]
    rest = rest_of_gap(act.words, before, scene)
    if rest is None or len(labels) != 1 or labels[0].field == "total":
        return None
    made = order(Kind.SET_MONEY, field=labels[0].field, amount=rest.amount, unit=rest.unit.value)
    return ReadAct(made, is_proposed=True)


def _money(amount: "_Amount") -> Money:
    return Money(amount=amount[0], unit=MoneyUnit(amount[1]))


def new_sum(field: str, amount: Decimal, unit: str, before: str, whole: str, scene: Scene) -> dict[str, object]:
    """The new sum; 减100万 is reckoned from the present one."""
    way = -1 if _LESS.search(before) else 1 if _MORE_MONEY.search(before) else 0
    present = scene.filing.funds.money(field) if scene.filing else None
    stated = Money(amount=amount, unit=MoneyUnit(unit))
    if (
        not way
        and present is not None
        and present.yuan
        and is_gap(scene, stated)
        and (_ALSO.search(whole) or says_rest(whole))
    ):
        way = 1
    if not way:
        present = None
    if present is None:
        return {"field": field, "amount": amount, "unit": unit}
    new = present.yuan + way * Money(amount=amount, unit=MoneyUnit(unit)).yuan
    return {
        "field": field,
        "amount": Money(amount=new, unit=MoneyUnit.YUAN).to(present.unit).amount,
        "unit": present.unit.value,
    }


def amounts_in(text: str, scene: Scene) -> Iterator[_Amount]:
    """The sums of a text with unit and place; a bare number counts in the unit of the form."""
    form_unit = read_money_unit(scene.filing.funds.unit) if scene.filing else None
    for token in find_tokens(text):
        amount = sum_of(token, form_unit)
        if amount:
            yield (*amount, token.start, token.end)


def sum_of(token: TextToken, form_unit: MoneyUnit | None) -> tuple[Decimal, str] | None:
    """Amount and unit of a token of money, of a number with 万 or 亿, of a bare number in the unit of the form."""
    if token.number is None:
        return None
    if token.kind is TokenKind.MONEY and token.unit in set(MoneyUnit):
        return token.number, token.unit
    if token.kind is TokenKind.NUMBER and token.unit in _SCALES:
        return token.number, _SCALES[token.unit].value
    if token.kind is TokenKind.NUMBER and not token.unit and re.search("[万亿]", token.text):
        return token.number, MoneyUnit.YUAN.value
    if token.kind is TokenKind.NUMBER and not token.unit and form_unit:
        return token.number, form_unit.value
    return None


def _paired(labels: Sequence[FieldWord], amounts: Sequence[_Amount], text: str) -> Iterator[tuple[str, _Amount]]:
    """Each amount with the label right before it, else right behind; of two amounts behind one label the last."""
    taken = dict[str, _Amount]()
    used = set[int]()
    for amount in amounts:
        before = [w for w in labels if w.end <= amount[2]]
        behind = [w for w in labels if w.start >= amount[3]]
        label = before[-1] if before else behind[0] if behind else None
        if before and behind and _IS.fullmatch(text[amount[3] : behind[0].start]):
            label = behind[0]
        if label:
            taken[label.field] = amount
            used.add(label.start)
    for one, following in zip(reversed(labels[:-1]), reversed(labels[1:]), strict=True):
        together = re.fullmatch(r"[和、跟与及同]", text[one.end : following.start])
        if together and one.field not in taken and following.field in taken:
            taken[one.field] = taken[following.field]
            used.add(one.start)
    last: _Amount | None = None
    for label in labels:
        if label.start in used:
            last = taken[label.field]
            yield label.field, last
        elif (
            last
            and label.field not in taken
            and re.match(r"[^，,。；;]{0,6}(?:也|一样|同样|相同|这个数)", text[label.end :])
        ):
            yield label.field, last


def _asked_money(scene: Scene) -> str:
    """The part of the money that an open question asks for."""
    for question in scene.questions:
        if question.field == "money" or question.id.startswith("money"):
            return "other" if "sources" in question.id else "total"
    return ""
