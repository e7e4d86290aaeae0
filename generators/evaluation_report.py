"""绩效评价报告 in Word: cover, summary, contents, seven chapters with tables, charts and notes, annexes.

Text comes from the sections of the report; every table and chart is read from its evaluation, so that they agree.
"""

from collections.abc import Sequence

from assistant.domain.placeholders import placeholder
from assistant.domain.report import Report, ReportSection
from generators.report import paging
from generators.report.annexes import annexes
from generators.report.contents import contents, pages_taken
from generators.report.cover import title_lines, write_cover
from generators.report.pages import head_and_foot, measure, new_section
from generators.report.parts import ReportFigure
from generators.report.placing import is_summary, placed
from generators.report.styles import apply_styles
from generators.report.writing import Writing
from generators.word.page import new_document, to_bytes

_SUMMARY = "摘　要"
_FIRST_PAGE = 2
"""The cover is page 1 and shows no number; the summary follows."""


def render_evaluation_report(report: Report, *, draft: bool, doubtful: Sequence[str] = ()) -> bytes:
    """The bytes of the report; ``draft`` marks every page, ``doubtful`` figures (no source) are shown in red."""
    document = new_document("".join(title_lines(report)), draft=False)
    apply_styles(document)
    measure(document.sections[0])
    writing = Writing(document, report.evaluation, doubtful)
    write_cover(writing, report)
    new_section(document)
    _summary(writing, report)
    place = len(document.element.body) - 1
    writing.page_break()
    _chapters(writing, report)
    _annexes(writing, report)
    document.element.body.insert(place, contents(writing.headings, _pages(writing)))
    writing.notes.attach(document)
    project = report.evaluation.project.name or placeholder("项目名称")
    head_and_foot(document, project, draft=draft)
    return to_bytes(document)


def _summary(writing: Writing, report: Report) -> None:
    writing.title(_SUMMARY)
    found = [s for s in report.sections if is_summary(s)]
    for at, section in enumerate(found):
        if at:
            writing.heading(max(section.level, 2), section.title, listed=False)
        writing.text(section.text)
    if not any(s.text.strip() for s in found):
        writing.text(placeholder("摘要"))


def _chapters(writing: Writing, report: Report) -> None:
    """The chapters. A chart that has no room on its page waits for the next heading that leaves it room."""
    parts = placed(report.evaluation, report.sections)
    waiting: list[ReportFigure] = []
    for at, section in enumerate(report.sections):
        if is_summary(section):
            continue
        waiting = _drawn(writing, waiting, every=section.level == 1)
        writing.heading(section.level, section.title)
        writing.text(section.text or _gap(report.sections, at, has_parts=at in parts))
        for part in parts.get(at, ()):
            if isinstance(part, ReportFigure):
                waiting = _drawn(writing, [*waiting, part], every=False)
            else:
                writing.table(part)
    _drawn(writing, waiting, every=True)


def _drawn(writing: Writing, waiting: Sequence[ReportFigure], *, every: bool) -> list[ReportFigure]:
    """Draw the charts that have room, or ``every`` one; those that still wait."""
    left = list(waiting)
    while left and (every or writing.fits(left[0])):
        writing.figure(left.pop(0))
    return left


def _gap(sections: Sequence[ReportSection], at: int, *, has_parts: bool) -> str:
    """What stands under a heading without text: nothing where parts or subsections follow, else 【待补充】."""
    holds = at + 1 < len(sections) and sections[at + 1].level > sections[at].level
    return "" if holds or has_parts else placeholder(sections[at].title.lstrip("一二三四五六七八九十（）、0123456789."))


def _annexes(writing: Writing, report: Report) -> None:
    """The list of annexes at the end of the text, then each on pages of its own."""
    found = list(annexes(report.evaluation))
    for number, (title, _, _) in enumerate(found, start=1):
        writing.text(f"附件：{number}.{title}" if number == 1 else f"{number}.{title}", keep=number < len(found))
    lying = False
    for number, (title, tables, wide) in enumerate(found, start=1):
        if wide != lying:
            new_section(writing.document, wide=wide)
            writing.page_height, lying = paging.PAGE_WIDE if wide else paging.PAGE, wide
        writing.page_break()
        writing.heading(1, f"附件{number}　{title}")
        for table in tables:
            writing.table(table, numbered=False)


def _pages(writing: Writing) -> dict[str, int]:
    """The page of every heading: the summary first, then the contents, then what begins a page after it."""
    begin = next(at for at, piece in enumerate(writing.pieces) if piece.fresh)
    summary, rest = writing.pieces[:begin], writing.pieces[begin:]
    ended = paging.last_page(summary, _FIRST_PAGE)
    return paging.pages_of(rest, ended + pages_taken(len(writing.headings)) + 1)
