"""What a question says, in the words of the documents: synonyms added, slips of the keyboard mended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.data_files import load_yaml
from assistant.language.numerals import fold

_FILE = Path(__file__).resolve().parents[2] / "policy_corpus" / "synonyms.yaml"
_SHORTEST_TERM = 3


@dataclass(frozen=True)
class Words:
    """Synonym groups, the documents' own word first; and terms that are worth mending."""

    groups: tuple[tuple[str, ...], ...] = ()
    terms: tuple[str, ...] = field(default=())

    @classmethod
    def shipped(cls) -> "Words":
        """The curated list that ships with the corpus."""
        data = load_yaml(_FILE)
        return cls(tuple(tuple(g) for g in data["groups"]), tuple(data["terms"]))

    def added(self, question: str) -> tuple[str, ...]:
        """The documents' words for what the question says otherwise."""
        stated = fold(question)
        return tuple(g[0] for g in self.groups if g[0] not in stated and any(w in stated for w in g[1:]))

    def mended(self, question: str, known: Callable[[str], bool]) -> str:
        """The question with one-character slips in known terms set right: 执形率 for 执行率.

        ``known`` tells whether a bigram occurs in the corpus: only what never occurs is a slip.
        """
        text = question
        for term in sorted((t for t in self.terms if len(t) >= _SHORTEST_TERM), key=len, reverse=True):
            text = _mend(text, term, known)
        return text


def _mend(text: str, term: str, known: Callable[[str], bool]) -> str:
    if term in text or sum(c in text for c in term) < len(term) - 1:
        return text
    for start in range(len(text) - len(term) + 1):
        window = text[start : start + len(term)]
        wrong = [i for i, (a, b) in enumerate(zip(window, term, strict=True)) if a != b]
        if len(wrong) == 1 and "一" <= window[wrong[0]] <= "龥" and not _makes_sense(window, wrong[0], known):
            return text[:start] + term + text[start + len(term) :]
    return text


def _makes_sense(window: str, at: int, known: Callable[[str], bool]) -> bool:
    pairs: Sequence[str] = [window[i : i + 2] for i in (at - 1, at) if i >= 0 and i + 2 <= len(window)]
    return any(known(pair) for pair in pairs)
