"""REP001 等级与得分不符: 评价等级是否按总分对应的档次确定，正文所写等级是否与之一致."""

import re
from collections.abc import Iterator

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import REPORT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule
from assistant.scoring.self_evaluation import grade

_STATED = re.compile(r"等级(?:评定|确定|暂定)?(?:为|是)?\s*[“\"‘：:]?\s*(?P<word>优秀|良好|优|良|中|差)(?![一-龥])")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_RULE = re.compile("若|如果|凡|假如|原则上|划分|分为|分别为|以[上下]为|（含）")
"""Words of a sentence that tells what grades there are or what follows from one, not which this project has."""
_LONG = {"优秀": "优", "良好": "良"}


def check(case: Case) -> Outcome:
    """The grade is that of the band the total falls in; the text names the same one."""
    if case.report is None or not case.profile.grades:
        yield Insufficient("没有评价报告，或所用口径没有规定等级")
        return
    evaluation = case.report.evaluation
    due = grade(evaluation.total, case.profile) if evaluation.total is not None else None
    if evaluation.grade and evaluation.grade != due:
        stated = f"总分{show(evaluation.total)}分应为“{due}”" if evaluation.total is not None else "还没有总分"
        yield Hit("evaluation.grade", f"{stated}，评价等级写“{evaluation.grade}”。", evidence=evaluation.grade)
    for section in case.report.sections:
        for found in _graded(section.text):
            word = _LONG.get(found["word"], found["word"])
            if word != due:
                right = f"按总分应为“{due}”" if due else "总分还没有得出，不能定级"
                message = f"“{section.title}”写等级为“{word}”，{right}。"
                yield Hit(f"sections[{section.key}]", message, evidence=found[0])


def _graded(text: str) -> Iterator[re.Match[str]]:
    """The grades that the text gives this project."""
    for sentence in _SENTENCE.findall(text):
        if not _RULE.search(sentence):
            yield from _STATED.finditer(sentence)


RULE = Rule(
    code="REP001",
    name="grade-off-score",
    title="等级与得分不符",
    severity=Severity.FATAL,
    groups=REPORT_RULES,
    what="评价等级是否与总分对应的档次一致，正文所写等级是否与评分表一致",
    why="评价结果按百分制评分、分四级定档，等级只能由总分得出",
    advice="按总分所在的档次改正等级；总分尚未得出时不写等级。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="第十八条"
        ),
    ),
    bad=Example("总分95分，等级写成“良”", {"form": "evaluation_report"}, report={"evaluation.grade": "良"}),
    good=Example("总分95分，等级为“优”", {"form": "evaluation_report"}, report={}),
    check=check,
)
