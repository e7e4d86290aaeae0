"""What commands print: JSON alone on standard output, everything else for people, in Chinese."""

import json
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any

import click
from pydantic import BaseModel

from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, Severity
from assistant.domain.ledger import Ledger, LedgerEntry
from assistant.language.unread import UnreadFigure

_COLOURS = {Severity.FATAL: "red", Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def as_json(value: object) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=1))


def as_json_line(value: object) -> None:
    """One JSON value on one line."""
    click.echo(json.dumps(plain(value), ensure_ascii=False))


def plain(value: object) -> object:
    """A value as JSON data: models are dumped, containers walked."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value


def say(line: str) -> None:
    """A line for people, on standard error, so that standard output stays for results."""
    click.echo(line, err=True)


def unread(figures: Iterable[UnreadFigure]) -> list[dict[str, Any]]:
    """Figures that ended nowhere, as every command gives them: text, place in characters, the words around."""
    return [
        {"text": f.text, "place": {"start": f.start, "end": f.end, "text": f.context}, "doubtful": f.doubtful}
        for f in figures
    ]


def say_unread(figures: Iterable[UnreadFigure]) -> None:
    """The same for people, those that may be no figures left out."""
    sure = [f for f in figures if not f.doubtful]
    if sure:
        click.echo(f"没有用上的数字（{len(sure)} 处），请核对是否需要：")
    for figure in sure:
        click.echo(f"  {figure.text}　（……{figure.context}……）")


def step(name: str) -> None:
    """A step of long work that begins."""
    say(f"{name}……")


def findings(found: Iterable[Finding], names: dict[int, str]) -> None:
    """Findings for people: severity, place, what is wrong, what to do. ``names`` gives the indicator of a row."""
    for item in found:
        place = f"第{item.row + 1}行“{names.get(item.row, '')}”：" if item.row is not None else ""
        head = click.style(f"[{item.severity.word}] {item.code}", fg=_COLOURS[item.severity])
        click.echo(f"{head} {place}{item.message}")
        click.echo(f"    建议：{item.advice}")


def summary(found: Iterable[Finding]) -> str:
    """How many of each severity, in one line."""
    counts = dict.fromkeys(Severity, 0)
    for item in found:
        counts[item.severity] += 1
    stated = [f"{s.word} {n} 条" for s, n in counts.items() if n]
    return "、".join(stated) if stated else "没有发现问题"


def ledger(read: Ledger) -> None:
    """The numbers of a brief as a table, and what does not add up."""
    rows = [("数字", "是什么", "说的是", "用在哪里，或为什么没有用；谁读的")]
    rows += [(e.quote.replace("\n", " "), e.role.word, e.about, f"{e.used or e.why}；{_by(e)}") for e in read.entries]
    widths = [max(_width(row[i]) for row in rows) for i in range(3)]
    click.echo(f"简介里的数字（{len(read.entries)} 个）：")
    for row in rows:
        click.echo(
            "  " + "  ".join(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=False)) + f"  {row[3]}"
        )
    for item in read.contradictions:
        click.echo(f"对不上：{item.text}")


def origins(filing: Filing) -> None:
    """Where the value of each indicator is from, and which model designed it."""
    click.echo(f"指标值的来源（{len(filing.indicators)} 条）：")
    for row in filing.indicators:
        click.echo(f"  {row.name}　{row.target}　{row.source.line if row.source else ''}")


def _by(entry: LedgerEntry) -> str:
    """Who says what a number is for, and where rules and model differed."""
    return f"{entry.read_by.word}{f'（{entry.disputed}）' if entry.disputed else ''}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()
