"""MEA002 指标值只重复名称: 指标值是否只是把名称重说一遍."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import is_no_value
from assistant.language.target import Operator
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule

_GLUE = set("的和与及、，,不断有所得到进一步")


def check(case: Case) -> Outcome:
    """All that the value says stands in the name already, and it holds no bound."""
    for row in case.rows:
        text = row.indicator.target.strip()
        bare = set(text) - _GLUE
        bound = row.target.operator in {Operator.AT_LEAST, Operator.AT_MOST, Operator.RANGE}
        if len(text) > 1 and not bound and not is_no_value(text) and _repeats(bare, text, row.name):
            yield Hit(
                row.path("target"), f"指标值“{text}”只是重复名称。", evidence=f"{row.name}：{text}", row=row.index
            )


def _repeats(bare: set[str], text: str, name: str) -> bool:
    return text in name or (bool(bare) and bare <= set(name) and not any(c.isdigit() for c in text))


RULE = Rule(
    code="MEA002",
    name="circular-value",
    title="指标值只重复名称",
    severity=Severity.ERROR,
    groups=PROJECT_RULES,
    what="指标值是否只是把名称重说一遍",
    why="重复名称的值没有给出任何要求",
    advice="写出要达到的数，如“≥95%”。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="一（一）3",
        ),
    ),
    bad=Example("“完工及时率”填“及时率”", {"indicators[0].name": "完工及时率", "indicators[0].target": "及时率"}),
    good=Example("填了数", {"indicators[0].name": "完工及时率", "indicators[0].target": "=100%"}),
    check=check,
)
