"""COM003 缺少必设的一级指标: 产出、效益指标是否都已设置."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import read_level1
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """Each first-level class that the profile requires has a row."""
    for wanted in case.profile.level1:
        if wanted.required and not case.rows_of(level1=read_level1(wanted.name)):
            yield Hit("indicators", f"没有设置{wanted.name}。")


RULE = Rule(
    code="COM003",
    name="level1-missing",
    title="缺少必设的一级指标",
    severity=Severity.ERROR,
    groups=PROJECT_RULES,
    what="产出、效益指标是否都已设置",
    why="只有产出没有效益，看不出花钱的结果；只有效益没有产出，看不出做了什么",
    advice="补设缺少的一级指标。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二",
        ),
    ),
    bad=Example("没有效益指标", {"indicators[level1=效益指标]": None}),
    good=Example("两类都有", {}),
    check=check,
    needs=frozenset({"complete_indicators"}),
)
