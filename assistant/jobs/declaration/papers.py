"""Several papers of one project as one brief that knows of every place which file and page it is of."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.domain.facts import BriefReading
from assistant.domain.ledger import LedgerEntry, LedgerPlace
from assistant.files.formats import SAVE_AS, Use, format_of
from assistant.files.names import shown
from assistant.files.reader import read_paper
from assistant.jobs.declaration.brief_file import page_text, read_brief_file
from assistant.language.likeness import SAME_INDICATOR, likeness

_BETWEEN = "\n\n"
_MOST_ALIKE = 100
"""Things of one role, value and unit that a number is compared with."""


@dataclass(frozen=True)
class BriefPart:
    """A page or sheet of a paper: its number from 1 or its name, and its text."""

    page: str
    text: str


@dataclass(frozen=True)
class BriefPaper:
    """A paper by its pages."""

    name: str
    parts: tuple[BriefPart, ...]

    @classmethod
    def of(cls, path: Path) -> "BriefPaper":
        """A file read. Raises IntakeError or BriefError with one Chinese line."""
        known = format_of(path)
        if known is None or known.reader in {"structured", "plain"} or path.suffix.lower() in SAVE_AS:
            return cls(shown(path), (BriefPart("", read_brief_file(path)),))
        paper = read_paper(path, Use.BRIEF)
        if len(paper.pages) < 2:
            name = paper.pages[0].name if paper.pages else ""
            return cls(shown(path), (BriefPart(name, read_brief_file(path)),))
        parts = tuple(BriefPart(page.name or str(n), page_text(page)) for n, page in enumerate(paper.pages, 1))
        return cls(shown(path), parts)


@dataclass(frozen=True)
class BriefPapers:
    """The papers in order; their text is the brief."""

    papers: tuple[BriefPaper, ...]

    @cached_property
    def _parts(self) -> tuple[tuple[int, str, str], ...]:
        return tuple(self._placed())

    def _placed(self) -> Iterator[tuple[int, str, str]]:
        at = 0
        for paper in self.papers:
            for part in paper.parts:
                yield at, paper.name, part.page
                at += len(part.text) + len(_BETWEEN)

    @property
    def text(self) -> str:
        """All pages of all papers."""
        return _BETWEEN.join(part.text for paper in self.papers for part in paper.parts)

    def place(self, start: int) -> LedgerPlace:
        """The file and page of a place of the text."""
        at = bisect_right([p[0] for p in self._parts], start) - 1
        _, name, page = self._parts[max(at, 0)]
        return LedgerPlace(file=name, page=page, start=start)

    def placed(self, reading: BriefReading) -> BriefReading:
        """The reading with file and page on every number; one that is told twice is one entry."""
        entries = _once([e.model_copy(update={"place": self.place(e.start)}) for e in reading.facts.ledger.entries])
        ledger = reading.facts.ledger.model_copy(update={"entries": tuple(entries)})
        return reading.model_copy(update={"facts": reading.facts.model_copy(update={"ledger": ledger})})


def _once(entries: list[LedgerEntry]) -> list[LedgerEntry]:
    """The entries, a later one of the same number for the same thing as a further place of the first."""
    kept: dict[tuple[str, str, str, str], list[int]] = {}
    once: list[LedgerEntry] = []
    for entry in entries:
        same = kept.setdefault((entry.role, entry.value, entry.unit, entry.level2), [])
        first = next((at for at in same[:_MOST_ALIKE] if _alike(once[at], entry)), None)
        if first is None:
            same.append(len(once))
            once.append(entry)
        else:
            also = (*once[first].also, *([entry.place] if entry.place else []))
            once[first] = once[first].model_copy(update={"also": also})
    return once


def _alike(one: LedgerEntry, other: LedgerEntry) -> bool:
    if one.role.is_money or one.about == other.about:
        return True
    return likeness(one.name or one.about, other.name or other.about) >= SAME_INDICATOR
