"""How a value was set (取值依据): one of the five standards, in words that a form can bear."""

import re

from assistant.domain.ledger import NumberRole
from assistant.domain.placeholders import is_placeholder
from assistant.domain.source import SourceKind
from assistant.jobs.declaration.writers.model_based.basis import Basis

_R = NumberRole
MONEY = frozenset({_R.PRICE, _R.MONEY_USE, _R.MONEY_SOURCE})
_BASES = ("计划标准", "历史标准", "行业标准", "预算支出标准", "其他")
_PLAN, _BUDGET = "计划标准", "预算支出标准"
_BRIEF_WORDS = ("项目简介", "简介")
"""What the program calls the text it was given; whoever reads the form has never seen one."""
_PLAN_WORDS = "项目计划"
_OTHER, _USUAL = "其他", "其他：项目计划未写明，参照同类项目常用值"
_TO_CONFIRM = "（建议值，须确认）"
_FIGURE = re.compile(r"\d")
_UNSAID = "按项目计划安排"


def value_basis(stated: str, basis: Basis) -> str:
    """What a model wrote, under the standard that fits the value; a suggested value says that it is one, a sum shows
    what it adds up."""
    words = _in_form(stated) if stated.startswith(_BASES) else f"{_default(basis)}：{_in_form(stated) or _UNSAID}"
    if _is_budget(basis) and words.startswith(_PLAN):
        words = f"{_BUDGET}{words.removeprefix(_PLAN)}"
    if basis.sum_shown and basis.sum_shown not in words:
        words = f"{words}（{basis.sum_shown}）"
    suggested = basis.source.kind is SourceKind.LIBRARY and not is_placeholder(basis.target)
    if suggested and not words.startswith(_OTHER) and not _FIGURE.search(words):
        words = _USUAL  # a standard of the trade, or a past, that nobody has stated
    return f"{words.removesuffix(_TO_CONFIRM)}{_TO_CONFIRM}" if suggested else words


def _in_form(words: str) -> str:
    for brief in _BRIEF_WORDS:
        words = words.replace(brief, _PLAN_WORDS)
    return words


def _is_budget(basis: Basis) -> bool:
    return basis.is_total or (basis.entry is not None and basis.entry.role in MONEY)


def _default(basis: Basis) -> str:
    if _is_budget(basis):
        return _BUDGET
    return _PLAN if basis.source.kind in {SourceKind.BRIEF, SourceKind.FORMULA} else "其他"
