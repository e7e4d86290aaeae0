"""FEA003 成本指标超出预算: 总成本指标是否超过申请的资金."""

import re
from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.money import Money, MoneyUnit
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule


def check(case: Case) -> Outcome:
    """A cost ceiling in plain money (not per unit) above the whole of the money."""
    funds = case.filing.funds
    limits = [m for f in ("total", "overall_total", "adjusted") if (m := funds.money(f)) is not None]
    if not limits:
        yield Insufficient("没有填写资金总额")
        return
    limit = max(limits, key=lambda m: m.yuan)
    yield from _goal(case.filing.goals.annual, limit)
    for row in case.rows:
        unit = row.target.unit
        if not row.is_cost or unit not in set(MoneyUnit) or row.target.high is None:
            continue
        cost = Money(amount=row.target.high, unit=MoneyUnit(unit))
        if cost.yuan > limit.yuan and not cost.same_as(limit):
            yield Hit(
                row.path("target"),
                f"“{row.name}”{row.indicator.target}，超过资金{limit}。",
                evidence=row.indicator.target,
                row=row.index,
            )


def _goal(goal: str, limit: Money) -> Outcome:
    """The goal's own sum of what will be spent."""
    for match in re.finditer(r"(?:合计|共计|总计)(?:需要?)?(\d+(?:\.\d+)?)(万元|元|亿元)", goal):
        stated = Money(amount=Decimal(match[1]), unit=MoneyUnit(match[2]))
        if stated.yuan > limit.yuan and not stated.same_as(limit):
            yield Hit("goals.annual", f"目标写{match[0]}，超过资金{limit}。", evidence=match[0])


RULE = Rule(
    code="FEA003",
    name="cost-over-budget",
    title="成本指标超出预算",
    severity=Severity.ERROR,
    groups=PROJECT_RULES,
    what="总成本指标是否超过申请的资金",
    why="成本控制数超过预算，等于没有控制",
    advice="把成本指标改到预算以内，或核对申请金额。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（三）",
        ),
    ),
    bad=Example("总成本超过资金总额", {"indicators[0].target": "≤800万元"}),
    good=Example("不超过资金总额", {}),
    check=check,
)
