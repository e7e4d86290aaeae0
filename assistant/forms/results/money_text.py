"""Money of the year in a clause: 资金执行465.2万元, 年初预算480万元, 其中财政拨款支出400万元."""

import re
from decimal import Decimal

from assistant.base import show
from assistant.language.figures import Figure, FigureKind
from assistant.language.money import Money, MoneyUnit

_FIELDS = (
    ("executed", re.compile(r"执行|支出|支付|使用|花费|花了|报账|用款")),
    ("initial", re.compile(r"年初|批复|申报|下达")),
    ("adjusted", re.compile(r"全年预算|预算数|调整|调为|追加后|预算")),
)
_SOURCES = (
    ("central", re.compile(r"中央")),
    ("local", re.compile(r"地方(?:财政)?(?:资金|配套)")),
    ("carry_over", re.compile(r"结转")),
    ("special_account", re.compile(r"财政专户")),
    ("own", re.compile(r"单位(?:自有)?资金|自有资金|自筹")),
    ("other", re.compile(r"其他资金")),
    ("fiscal", re.compile(r"财政(?:拨款|资金|补助)")),
)
_MONEY_WORDS = re.compile(r"资金|预算|经费|拨款|支出|执行|支付|花")


def money_field(before: str, after: str) -> tuple[str, str] | None:
    """Source ("" for the whole) and field that an amount is said of; None where it is not about the year's money."""
    stated = before or after
    if not _MONEY_WORDS.search(stated):
        return None
    field = next((f for f, pattern in _FIELDS if pattern.search(stated)), None)
    if field is None:
        return None
    return next((s for s, pattern in _SOURCES if pattern.search(stated)), ""), field


def is_sure(before: str, field: str) -> bool:
    """Whether the words name the figure itself: 预算480万元 may be the initial or the adjusted budget."""
    return field != "adjusted" or bool(re.search(r"全年|调整|调为|追加后", before))


def in_unit(figure: Figure, unit: MoneyUnit) -> Decimal:
    """A figure of money (in 元) in another unit."""
    return Decimal(show(Money(amount=figure.value or Decimal(0), unit=MoneyUnit.YUAN).to(unit).amount))


def as_money(figure: Figure, before: str) -> Figure:
    """支出160.2万 is money, though no 元 is written."""
    if figure.kind is not FigureKind.COUNT or figure.unit or figure.text[-1:] not in {"万", "亿"}:
        return figure
    return figure.model_copy(update={"kind": FigureKind.MONEY, "unit": "元"}) if _MONEY_WORDS.search(before) else figure
