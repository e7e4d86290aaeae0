"""FEA002 金额单位混用: 全表金额单位是否一致."""

from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.money import Money, MoneyUnit
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_FACTOR = Decimal(10_000)


def check(case: Case) -> Outcome:
    """The label names two units, or a total cost is just ten thousand times the money."""
    funds = case.filing.funds
    if "万元" in funds.unit and "元" in funds.unit.replace("万元", ""):
        yield Hit("funds.unit", f"资金单位写作“{funds.unit}”，元与万元混用。", evidence=funds.unit)
        return
    total = funds.money("total")
    if total is None or not total.amount:
        yield Insufficient("没有填写资金总额，或没有写明单位")
        return
    for row in case.rows:
        high, unit = row.target.high, row.target.unit
        if row.is_cost and high is not None and unit in set(MoneyUnit):
            ratio = Money(amount=high, unit=MoneyUnit(unit)).yuan / total.yuan
            if ratio in {_FACTOR, 1 / _FACTOR}:
                text = row.indicator.target
                yield Hit(row.path("target"), f"“{text}”与资金{total}正好差一万倍。", evidence=text, row=row.index)


RULE = Rule(
    code="FEA002",
    name="unit-of-money-mixed",
    title="金额单位混用",
    severity=Severity.ERROR,
    groups=PROJECT_RULES,
    what="全表金额单位是否一致",
    why="元和万元混用，差一万倍也看不出来",
    advice="统一成表头规定的单位。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("成本写成了元的数", {"indicators[0].target": "≤1000000万元"}),
    good=Example("单位一致", {}),
    check=check,
)
