"""COM006 没有时效指标: 是否设置了时效指标."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import TIMELINESS
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """A row of 时效, a date or a period somewhere in the outputs."""
    if not case.rows_of(level2=TIMELINESS):
        yield Hit("indicators", "没有设置时效指标。")


RULE = Rule(
    code="COM006",
    name="timeliness-missing",
    title="没有时效指标",
    severity=Severity.INFO,
    groups=PROJECT_RULES,
    what="是否设置了时效指标",
    why="时效指标不强制，但整体完成时间能约束进度",
    advice="有明确完成时间的，建议补设一条时效指标。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（二）",
        ),
    ),
    bad=Example("没有时效指标", {"indicators[level2=时效指标]": None}),
    good=Example("有时效指标", {}),
    check=check,
    needs=frozenset({"complete_indicators"}),
)
