"""Filings from files, by content."""

from pathlib import Path

from pydantic import ValidationError

from assistant.domain.filing import Filing
from assistant.files.formats import Use
from assistant.files.interface import IntakeError, ReadFiling
from assistant.files.reader import opened_for, read_opened, reader_of
from assistant.files.structured import load
from assistant.forms.table_forms import filings_of
from assistant.forms.transcription import read_transcription

_FIRST_YEAR, _LAST_YEAR = 1949, 2199


def read_filings(path: Path) -> tuple[ReadFiling, ...]:
    """Every filing of a file. Raises IntakeError with one Chinese line."""
    opened = opened_for(path, Use.FORM)
    if reader_of(opened, Use.FORM) == "structured":
        data = load(opened)
        items = data if isinstance(data, list) else [data]
        return tuple(ReadFiling(_filing(item, path.name), path.name) for item in items)
    return filings_of(read_opened(opened, Use.FORM))


def _filing(item: object, name: str) -> Filing:
    if isinstance(item, dict) and "form_kind" in item:
        return read_transcription(item)
    if not isinstance(item, dict) or not {"indicators", "project", "goals"} & set(item):
        raise IntakeError(f"“{name}”里没有绩效表。绩效表 JSON 的结构见 jixiao schema goal_declaration。")
    try:
        return _dated(Filing.model_validate(item), name)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(p) for p in first["loc"])
        raise IntakeError(
            f"“{name}”的 {place} 不对，请改正后再试（结构见 jixiao schema goal_declaration）。"
        ) from error


def _dated(filing: Filing, name: str) -> Filing:
    """The filing. Raises IntakeError for a year that no calendar has."""
    if filing.year is not None and not _FIRST_YEAR <= filing.year <= _LAST_YEAR:
        raise IntakeError(
            f"“{name}”的年度“{str(filing.year)[:12]}”不对，请改为 {_FIRST_YEAR} 至 {_LAST_YEAR} 之间的年份。"
        )
    return filing


def first_filing(path: Path) -> tuple[Filing, str]:
    """The first filing of a file, and a Chinese line that says so where it holds more. Raises IntakeError."""
    found = read_filings(path)
    project = found[0].filing.project.name
    note = f"“{path.name}”中有 {len(found)} 张表，使用第一张：{project}。" if len(found) > 1 else ""
    return found[0].filing, note
