"""COM007 缺少满意度指标: 直接面向公众服务的项目是否设置了满意度指标."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import SATISFACTION
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_PUBLIC = ("培训", "补助", "补贴", "救助", "宣传", "活动", "免费开放", "training", "subsidy", "publicity", "event")


def check(case: Case) -> Outcome:
    """A project that plainly serves people has a satisfaction row."""
    if case.rows_of(level1=SATISFACTION):
        return
    kind = case.filing.project.kind
    if not kind:
        yield Insufficient("没有写明项目类型，不能判断是否直接面向公众")
    elif any(word in kind for word in _PUBLIC):
        yield Hit("indicators", "项目直接服务群众，没有设置满意度指标。", evidence=kind)


RULE = Rule(
    code="COM007",
    name="satisfaction-missing",
    title="缺少满意度指标",
    severity=Severity.WARNING,
    groups=GOAL_RULES,
    what="直接面向公众服务的项目是否设置了满意度指标",
    why="服务好不好，应由接受服务的人评价",
    advice="补设服务对象满意度指标，并写明调查对象和方法。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（四）",
        ),
    ),
    bad=Example("培训项目没有满意度指标", {"project.kind": "培训", "indicators[level1=满意度指标]": None}),
    good=Example("设了满意度指标", {}),
    check=check,
    needs=frozenset({"complete_indicators"}),
)
