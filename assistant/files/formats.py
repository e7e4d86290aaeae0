"""THE table of file formats. A new format is a reader (a module with ``read``) and a line here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Use(StrEnum):
    """What a file may hold."""

    FORM = "绩效表"
    BRIEF = "项目概况"
    PAPER = "项目资料"
    POLICY = "政策原文"
    RESULTS = "完成情况"
    SURVEY = "问卷答案"
    SCORES = "得分调整"


@dataclass(frozen=True)
class Format:
    """A kind of file by its suffix."""

    suffix: str
    name: str
    """In Chinese, as messages and pages give it."""
    reader: str
    """The module of this room that reads it; a file of another content with this suffix is read by its content."""
    uses: frozenset[Use]
    is_laid_out: bool = False
    """Its lines end where the paper ended, not where a paragraph does."""


_ALL = frozenset(Use)
_TABLES = frozenset({Use.FORM, Use.BRIEF, Use.PAPER, Use.RESULTS, Use.SURVEY})
_PAGES = frozenset({Use.FORM, Use.BRIEF, Use.PAPER, Use.POLICY, Use.RESULTS})
_LINES = frozenset({Use.BRIEF, Use.PAPER, Use.POLICY, Use.RESULTS, Use.SURVEY})
_DATA = frozenset({Use.BRIEF, Use.RESULTS, Use.SCORES})

FORMATS = (
    Format(".docx", "Word", "word", _PAGES),
    Format(".xlsx", "Excel", "sheet", _TABLES),
    Format(".xlsm", "Excel", "sheet", _TABLES),
    Format(".xls", "旧版 Excel", "old_sheet", _TABLES),
    Format(".et", "WPS 表格", "old_sheet", _TABLES),
    Format(".ods", "ODF 表格", "open_sheet", _TABLES),
    Format(".csv", "CSV", "separated", _TABLES | {Use.SCORES}),
    Format(".tsv", "CSV", "separated", _TABLES),
    Format(".pdf", "PDF", "pdf", frozenset({Use.FORM, Use.BRIEF, Use.PAPER, Use.POLICY}), is_laid_out=True),
    Format(".html", "网页", "web", _PAGES),
    Format(".htm", "网页", "web", _PAGES),
    Format(".md", "Markdown", "plain", _PAGES, is_laid_out=True),
    Format(
        ".txt",
        "文本",
        "plain",
        frozenset({Use.BRIEF, Use.PAPER, Use.POLICY, Use.RESULTS, Use.SURVEY}),
        is_laid_out=True,
    ),
    Format(".json", "JSON", "structured", _DATA | {Use.FORM, Use.SURVEY}),
    Format(".yaml", "YAML", "structured", _DATA),
    Format(".yml", "YAML", "structured", _DATA),
)
_BY_SUFFIX = {f.suffix: f for f in FORMATS}

SAVE_AS = {
    ".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".odt": ".docx", ".xlsb": ".xlsx", ".dps": ".pdf",
    ".ppt": ".pdf", ".pptx": ".pdf", ".ofd": ".pdf", ".caj": ".pdf",
}  # fmt: skip
"""Formats that are not read, and what the program that wrote them can save instead."""


def format_of(path: Path) -> Format | None:
    """The format that a file's name says; None for an unknown one."""
    return _BY_SUFFIX.get(path.suffix.lower())


def suffixes(*uses: Use) -> list[str]:
    """The suffixes that may hold any of these, in the order of the table."""
    return [f.suffix for f in FORMATS if f.uses & set(uses)]


def can_hold(path: Path, use: Use) -> bool:
    """Whether a file of this name may hold it."""
    found = format_of(path)
    return found is not None and use in found.uses


def listed(*uses: Use) -> str:
    """The formats as a sentence has them: docx、xlsx 或 pdf."""
    *first, last = [s.removeprefix(".") for s in _shown(suffixes(*uses))]
    return f"{'、'.join(first)} 或 {last}" if first else last


def _shown(found: Iterable[str]) -> list[str]:
    """Suffixes without those that only spell another one differently."""
    return [s for s in found if s not in {".htm", ".yml", ".tsv", ".xlsm"}]


def how_to_save(path: Path) -> str:
    """What to do with a file of a known format that is not read; "" where nothing is known."""
    new = SAVE_AS.get(path.suffix.lower())
    return f"请用 Office 或 WPS 打开后另存为 {new} 再试。" if new else ""
