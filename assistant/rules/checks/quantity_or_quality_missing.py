"""COM004 缺少数量或质量指标: 产出指标中数量、质量指标是否都已设置."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import OUTPUT, QUALITY, QUANTITY
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """Both second-level classes have a row below 产出."""
    if not case.rows_of(level1=OUTPUT):
        return
    for level2 in (QUANTITY, QUALITY):
        if not case.rows_of(level2=level2):
            yield Hit("indicators", f"产出指标中没有{level2}。")


RULE = Rule(
    code="COM004",
    name="quantity-or-quality-missing",
    title="缺少数量或质量指标",
    severity=Severity.WARNING,
    groups=GOAL_RULES,
    what="产出指标中数量、质量指标是否都已设置",
    why="数量和质量合在一起才说得清做了多少、做得怎样",
    advice="补设缺少的指标；确实不适用的，在说明中写明原因。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（二）",
        ),
    ),
    bad=Example("没有质量指标", {"indicators[level2=质量指标]": None}),
    good=Example("两类都有", {}),
    check=check,
    needs=frozenset({"complete_indicators"}),
)
