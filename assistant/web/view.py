"""What the rooms 自评 and 评价 show alike, as HTML and text: no widget is named here, so that tests can read it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from assistant.base import show
from assistant.domain.finding import Finding
from assistant.domain.placeholders import PLACEHOLDER_OPEN
from assistant.writing.interface import Narrative

_COLOURS = {"fatal": "grave", "error": "grave", "warning": "mild", "info": "note"}


def listed(found: Sequence[Finding], names: Sequence[str]) -> str:
    """Findings with place and advice, as HTML; ``names`` gives the indicator of a row."""
    return "".join(finding(f, names) for f in found) or "<p class='calm'>没有发现问题。</p>"


def amount(value: Decimal | None) -> str:
    """A number in its shortest digits; empty where there is none."""
    return "" if value is None else show(value)


def finding(item: Finding, names: Sequence[str]) -> str:
    """One finding as HTML; ``names`` are those of the rows."""
    place = f"第 {item.row + 1} 行“{escape(names[item.row])}”：" if item.row is not None else ""
    basis = "；".join(escape(str(c)) for c in item.basis)
    return (
        f"<div class='finding'><b class='{_COLOURS[item.severity]}'>{item.severity.word}</b> "
        f"{place}{escape(item.message)}<br><span class='advice'>建议：{escape(item.advice)}</span>"
        f"<br><span class='basis'>{item.code} · {basis}</span></div>"
    )


def narratives(written: Sequence[Narrative], title: str = "", text: str = "") -> str:
    """The sections so far, the one under way last, as plain text."""
    parts = [f"{n.title}（{_written_by(n)}）\n{n.text}" for n in written]
    if title:
        parts.append(f"{title}（正在撰写……）\n{text}")
    return "\n\n".join(parts)


def _written_by(written: Narrative) -> str:
    return "规则撰写" if written.writer == "rule_based" else f"大模型撰写（{written.writer}），数字和条款已核对"


def marked(text: str, doubtful: Sequence[str] = ()) -> str:
    """Text as HTML with 【待补充】 and figures without a source highlighted."""
    figures = (rf"(?<!\d){re.escape(d)}(?!\d)" for d in doubtful if d)
    pattern = re.compile("(" + "|".join([r"【待补充[^】]*】", *figures]) + ")")
    return "".join(
        f"<mark class='{'open' if part.startswith(PLACEHOLDER_OPEN) else 'doubtful'}'>{escape(part)}</mark>"
        if at % 2
        else escape(part)
        for at, part in enumerate(pattern.split(text))
    )


def text(cell: Any) -> str:
    """A cell of a table widget as text."""
    said = "" if cell is None else str(cell).strip()
    return "" if said == "nan" else said
