"""REL006 把工作当成效益: 效益指标是否反映效果."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import BENEFIT
from assistant.rules.lexicon import TASK_HEADS
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule
from assistant.rules.word_lists import any_of

_WORK = re.compile(rf"{any_of('activity_as_benefit', 'work')}|规范化(?:建设)?$|工作(?:平稳)?有序|完成率$")
_SERVED = re.compile(any_of("activity_as_benefit", "served"))


def check(case: Case) -> Outcome:
    """A benefit row whose name is management or output, or that counts heads of those served."""
    for row in case.rows_of(level1=BENEFIT):
        served = row.target.unit == "人次" and not _SERVED.search(row.name)
        if _WORK.search(row.name) or (served and row.name.startswith(TASK_HEADS)):
            yield Hit(row.path("name"), f"“{row.name}”是工作或产出，不是效益。", evidence=row.name, row=row.index)


RULE = Rule(
    code="REL006",
    name="activity-as-benefit",
    title="把工作当成效益",
    severity=Severity.WARNING,
    groups=PROJECT_RULES,
    what="效益指标是否反映效果",
    why="管理活动、投入和产出不是花钱带来的效果",
    advice="改成工作带来的变化，如使用率、下降率、受益人数。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（三）",
        ),
    ),
    bad=Example("队伍建设当作社会效益", {"indicators[3].name": "工作人员队伍建设"}),
    good=Example("写的是效果", {}),
    check=check,
)
