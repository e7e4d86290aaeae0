"""Families of measures: how what they measure, its formula, its data and its evidence are said, as data.

A text of a family holds slots such as ``{of}`` (what the row measures it of); ``{of|火灾}`` says what stands there
where the row names nothing.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ValidationError

from assistant.base import Frozen
from assistant.data_files import DataFileError, first_fault, load_yaml

_FOLDER = Path(__file__).parent / "wordings"
_GUIDE = "CONTRIBUTING.md"
Words = Annotated[tuple[str, ...], BeforeValidator(lambda given: given.split() if isinstance(given, str) else given)]
"""Words written in one line, with blanks between them."""


class ActFamily(Frozen):
    """What is done with what a quantity counts."""

    id: str
    words: Words = ()
    """Verbs."""
    things: Words = ()
    """What the work makes, buys or sends: it shows the family where no verb does."""
    kinds: Words = ()
    """Kinds of activity that show it where no word does."""
    units: Words = ()
    """Measures that show it where no word does; none: any."""
    only_units: bool = False
    """Whether it counts in these measures alone: 更换管网48公里 is built, not bought."""
    counts_people: bool = False
    head: str = ""
    """What is counted, of a name that begins with the verb: 更换到位并验收合格的{object}."""
    tail: str
    people: str = ""
    """The same of people, where it is said otherwise."""
    data_source: str
    evidence: str


class RateFamily(Frozen):
    """A share: ``good`` of ``all``, or a formula of its own."""

    id: str
    ends: Words
    all: str = ""
    good: str = ""
    count: str = ""
    """The noun that counts it, where it is always the same."""
    definition: str = ""
    formula: str = ""
    data_source: str
    evidence: str


class ClockStart(Frozen):
    """What sets a clock going: 接到报修, with where that is written down."""

    words: Words
    start: str
    record: str
    paper: str


class ClockEnd(Frozen):
    """What stops a clock: 人员到场."""

    words: Words
    end: str
    paper: str


class Lasting(Frozen):
    """A time that something lasts."""

    words: Words
    definition: str
    record: str
    paper: str


class SaidFamily(Frozen):
    """Days and results by a word of the name."""

    words: Words
    definition: str
    data_source: str
    evidence: str


_Family = TypeVar("_Family", bound=Frozen)


def acts() -> tuple[ActFamily, ...]:
    """The families of work. Raises DataFileError."""
    return _families("acts", ActFamily)


def rates() -> tuple[RateFamily, ...]:
    """The families of rates. Raises DataFileError."""
    return _families("rates", RateFamily)


def clock_starts() -> tuple[ClockStart, ...]:
    """What sets a clock going. Raises DataFileError."""
    return _families("limits", ClockStart, "starts")


def clock_ends() -> tuple[ClockEnd, ...]:
    """What stops it. Raises DataFileError."""
    return _families("limits", ClockEnd, "ends")


def lasting() -> tuple[Lasting, ...]:
    """What is to last. Raises DataFileError."""
    return _families("limits", Lasting, "lasts")


def days() -> tuple[SaidFamily, ...]:
    """What is over by a day. Raises DataFileError."""
    return _families("dates", SaidFamily)


def results() -> tuple[SaidFamily, ...]:
    """What is reached, other than shares. Raises DataFileError."""
    return _families("results", SaidFamily)


@cache
def counters() -> Mapping[str, str]:
    """The noun that counts a thing (台数), by the end of the thing's name; the longest first. Raises DataFileError."""
    pairs = [(thing, noun) for noun, things in _loaded("counters").items() for thing in things.split()]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def papers() -> tuple[str, ...]:
    """Papers and records that a brief may name, the longest first. Raises DataFileError."""
    return tuple(sorted({word for line in _loaded("papers") for word in line.split()}, key=lambda w: (-len(w), w)))


@cache
def _families(name: str, model: type[_Family], part: str = "") -> tuple[_Family, ...]:
    loaded = _loaded(name)
    items = loaded[part] if part else loaded
    try:
        return tuple(model.model_validate(item) for item in items)
    except ValidationError as error:
        raise DataFileError(f"数据文件“{name}.yaml”：{first_fault(error)}，请参照 {_GUIDE} 修改。") from error


@cache
def _loaded(name: str) -> Any:
    return load_yaml(_FOLDER / f"{name}.yaml", _GUIDE)
