"""WEI004 分值平均分配: 分值是否按重要程度分配."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_MANY = 6


def check(case: Case) -> Outcome:
    """Six rows or more that all carry the same weight."""
    weights = {row.indicator.weight for row in case.rows}
    if None in weights or not weights:
        yield Insufficient("表中没有分值栏，或有分值没有填写")
    elif len(case.rows) >= _MANY and len(weights) == 1:
        yield Hit("indicators", "各条指标分值完全相同。")


RULE = Rule(
    code="WEI004",
    name="weights-flat",
    title="分值平均分配",
    severity=Severity.INFO,
    groups=PROJECT_RULES,
    what="分值是否按重要程度分配",
    why="不分轻重平均给分，重点就显不出来",
    advice="给核心指标更高的分值。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十三条",
        ),
    ),
    bad=Example(
        "六条都是15分",
        {
            "indicators[0].weight": 15,
            "indicators[1].weight": 15,
            "indicators[2].weight": 15,
            "indicators[3].weight": 15,
            "indicators[4].weight": 15,
            "indicators[5].weight": 15,
        },
    ),
    good=Example("有轻有重", {}),
    check=check,
)
