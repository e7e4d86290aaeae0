"""COM002 残留模板文字: 是否残留模板的占位文字."""

import re
from collections.abc import Iterator

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import is_placeholder
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Outcome, Rule

_DIRT = re.compile(
    r"^(?:指标|目标)\d+[:：]?$|^……$|[×Xx]{2,}|增加（减少）|增加\(减少\)|待填|20××|\{[a-z_]+\}",
)


def check(case: Case) -> Outcome:
    """Template text stops a final filing; our own 【待补充】 mark only says that the user still owes a value."""
    for path, text, row in _texts(case):
        stripped = text.strip()
        if is_placeholder(stripped):
            yield Hit(
                path,
                f"还有内容待补充：{stripped[:60]}",
                evidence=stripped,
                row=row,
                severity=Severity.WARNING,
                advice="请补充这一处；不清楚时先问业务科室。",
            )
        elif _DIRT.search(stripped):
            yield Hit(path, f"残留模板文字“{stripped[:30]}”。", evidence=stripped, row=row)


def _texts(case: Case) -> Iterator[tuple[str, str, int | None]]:
    filing = case.filing
    for field in ("name", "department", "unit"):
        yield f"project.{field}", getattr(filing.project, field), None
    yield "goals.annual", filing.goals.annual, None
    yield "goals.overall", filing.goals.overall, None
    if is_placeholder(filing.goals.actual):
        yield "goals.actual", filing.goals.actual, None
    for row in case.rows:
        yield row.path("name"), row.name, row.index
        yield row.path("target"), row.indicator.target, row.index


RULE = Rule(
    code="COM002",
    name="placeholder-left",
    title="残留模板文字",
    severity=Severity.FATAL,
    groups=GOAL_RULES,
    what="是否残留模板的占位文字",
    why="占位文字说明该处没有按项目填写，不能作为正式文本",
    advice="改成本项目的实际内容。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("指标名称是“指标1：”", {"indicators[0].name": "指标1："}),
    good=Example("写明了指标", {"indicators[0].name": "护理员培训人数"}),
    check=check,
)
