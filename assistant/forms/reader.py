"""Filings from files, by content."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.filing import Filing
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.files import guards
from assistant.files.interface import IntakeError, ReadFiling

_SCORED = frozenset({FormKind.GOAL_DECLARATION, FormKind.SELF_EVALUATION})
OLD_SUFFIXES = {".doc": ".docx", ".wps": ".docx", ".xls": ".xlsx", ".et": ".xlsx", ".xlsm": ".xlsx"}
"""Formats that an office program saves as one we read."""


@dataclass(frozen=True)
class Format:
    """A format that filings are read from: its name for people, and its reader."""

    name: str
    read: Callable[[Path], tuple[ReadFiling, ...]]


def _json(path: Path) -> tuple[ReadFiling, ...]:
    from assistant.forms.json_form import read_json_filings

    return read_json_filings(path)


def _word(path: Path) -> tuple[ReadFiling, ...]:
    from assistant.forms.docx_form import read_docx_filings

    guards.require_docx(path)
    return read_docx_filings(path)


def _excel(path: Path) -> tuple[ReadFiling, ...]:
    from assistant.forms.xlsx_form import read_xlsx_filings

    return read_xlsx_filings(path)


FORMATS: Mapping[str, Format] = {
    ".json": Format("JSON", _json),
    ".docx": Format("DOCX", _word),
    ".xlsx": Format("XLSX", _excel),
}
"""By suffix: the one table of what filings are read from. Help texts and refusals name what stands here."""


def format_names() -> str:
    """The formats as a user reads them: JSON、DOCX、XLSX."""
    return "、".join(each.name for each in FORMATS.values())


def read_filings(path: Path, formats: Mapping[str, Format] = FORMATS) -> tuple[ReadFiling, ...]:
    """Every filing of a file. Raises IntakeError with one Chinese line, whatever is wrong with the file."""
    try:
        return _format(path, formats).read(path)
    except (IntakeError, OSError):
        raise
    except Exception as error:  # a damaged file fails anywhere inside the libraries that open it
        raise IntakeError(
            f"“{path.name}”读不出来，文件可能已损坏（{type(error).__name__}）。请用原来的软件打开后另存再试。"
        ) from error


def _format(path: Path, formats: Mapping[str, Format]) -> Format:
    """The format by content where it tells, else by suffix: a .docx that was named .doc is read."""
    guards.read_bytes(path)
    suffix = path.suffix.lower()
    known = formats.get(guards.office_suffix(path) or suffix)
    if known is not None:
        return known
    if suffix in OLD_SUFFIXES:
        new = OLD_SUFFIXES[suffix]
        program = "Word" if new == ".docx" else "Excel"
        raise IntakeError(f"“{path.name}”是旧版 {program} 文件。请用 {program} 或 WPS 另存为 {new} 再试。")
    raise IntakeError(f"目前能读 {format_names()}，“{path.name}”请先另存为其中一种。")


def first_filing(path: Path) -> tuple[Filing, str]:
    """The first filing of a file that holds goals of a project or their self-evaluation.

    With it comes a Chinese line that says which was taken where the file holds more. Raises IntakeError, also where
    what the file holds is of another kind.
    """
    found = read_filings(path)
    chosen = next((item for item in found if item.filing.form in _SCORED), None)
    if chosen is None:
        raise IntakeError(_other_kind(path, found[0]))
    project = chosen.filing.project.name
    which = "使用第一张" if chosen is found[0] else "使用其中的绩效目标表或自评表"
    note = f"“{path.name}”中有 {len(found)} 张表，{which}：{project}。" if len(found) > 1 else ""
    return chosen.filing, note


def _other_kind(path: Path, item: ReadFiling) -> str:
    if item.filing.form is FormKind.UNKNOWN:
        return f"“{path.name}”里的表{item.form_reason}"
    return f"“{path.name}”是{FORM_TITLES[item.filing.form]}，这里要的是项目的绩效目标表或自评表，请换一个文件。"
