"""WEI003 分值空白: 每条指标的分值是否填写且大于零."""

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule


def check(case: Case) -> Outcome:
    """Every weight is filled and positive, where the form has the column."""
    if not case.filing.has_column("weight"):
        yield Insufficient("表中没有分值栏")
        return
    for row in case.rows:
        weight = row.indicator.weight
        if weight is None or weight <= 0:
            stated = "没有填写分值" if weight is None else f"分值为{show(weight)}"
            yield Hit(row.path("weight"), f"{stated}。", row=row.index)


RULE = Rule(
    code="WEI003",
    name="weight-missing",
    title="分值空白",
    severity=Severity.ERROR,
    groups=PROJECT_RULES,
    what="每条指标的分值是否填写且大于零",
    why="没有分值的指标不计分，等于没有设",
    advice="填上这一行的分值。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（六）",
        ),
    ),
    bad=Example("第一条没有分值", {"indicators[0].weight": None}),
    good=Example("都有分值", {}),
    check=check,
)
