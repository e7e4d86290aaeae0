"""COM009 缺少指标解释或数据来源: 口径要求的指标解释、数据来源、佐证资料是否填写."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_NAMES = {"definition": "指标解释", "data_source": "数据来源", "evidence": "佐证资料", "measurement": "取值方式"}


def check(case: Case) -> Outcome:
    """Each field the profile asks for is filled, where the form has a column for it."""
    asked = [f for f in case.profile.required_metadata if case.filing.has_column(f)]
    if case.profile.required_metadata and not asked:
        yield Insufficient("表中没有指标解释、数据来源等栏目")
    for row in case.rows:
        missing = [_NAMES.get(f, f) for f in asked if not getattr(row.indicator, f)]
        if missing:
            yield Hit(row.path(asked[0]), f"没有填写{'、'.join(missing)}。", row=row.index)


RULE = Rule(
    code="COM009",
    name="indicator-metadata-missing",
    title="缺少指标解释或数据来源",
    severity=Severity.INFO,
    groups=PROJECT_RULES,
    what="口径要求的指标解释、数据来源、佐证资料是否填写",
    why="没有口径和来源，年底无法核实完成值",
    advice="补填这一行的指标解释和数据来源。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（一）、三（五）",
        ),
    ),
    bad=Example("没有指标解释", {"indicators[0].definition": ""}),
    good=Example("都已填写", {}),
    check=check,
)
