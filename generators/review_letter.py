"""退回意见 in Word: what a unit has to mend, gravest first, each with place, basis and advice."""

from collections.abc import Iterator, Sequence

from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, Severity
from generators.word.page import add_heading, add_lines, add_running_text, new_document, text_margins, to_bytes
from generators.word.standard import KAI, NO_2, NO_3, TITLE

_NUMERALS = "一二三四五"
_PARTS = (
    ("必须修改的问题", (Severity.FATAL, Severity.ERROR)),
    ("建议完善的问题", (Severity.WARNING, Severity.INFO)),
)


def render_review_letter(
    filing: Filing, findings: Sequence[Finding], *, conclusion: str, remark: str, draft: bool
) -> bytes:
    """The bytes of the letter. ``conclusion`` is the reviewer's, or says that there is none yet: then it is a draft."""
    name = filing.project.name or filing.project.department or "（未填项目名称）"
    document = new_document(f"绩效目标审核意见：{name}", draft=draft)
    text_margins(document)
    add_lines(document, [("绩效目标审核意见", TITLE, NO_2, "center"), (f"（{name}）", KAI, NO_3, "center")])
    add_running_text(document, f"{filing.project.unit or filing.project.department or '申报单位'}：")
    add_running_text(
        document, f"你单位报送的{_year(filing)}“{name}”绩效目标已经审核。审核结论：{conclusion}。具体意见如下："
    )
    for number, (title, lines) in zip(_NUMERALS, _sections(filing, findings, remark), strict=False):
        add_heading(document, f"{number}、{title}")
        for line in lines:
            add_running_text(document, line)
    return to_bytes(document)


def _year(filing: Filing) -> str:
    return f"{filing.year}年度" if filing.year else ""


def _sections(filing: Filing, findings: Sequence[Finding], remark: str) -> Iterator[tuple[str, list[str]]]:
    for title, severities in _PARTS:
        found = [f for f in findings if f.severity in severities]
        if found:
            yield title, [_line(n, f, filing) for n, f in enumerate(found, 1)]
    if remark:
        yield "其他意见", [remark]
    if not findings and not remark:
        yield "审核情况", ["没有需要修改的问题。"]


def _line(number: int, finding: Finding, filing: Filing) -> str:
    place = place_of(finding, filing)
    basis = "；".join(str(c) for c in finding.basis)
    noted = f"{number}．{f'“{place}”：' if place else ''}{finding.message}建议：{finding.advice}"
    return f"{noted}（依据：{basis}）" if basis else noted


def place_of(finding: Finding, filing: Filing) -> str:
    """The row that a finding is about; "" where it is about the whole form."""
    rows = filing.indicators
    return rows[finding.row].name if finding.row is not None and finding.row < len(rows) else ""
