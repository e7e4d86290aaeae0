"""What can be asked about the product itself: how to fill a cell, how to do a thing, its rules and its profiles."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from assistant.base import Frozen
from assistant.data_files import load_yaml
from assistant.domain.citation import Citation
from assistant.jobs.questions.manual.entry import ManualEntry
from assistant.jobs.questions.manual.of_profiles import profile_entries
from assistant.jobs.questions.manual.of_rules import rule_entries
from policy_corpus.catalog import list_profiles

_FILE = Path(__file__).resolve().parents[4] / "policy_corpus" / "manual.yaml"
CELLS, USE = "填表说明", "产品说明"


class _Source(Frozen):
    policy: str
    article: str


class _Written(Frozen):
    place: str
    lines: tuple[str, ...]
    asks: tuple[str, ...]
    source: _Source | None = None


@cache
def entries() -> tuple[ManualEntry, ...]:
    """All, in one order: what was written by hand, then profiles, then rules."""
    return (*_written(), *profile_entries(list_profiles()), *rule_entries())


def _written() -> Iterator[ManualEntry]:
    for item in load_yaml(_FILE):
        one = _Written.model_validate(item)
        kind = CELLS if "“" in one.place else USE
        yield ManualEntry(kind=kind, place=one.place, lines=one.lines, asks=one.asks, rests_on=_rests_on(one))


def _rests_on(one: _Written) -> Sequence[Citation]:
    return (Citation(policy_id=one.source.policy, article=one.source.article),) if one.source else ()
