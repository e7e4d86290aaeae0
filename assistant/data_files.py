"""Read YAML data files that ship with the product or that a unit adds: quickly, strictly, one Chinese line on failure.

A file is read into a pydantic model; an unknown key, a missing one, a wrong type or a key written twice is refused.
"""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Model = TypeVar("_Model", bound=BaseModel)
_REASONS = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项，可能是写错了名字",
    "string_type": "应为文字",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "tuple_type": "应为列表",
    "list_type": "应为列表",
    "dict_type": "应为“名称: 值”的表",
    "model_type": "应为“名称: 值”的表",
    "date_from_datetime_parsing": "应为日期，如 2026-01-01",
    "pattern_regex": "正则表达式写错了",
    "enum": "不在可用的词里",
    "literal_error": "不在可用的词里",
    "string_too_short": "不能为空",
    "too_short": "不能为空",
}
"""What pydantic complains of, in Chinese; errors of our own validators come with Chinese text."""


class DataFileError(ValueError):
    """A data file that cannot be used; the text is one Chinese line with file and reason."""


class _StrictLoader(_LOADER):  # type: ignore[misc]  # the fast loader is chosen at run time
    """A safe loader that refuses a key written twice, which YAML would overwrite without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """The mapping of a node. Raises yaml.YAMLError where a key stands twice."""
        keys = [key.value for key, _ in node.value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise yaml.YAMLError(f"“{twice}”写了两次")
        made: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return made


def load_yaml(path: Path, guide: str = "docs/profiles.md") -> Any:
    """The content of a YAML file. Raises DataFileError."""
    return _parsed(path, _LOADER, guide)


def load_model(path: Path, model: type[_Model], guide: str = "CONTRIBUTING.md") -> _Model:
    """A YAML file as a value of ``model``; ``guide`` is the page that explains its format. Raises DataFileError."""
    data = _parsed(path, _StrictLoader, guide)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise DataFileError(f"数据文件“{path.name}”的 {first_fault(error)}，请参照 {guide} 修改。") from error


def first_fault(error: ValidationError) -> str:
    """The first complaint of pydantic as place and Chinese reason, such as ``rows.0.cells 不对（缺少这一项）``."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    own = str(first["ctx"]["error"]) if first["type"] == "value_error" else first["msg"]
    return f"{place or '内容'} 不对（{_REASONS.get(first['type'], own)}）"


def _parsed(path: Path, loader: Any, guide: str) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = str(error).splitlines()[0]
        raise DataFileError(f"数据文件“{path.name}”读不出来（{reason}），请按 {guide} 检查格式。") from error
