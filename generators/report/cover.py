"""The cover: title, and who evaluated what and when; what is not known is shown as 【待补充】."""

from docx.oxml import parse_xml

from assistant.domain.placeholders import placeholder
from assistant.domain.report import Report
from generators.report.styles import TITLE_LINE
from generators.report.writing import Writing
from generators.word.grid import BODY, LABEL, clean, marked_runs, open_marks, run_xml
from generators.word.standard import NO_2, NO_3, TITLE, W

_KIND = "绩效评价报告"
_LABEL, _VALUE = 2000, 5400
_BEFORE, _BETWEEN = 2400, 3000
"""Twentieths of a point above the title, and between title and table."""


def write_cover(writing: Writing, report: Report) -> None:
    """The first page."""
    name, kind = title_lines(report)
    writing.add(parse_xml(_title(name, _BEFORE, 0)))
    writing.add(parse_xml(_title(kind, 0, _BETWEEN)))
    writing.add(parse_xml(_facts(report)))


def title_lines(report: Report) -> tuple[str, str]:
    """The title in two lines: the project, and what the paper is."""
    project = report.evaluation.project.name or placeholder("项目名称")
    title = report.title.strip() or f"{project}{_KIND}"
    return (title.removesuffix(_KIND), _KIND) if title.endswith(_KIND) and title != _KIND else (project, title)


def _title(text: str, before: int, after: int) -> str:
    spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{TITLE_LINE}" w:lineRule="exact"/>'
    runs = marked_runs(clean(text), TITLE, NO_2, open_marks(()))
    return f'<w:p {W}><w:pPr><w:pStyle w:val="ReportTitle"/>{spacing}<w:jc w:val="center"/></w:pPr>{runs}</w:p>'


def _facts(report: Report) -> str:
    evaluation = report.evaluation
    year = f"{evaluation.year}年" if evaluation.year else ""
    facts = (
        ("项目名称", evaluation.project.name), ("主管部门", evaluation.project.department),
        ("项目单位", evaluation.project.unit), ("评价年度", year), ("评价类型", evaluation.by),
        ("评价机构", report.author), ("报告日期", report.date),
    )  # fmt: skip
    rows = "".join(_row(name, stated.strip() or placeholder(name)) for name, stated in facts)
    return (
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="{_LABEL + _VALUE}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{_LABEL}"/><w:gridCol w:w="{_VALUE}"/>'
        f"</w:tblGrid>{rows}</w:tbl>"
    )


def _row(name: str, stated: str) -> str:
    line = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'
    shown = marked_runs(clean(stated), BODY, NO_3, open_marks(()))
    return (
        '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="680" w:hRule="atLeast"/></w:trPr>'
        f"{_cell(_LABEL, '', run_xml(f'{name}：', LABEL, NO_3))}{_cell(_VALUE, line, shown)}</w:tr>"
    )


def _cell(width: int, border: str, runs: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}<w:vAlign w:val="bottom"/></w:tcPr><w:p><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="460" w:lineRule="exact"/></w:pPr>{runs}</w:p></w:tc>'
    )
