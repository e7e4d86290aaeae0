"""REP004 建议没有对象: 建议有没有写明由谁去做，是否针对报告列出的问题."""

import re
from collections.abc import Iterator

from assistant.domain.citation import Citation
from assistant.domain.evaluation import Evaluation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import is_placeholder
from assistant.rules.rule import REPORT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_NOBODY = re.compile("^(?:有关|相关|各级|各)*(?:部门|单位|方面|各方|人员)?$")


def check(case: Case) -> Outcome:
    """Advice names who is to act and answers a problem of the report; every problem is answered."""
    if case.report is None:
        yield Insufficient("没有评价报告")
        return
    evaluation = case.report.evaluation
    problems = {p.id for p in evaluation.problems}
    for each in evaluation.suggestions:
        path, stated = f"evaluation.suggestions[{each.id}]", each.text[:40]
        if is_placeholder(each.addressee) or _NOBODY.match(each.addressee.strip()):
            yield Hit(path, f"建议“{stated}”没有写明由谁去做。", evidence=each.text)
        if each.problem not in problems:
            yield Hit(path, f"建议“{stated}”没有针对报告列出的问题。", evidence=each.text)
    yield from _unanswered(evaluation)


def _unanswered(evaluation: Evaluation) -> Iterator[Hit]:
    answered = {s.problem for s in evaluation.suggestions}
    for problem in evaluation.problems:
        if problem.id not in answered:
            message = f"问题“{problem.text[:40]}”没有对应的建议。"
            yield Hit(f"evaluation.problems[{problem.id}]", message, evidence=problem.text)


RULE = Rule(
    code="REP004",
    name="advice-without-addressee",
    title="建议没有对象",
    severity=Severity.WARNING,
    groups=REPORT_RULES,
    what="每条建议有没有写明由谁去做，是否针对报告列出的问题，每个问题有没有建议",
    why="评价结果要反馈并明确整改时限，没有对象的建议无法整改和跟踪",
    advice="写明由哪个部门、单位去做，并与问题一一对应。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="第二十七条"
        ),
    ),
    bad=Example(
        "建议只说“有关部门”",
        {"form": "evaluation_report"},
        report={"evaluation.suggestions[S1].addressee": "有关部门"},
    ),
    good=Example("建议写明单位、针对问题", {"form": "evaluation_report"}, report={}),
    check=check,
)
