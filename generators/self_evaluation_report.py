"""自评报告 in Word: running text in official style (GB/T 9704-2012), the money by source and the scores as tables."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.fund_lines import SOURCE_WORDS
from assistant.domain.profile import Profile
from assistant.domain.report import ReportSection
from generators.layouts import shown
from generators.layouts.indicator_rows import blocks_by_meaning, class_rows, without_blank
from generators.report.grids import titled_grid
from generators.report.parts import Table
from generators.report.styles import HEADINGS, apply_styles
from generators.word.grid import (
    BODY,
    Row,
    clean,
    label,
    marked_runs,
    open_marks,
    run_xml,
    value,
)
from generators.word.page import new_document, text_margins, to_bytes
from generators.word.page_numbers import add_page_numbers
from generators.word.standard import NO_2, NO_3, TITLE, W

_MONEY_WIDTHS = (2444, 1600, 1600, 1600, 1600)
_SCORE_WIDTHS = (940, 1140, 1900, 1500, 1500, 664, 1200)
_TABLE_TEXT = 20
"""Table text in half points."""


def render_self_evaluation_report(
    filing: Filing,
    sections: Sequence[ReportSection],
    profile: Profile | None = None,
    *,
    draft: bool,
    doubtful: Sequence[str] = (),
    date: str = "",
) -> bytes:
    """The bytes of the report; the same data give the same bytes. Tables stand behind ``results.execution`` and
    ``results.indicators``; ``date`` is printed below the unit's name where it is given."""
    document = new_document(f"绩效自评报告：{filing.project.name}", draft=draft)
    text_margins(document)
    apply_styles(document)
    add_page_numbers(document)
    body = _Body(document, doubtful)
    body.title(_title(filing))
    tables = {"results.execution": _money(filing, profile), "results.indicators": _scores(filing, profile)}
    for section in sections:
        body.heading(section.level, section.title)
        body.text(section.text)
        if section.key in tables:
            body.table(tables[section.key], _SEEN[section.key])
    body.signed(filing.project.unit if date else "", date)
    return to_bytes(document)


def _title(filing: Filing) -> tuple[str, ...]:
    """Unit, project and 绩效自评报告 on lines of their own where one line would not hold them."""
    unit, reported = filing.project.unit, f"{filing.year}年" in filing.project.name
    year = f"{filing.year}年度" if filing.year and not reported else ""
    name = f"{filing.project.name}{year}绩效自评报告"
    lines = (name,) if len(name) <= _TITLE_ROOM else (filing.project.name, f"{year}绩效自评报告")
    return (unit, *lines) if unit else lines


_TITLE_ROOM = 20
"""Characters of 二号 on a line."""
_SEEN = {
    "results.execution": "各资金来源的预算和执行情况见表{}。",
    "results.indicators": "各项指标的指标值、实际完成值、分值和得分见表{}。",
}
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="{}"/>'
_RIGHT = '<w:keepLines/><w:ind w:right="1280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'
_GAP = f'<w:p {W}><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr></w:p>'


class _Body:
    """Writes paragraphs and tables at the end of a document."""

    def __init__(self, document: Document, doubtful: Sequence[str]) -> None:
        self._body, self._doubtful = document.element.body, tuple(doubtful)
        self._marks = open_marks(doubtful)
        self._tables = 0

    def _add(self, element: Any) -> None:
        self._body.insert(len(self._body) - 1, element)  # before sectPr

    def _paragraph(self, style: str, runs: str, layout: str = "") -> None:
        self._add(parse_xml(f'<w:p {W}><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{runs}</w:p>'))

    def title(self, lines: Sequence[str]) -> None:
        """The title, 二号小标宋 in the middle, a line of text below it left free."""
        broken = "<w:r><w:br/></w:r>".join(run_xml(clean(line), TITLE, NO_2) for line in lines)
        self._paragraph("ReportTitle", broken, '<w:spacing w:after="570"/><w:jc w:val="center"/>')

    def heading(self, level: int, text: str) -> None:
        """A numbered heading of level 1 to 3."""
        level = min(max(level, 1), len(HEADINGS))
        self._paragraph(f"Heading{level}", run_xml(clean(text), HEADINGS[level], NO_3), _INDENT.format("left"))

    def text(self, text: str) -> None:
        """Running text, a paragraph a line; what is open is highlighted."""
        for line in (part.strip() for part in clean(text).split("\n")):
            if line:
                self._paragraph("ReportBody", marked_runs(line, BODY, NO_3, self._marks), _INDENT.format("both"))

    def table(self, table: Table, seen: str) -> None:
        """A numbered table that the text points to; title and head are repeated on every page."""
        self._tables += 1
        self.text(seen.format(self._tables))
        xml, _ = titled_grid(table, f"表{self._tables}　{table.title}", self._doubtful)
        self._add(parse_xml(xml))
        self._add(parse_xml(_GAP))

    def signed(self, unit: str, date: str) -> None:
        """Unit and date at the end, on the right."""
        for line in (unit, date):
            if line:
                self._paragraph("ReportBody", run_xml(clean(line), BODY, NO_3), _RIGHT)


def _money(filing: Filing, profile: Profile | None) -> Table:
    unit = str(filing.funds.money_unit or shown.form_unit(filing, profile))  # as the running text says it
    heads = ("资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率")
    rows = [Row(tuple(label(h) for h in heads), head=True), _money_row("合计", filing, shown.whole(filing.funds), unit)]
    for source, name in SOURCE_WORDS.items():
        amounts = shown.of_sources(filing.funds, (source,))
        if any(amounts):
            rows.append(_money_row(name, filing, amounts, unit))
    return Table(f"预算执行情况（单位：{unit}）", tuple(rows), _MONEY_WIDTHS, size=_TABLE_TEXT)


def _money_row(name: str, filing: Filing, amounts: tuple[Decimal | None, ...], unit: str) -> Row:
    first, budget, executed = amounts
    funds = filing.funds
    return Row(
        (
            value(name), value(shown.in_unit(first, funds, unit)), value(shown.in_unit(budget, funds, unit)),
            value(shown.spent(executed, budget, funds, unit)), value(shown.rate(executed, budget)),
        )
    )  # fmt: skip


def _scores(filing: Filing, profile: Profile | None) -> Table:
    heads = ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分")
    rows = [Row(tuple(label(h) for h in heads), head=True)]
    funds = filing.funds
    rate = shown.rate(funds.executed, shown.whole(funds)[1])
    weight = show(shown.execution_weight(filing, profile))
    score = shown.points(funds.execution_score, due=True)
    rows.append(Row((value("预算执行率", 3), value("—"), value(rate or shown.OPEN), value(weight), value(score))))
    rows += _indicator_rows(filing, profile)
    total = shown.points(filing.total_score, due=True)
    rows.append(Row((label("总分", 5), label(shown.whole_weight(filing, profile)), value(total))))
    return Table("绩效自评得分", tuple(rows), _SCORE_WIDTHS, size=_TABLE_TEXT)


def _indicator_rows(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    for head, item in class_rows(without_blank(blocks_by_meaning(filing.indicators, profile)), value):
        if item:
            actual = item.with_unit(item.actual or "") or shown.OPEN
            target, weight = item.with_unit(item.target), shown.weight(item.weight)
            score = shown.points(item.score, due=True)
            yield Row((*head, value(item.name), value(target), value(actual), value(weight), value(score)))
