"""The corpus as it is searched: shipped digests, and beside them the originals a unit has added.

An original of a document that ships as a digest takes its place when quoted; the digest's search aids stay.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from assistant.domain.policy import Clause, PolicyDocument
from assistant.language.places import read_place
from assistant.retrieval.interface import Passage
from policy_corpus.register import PolicyRegister

_PIECE = 320
"""Characters of a passage for the vector: longer text blurs it, and costs time in proportion. A line each finds more
than lines joined to this length (docs/benchmarks-answers.md)."""


class Corpus:
    """Documents and clauses in one view. Clauses are found by their key."""

    def __init__(
        self,
        documents: Iterable[PolicyDocument],
        clauses: Iterable[Clause],
        originals: Mapping[str, tuple[PolicyDocument, tuple[Clause, ...]]] | None = None,
    ) -> None:
        self._originals = dict(originals or {})
        shipped = {d.id: d for d in documents}
        self.documents: dict[str, PolicyDocument] = {**{i: d for i, (d, _) in self._originals.items()}, **shipped}
        self._digests = tuple(c for c in clauses if c.policy_id in shipped and c.lines)

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Everything that may be found, by key: digests, and originals that no digest stands for."""
        found = {c.key: c for c in self._digests}
        for policy_id, (_, own) in self._originals.items():
            held = {read_place(c.place) for c in self._digests if c.policy_id == policy_id}
            found |= {c.key: c for c in own if read_place(c.place) not in held}
        return found

    @cached_property
    def register(self) -> PolicyRegister:
        return PolicyRegister(self.documents.values(), self.clauses.values())

    @cached_property
    def _own_words(self) -> dict[tuple[str, object], list[Clause]]:
        """Original clauses by document and place."""
        found: dict[tuple[str, object], list[Clause]] = defaultdict(list)
        for policy_id, (_, own) in self._originals.items():
            for clause in own:
                found[policy_id, read_place(clause.place)].append(clause)
        return found

    def original_of(self, clause: Clause) -> Clause | None:
        """The document's own words for a digested clause, where the unit has added them."""
        if clause.original:
            return clause
        found = self._own_words.get((clause.policy_id, read_place(clause.place)))
        return found[0] if found and clause.place else None

    def of_document(self, policy_id: str) -> tuple[Clause, ...]:
        """The clauses of one document in order."""
        return tuple(c for c in self.clauses.values() if c.policy_id == policy_id)

    def at(self, policy_id: str, said: str) -> tuple[Clause, ...]:
        """The clauses of a place as a citation writes it."""
        place = self.register.place_of(policy_id, said)
        wanted = read_place(place) if place else None
        return tuple(c for c in self.of_document(policy_id) if place and read_place(c.place) == wanted)

    def passages(self) -> Iterator[Passage]:
        """What is indexed: for each clause its words for keyword search, its lines in context, its questions."""
        for key, clause in self.clauses.items():
            document = self.documents[clause.policy_id]
            head = " ".join(p for p in (document.title, clause.topic) if p)
            own = self.original_of(clause)
            body = "" if own is None or own is clause else own.text
            words = " ".join(
                (document.title, *document.aliases, document.doc_no, clause.chapter, clause.place, clause.topic,
                 clause.text, body, *clause.asks)
            )  # fmt: skip
            for n, (line, piece) in enumerate(pieces(clause.lines)):
                text = f"{head}\n{piece}"
                yield Passage(f"{key}|t{n}", key, clause.policy_id, text, words if n == 0 else "", line)
            for n, ask in enumerate(clause.asks):
                yield Passage(f"{key}|q{n}", key, clause.policy_id, ask)


def pieces(lines: Iterable[str], size: int = _PIECE) -> Iterator[tuple[int, str]]:
    """Each line with its number, one that is too long in pieces of ``size`` characters."""
    for number, line in enumerate(lines):
        for start in range(0, len(line), size):
            yield number, line[start : start + size]
