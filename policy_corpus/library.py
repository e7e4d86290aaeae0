"""The indicator library: load, search, and choose what fits a set of facts.

``indicators/`` holds entries by kind of activity; ``chains/`` one file a sector: the sector, its chains of work →
output → effect → outcome, and the entries that these name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.data_files import DataFileError, first_fault, load_yaml
from assistant.domain.facts import Facts, KindFact
from assistant.domain.library import ActivityKind, LibraryEntry, Sector, WorkChain
from assistant.text_cache import cached_by_text

_FOLDER = Path(__file__).parent / "indicators"
_CHAINS = Path(__file__).parent / "chains"
_WORD, _NAME, _KIND, _SECTOR, _CORE = 3, 4, 4, 3, 2
_GUIDE = "docs/indicator-library.md"
_OWN = 100
"""More than any entry that ships can reach."""


@dataclass(frozen=True)
class EntryMatch:
    """An entry that fits, how well, and why."""

    entry: LibraryEntry
    score: int
    why: tuple[str, ...]


@cache
def entries() -> tuple[LibraryEntry, ...]:
    """All entries, in the order of the files. Raises DataFileError."""
    activities = [(path, load_yaml(path)) for path in sorted((_FOLDER / "entries").glob("*.yaml"))]
    of_sectors = [
        (path, {**file, "defaults": {"sectors": [file["sector"]["id"]], "of_work": True}})
        for path, file in zip(_chain_paths(), _chain_files(), strict=True)
    ]
    return tuple(entry for path, loaded in (*activities, *of_sectors) for entry in read_entries(path, loaded))


def read_entries(path: Path, loaded: dict[str, Any]) -> Iterator[LibraryEntry]:
    """The entries of a file, with its defaults. Raises DataFileError, which names the entry."""
    for number, item in enumerate(loaded["entries"]):
        try:
            yield LibraryEntry.model_validate({**loaded.get("defaults", {}), **item})
        except ValidationError as error:
            place = f"entries.{item.get('id', number)}"
            raise DataFileError(
                f"数据文件“{path.name}”的 {place}：{first_fault(error)}，请参照 {_GUIDE} 修改。"
            ) from error


def entry(entry_id: str) -> LibraryEntry | None:
    """An entry by id."""
    return _by_id().get(entry_id)


@cache
def _by_id() -> dict[str, LibraryEntry]:
    return {e.id: e for e in entries()}


@cache
def chains() -> tuple[WorkChain, ...]:
    """The chains of all sectors, in the order of the files."""
    return tuple(
        WorkChain.model_validate({**item, "sector": file["sector"]["id"]})
        for file in _chain_files()
        for item in file["chains"]
    )


@cache
def _chain_files() -> tuple[dict[str, Any], ...]:
    return tuple(load_yaml(path) for path in _chain_paths())


def _chain_paths() -> list[Path]:
    return sorted(_CHAINS.glob("*.yaml"))


@cache
def kinds() -> tuple[ActivityKind, ...]:
    """The kinds of activity."""
    return tuple(ActivityKind.model_validate(item) for item in _list("kinds"))


@cache
def sectors() -> tuple[Sector, ...]:
    """The sectors: those of ``sectors.yaml``, then those that only a file of chains names."""
    listed = tuple(Sector.model_validate(item) for item in _list("sectors"))
    known = {sector.id for sector in listed}
    named = [file["sector"] for file in _chain_files() if file["sector"]["id"] not in known]
    return (*listed, *(Sector.model_validate({"words": [], **_without(item, "examples")}) for item in named))


def _without(item: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != key}


def _list(name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = load_yaml(_FOLDER / f"{name}.yaml")[name]
    return items


def rank(
    text: str, kind_ids: Sequence[str] = (), sector_ids: Sequence[str] = (), own: Sequence[LibraryEntry] = ()
) -> tuple[EntryMatch, ...]:
    """Entries by call-up words, kind and sector, best first. An entry of another kind or sector does not fit.

    ``own`` are the unit's own entries: those that the text calls up by a word come before all others.
    """
    called = _called(text)
    shipped = (_match(e, called, kind_ids, sector_ids) for e in _touched(called, kind_ids, sector_ids))
    found = [m for m in (*(_own_match(e, text) for e in own), *shipped) if m.score > 0]
    return tuple(sorted(found, key=lambda m: (-m.score, m.entry.id)))


@cached_by_text(50_000, latest=2)
def _called(text: str) -> frozenset[str]:
    """The call-up words that stand in a text; many entries share one."""
    return frozenset(w for w in _call_words() if w in text)


def _touched(called: Iterable[str], kind_ids: Iterable[str], sector_ids: Iterable[str]) -> list[LibraryEntry]:
    """The entries that a word, a kind or a sector leads to, and the generic ones: no other can fit."""
    shown = (("word", called), ("kind", kind_ids), ("sector", sector_ids), ("generic", ("",)))
    found = {at for how, names in shown for name in names for at in _index().get((how, name), ())}
    return [entries()[at] for at in sorted(found)]


@cache
def _index() -> Mapping[tuple[str, str], Sequence[int]]:
    """The places of the entries by what leads to them."""
    places = defaultdict[tuple[str, str], list[int]](list)
    for at, entry in enumerate(entries()):
        shown = (("word", entry.words), ("kind", entry.kinds), ("sector", entry.sectors))
        for key in {(how, name) for how, names in shown for name in names}:
            places[key].append(at)
        if not entry.kinds and not entry.sectors:
            places["generic", ""].append(at)
    return places


@cache
def _call_words() -> frozenset[str]:
    return frozenset(w for e in entries() for w in e.words)


def _own_match(entry: LibraryEntry, text: str) -> EntryMatch:
    words = tuple(w for w in entry.words if w in text)
    return EntryMatch(entry, _OWN if words else 0, words)


def _match(
    entry: LibraryEntry, called: frozenset[str], kind_ids: Sequence[str], sector_ids: Sequence[str]
) -> EntryMatch:
    kind = [k for k in kind_ids if k in entry.kinds]
    sector = [s for s in sector_ids if s in entry.sectors]
    if (entry.kinds and kind_ids and not kind) or (entry.sectors and sector_ids and not sector):
        return EntryMatch(entry, 0, ())
    words = [w for w in entry.words if w in called]
    if entry.sectors and not sector and not words:
        return EntryMatch(entry, 0, ())
    first = kind_ids[0] if kind_ids else ""
    score = _WORD * min(len(words), 3) + _KIND * len(kind) + (1 if first in kind else 0) + _SECTOR * len(sector)
    score += _CORE if entry.core and (kind or sector) else 0
    if not entry.kinds and not entry.sectors:
        score += 1  # a generic entry fits anything, after all others
    return EntryMatch(entry, score, (*words, *kind, *sector))


def search(query: str, own: Sequence[LibraryEntry] = ()) -> tuple[EntryMatch, ...]:
    """Entries for a few words, best first: in the name, then in the call-up words and definition."""
    terms = [t for t in query.split() if t]
    found = [m for m in (_hit(e, terms) for e in (*own, *entries())) if m.score > 0]
    return tuple(sorted(found, key=lambda m: (-m.score, m.entry.id)))


def _hit(entry: LibraryEntry, terms: Iterable[str]) -> EntryMatch:
    score = 0
    why = []
    for term in terms:
        points = _NAME * (term in entry.name) + _WORD * any(term in w or w in term for w in entry.words)
        points += int(term in entry.definition)
        score += points
        if points:
            why.append(term)
    return EntryMatch(entry, score, tuple(why))


def fitting(facts: Facts, own: Sequence[LibraryEntry] = ()) -> tuple[LibraryEntry, ...]:
    """The entries for a set of facts, best first."""
    kind_ids, sector_ids = _leading(facts.kinds), _leading(facts.sectors)
    return tuple(m.entry for m in rank(facts.text_without_orders or facts.text, kind_ids, sector_ids, own))


def _leading(shown: Sequence[KindFact]) -> list[str]:
    """The kinds or sectors that a brief is about: those nearly as strong as the strongest, not each that it touches."""
    return [k.kind for k in shown if k.weight * 2 >= shown[0].weight]
