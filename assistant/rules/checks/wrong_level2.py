"""MEA004 指标归类不当: 三级指标是否放在合适的二级指标下."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import QUALITY, QUANTITY, SATISFACTION, TIMELINESS
from assistant.language.names import counted_in
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule

_RATE = re.compile(r"率$|比例$|占比$")
_SPEC = re.compile(r"(?:宽度|厚度|高度|深度|直径|强度|浓度|温度|精度|规格)$")
_TASKS = "任务完成率"
"""How many of listed tasks are done is a quantity."""
_TIMELY = re.compile(r"及时率?$|按期.*率$|按时.*率$|完成时间$")


def check(case: Case) -> Outcome:
    """The ending of a name says what it measures; each kind of measure has its class."""
    for row in case.rows:
        better = _better(row.name, row.level1, row.level2)
        if better:
            yield Hit(
                row.path("level2"),
                f"“{row.name}”不宜放在{row.indicator.level2}下，应归入{better}。",
                evidence=row.name,
                row=row.index,
            )


def _better(name: str, level1: str | None, level2: str | None) -> str:
    bare = re.sub(r"[（(].*?[)）]", "", name)
    if "满意度" in bare and level1 not in {SATISFACTION, None}:
        return SATISFACTION
    if level2 == QUANTITY and _RATE.search(bare) and not bare.endswith(_TASKS):
        return TIMELINESS if _TIMELY.search(bare) else QUALITY
    if level2 == QUANTITY and _SPEC.search(bare):
        return QUALITY
    if level2 == QUALITY and _TIMELY.search(bare):
        return TIMELINESS
    if level2 == QUALITY and (counted_in(bare) or bare.endswith(("数量", "班级数"))):
        return QUANTITY
    return ""


RULE = Rule(
    code="MEA004",
    name="wrong-level2",
    title="指标归类不当",
    severity=Severity.WARNING,
    groups=PROJECT_RULES,
    what="三级指标是否放在合适的二级指标下",
    why="归类不当会使分值失真，也不便汇总",
    advice="移到建议的二级指标下。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二",
        ),
    ),
    bad=Example("满意度放在社会效益下", {"indicators[3].name": "居民满意度"}),
    good=Example("放在满意度下", {}),
    check=check,
)
