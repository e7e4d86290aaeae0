"""COM010 满意度没有调查办法: 满意度指标是否写明调查对象或收集办法."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import SATISFACTION
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_FIELDS = ("definition", "measurement", "data_source", "evidence")


def check(case: Case) -> Outcome:
    """A satisfaction row says in some column how it will be asked, where the form has such a column."""
    asked = [f for f in _FIELDS if case.filing.has_column(f)]
    if not asked:
        yield Insufficient("表中没有指标解释、佐证资料等栏目")
        return
    for row in case.rows_of(level1=SATISFACTION):
        if not any(getattr(row.indicator, f) for f in _FIELDS):
            yield Hit(row.path(asked[0]), f"“{row.name}”没有写明调查对象和办法。", evidence=row.name, row=row.index)


RULE = Rule(
    code="COM010",
    name="satisfaction-without-survey",
    title="满意度没有调查办法",
    severity=Severity.WARNING,
    groups=PROJECT_RULES,
    what="满意度指标是否写明调查对象或收集办法",
    why="没有调查办法，年底的满意度只能估计",
    advice="在指标解释或佐证资料中写明向谁调查、怎样调查。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（四）",
        ),
    ),
    bad=Example(
        "没有解释和佐证",
        {"indicators[5].definition": "", "indicators[5].evidence": "", "indicators[5].data_source": ""},
    ),
    good=Example("写了调查办法", {"indicators[5].definition": "向学员发放问卷，满意份数÷有效份数"}),
    check=check,
)
