"""SEL010 未达目标却得满分: 没有达到指标值的指标是否得了满分."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule
from assistant.scoring.self_evaluation import Options, score_row


def check(case: Case) -> Outcome:
    """Rows that missed their target have less than their weight, unless the profile's steps give all of it (101号:
    a satisfaction of 90 % has full marks under a target of 95 %)."""
    for row in case.rows:
        score, weight, done = row.indicator.score, row.indicator.weight, row.completion
        full = score is not None and weight is not None and weight > 0 and score >= weight
        if full and row.missed and not _due(case, row):
            message = f"指标值{row.target.raw}，实际{row.indicator.actual}，没有达到，却得满分。"
            yield Hit(row.path("score"), message, evidence=done.formula, row=row.index)


def _due(case: Case, row: CheckedRow) -> bool:
    weight, curves = row.indicator.weight, case.profile.curves
    if weight is None or curves is None:
        return False
    points = score_row(row.indicator, curves, None, Options()).points
    return points is not None and points >= weight


RULE = Rule(
    code="SEL010",
    name="missed-but-full-score",
    title="未达目标却得满分",
    severity=Severity.ERROR,
    groups=SELF_EVALUATION_RULES,
    what="没有达到指标值的指标是否得了满分",
    why="没有完成指标值的按完成值与指标值的比例记分，不能得满分",
    advice="按完成率重算得分。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十六条",
        ),
    ),
    bad=Example("少完成20人仍得满分", {"form": "self_evaluation", "indicators[4].actual": "100人"}),
    good=Example("达到指标值得满分", {"form": "self_evaluation"}),
    check=check,
)
