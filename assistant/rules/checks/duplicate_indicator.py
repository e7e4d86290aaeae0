"""REL009 指标重复: 是否有两行衡量同一件事."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.likeness import SAME_INDICATOR, likeness
from assistant.rules.lexicon import bare
from assistant.rules.rule import GOAL_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """Two rows of one name, or of nearly one name with the same value; people of another kind are no repeat."""
    rows = case.rows
    for i, later in enumerate(rows):
        for earlier in rows[:i]:
            if _same(earlier, later):
                yield Hit(
                    later.path("name"),
                    f"“{later.name}”与第{earlier.index + 1}行“{earlier.name}”重复。",
                    evidence=later.name,
                    row=later.index,
                )
                break


def _same(one: CheckedRow, two: CheckedRow) -> bool:
    a, b = bare(one.name), bare(two.name)
    if a == b and a:
        return True
    near = one.indicator.target.strip() == two.indicator.target.strip() and "满意" not in a and one.target.is_number
    return near and one.level1 == two.level1 and likeness(a, b) >= SAME_INDICATOR


RULE = Rule(
    code="REL009",
    name="duplicate-indicator",
    title="指标重复",
    severity=Severity.WARNING,
    groups=GOAL_RULES,
    what="是否有两行衡量同一件事",
    why="重复计分会抬高或压低总分",
    advice="合并成一行，或改成不同的方面。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="一（二）",
        ),
    ),
    bad=Example("两行同名", {"indicators[3].name": "培训考核合格率"}),
    good=Example("各不相同", {}),
    check=check,
)
