"""Units that a model reads in full and the rules in part, in the words of the brief: 每点次150元, 每生每年2300元."""

import re

from assistant.domain.ledger import LedgerEntry
from assistant.language.layout import Layout

_FIGURE = re.compile(r"\d")
_EACH = re.compile(r"(?:每[^\d\s每，,。；;、：:（(|/]{1,4})+$")
"""What a number is for each of, right before its figures."""


def said_unit(entry: LedgerEntry, stated: str, layout: Layout) -> str:
    """The unit as the brief words it, where the model's is more than the rules'; "" where it is not, or not proved."""
    if stated == entry.unit:
        return ""
    money, _, per = stated.partition("/")
    if not per or not money.endswith("元") or money != entry.unit.partition("/")[0]:
        return ""
    said = _each_before(entry, layout)
    asked = per.split("·")
    if len(said) != len(asked):
        return ""
    each = [a if word.startswith(a) else word for a, word in zip(asked, said, strict=True)]
    unit = f"{money}/{'·'.join(each)}"
    return unit if set(each) != set(entry.unit.partition("/")[2].split("·")) else ""


def _each_before(entry: LedgerEntry, layout: Layout) -> list[str]:
    """生 and 年 of 每生每年2300元."""
    figure = _FIGURE.search(layout.text, entry.start, entry.end)
    at = figure.start() if figure else entry.start
    run = _EACH.search(layout.text[layout.clause(entry.start).start : at])
    return run[0].split("每")[1:] if run else []
