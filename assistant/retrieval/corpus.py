"""The corpus as it is searched: shipped digests, and beside them the originals a unit has added.

An original of a document that ships as a digest takes its place when quoted; the digest's search aids stay.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import zip_longest

from assistant.domain.policy import WHOLE, Certainty, Clause, PolicyDocument, PolicyStatus
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
        known = {**{i: d for i, (d, _) in self._originals.items()}, **shipped}
        self.documents: dict[str, PolicyDocument] = dict(_with_repeals(known, self._originals))
        self._digests = tuple(c for c in clauses if c.policy_id in shipped and c.lines)

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Everything that may be found, by key: digests, and originals that no digest stands for.

        Where an original stands for a place, its words are the only text of that place; the questions and topics of
        the digest, in all its parts, go on finding it.
        """
        found: dict[str, Clause] = {}
        for place, parts in _by_place(self._digests).items():
            own = self._own_words.get(place) if place[1] is not None else None
            found |= {c.key: c for c in ([_in_own_words(parts, own)] if own else parts)}
        for policy_id, (_, clauses) in self._originals.items():
            known = {read_place(c.place) for c in self._digests if c.policy_id == policy_id}
            found |= {c.key: c for c in clauses if read_place(c.place) not in known}
        return found

    @cached_property
    def _digest_words(self) -> Mapping[tuple[str, object], str]:
        """What the digests of a place say, which goes on finding the original that stands for it."""
        return {place: "".join(c.text for c in parts) for place, parts in _by_place(self._digests).items()}

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that some document, or a question it answers, is written with."""
        return frozenset("".join(f"{c.text}{c.topic}{c.place}{''.join(c.asks)}" for c in self.clauses.values()))

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

    def both_of(self, clause: Clause) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
        """The original clauses and the digests of the place where a clause stands; empty where it has no place."""
        place = read_place(clause.place)
        if place is None:
            return (), ()
        digests = tuple(c for c in self._digests if c.policy_id == clause.policy_id and read_place(c.place) == place)
        return tuple(self._own_words.get((clause.policy_id, place), ())), digests

    def of_document(self, policy_id: str) -> tuple[Clause, ...]:
        """The clauses of one document in order."""
        return tuple(c for c in self.clauses.values() if c.policy_id == policy_id)

    def at(self, policy_id: str, stated: str) -> tuple[Clause, ...]:
        """The clauses of a place as a citation writes it."""
        place = self.register.place_of(policy_id, stated)
        wanted = read_place(place) if place else None
        return tuple(c for c in self.of_document(policy_id) if place and read_place(c.place) == wanted)

    def passages(self) -> Iterator[Passage]:
        """What is indexed: for each clause its words for keyword search, its lines in context, its questions."""
        for key, clause in self.clauses.items():
            document = self.documents[clause.policy_id]
            head = " ".join(p for p in (document.title, clause.topic) if p)
            body = self._digest_words.get((clause.policy_id, read_place(clause.place)), "") if clause.original else ""
            words = " ".join(
                (document.title, *document.aliases, document.doc_no, clause.chapter, clause.place, clause.topic,
                 clause.text, body, *clause.asks)
            )  # fmt: skip
            for n, (line, piece) in enumerate(pieces(clause.lines)):
                text = f"{head}\n{piece}"
                yield Passage(f"{key}|t{n}", key, clause.policy_id, text, words if n == 0 else "", line)
            for n, (ask, line) in enumerate(zip_longest(clause.asks, clause.ask_lines, fillvalue=WHOLE)):
                yield Passage(f"{key}|q{n}", key, clause.policy_id, str(ask), answered_in=_line(line))


def _line(stated: str | int) -> int | None:
    return stated if isinstance(stated, int) and stated != WHOLE else None


def _with_repeals(
    documents: Mapping[str, PolicyDocument], originals: Mapping[str, tuple[PolicyDocument, tuple[Clause, ...]]]
) -> Iterator[tuple[str, PolicyDocument]]:
    """Documents with what the originals of a unit repeal as repealed by them."""
    by = {old: d for d, _ in originals.values() for old in d.supersedes}
    for policy_id, document in documents.items():
        new = by.get(policy_id)
        if new is None or document.status is PolicyStatus.REPEALED or new.id == policy_id:
            yield policy_id, document
            continue
        since = new.effective or new.date
        repealed = {"status": PolicyStatus.REPEALED, "repealed_by": (new.id,), "repealed_on": since}
        yield policy_id, document.model_copy(update=repealed)


def _by_place(clauses: Iterable[Clause]) -> Mapping[tuple[str, object], list[Clause]]:
    """Digests by document and place, in order; those without a place that can be read stand alone."""
    found: dict[tuple[str, object], list[Clause]] = defaultdict(list)
    for clause in clauses:
        found[clause.policy_id, read_place(clause.place)].append(clause)
    return found


def _in_own_words(digests: Sequence[Clause], own: Sequence[Clause]) -> Clause:
    """The first part of a digested place with the original's lines, and the search aids of all parts."""
    return digests[0].model_copy(
        update={
            "lines": tuple(line for clause in own for line in clause.lines),
            "topic": "；".join(dict.fromkeys(c.topic for c in digests if c.topic)),
            "asks": tuple(dict.fromkeys(ask for c in digests for ask in c.asks)),
            "ask_lines": (),
            "evidence": Certainty.SOURCE,
            "original": True,
        }
    )


def pieces(lines: Iterable[str], size: int = _PIECE) -> Iterator[tuple[int, str]]:
    """Each line with its number, one that is too long in pieces of ``size`` characters."""
    for number, line in enumerate(lines):
        for start in range(0, len(line), size):
            yield number, line[start : start + size]
