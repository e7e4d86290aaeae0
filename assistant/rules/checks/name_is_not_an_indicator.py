"""MEA008 名称不是指标: 三级指标名称是否是可衡量的指标."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.target import Operator
from assistant.rules.lexicon import EVENT_END, MEASURE_END, RESULT_CLAUSE, TASK_HEADS, bare
from assistant.rules.rule import GOAL_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule
from assistant.rules.word_lists import any_of

_VALUE_IN_NAME = re.compile(r"\d+(?:\.\d+)?\s*(?:个|场|次|人|户|件|家|%|万元|元|公里|亩|名)(?!以上|以下|内)")
_ONLY_VALUE = re.compile(r"^[\d.]+\s*(?:年|万|月|日)?$")
_DUTY = re.compile(any_of("name_is_not_an_indicator", "duty") + "$")


_SLOGAN_HEADS = ("提升", "加强", "全面", "做好", "持续完善", "不断")
_SENTENCE = re.compile(r"不高于|不低于|不超过|前完成")


def check(case: Case) -> Outcome:
    """A task, a sentence, a bare activity without number, or a value in place of a name."""
    for row in case.rows:
        reason = _reason(row)
        if reason:
            yield Hit(row.path("name"), f"“{row.name}”{reason}。", evidence=row.name, row=row.index)


def _reason(row: CheckedRow) -> str:
    name = bare(row.name)
    if not name:
        return ""
    if _ONLY_VALUE.match(name) or _VALUE_IN_NAME.search(name):
        return "把指标值写进了名称"
    if (MEASURE_END.search(name) and not name.startswith(_SLOGAN_HEADS)) or "是否" in name:
        return ""
    if name.startswith(TASK_HEADS):
        return "是任务或口号，不是指标"
    if _SENTENCE.search(name):
        return "是一句要求，不是指标"
    if RESULT_CLAUSE.search(name) and len(name) > 4:
        return "是一句话，不是指标"
    if _DUTY.search(name) and not row.target.is_number:
        return "是工作名称，不是指标"
    if name.endswith("工作"):
        return "是工作名称，不是指标"
    vague = row.target.operator in {Operator.QUALITATIVE, Operator.EMPTY}
    return (
        "是活动名称，没有说衡量什么"
        if EVENT_END.search(name) and not name.endswith(("服务", "维护")) and vague and len(name) > 6
        else ""
    )


RULE = Rule(
    code="MEA008",
    name="name-is-not-an-indicator",
    title="名称不是指标",
    severity=Severity.WARNING,
    groups=GOAL_RULES,
    what="三级指标名称是否是可衡量的指标",
    why="任务和口号不能打分，也无法取数",
    advice="改成被衡量的事物，如“法治宣传活动场次”。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（一）",
        ),
    ),
    bad=Example("名称是任务", {"indicators[3].name": "加强工作人员队伍建设"}),
    good=Example("名称是指标", {"indicators[3].name": "持证上岗率"}),
    check=check,
)
