"""The one masker of all exits: personal data leaves as a placeholder that stays the same within one conversation.

What was masked once is masked again wherever it stands later, also where nothing around it says what it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import Lock

from assistant.language.personal.kinds import PersonalKind, PersonalSpan, longest
from assistant.language.personal.repeating import repeated

_TOKEN = re.compile(rf"〔(?:{'|'.join(PersonalKind)})\d+〕")
LONGEST_TOKEN = 14
"""Characters; a stream holds back so many, so that no placeholder is shown in halves."""


class Masker:
    """Masks the texts of one conversation and puts its placeholders back. Several threads may use it."""

    def __init__(self, own_words: Sequence[str] = (), *, careful: bool = False) -> None:
        """``own_words`` never leave; ``careful``: what may be personal does not leave either."""
        self._own = sorted({w.strip() for w in own_words if w.strip()}, key=len, reverse=True)
        self._careful = careful
        self._tokens: dict[str, str] = {}
        self._doubtful: dict[str, None] = {}
        self._lock = Lock()

    def hide(self, text: str) -> str:
        """The text with every piece of personal data replaced; the same piece always by the same placeholder."""
        return replaced(text, self.find(text), self._token)

    def restore(self, text: str) -> str:
        """The text with the placeholders of this conversation put back."""
        return _TOKEN.sub(lambda m: self._back.get(m[0], m[0]), text) if self._tokens else text

    @property
    def hidden(self) -> Mapping[str, str]:
        """What was masked, each with its placeholder."""
        return dict(self._tokens)

    @property
    def doubtful(self) -> Sequence[str]:
        """What may be personal, in the order it was met; with ``careful`` it is masked as well."""
        return list(self._doubtful)

    def find(self, text: str) -> Sequence[PersonalSpan]:
        """What must not leave, in the order of the text, nothing overlapping."""
        from assistant.language.personal.reader import read_personal  # loads numpy: not for ``--help``

        reading = read_personal(text)
        self._doubtful |= dict.fromkeys(text[s.start : s.end] for s in reading.doubtful)
        return longest([*self._known(text), *reading.certain, *(reading.doubtful if self._careful else ())])

    def _known(self, text: str) -> Iterator[PersonalSpan]:
        """Words of the unit, and what this conversation masked before."""
        for word in self._own:
            yield from (PersonalSpan(PersonalKind.OWN, *m.span()) for m in re.finditer(re.escape(word), text))
        yield from repeated(text, {stated: _kind(token) for stated, token in self._tokens.items()})

    def _token(self, kind: PersonalKind, stated: str) -> str:
        with self._lock:
            if stated not in self._tokens:
                number = sum(_kind(token) is kind for token in self._tokens.values()) + 1
                self._tokens[stated] = f"〔{kind}{number}〕"
            return self._tokens[stated]

    @property
    def _back(self) -> Mapping[str, str]:
        return {token: stated for stated, token in self._tokens.items()}


def replaced(text: str, spans: Iterable[PersonalSpan], token: Callable[[PersonalKind, str], str]) -> str:
    """The text with a placeholder for each span."""
    shown, at = [], 0
    for found in spans:
        shown += [text[at : found.start], token(found.kind, text[found.start : found.end])]
        at = found.end
    return "".join([*shown, text[at:]])


def _kind(token: str) -> PersonalKind:
    return PersonalKind(token.strip("〔〕0123456789"))
