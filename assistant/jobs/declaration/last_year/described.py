"""Words that describe a new row read by the ledger of briefs: name, class, sign and value as in a draft."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.domain.facts import Facts
from assistant.domain.filing import Funds
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry
from assistant.domain.library import LibraryEntry
from assistant.domain.placeholders import placeholder
from assistant.domain.vocabulary import QUANTITY, SERVED_SATISFACTION, TIMELINESS, read_level2
from assistant.jobs.declaration.last_year.additions import DescribedRow
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.ledger.tagger import shipped_tagger
from assistant.jobs.declaration.writers.rule_based.from_library import enrich
from assistant.jobs.declaration.writers.rule_based.row import SUGGESTED, DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import level1_of, stated_rows
from assistant.language.bounds import read_bound
from assistant.language.names import without_measure
from assistant.language.target import SIGNS, Operator
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_CLAUSE = re.compile(r"[，,。；;\n（(]")
_BINDS = re.compile(
    r"(?:不[得能应可]?[低少高多大超晚][于过]?|[最至][多少]|达到|控制在|力争|确保|完成|要|在|于|为|是|到|[≥≤=＞＜><：:“”\"\s])+$"
)
_NAME_ENDS = re.compile(r"(?:率|度|额|标准|成本|单价|时间|时限|数|费用|比例|占比|指数|收入|产值|起数)$")
_DATED = frozenset({TokenKind.DATE, TokenKind.PERIOD})
_LONGEST, _BESIDE = 30, 14

EntriesOf = Callable[[Facts], Sequence[LibraryEntry]]


def described_rows(text: str, year: int, class_words: str, entries_of: EntriesOf) -> list[DescribedRow]:
    """The rows that the words describe; one without a value where they give none."""
    ledger = read_ledger(text, year, shipped_tagger())  # a row in words is no brief
    facts = Facts(text=text, text_without_orders=text, ledger=ledger)
    entries = tuple(entries_of(facts))
    rows = list(stated_rows(facts, Funds(), None, year))
    found = [
        DescribedRow(_named(enrich(r, entries, text), text, class_words).indicator, _entry(r, facts)) for r in rows
    ]
    return found or list(_by_hand(text, class_words, entries))


def _entry(row: DraftRow, facts: Facts) -> LedgerEntry | None:
    source = row.indicator.source
    if source is None or source.start is None or source.end is None:
        return None
    inside = (e for e in facts.ledger.entries if source.start <= e.start and e.end <= source.end)
    return next((e for e in inside if e.role.makes_row), None)


def _named(row: DraftRow, text: str, class_words: str) -> DraftRow:
    """The row under the very name that the words write before the value, and in the class that they name."""
    changes: dict[str, object] = {}
    source = row.indicator.source
    if source is not None and source.start is not None:
        name = _written_name(text[: source.start])
        if name:
            changes["name"] = name
    if (level2 := read_level2(class_words)) is not None:
        changes |= {"level2": level2, "level1": level1_of(level2)}
    return row.with_changes(**changes)


def _written_name(before: str) -> str:
    words = _BINDS.sub("", _CLAUSE.split(before)[-1].strip())
    is_name = 3 < len(words) <= _LONGEST and (_NAME_ENDS.search(words) or without_measure(words) != words)
    return words if is_name else ""


def _by_hand(text: str, class_words: str, entries: Sequence[LibraryEntry]) -> Iterator[DescribedRow]:
    """A row whose value the ledger does not take for a target, or that has none yet."""
    token = next((t for t in find_tokens(text) if t.number is not None or t.date), None)
    words = _BINDS.sub("", (text[: token.start] if token is not None else _CLAUSE.split(text)[0]).strip("，,：: "))
    name = words[:_LONGEST]
    if len(name) < 2:
        return
    target = _value(text, token)
    level2 = read_level2(class_words) or _class_of(name, token)
    unit = token.unit if token is not None else ""
    row = Indicator(
        level1=level1_of(level2), level2=level2, name=name if token is not None else _counted(name), unit=unit,
        target=target or placeholder(f"{name}，单位和数值"), definition="",
    )  # fmt: skip
    yield DescribedRow(enrich(DraftRow(row, SUGGESTED), entries, text).indicator)


def _counted(name: str) -> str:
    return name if _NAME_ENDS.search(name) else f"{name}数量"


def _class_of(name: str, token: TextToken | None) -> str:
    if "满意" in name:
        return SERVED_SATISFACTION
    return TIMELINESS if token is not None and token.kind in _DATED else QUANTITY


def _value(text: str, token: TextToken | None) -> str:
    if token is None:
        return ""
    if token.date:
        return f"{token.text.rstrip('前')}前"
    operator = read_bound(text[max(0, token.start - _BESIDE) : token.start], text[token.end : token.end + _BESIDE])
    return f"{SIGNS.get(operator or Operator.AT_LEAST, '≥')}{token.text}"
