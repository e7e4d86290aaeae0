"""SEL007 没有填实际完成值: 每条指标是否填写了可以与指标值比较的实际完成值."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import PLACEHOLDER_OPEN
from assistant.language.target import Target
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_EMPTY_WORDS = frozenset(
    {"完成", "已完成", "全部完成", "达成", "达成预期指标", "达到", "是", "达标", "合格", "达成年度指标"}
)
_SIGNS = ("≥", "≤", "＞", "＜", ">", "<", "不低于", "不少于", "不超过")
_RATE = re.compile(r"完成率?\s*\d+(?:\.\d+)?\s*[%％]")
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*[%％]")


def check(case: Case) -> Outcome:
    """Rows with a measure as target have one of the same kind as actual value, not a rate, a word or the target."""
    if not case.filing.has_column("actual"):
        yield Insufficient("表中没有实际完成值一栏")
        return
    for row in case.rows:
        stated = (row.indicator.actual or "").strip()
        if not stated or stated.startswith(PLACEHOLDER_OPEN):
            yield Hit(row.path("actual"), "没有填写实际完成值。", row=row.index)
        elif fault := _fault(row.target, stated):
            yield Hit(row.path("actual"), f"指标值{row.target.raw}，{fault}", evidence=stated, row=row.index)


def _fault(target: Target, stated: str) -> str:
    """What is wrong with an actual value; "" where nothing is, or the target is words."""
    if _RATE.fullmatch(stated):
        return f"实际只写“{stated}”，没有写完成的数。"
    if not target.quantitative:
        return ""
    if stated in _EMPTY_WORDS:
        return f"实际只写“{stated}”，没有写完成的数。"
    if stated.startswith(_SIGNS) or (target.relative and stated == target.raw.strip()):
        return f"实际写“{stated}”，是照抄指标值，不是完成的数。"
    rate_of_another = target.is_date or (target.is_number and target.unit not in {"", "%"})
    return f"实际只写完成率“{stated}”，没有写完成的数。" if rate_of_another and _PERCENT.fullmatch(stated) else ""


RULE = Rule(
    code="SEL007",
    name="actual-missing",
    title="没有填实际完成值",
    severity=Severity.ERROR,
    groups=SELF_EVALUATION_RULES,
    what="每条指标是否填写了可以与指标值比较的实际完成值",
    why="没有完成值就不能核对得分；只写完成率或“已完成”等于没有写完成值",
    advice="填写实际完成的数和单位，如“1180人”；时间写完成的日期。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十三条",
        ),
    ),
    bad=Example("目标120人只写100%", {"form": "self_evaluation", "indicators[4].actual": "100%"}),
    good=Example("每条都有完成值", {"form": "self_evaluation"}),
    check=check,
)
