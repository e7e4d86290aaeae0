"""Filings from files, by content."""

import json
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from assistant.domain.filing import Filing
from assistant.files import guards
from assistant.files.interface import IntakeError, ReadFiling
from assistant.forms.transcription import read_transcription


def read_filings(path: Path) -> tuple[ReadFiling, ...]:
    """Every filing of a file. Raises IntakeError with one Chinese line."""
    suffix = path.suffix.lower()
    if suffix == ".json":
        return _from_json(path)
    if suffix == ".docx":
        from assistant.forms.docx_form import read_docx_filings

        guards.require_docx(path)
        return read_docx_filings(path)
    if suffix == ".xlsx":
        from assistant.forms.xlsx_form import read_xlsx_filings

        return read_xlsx_filings(path)
    guards.read_bytes(path)
    if suffix == ".xls":
        raise IntakeError(f"“{path.name}”是旧版 Excel 文件。请用 Excel 或 WPS 另存为 .xlsx 再试。")
    raise IntakeError(f"目前能读 .json、.docx 和 .xlsx，“{path.name}”请先另存为其中一种。")


def _from_json(path: Path) -> tuple[ReadFiling, ...]:
    content = guards.read_bytes(path)
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise IntakeError(f"“{path.name}”不是有效的 JSON，请检查文件是否完整。") from error
    items = data if isinstance(data, list) else [data]
    return tuple(ReadFiling(_filing(item, path.name), path.name) for item in items)


def _filing(item: object, name: str) -> Filing:
    if isinstance(item, dict) and "form_kind" in item:
        return read_transcription(item)
    if not isinstance(item, dict) or not {"indicators", "project", "goals"} & set(item):
        raise IntakeError(f"“{name}”里没有绩效表。绩效表 JSON 的结构见 jixiao schema goal_declaration。")
    try:
        return Filing.model_validate(item)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(p) for p in first["loc"])
        raise IntakeError(
            f"“{name}”的 {place} 不对，请改正后再试（结构见 jixiao schema goal_declaration）。"
        ) from error


def first_filing(path: Path) -> tuple[Filing, str]:
    """The first filing of a file, and a Chinese line that says so where it holds more. Raises IntakeError."""
    found = read_filings(path)
    project = found[0].filing.project.name
    note = f"“{path.name}”中有 {len(found)} 张表，使用第一张：{project}。" if len(found) > 1 else ""
    return found[0].filing, note
