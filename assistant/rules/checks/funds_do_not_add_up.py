"""FEA001 资金合计不符: 资金各项来源之和是否等于总额."""

from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.fund_lines import OF_TOTAL
from assistant.language.money import Money, MoneyUnit
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_SLIP = Decimal("0.01")
"""Parts that miss the total by less than this share were meant to be all of it."""


def check(case: Case) -> Outcome:
    """Parts add up to the total; with a part unknown, no part exceeds it."""
    funds = case.filing.funds
    total = funds.money("total")
    yield from _items(case, total)
    parts = {f: m for f in OF_TOTAL if (m := funds.money(f)) is not None}
    if total is None or not parts:
        yield Insufficient("没有填写资金总额，或没有分来源的金额")
        return
    stated = "、".join(str(m) for m in parts.values())
    whole = Money(amount=sum((m.yuan for m in parts.values()), Decimal(0)), unit=MoneyUnit.YUAN)
    known_all = "fiscal" in parts and "other" in parts
    over = whole.yuan > total.yuan and not whole.same_as(total)
    if over or (known_all and not whole.same_as(total)):
        yield Hit("funds.total", f"资金总额{total}，分项{stated}，合计不符。", evidence=stated)


def _items(case: Case, total: Money | None) -> Outcome:
    """The parts by use or by level of government, where the form lists two or more."""
    funds = case.filing.funds
    if total is None or funds.money_unit is None or len(funds.items) < 2:
        return
    whole = Money(amount=sum((i.amount for i in funds.items), Decimal(0)), unit=funds.money_unit)
    slip = abs(whole.yuan - total.yuan) <= total.yuan * _SLIP
    if (whole.yuan > total.yuan or slip) and not whole.same_as(total):
        yield Hit("funds.items", f"分项合计{whole}，资金总额{total}，不相符。", evidence=str(whole))


RULE = Rule(
    code="FEA001",
    name="funds-do-not-add-up",
    title="资金合计不符",
    severity=Severity.FATAL,
    groups=PROJECT_RULES,
    what="资金各项来源之和是否等于总额",
    why="资金对不上，预算不能受理",
    advice="核对后改正总额或分项。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("分项之和与总额不符", {"funds.total": 90, "funds.fiscal": 80}),
    good=Example("分项之和等于总额", {}),
    check=check,
)
