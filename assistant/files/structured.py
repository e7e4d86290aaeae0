"""JSON and YAML as data and as labelled lines: no aliases, no deep nesting, no endless numbers.

Plain values of YAML stay as they were written: 465.20 stays 465.20, 12:30 and 2026-02-30 are texts.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from assistant.domain.outside import NotLegal, legal, legal_json, too_deep
from assistant.files.interface import IntakeError
from assistant.files.opening import Opened
from assistant.files.paper import PaperPage, PaperText, ReadPaper

_MOST_YAML = 1_000_000
_LABELS = {
    "name": "项目名称", "department": "主管部门", "unit": "实施单位", "funds": "资金总额", "money": "资金总额",
    "content": "主要内容", "goal": "年度目标", "period": "项目期限", "attribute": "项目属性", "year": "年度",
    "deadline": "完成时间", "beneficiaries": "服务对象",
}  # fmt: skip


def read(opened: Opened) -> ReadPaper:
    """The data as labelled lines, a page. Raises IntakeError."""
    data = load(opened)
    lines = [data] if isinstance(data, str) else list(labelled(data))
    return ReadPaper((PaperPage(tuple(PaperText(line) for line in lines)),), opened.name)


def labelled(data: object, label: str = "") -> Iterator[str]:
    """A mapping as labelled lines, a list as lines of its own."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from labelled(value, _LABELS.get(str(key), str(key)))
    elif isinstance(data, list):
        for value in data:
            yield from labelled(value, "")
    elif data is not None:
        yield f"{label}：{data}" if label else str(data)


def load(opened: Opened) -> Any:
    """The data of a file: numbers of JSON exact, values of YAML as written. Raises IntakeError with one line."""
    text, most = opened.text(), opened.limits
    is_json = opened.path.suffix.lower() == ".json"
    try:
        if is_json:
            return legal_json(text, nesting=most.nesting, digits=most.digits, values=most.values)
        return legal(_yaml(opened, text))
    except IntakeError:
        raise
    except NotLegal as error:
        raise IntakeError(f"“{opened.name}”{error}") from error
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        if is_json:
            raise IntakeError(f"“{opened.name}”不是有效的 JSON，请检查文件是否完整。") from error
        raise IntakeError(f"“{opened.name}”的格式不对，读不出来。请检查冒号、缩进和引号后再试。") from error


def _yaml(opened: Opened, text: str) -> Any:
    if len(text) > _MOST_YAML:
        raise opened.too_much(f"超过 {_MOST_YAML // 10_000} 万字")
    loader = _Words(text)
    loader.opened = opened
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


class _Words(yaml.SafeLoader):
    """A safe loader without aliases and with a limit of depth, which leaves every plain value as it was written."""

    opened: Opened
    _depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise IntakeError(f"“{self.opened.name}”里有引用（*名称），请直接写出内容后再试。")
        self._depth += 1
        if self._depth > self.opened.limits.nesting:
            raise too_deep(self.opened.limits.nesting)
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
