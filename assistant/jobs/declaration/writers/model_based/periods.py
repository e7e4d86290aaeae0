"""Which period a value is of: this year alone, or the whole of a project that runs on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.facts import Facts
from assistant.domain.ledger import NumberRole
from assistant.domain.placeholders import is_placeholder
from assistant.domain.vocabulary import OUTPUT, QUANTITY, read_level2
from assistant.jobs.declaration.writers.model_based.basis import Basis
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import source_of, target_of
from assistant.language.likeness import SAME_SUBJECT, coverage, likeness
from assistant.language.names import without_measure

_ONE_YEAR = re.compile("年底|年末|年内|[本今当]年|[较比](?:上年|去年)")
_EACH_YEAR = re.compile("[每各逐]年")
_NAMED = 0.3
"""How much of a name a clause that shows its very value has to hold: 储备化肥10000吨 of 化肥淡季储备数量."""


def is_of_one_year(basis: Basis, material: Material) -> bool:
    """Whether the brief says a result of this year: by its end, or against the year before."""
    entry = basis.entry
    if entry is None or entry.role is not NumberRole.RESULT:
        return False
    clause = material.clause_of(entry)
    return _ONE_YEAR.search(clause) is not None or f"{material.year}年" in clause


def of_all_years(rows: Sequence[DraftRow], facts: Facts, sentences: Sequence[str], year: int) -> list[DraftRow]:
    """Rows of the whole period for quantities that are counted for this year: what the brief counts for all years, then
    what the goal of all years states as its own, to be confirmed."""
    named = {r.indicator.name for r in rows if r.overall}
    counted = [r for r in rows if _is_counted(r) and r.indicator.name not in named]
    found = [total for row in counted if (total := _total_of(row, facts))]
    known = {r.indicator.name for r in found}
    return [*found, *_stated(sentences, [r for r in counted if r.indicator.name not in known], year)]


def _is_counted(row: DraftRow) -> bool:
    item = row.indicator
    quantity = row.level1 == OUTPUT and read_level2(item.level2) == QUANTITY
    return quantity and not row.overall and not is_placeholder(item.target)


def _total_of(row: DraftRow, facts: Facts) -> DraftRow | None:
    """What the brief counts of the same thing over all years: 生态护岸总长度 of 生态护岸长度."""
    item = row.indicator
    entries = [e for e in facts.ledger.of(NumberRole.OUTPUT) if e.all_years and e.unit == item.unit]
    entry = next((e for e in entries if likeness(e.name, item.name) >= SAME_SUBJECT), None)
    if entry is None or not (target := target_of(entry)):
        return None
    return replace(row.with_changes(target=target, source=source_of(entry, facts.text)), overall=True)


def _of_all(sentence: str, year: int) -> Iterator[str]:
    """The clauses of a sentence before one that turns to a single year: 三年建成36公里，其中2027年12.5公里."""
    one_year = re.compile(rf"{year}年(?!\s*(?:度?\s*[至到-]|\d*月?\d*日?[至到-]))|本年|当年|今年")
    for clause in re.split("[，,；;。]", sentence):
        if one_year.search(clause):
            return
        yield clause


def _stated(sentences: Sequence[str], rows: Sequence[DraftRow], year: int) -> Iterator[DraftRow]:
    clauses = [clause for sentence in sentences for clause in _of_all(sentence, year)]
    for row in rows:
        stating = next((clause for clause in clauses if _states(clause, row)), None)
        if stating is None:
            continue
        source = row.indicator.source
        confirmed = source.model_copy(update={"confirm": True}) if source else None
        whole = replace(row.with_changes(source=confirmed), overall=True)
        yield _of_each_year(whole, year) if _EACH_YEAR.search(stating) else whole


def _of_each_year(row: DraftRow, year: int) -> DraftRow:
    """A row whose value holds for each year of the period: 应急演练 ≥4次 as ≥4次/年."""
    item = row.indicator
    definition = re.sub(rf"本年度?|今年|年度内|{year}年度?内?", "每年", item.definition)
    if not item.unit or "/" in item.unit:
        return row.with_changes(definition=definition)
    return row.with_changes(target=f"{item.target}/年", definition=definition)


def _states(clause: str, row: DraftRow) -> bool:
    """Whether a clause shows the value of a row as the one of its unit: 各年依次11.2公里、12.5公里 states no whole."""
    counted = re.findall(rf"\d\s*{re.escape(row.indicator.unit)}", clause) if row.indicator.unit else ()
    if len(counted) > 1:
        return False
    value = re.escape(row.indicator.target.lstrip("≥≤=＞＜><"))
    thing = without_measure(row.indicator.name)
    return bool(re.search(rf"(?<![\d.]){value}", clause)) and coverage(thing, clause) >= _NAMED
