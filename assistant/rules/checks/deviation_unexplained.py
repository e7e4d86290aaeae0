"""SEL005 未达目标没有写原因: 没有达到指标值的指标是否写明偏差原因和改进措施."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import PLACEHOLDER_OPEN
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_NOTHING = frozenset({"", "无", "/", "-", "—", "——", "无偏差"})


def check(case: Case) -> Outcome:
    """Rows that missed their target have words in the column for deviations."""
    if not case.filing.has_column("deviation"):
        yield Insufficient("表中没有偏差原因一栏")
        return
    for row in case.rows:
        done = row.completion
        stated = (row.indicator.deviation or "").strip()
        if row.missed and (stated in _NOTHING or stated.startswith(PLACEHOLDER_OPEN)):
            message = f"指标值{row.target.raw}，实际{row.indicator.actual}，没有达到，没有写偏差原因。"
            yield Hit(row.path("deviation"), message, evidence=done.formula, row=row.index)


RULE = Rule(
    code="SEL005",
    name="deviation-unexplained",
    title="未达目标没有写原因",
    severity=Severity.ERROR,
    groups=SELF_EVALUATION_RULES,
    what="没有达到指标值的指标是否写明偏差原因和改进措施",
    why="没有完成的要分析说明原因，提出改进措施",
    advice="写明偏差的原因和改进措施：政策或环境变化、资金未到位、管理或组织不力、目标设得不合理等，要有依据。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十五条",
        ),
    ),
    bad=Example(
        "少完成20人没有写原因",
        {"form": "self_evaluation", "indicators[4].actual": "100人", "indicators[4].deviation": ""},
    ),
    good=Example("都达到了指标值", {"form": "self_evaluation"}),
    check=check,
)
