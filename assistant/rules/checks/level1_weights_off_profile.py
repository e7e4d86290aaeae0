"""WEI002 一级指标分值与口径不符: 一级指标分值是否与口径一致."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import COST, SATISFACTION, read_level1
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule


def check(case: Case) -> Outcome:
    """Sums by first-level class equal the scheme that fits; only judged where the total is right."""
    if case.profile.declaration_total is None or any(r.indicator.weight is None for r in case.rows) or not case.rows:
        yield Insufficient("表中没有分值栏，或有分值没有填写")
        return
    scheme = case.profile.scheme(
        cost=bool(case.rows_of(level1=COST)), satisfaction=bool(case.rows_of(level1=SATISFACTION))
    )
    if scheme is None:
        return
    for level1, expected in scheme.weights.items():
        rows = case.rows_of(level1=read_level1(level1))
        total = sum((r.indicator.weight or Decimal(0) for r in rows), Decimal(0))
        if rows and total != expected:
            yield Hit(
                "indicators", f"{level1}分值合计{show(total)}，口径为{show(expected)}。", confidence=Decimal("0.7")
            )


RULE = Rule(
    code="WEI002",
    name="level1-weights-off-profile",
    title="一级指标分值与口径不符",
    severity=Severity.WARNING,
    groups=PROJECT_RULES,
    what="一级指标分值是否与口径一致",
    why="口径给定了一级指标的分值，特殊情况才可调整",
    advice="按口径调整；确有特殊情况的，在说明中写明。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十三条",
        ),
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（六）",
        ),
    ),
    bad=Example(
        "产出多10分、效益少10分", {"indicators[1].weight": 50, "indicators[2].weight": 0, "indicators[3].weight": 10}
    ),
    good=Example("与口径一致", {}),
    check=check,
    needs=frozenset({"complete_indicators"}),
)
