"""REP003 问题没有佐证: 问题有没有扣分或佐证支持，扣分有没有对应的问题，笼统的评价后面有没有佐证."""

import re
from collections.abc import Iterator

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.evaluation import Evaluation
from assistant.domain.finding import Severity
from assistant.domain.report import EVIDENCE_MARK, Report
from assistant.rules.rule import REPORT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule
from assistant.rules.word_lists import any_of

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?(?:〔E\d{1,4}〕)*")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|【[^】]*】")
_VAGUE = re.compile(
    rf"{any_of('problem_without_evidence', 'degree')}(?:地|的)?{any_of('problem_without_evidence', 'change')}"
    rf"|{any_of('problem_without_evidence', 'received_by')}{any_of('problem_without_evidence', 'received_as')}"
    rf"|{any_of('problem_without_evidence', 'intensity')}{any_of('problem_without_evidence', 'state')}"
    "|成效(?:显著|明显|突出)|效果(?:显著|明显|突出|良好)|反响(?:良好|强烈)|管理(?:规范|混乱|不到位|不规范)"
)
_AHEAD = re.compile(any_of("problem_without_evidence", "ahead"))
"""A sentence of what is to be done or to be reached judges nothing."""
_JUDGING = ("summary", "conclusion", "analysis", "problems")


def check(case: Case) -> Outcome:
    """Problems rest on deductions or evidence, deductions are told as problems, general praise and blame is proved."""
    if case.report is None:
        yield Insufficient("没有评价报告")
        return
    yield from _problems(case.report.evaluation)
    yield from _unexplained(case.report.evaluation)
    yield from _unknown_marks(case.report)
    yield from _vague(case.report)


def _problems(evaluation: Evaluation) -> Iterator[Hit]:
    deductions = {d.id for a in evaluation.indicators for d in a.deductions}
    evidence = {e.id for e in evaluation.evidence}
    for problem in evaluation.problems:
        if not (set(problem.deductions) & deductions or set(problem.evidence) & evidence):
            message = f"问题“{problem.text[:40]}”没有对应的扣分，也没有佐证。"
            yield Hit(f"evaluation.problems[{problem.id}]", message, evidence=problem.text)


def _unexplained(evaluation: Evaluation) -> Iterator[Hit]:
    reported = {d for p in evaluation.problems for d in p.deductions}
    for row in evaluation.indicators:
        for each in row.deductions:
            if each.id not in reported:
                message = f"“{row.name}”扣{show(each.points)}分（{each.id}），没有任何问题说明。"
                yield Hit(f"evaluation.indicators[{row.id}]", message, evidence=each.reason)


def _unknown_marks(report: Report) -> Iterator[Hit]:
    known = {e.id for e in report.evaluation.evidence}
    for section in report.sections:
        for mark in dict.fromkeys(EVIDENCE_MARK.findall(section.text)):
            if mark not in known:
                message = f"“{section.title}”引用的佐证{mark}不在佐证清单中。"
                yield Hit(f"sections[{section.key}]", message, evidence=mark)


def _vague(report: Report) -> Iterator[Hit]:
    """A general judgement without a mark; words of others in quotes are no judgement."""
    for section in report.sections:
        if section.key.split(".")[0] not in _JUDGING:
            continue
        for sentence in _SENTENCE.findall(section.text):
            found = _VAGUE.search(_QUOTED.sub("", sentence))
            if found and not EVIDENCE_MARK.search(sentence) and not _AHEAD.search(sentence):
                message = f"“{section.title}”写“{found[0]}”，后面没有佐证。"
                yield Hit(f"sections[{section.key}]", message, evidence=sentence.strip())


RULE = Rule(
    code="REP003",
    name="problem-without-evidence",
    title="问题或评价没有佐证",
    severity=Severity.WARNING,
    groups=REPORT_RULES,
    what="每个问题有没有扣分或佐证支持，每处扣分有没有问题说明，笼统的评价后面有没有佐证",
    why="评价报告要依据充分、分析透彻；没有佐证的问题和评语，被评价单位不会认，整改也无从下手",
    advice="给问题补上对应的扣分或佐证，或者删去；笼统的评语改成有佐证的事实。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="第二十五条"
        ),
    ),
    bad=Example(
        "问题没有扣分也没有佐证",
        {"form": "evaluation_report"},
        report={
            "evaluation.problems[P1].deductions": [],
            "evaluation.problems[P1].evidence": [],
        },
    ),
    good=Example("问题有扣分和佐证", {"form": "evaluation_report"}, report={}),
    check=check,
)
