"""The papers of a review: 审核表, 退回意见, the original with remarks, 批量汇总; each from a filing and its record."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, Severity
from assistant.domain.review_form import PointOpinion
from assistant.domain.review_record import NamedFinding, ReviewRecord
from assistant.domain.vocabulary import FORM_TITLES
from assistant.jobs.review.job import Reviewed
from assistant.scoring import review_form as scoring
from generators.annotated import CellRemark, annotate
from generators.review_form import render_review_form
from generators.review_letter import place_of, render_review_letter
from generators.review_summary import SummaryRow, render_review_summary
from policy_corpus.review_form import review_form

_HEAD = {"project.name", "project.department", "project.unit", "project.attribute", "goals.annual", "goals.overall"}
_LABELS = {"funds": ("年度资金总额", "项目资金", "资金总额"), "goals": ("年度目标", "总体目标", "绩效目标"),
           "project": ("项目名称",)}  # fmt: skip
_NOT_YET = "（审核人尚未作出，建议：{}）"


def new_record(row: Reviewed, names: Sequence[str] = ()) -> ReviewRecord:
    """What the review found, before anybody decided; ``names`` are those of its findings, else they are counted."""
    filing, found, project = row.filing, row.result.findings, row.filing.project
    ids = names or [str(n) for n in range(len(found))]
    return ReviewRecord(
        source=row.source, form=filing.form, title=project.name or project.department or Path(row.source).name,
        unit=project.unit, form_reason=row.item.form_reason, notes=row.item.notes, unchecked=row.unchecked,
        findings=tuple(NamedFinding(id=i, finding=f) for i, f in zip(ids, found, strict=True)),
    )  # fmt: skip


def points_of(record: ReviewRecord) -> tuple[PointOpinion, ...]:
    """The points of the 审核表 as they stand."""
    return scoring.opinions(review_form(), record.standing, record.points)


def review_form_word(filing: Filing, record: ReviewRecord) -> bytes:
    """The official 审核表; a draft until a person gave every point and a conclusion."""
    found = points_of(record)
    is_draft = record.conclusion is None or any(o.proposed or o.score is None for o in found)
    return render_review_form(review_form(), filing, found, opinion=_opinion(record), draft=is_draft)


def letter_word(filing: Filing, record: ReviewRecord) -> bytes:
    """退回意见: the findings that stand, the reviewer's own words, the conclusion."""
    stated, is_draft = concluded(record), record.conclusion is None
    return render_review_letter(filing, record.standing, conclusion=stated, remark=record.remark, draft=is_draft)


def concluded(record: ReviewRecord) -> str:
    """The reviewer's conclusion; before there is one, the proposal, marked as one."""
    if record.conclusion is not None:
        return record.conclusion.value
    return _NOT_YET.format(record.proposal.value if record.proposal else "无")


def annotated(name: str, content: bytes, filing: Filing, record: ReviewRecord) -> bytes:
    """The original with every finding that stands, and the reviewer's words. Raises GeneratorError."""
    remarks = [CellRemark(_remark(f), tuple(_places(f, filing))) for f in record.standing]
    if record.remark:
        remarks.append(CellRemark(f"审核意见：{record.remark}", ()))
    return annotate(name, content, remarks)


def _remark(finding: Finding) -> str:
    basis = "；".join(str(c) for c in finding.basis)
    return f"【{finding.severity.word}】{finding.message}建议：{finding.advice}{f'依据：{basis}' if basis else ''}"


def _places(finding: Finding, filing: Filing) -> Iterator[str]:
    """The texts of the cells that a finding may be about, the likeliest first."""
    if finding.row is not None and finding.row < len(filing.indicators):
        row = filing.indicators[finding.row]
        if finding.path.endswith(".target") and len(row.target) > 1:
            yield row.target
        yield row.name
        return
    head, _, field = finding.path.partition(".")
    if finding.path in _HEAD:
        yield str(getattr(getattr(filing, head), field))
    yield finding.evidence
    yield from _LABELS.get(head, ())


def summary_excel(reviews: Sequence[tuple[Filing, str, ReviewRecord]], unread: Sequence[tuple[str, str]]) -> bytes:
    """批量汇总 of filings with the titles of their profiles, and of files that could not be read."""
    rows = [_row(*one) for one in reviews]
    rows += [SummaryRow((source, *[""] * 10, reason)) for source, reason in unread]
    return render_review_summary(rows)


def _row(filing: Filing, profile: str, record: ReviewRecord) -> SummaryRow:
    counts = [str(record.count(s)) for s in (Severity.FATAL, Severity.ERROR, Severity.WARNING)]
    proposal, decided = record.proposal, record.conclusion
    cells = (
        record.source, FORM_TITLES.get(filing.form, ""), filing.project.name or filing.project.department,
        filing.project.unit, profile, *counts, proposal.value if proposal else "", decided.value if decided else "",
        record.who, record.unchecked or record.remark,
    )  # fmt: skip
    return SummaryRow(cells, tuple(_finding(n, filing, record) for n in record.findings))


def _finding(named: NamedFinding, filing: Filing, record: ReviewRecord) -> tuple[str, ...]:
    found, verdict = named.finding, record.verdicts.get(named.id)
    what = "未处理" if verdict is None else "采纳" if verdict.adopted else "驳回"
    return (
        filing.project.name, found.severity.word, place_of(found, filing), found.message, found.advice,
        "；".join(str(c) for c in found.basis), what, verdict.reason if verdict else "",
    )  # fmt: skip


def _opinion(record: ReviewRecord) -> str:
    if record.remark:
        return f"{concluded(record)}。{record.remark}"
    grave = record.count(Severity.FATAL, Severity.ERROR)
    mild = record.count(Severity.WARNING)
    found = f"必改和错误{grave}处，提醒{mild}处，见审核意见。" if grave or mild else "没有需要修改的问题。"
    return f"{concluded(record)}。{found}"
