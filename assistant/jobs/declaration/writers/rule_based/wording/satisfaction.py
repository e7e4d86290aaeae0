"""The texts of satisfaction: who is asked about what, and how the answers are counted."""

from assistant.domain.facts import Facts
from assistant.jobs.declaration.writers.rule_based.wording.names import project_words
from assistant.jobs.declaration.writers.rule_based.wording.texts import Texts

_ANYBODY = frozenset({"", "服务对象", "对象", "受益对象", "社会公众"})


def satisfaction(name: str, unit: str, facts: Facts) -> Texts:
    """The texts of a satisfaction row of this name."""
    who = name.removesuffix("率").removesuffix("度").removesuffix("满意")
    if who in _ANYBODY and facts.beneficiaries:
        who = facts.beneficiaries[0].name
    who = who or "服务对象"
    asked = f"就{project_words(facts)}向{who}开展问卷调查"
    data, evidence = f"{who}问卷调查", f"{who}满意度调查问卷、分题汇总统计表"
    if unit == "分":
        return Texts(f"{asked}，有效问卷评分的平均分", "各份有效问卷得分之和÷有效问卷份数", data, evidence)
    formula = "（满意份数＋比较满意份数）÷有效问卷份数×100%"
    return Texts(f"{asked}，回答满意和比较满意的有效问卷所占比重", formula, data, evidence)
