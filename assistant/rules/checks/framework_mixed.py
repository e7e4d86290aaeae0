"""REP007 指标框架用错或混用: 项目评价是否用了决策过程产出效益框架，专项债券项目是否用了专项债券框架."""

import re
from collections.abc import Iterator

from assistant.domain.citation import Citation
from assistant.domain.evaluation import Evaluation
from assistant.domain.finding import Severity
from assistant.rules.rule import REPORT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_OLD = frozenset({"投入", "效果"})
_DEPARTMENT, _BOND = "department", "special-bond"
_HEADING = re.compile(r"项目(?P<word>投入|效果)(?:情况|指标|分析)")


def check(case: Case) -> Outcome:
    """The classes are those of the framework that is due."""
    if case.report is None:
        yield Insufficient("没有评价报告")
        return
    evaluation = case.report.evaluation
    if evaluation.framework.startswith(_DEPARTMENT):
        return
    levels = {row.level1.removesuffix("指标") for row in evaluation.indicators}
    for word in sorted(levels & _OLD):
        message = f"一级指标“{word}”是旧框架（投入、过程、产出、效果）的，项目评价应分为决策、过程、产出、效益。"
        yield Hit("evaluation.indicators", message, evidence=word)
    for section in case.report.sections:
        in_analysis = section.key.startswith("analysis.") and section.level > 1
        if in_analysis and not levels & _OLD and (found := _HEADING.search(section.title)):
            message = f"标题“{section.title}”用了旧框架的“{found['word']}”，与评分表的分类不一致。"
            yield Hit(f"sections[{section.key}].title", message, evidence=section.title)
    yield from _bond(evaluation, levels)


def _bond(evaluation: Evaluation, levels: set[str]) -> Iterator[Hit]:
    """A project paid from special bonds is evaluated by 决策、管理、产出、效益."""
    project, lines = evaluation.project, evaluation.funds.lines
    paid = " ".join((project.name, project.category, project.kind, *(line.source for line in lines)))
    if "专项债" in paid and not evaluation.framework.startswith(_BOND) and "管理" not in levels:
        message = "项目资金来自专项债券，没有使用专项债券项目的指标框架（决策、管理、产出、效益）。"
        yield Hit("evaluation.framework", message, evidence=evaluation.framework_title or evaluation.framework)


RULE = Rule(
    code="REP007",
    name="framework-mixed",
    title="指标框架用错或混用",
    severity=Severity.WARNING,
    groups=REPORT_RULES,
    what="项目评价是否用了决策、过程、产出、效益框架，专项债券项目是否用了专项债券的框架",
    why="不同类型的评价有各自的指标框架，新旧框架混用后得分不可比",
    advice="按评价类型换用对应的指标框架，重新归类指标并计分。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="附件2"
        ),
        Citation(
            policy_id="caiyu-2021-61",
            doc_no="财预〔2021〕61号",
            title="地方政府专项债券项目资金绩效管理办法",
            article="第十七条",
        ),
    ),
    bad=Example(
        "项目评价用了“投入”类",
        {"form": "evaluation_report"},
        report={"evaluation.indicators[A1].level1": "投入"},
    ),
    good=Example("决策、过程、产出、效益", {"form": "evaluation_report"}, report={}),
    check=check,
)
