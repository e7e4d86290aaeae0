"""REP002 正文与评分表不一致: 正文所写的得分、分值、得分率、完成率是否与评分表一致，评分表自身是否相加得上."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.evaluation import Assessed, ClassTotal, Evaluation
from assistant.domain.finding import Severity
from assistant.domain.report import ReportSection
from assistant.rules.report_claims import NUMBER, wrong_claims
from assistant.rules.rule import REPORT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_SCORE = re.compile(rf"(?<!扣)得(?:满分|了)?{NUMBER}分")
_WEIGHT = re.compile(rf"分值(?:为)?{NUMBER}分")
_RATE = re.compile(rf"得分率(?:为)?{NUMBER}%")
_COMPLETION = re.compile(rf"完成率(?:为|达到?)?{NUMBER}%")
_TOTAL = re.compile(rf"(?:(?:项目|综合|评价|总)得分?|总分)(?:合计|共|为|是|：)*(?<!满分){NUMBER}分")
_SENTENCE = re.compile(r"[^。\n]+")
_SLIP = Decimal("0.011")
"""Points that rounding to two decimals may shift a sum by."""


def check(case: Case) -> Outcome:
    """Scores of the text are those of the sheet; the sheet adds up."""
    if case.report is None:
        yield Insufficient("没有评价报告")
        return
    yield from _sums(case.report.evaluation)
    for section in case.report.sections:
        reported = list(_section(case.report.evaluation, section))
        yield from reported
        yield from _claims(case.report.evaluation, section, [h.evidence for h in reported])


def _claims(evaluation: Evaluation, section: ReportSection, reported: list[str]) -> Iterator[Hit]:
    """Named values anywhere in the text; words that were already found wrong are not told twice."""
    for claim in wrong_claims(evaluation, section):
        if not any(claim.number in stated and stated in claim.stated for stated in reported):
            message = f"“{section.title}”写“{claim.stated}”，评分表中{claim.what}是{claim.kept}。"
            yield Hit(f"sections[{section.key}]", message, evidence=claim.stated)


def _sums(evaluation: Evaluation) -> Iterator[Hit]:
    """Indicators give the classes, classes the total, deductions the rest of a weight."""
    for total in evaluation.classes:
        rows = [a for a in evaluation.indicators if a.level1 == total.level1]
        yield from _sum("evaluation.classes", f"{total.level1}类得分", total.score, [a.score for a in rows])
        yield from _sum("evaluation.classes", f"{total.level1}类分值", total.weight, [a.weight for a in rows])
    yield from _sum("evaluation.total", "总分", evaluation.total, [c.score for c in evaluation.classes])
    for row in evaluation.indicators:
        if row.score is not None and row.deductions and not row.edited:
            parts = [row.score, *(d.points for d in row.deductions)]
            yield from _sum("evaluation.indicators", f"“{row.name}”的分值", row.weight, parts)


def _sum(path: str, what: str, whole: Decimal | None, parts: Sequence[Decimal | None]) -> Iterator[Hit]:
    known = [p for p in parts if p is not None]
    if whole is None or len(known) < len(parts) or not parts:
        return
    if abs(sum(known, Decimal(0)) - whole) > _SLIP * len(known):
        message = f"{what}{show(whole)}分，各部分合计{show(sum(known, Decimal(0)))}分，加不起来。"
        yield Hit(path, message, evidence=show(whole))


def _section(evaluation: Evaluation, section: ReportSection) -> Iterator[Hit]:
    chapter, *rest = section.key.split(".")
    if chapter == "analysis" and rest:
        row = next((a for a in evaluation.indicators if a.id == rest[-1]), None)
        total = next((c for c in evaluation.classes if c.level1 == rest[0]), None)
        if row is not None:
            yield from _row(section, row)
        elif total is not None and len(rest) == 1:
            for sentence in _of_class(evaluation, section.text, total):
                yield from _class(section, sentence, total)
    elif chapter in {"summary", "conclusion"}:
        text = _without_full_marks(evaluation, section.text)
        yield from _differ(section, text, _TOTAL, "总分", evaluation.total)
        for line in section.text.split("\n"):
            named = [c for c in evaluation.classes if line.startswith(c.level1)]
            for sentence in _of_class(evaluation, line, named[0]) if named else ():
                yield from _class(section, sentence, named[0])


def _of_class(evaluation: Evaluation, text: str, total: ClassTotal) -> Iterator[str]:
    """The sentences of a class's section that speak of the class, not of an indicator or another class."""
    names = {a.name for a in evaluation.indicators} | {c.level1 for c in evaluation.classes}
    names -= {total.level1, ""}
    for sentence in _SENTENCE.findall(text):
        if total.level1 in sentence or not any(name in sentence for name in names):
            yield min((sentence.split(name)[0] for name in names), key=len, default=sentence)


def _without_full_marks(evaluation: Evaluation, text: str) -> str:
    """总分100分 says what can be had, where it is what all weights come to."""
    whole = sum((a.weight for a in evaluation.indicators), Decimal(0))
    return re.sub(rf"总分(?:合计|共|为|是|：)*{show(whole)}分", "", text)


def _row(section: ReportSection, row: Assessed) -> Iterator[Hit]:
    """The words of the standard say what points there are, not what was given."""
    text = section.text.replace(row.standard.strip().rstrip("。；;"), "") if row.standard else section.text
    yield from _differ(section, text, _SCORE, f"“{row.name}”得分", row.score)
    yield from _differ(section, text, _WEIGHT, f"“{row.name}”分值", row.weight)
    yield from _differ(section, text, _COMPLETION, f"“{row.name}”完成率", row.completion)


def _class(section: ReportSection, text: str, total: ClassTotal) -> Iterator[Hit]:
    yield from _differ(section, text, _SCORE, f"{total.level1}类得分", total.score)
    yield from _differ(section, text, _WEIGHT, f"{total.level1}类分值", total.weight)
    yield from _differ(section, text, _RATE, f"{total.level1}类得分率", total.rate)


def _differ(
    section: ReportSection, text: str, pattern: re.Pattern[str], what: str, value: Decimal | None
) -> Iterator[Hit]:
    for found in pattern.finditer(text):
        if value is None or Decimal(found["n"]) != value:
            right = f"评分表是{show(value)}" if value is not None else "评分表还没有这个数"
            message = f"{what}正文写{found['n']}，{right}。"
            yield Hit(f"sections[{section.key}]", message, evidence=found[0])


RULE = Rule(
    code="REP002",
    name="text-and-table-differ",
    title="正文与评分表不一致",
    severity=Severity.ERROR,
    groups=REPORT_RULES,
    what="正文所写的得分、分值、得分率、完成率是否与评分表一致，评分表各项能否相加得上",
    why="评价报告应当依据充分、客观公正；同一个得分前后不一，结论就立不住",
    advice="以评分表为准改正正文；评分表加不起来的，先核对各项得分和扣分。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="第二十五条"
        ),
    ),
    bad=Example(
        "评分表95分，正文写96分",
        {"form": "evaluation_report"},
        report={"sections[conclusion].text": "经综合评价，项目得96分，评价等级为“优”。"},
    ),
    good=Example("正文与评分表一致", {"form": "evaluation_report"}, report={}),
    check=check,
)
