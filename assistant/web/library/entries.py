"""The indicator library as the page shows it: found by words, sector and class, with how often each was used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.base import Frozen
from assistant.domain.library import LibraryEntry
from assistant.web.declaration.view import REVIEW
from assistant.web.desk import Desk
from policy_corpus import library

_MOST, _WORKS = 60, 200
_FIELDS = {
    "definition": "指标解释", "formula": "计算公式", "scoring_standard": "评分标准", "value_basis": "取值依据",
    "suggested_basis": "建议值依据", "measurement": "取值方式", "data_source": "数据来源", "evidence": "佐证资料",
}  # fmt: skip


class EntryQuery(Frozen):
    """What is looked for."""

    words: str = ""
    sector: str = ""
    level2: str = ""
    own: bool = False


@dataclass
class Usage:
    """In how many filings each entry stands; a filing is read once for each of its versions."""

    desk: Desk
    _seen: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """By the id of an entry, over the works that the acting person may see."""
        found: dict[str, int] = {}
        store = self.desk.product.store
        for work in store.works.list(limit=_WORKS, not_begun=REVIEW):
            key = (work.id, work.version)
            if key not in self._seen:
                rows = store.versions.at(work.id, work.version).filing.indicators
                self._seen[key] = frozenset(r.source.ref for r in rows if r.source and r.source.ref)
            for ref in self._seen[key]:
                found[ref] = found.get(ref, 0) + 1
        return found


def library_json(own: Sequence[LibraryEntry], query: EntryQuery, used: dict[str, int]) -> dict[str, Any]:
    """The entries that fit, the choices to narrow them down, and how many there are."""
    found = list(_found(own, query))
    classes = dict.fromkeys((e.level1, e.level2) for e in library.entries())
    return {
        "total": len(found), "entries": [_entry(e, used) for e in found[:_MOST]],
        "sectors": [{"id": s.id, "name": s.name} for s in library.sectors()],
        "classes": sorted({level2 for _, level2 in classes}), "own": len(own),
        "size": len(library.entries()),
    }  # fmt: skip


def _found(own: Sequence[LibraryEntry], query: EntryQuery) -> Iterator[LibraryEntry]:
    words = query.words.strip()
    ranked = [m.entry for m in library.search(words, own)] if words else [*own, *library.entries()]
    for entry in ranked:
        fits = not query.sector or query.sector in entry.sectors
        if fits and (not query.level2 or query.level2 == entry.level2) and (entry.is_own or not query.own):
            yield entry


def _entry(entry: LibraryEntry, used: dict[str, int]) -> dict[str, Any]:
    return {
        "id": entry.id, "name": name_of(entry), "level1": entry.level1, "level2": entry.level2, "unit": entry.unit,
        "suggested": entry.suggested, "own": entry.is_own, "used": used.get(entry.id, 0),
        "texts": [{"label": w, "text": t} for f, w in _FIELDS.items() if (t := getattr(entry, f))],
    }  # fmt: skip


def name_of(entry: LibraryEntry) -> str:
    """The name without the thing that a brief would fill in."""
    return entry.name if "{object}" not in entry.name else entry.name_default or entry.name.replace("{object}", "")
