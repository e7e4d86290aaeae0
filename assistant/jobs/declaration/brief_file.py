"""A brief from a file: YAML, JSON, TXT, MD or DOCX, as text that the reader understands."""

import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from assistant.files import guards
from assistant.files.interface import BriefError

_STRUCTURED = {".yaml", ".yml", ".json"}
_ENGLISH = {
    "name": "项目名称", "department": "主管部门", "unit": "实施单位", "funds": "资金总额", "money": "资金总额",
    "content": "主要内容", "goal": "年度目标", "period": "项目期限", "attribute": "项目属性", "year": "年度",
    "deadline": "完成时间", "beneficiaries": "服务对象",
}  # fmt: skip


def read_brief_file(path: Path) -> str:
    """The text of a brief. Raises IntakeError or BriefError with one Chinese line."""
    suffix = path.suffix.lower()
    if suffix == ".docx":
        guards.require_docx(path)
        return _docx_text(path)
    text = guards.decoded(guards.read_bytes(path))
    if text is None:
        raise BriefError(f"“{path.name}”不是文本文件。请用记事本另存为 UTF-8 文本，或改用 DOCX。")
    if suffix not in _STRUCTURED:
        return text
    try:
        data = json.loads(text) if suffix == ".json" else yaml.safe_load(text)
    except (json.JSONDecodeError, yaml.YAMLError) as error:
        raise BriefError(f"“{path.name}”的格式不对，读不出来。请检查后再试，或改用 TXT 写几句话。") from error
    return data if isinstance(data, str) else "\n".join(_lines(data))


def _lines(data: object, label: str = "") -> Iterator[str]:
    """A mapping as labelled lines, a list as lines of its own."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _lines(value, _ENGLISH.get(str(key), str(key)))
    elif isinstance(data, list):
        for value in data:
            yield from _lines(value, "")
    elif data is not None:
        yield f"{label}：{data}" if label else str(data)


def _docx_text(path: Path) -> str:
    import docx
    from docx.table import Table

    parts: list[str] = []
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            parts += ["：".join(dict.fromkeys(c.text.strip() for c in row.cells)) for row in block.rows]
        else:
            parts.append(block.text)
    return "\n".join(p for p in parts if p.strip())
