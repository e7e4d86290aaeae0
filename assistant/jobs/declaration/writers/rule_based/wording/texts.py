"""The four texts of a row, and how the slots of a family's texts are filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

THIS_YEAR, WHOLE_PERIOD = "年度内", "项目期内"
_SLOT = re.compile(r"\{(?P<name>\w+)(?:\|(?P<default>[^}]*))?\}")
_TWICE = re.compile(r"([一-鿿]{2,6})\1")
"""检测 + 检测报告 is 检测报告; words of one character may be doubled: 天天."""


@dataclass(frozen=True)
class Texts:
    """What a row measures, how it is computed (may be empty), where the data stand and what proves them."""

    definition: str
    formula: str
    data_source: str
    evidence: str


def filled(template: str, slots: Mapping[str, str]) -> str:
    """A text with its slots filled, and no word twice in a row; an empty slot takes the default that stands in it."""
    text = _SLOT.sub(lambda m: slots.get(m["name"], "") or m["default"] or "", template)
    return _TWICE.sub(r"\1", text)
