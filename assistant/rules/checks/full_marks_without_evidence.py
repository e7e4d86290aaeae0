"""SEL008 满分没有佐证资料: 得满分的指标是否写明佐证资料."""

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import is_placeholder
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_NOTHING = frozenset({"", "无", "/", "-", "—", "——", "暂无"})


def check(case: Case) -> Outcome:
    """Rows with full marks name what proves the actual value, on papers that have a column for it."""
    if not case.filing.has_column("evidence"):
        yield Insufficient("表中没有佐证资料一栏")
        return
    for row in case.rows:
        score, weight = row.indicator.score, row.indicator.weight
        if score is None or not weight or score < weight:
            continue
        stated = row.indicator.evidence.strip()
        if stated in _NOTHING or is_placeholder(stated):
            message = f"得满分{show(score)}分，没有写明佐证资料。"
            yield Hit(row.path("evidence"), message, evidence=row.indicator.actual or "", row=row.index)


RULE = Rule(
    code="SEL008",
    name="full-marks-without-evidence",
    title="满分没有佐证资料",
    severity=Severity.WARNING,
    groups=SELF_EVALUATION_RULES,
    what="得满分的指标是否写明证明实际完成值的资料",
    why="自评的数据要真实、结果要客观，满分要有资料可查",
    advice="写明证明实际完成值的资料，如签到表、验收凭证、统计报表、满意度调查报告；没有资料的不要给满分。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（八）",
        ),
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("满分的一行佐证栏空着", {"form": "self_evaluation", "indicators[4].evidence": ""}),
    good=Example("满分的各行都有佐证", {"form": "self_evaluation"}),
    check=check,
)
