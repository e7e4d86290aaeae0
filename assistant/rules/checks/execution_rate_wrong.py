"""SEL004 预算执行率或其得分不对: 预算执行率是否等于全年执行数除以全年预算数，得分是否由执行率算出."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.rates import percent
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_SLIP = Decimal("0.1")
"""Percentage points: a rate printed without decimals is not wrong."""
_WHOLE = Decimal(100)
_POINTS = Decimal("0.5")


def check(case: Case) -> Outcome:
    """The rate follows from the amounts, its points from the rate by proportion or by the steps of the profile."""
    funds = case.filing.funds
    budget = funds.adjusted if funds.adjusted else funds.initial
    if not budget or funds.executed is None:
        yield Insufficient("没有填写全年预算数或全年执行数")
        return
    rate = funds.executed / budget * _WHOLE
    printed = funds.execution_rate
    slip = Decimal("0.51") if printed is not None and printed == printed.to_integral_value() else _SLIP
    if printed is not None and abs(printed - rate) > slip:
        lawful = show(percent(funds.executed, budget))
        stated = f"{show(funds.executed)}÷{show(budget)}应为{lawful}%，执行率写{show(printed)}%。"
        yield Hit("funds.execution_rate", stated, evidence=show(printed))
    yield from _points(case, min(rate, _WHOLE))


def _points(case: Case, rate: Decimal) -> Outcome:
    funds, curves = case.filing.funds, case.profile.curves
    score, weight = funds.execution_score, funds.execution_weight
    if score is None or weight is None:
        return
    lawful = [weight * rate / _WHOLE]
    if curves is not None:
        reached = [s.share for s in curves.execution_steps if rate >= s.from_rate]
        lawful += [weight * max(reached) / _WHOLE] if reached else []
        if case.filing.project.completed and curves.execution_full_when_completed:
            lawful.append(weight)
    if all(abs(score - points) > _POINTS for points in lawful):
        stated = (
            f"执行率{show(round(rate, 2))}%，分值{show(weight)}，得分应为{show(round(lawful[0], 2))}，写{show(score)}。"
        )
        yield Hit("funds.execution_score", stated, evidence=show(score))


RULE = Rule(
    code="SEL004",
    name="execution-rate-wrong",
    title="预算执行率或其得分不对",
    severity=Severity.ERROR,
    groups=SELF_EVALUATION_RULES,
    what="预算执行率是否等于全年执行数除以全年预算数，得分是否由执行率算出",
    why="执行率和得分都由金额算出，不能另填",
    advice="按全年执行数÷全年预算数×100%重算执行率，再按计分办法重算得分。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十三条",
        ),
    ),
    bad=Example("执行90万元写成100%", {"form": "self_evaluation", "funds.executed": 90, "funds.execution_score": 9}),
    good=Example("执行率等于执行数除以预算数", {"form": "self_evaluation"}),
    check=check,
)
