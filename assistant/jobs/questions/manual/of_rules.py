"""Rules of the product as entries: what is checked, why, what to do."""

from collections.abc import Iterator

from assistant.jobs.questions.manual.entry import ManualEntry
from assistant.rules.rule import Rule
from assistant.rules.table import RULES

KIND = "检查规则"


def rule_entries() -> Iterator[ManualEntry]:
    """An entry a rule, in the order of the table."""
    for rule in RULES:
        yield ManualEntry(kind=KIND, place=rule.code, lines=tuple(_lines(rule)), asks=_asks(rule), rests_on=rule.basis)


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.code}“{rule.title}”（{rule.severity.word}）检查{rule.what.rstrip('。')}"
    yield f"理由：{rule.why}"
    yield f"怎么改：{rule.advice}"
    yield f"反例：{rule.bad.note}"
    yield f"正例：{rule.good.note}"


def _asks(rule: Rule) -> tuple[str, ...]:
    return (f"审核提示“{rule.title}”是什么意思", f"提示{rule.title}怎么改", f"为什么报{rule.title}")
