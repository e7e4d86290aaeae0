"""A unit's own indicators: YAML files in a folder of the unit, written by hand or learned from a filing marked good."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from assistant.base import Frozen
from assistant.data_files import load_model
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.library import OWN, Direction, LibraryEntry
from assistant.domain.placeholders import is_placeholder
from assistant.language.money import Money, read_money_unit
from assistant.language.names import core
from assistant.language.target import Operator, Target

GUIDE = "docs/indicator-library.md"
_PROJECT = re.compile(r"^\d{4}(?:年度?|-\d{4}年)?|(?:专项)?(?:项目|经费|资金|补助)$")
"""What the name of a project says beside its work: the year, and that it is one."""
_UP, _DOWN = {Operator.AT_LEAST, Operator.MORE_THAN}, {Operator.AT_MOST, Operator.LESS_THAN}


class OwnLibraryFile(Frozen):
    """A file of a unit's own entries, in the format of the library."""

    entries: tuple[LibraryEntry, ...] = ()


def own_entries(folder: Path) -> tuple[LibraryEntry, ...]:
    """The unit's entries, in the order of the files; their ids begin with ``own.``. Raises DataFileError."""
    files = [load_model(path, OwnLibraryFile, GUIDE) for path in sorted(folder.glob("*.yaml"))]
    return tuple(_own(entry) for file in files for entry in file.entries)


def _own(entry: LibraryEntry) -> LibraryEntry:
    return entry if entry.is_own else entry.model_copy(update={"id": f"{OWN}{entry.id}"})


def learned(filing: Filing) -> tuple[LibraryEntry, ...]:
    """The rows of a filing as entries: their words call them up for a project of the same name.

    Rows that name nothing or have no value, and the money of the project itself, teach nothing.
    """
    return tuple(_entries(filing))


def _entries(filing: Filing) -> Iterator[LibraryEntry]:
    work = _PROJECT.sub("", core(filing.project.name))
    for number, row in enumerate(filing.indicators, 1):
        if not work or is_placeholder(row.name) or is_placeholder(row.target) or _is_total(row, filing):
            continue
        yield LibraryEntry(
            id=f"{OWN}{filing.year or 'undated'}.{work}.{number}",
            level1=row.level1,
            level2=row.level2,
            name=row.name,
            definition=row.definition or row.name,
            formula=row.formula,
            unit=row.unit or row.parsed.unit or "无",
            direction=_direction(row.parsed),
            suggested=row.with_unit(row.target) if not row.parsed.is_date else "",
            suggested_basis=f"历史标准：{filing.year or '以往'}年“{filing.project.name}”的申报表",
            value_basis=row.value_basis or "历史标准：按本单位以往年度的完成情况",
            measurement=row.measurement or "情况统计",
            data_source=row.data_source or "本单位业务台账",
            evidence=row.evidence or "本单位业务台账",
            words=(work,),
        )


def _is_total(row: Indicator, filing: Filing) -> bool:
    """Whether a row's target is the project's own money, which is another's next year."""
    target, total = row.parsed, filing.funds.money("total")
    unit = read_money_unit(target.unit)
    if unit is None or total is None or target.high is None:
        return False
    return Money(amount=target.high, unit=unit).yuan == total.yuan


def _direction(target: Target) -> Direction:
    if target.is_date:
        return Direction.BY_DATE
    if target.operator in _UP:
        return Direction.MORE
    return Direction.LESS if target.operator in _DOWN else Direction.EXACT


def as_yaml(entries: Sequence[LibraryEntry]) -> str:
    """Entries as the text of a file that ``own_entries`` reads back."""
    shown = [entry.model_dump(mode="json", exclude_defaults=True) for entry in entries]
    return yaml.safe_dump({"entries": shown}, allow_unicode=True, sort_keys=False, width=120)
