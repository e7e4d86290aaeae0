"""A filing in which every row that only says its name says what it measures.

Rows are made in plain words (年度内实际完成的更换管网里程), which whoever designs or reviews sees; when the form is
done, what is still plain is said by what the row measures. What a model, the library or a user worded stays.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing, FundItem
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry
from assistant.domain.library import LibraryEntry
from assistant.domain.placeholders import is_placeholder
from assistant.domain.source import SourceKind
from assistant.domain.vocabulary import (
    ECONOMIC_COST,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    SERVED_SATISFACTION,
    TIMELINESS,
    read_level2,
)
from assistant.jobs.declaration.ledger.row_names import is_sound
from assistant.jobs.declaration.writers.rule_based.composite.beside import kind_beside, with_beside, without_beside
from assistant.jobs.declaration.writers.rule_based.composite.writing import is_composite
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST, measured_by
from assistant.jobs.declaration.writers.rule_based.wording import money, times
from assistant.jobs.declaration.writers.rule_based.wording.basis import basis, due_basis, total_basis
from assistant.jobs.declaration.writers.rule_based.wording.names import counter_of, project_words
from assistant.jobs.declaration.writers.rule_based.wording.satisfaction import satisfaction
from assistant.jobs.declaration.writers.rule_based.wording.texts import THIS_YEAR, WHOLE_PERIOD, Texts
from assistant.jobs.declaration.writers.rule_based.wording.wording import worded
from assistant.language.names import counted_in, without_measure

_PLAIN_DEFINITION = re.compile(
    "(?:年度内|项目期内)(?:实际(?:完成|达到|执行)的|每次实际的|用于|项目实际发生的全部支出).*|(?:年度内|项目期内)[^，；]+的实际比例"
    "|以.+的实际日期为准|满意和比较满意的有效问卷份数占有效问卷份数的比例|"
)
_PLAIN_FORMULA = re.compile("[^÷]+的数量÷应纳入统计的总数×100%|（满意份数[+＋]比较满意份数）÷有效问卷份数×100%|")
_PLAIN_BASIS = re.compile(
    "计划标准：按项目计划.*|预算支出标准：按本项目预算安排，不得超出|历史标准：上年或现状为[^，]+|由单位按调查对象和以前年度结果填写"
)
_USUAL = re.compile(
    "(?:历史标准：参照近三年.*|行业标准：按行业验收或管理要求|计划标准：按实施方案的时间安排)（建议值，须确认）"
)
"""A basis that the library gives to any row: a past that nobody stated, a requirement that nobody names."""
_SHARE = re.compile("(?P<part>[^÷（）]+)÷(?P<whole>[^÷（）]+)×100[0%％‰]*(?:（[^（）]*）)?")
_CLASSES = (QUANTITY, QUALITY, TIMELINESS, ECONOMIC_COST, SERVED_SATISFACTION, "")
_PLAIN_DATA = frozenset({"", *(measured_by(level2)[1] for level2 in _CLASSES)})
_PLAIN_EVIDENCE = frozenset({"", *(measured_by(level2)[2] for level2 in _CLASSES)})
_BARE = re.compile(r"[≥≤=＞＜><]?\d+")
_NO_USES = frozenset({"项目资金", "项目"})
"""What says of no use what it is for."""


def in_own_words(filing: Filing, facts: Facts, entries: Iterable[LibraryEntry] = ()) -> Filing:
    """The filing with the texts of its rows said by what they measure, where they are still plain."""
    library = {entry.id: entry for entry in entries}

    def said(rows: Sequence[Indicator], period: str) -> tuple[Indicator, ...]:
        return tuple(_counted(_said(row, filing, facts, library, period), facts) for row in rows)

    rows, overall = said(filing.indicators, THIS_YEAR), said(filing.overall_indicators, WHOLE_PERIOD)
    return filing.model_copy(update={"indicators": rows, "overall_indicators": overall})


def _said(row: Indicator, filing: Filing, facts: Facts, library: Mapping[str, LibraryEntry], period: str) -> Indicator:
    if (beside := kind_beside(row)) is not None and row.source is not None:
        return with_beside(_said(without_beside(row), filing, facts, library, period), beside, row.source.parts)
    if is_composite(row):
        of = f"{row.name.removesuffix('率')}情况"  # it stands for many numbers, and lists them
        return _where_plain(row, Texts("", "", f"{of}分项台账", f"{of}分项清单、各项证明材料"), "")
    kind = row.source.kind if row.source else None
    if kind is SourceKind.LIBRARY:
        return _of_library(row, library.get(row.source.ref or "") if row.source else None, facts)
    if is_placeholder(row.name):
        left = "由单位随指标一并填写"
        return _where_plain(row, Texts("", "", left, left), "")
    entry = _entry_of(row, facts)
    if row.name == TOTAL_COST:
        return _total(row, filing.funds.items, facts, period)
    if entry is not None:
        level2 = read_level2(row.level2) or row.level2
        value = "" if is_placeholder(row.target) else basis(entry, row.target, facts, period)
        return _where_plain(row, worded(entry, level2, facts, period), value)
    if row.parsed.is_date and row.definition == f"以{row.name.removesuffix('时间')}的实际日期为准":
        return _where_plain(row, times.date(row.name, facts, period), due_basis(row.name, row.target))
    if row.level1 == SATISFACTION and not row.definition:
        basis_words = "其他：项目计划未写明满意度，由单位按调查对象确定"
        return _where_plain(row, satisfaction(row.name, row.unit, facts), basis_words)
    return row


def _counted(row: Indicator, facts: Facts) -> Indicator:
    """The row with the measure of a bare number (零事故), by its name or by what it counts."""
    if row.unit or not _BARE.fullmatch(row.target):
        return row
    thing = without_measure(row.name).removesuffix("数").removesuffix("发生")
    unit = counted_in(row.name) or counted_in(counter_of(thing, facts))
    return row.model_copy(update={"target": f"{row.target}{unit}", "unit": unit}) if unit else row


def _entry_of(row: Indicator, facts: Facts) -> LedgerEntry | None:
    """The number that a row rests on, under the name that the row has."""
    source = row.source
    rows = [e for e in facts.ledger.entries if e.role.makes_row and e.name]
    if source is not None and source.kind is SourceKind.BRIEF and source.end is not None:
        entry = next((e for e in rows if e.end == source.end), None)
    else:  # its value is left open
        entry = next((e for e in rows if row.name.endswith(e.name)), None)
    return entry.model_copy(update={"name": row.name}) if entry is not None else None


def _where_plain(row: Indicator, texts: Texts, value_basis: str) -> Indicator:
    """The row with these texts in place of those that are plain."""
    changes: dict[str, str] = {}
    if _PLAIN_DEFINITION.fullmatch(row.definition):
        changes["definition"] = texts.definition
        if _PLAIN_FORMULA.fullmatch(row.formula):
            changes["formula"] = texts.formula
    if row.data_source in _PLAIN_DATA:
        changes["data_source"] = texts.data_source
    if row.evidence in _PLAIN_EVIDENCE:
        changes["evidence"] = texts.evidence
    if value_basis and _PLAIN_BASIS.fullmatch(row.value_basis):
        changes["value_basis"] = value_basis
    return row.model_copy(update=changes)


def _total(row: Indicator, items: Sequence[FundItem], facts: Facts, period: str) -> Indicator:
    """The row of the money, with what it is for where uses that all have a sound name add up to it."""
    sure = [i for i in items if i.amount and is_sound(f"{i.purpose}成本") and i.purpose not in _NO_USES]
    amount, total = row.parsed.low or row.parsed.high, row.target.lstrip("≤")
    known = sure if amount is not None and sum(i.amount or 0 for i in sure) == amount else []
    project = project_words(facts)
    texts = money.total([i.purpose for i in known], project, period)
    uses = [(i.purpose, f"{i.amount.normalize():f}{row.unit}") for i in known if i.amount]
    return _where_plain(row, texts, "" if is_placeholder(row.target) else total_basis(total, uses, project))


def _of_library(row: Indicator, entry: LibraryEntry | None, facts: Facts) -> Indicator:
    """A row of the library: what it measures in words where the entry has only its formula, and no basis that stands
    for any row."""
    changes: dict[str, str] = {}
    if row.level1 == SATISFACTION and row.definition == row.formula:
        texts = satisfaction(row.name, row.unit, facts)
        changes = {"definition": texts.definition, "data_source": texts.data_source, "evidence": texts.evidence}
    elif row.definition == row.formula and (share := _SHARE.fullmatch(row.definition)):
        changes["definition"] = f"{share['part']}占{share['whole']}的比重"
    if _USUAL.fullmatch(row.value_basis) and entry is not None and not entry.is_own:
        changes["value_basis"] = f"其他：项目计划未写明{row.name}，按同类项目常用值建议（建议值，须确认）"
    return row.model_copy(update=changes)
