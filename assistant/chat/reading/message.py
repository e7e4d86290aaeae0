"""A message as clauses: what the person says themselves, cut where one act may end and the next begin.

What stands in quotation marks is a value, never an order; pasted paragraphs of a document are no words of the person.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.language.invisible import visible
from assistant.language.numerals import COUNTING, fold
from assistant.language.tokens import TextToken, find_tokens
from assistant.language.word_classes import either, word_classes

_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|《[^》\n]*》|「[^」\n]*」|『[^』\n]*』|‘[^’\n]*’|【[^】\n]*】")
_STOP = re.compile(
    r"(?:^|(?<=[\s，,。；;]))\d{1,2}[.、．)）](?=[一-鿿])|[，,。；;！!？?\n～~…]+|\s+|[—–]{2,}|(?<=[一-鿿])[：:]|[.]{2,}|、"
)
_CONNECTIVES = re.compile(
    r"(?:然后呢?|接着|另外|此外|还有(?=[一-鿿第])|顺便|顺带|同时|并且|以及把|完了(?=[把再给])|最后再?(?=[把再给帮])|再就是|对了"
    r"|(?:[你我您咱请帮给也再就还并先]|麻烦|劳驾|直接|干脆|顺手){0,4}(?<!没)[把将](?!近|来|要|于|在|关|握|控|柄)|再(?=[加添补来删给帮换调])|并(?=[把将给改删加换]))"
)
_NUMBER_COMMA = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_WORDED = re.compile(rf"(?!第)[一-鿿]{{2,}}[^，,。；;、]*{COUNTING}")
_SHORTEST, _NEAR = 2, 40
"""Characters of the shortest clause; how far before a 、 its number is looked for."""


_ARROWS = str.maketrans("→➔⇒➡", "改改改改")
_PLUS = re.compile(r"(?<=[一-鿿])\+(?=\d)")
_MINUS = re.compile(r"(?<=[一-鿿])-(?=\d+(?:[,，。；;\s]|$))")
"""1500→1800 and 服务器+5台 are written for 改 and 加; places stay the same."""
_SCALE = re.compile(r"(?<=\d)[wW](?![A-Za-z0-9])")
_BOTH = re.compile(r"(?<=\d)&(?=\d)")
"""35w is 35万, and 4&5 are two."""
FILE_NAME = re.compile(r"[^\s，,。；;：:“”\"《》]+\.(?:xlsx?|docx?|json|et|wps|pdf)(?![A-Za-z])", re.I)


@dataclass(frozen=True)
class MessageClause:
    """A piece of a message between two cuts, without the stop behind it."""

    start: int
    end: int
    text: str
    stop: str = ""
    """The characters between it and the next clause."""


@dataclass(frozen=True)
class ChatMessage:
    """What was typed, with its clauses and tokens; places are those of ``text``."""

    text: str

    @classmethod
    def of(cls, typed: str) -> "ChatMessage":
        """A message without invisible characters and outer blanks."""
        text = _MINUS.sub("减", _PLUS.sub("加", visible(typed).strip())).translate(_ARROWS)
        return cls(_BOTH.sub("和", _SCALE.sub("万", text)))

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where quotations stand, marks included."""
        return tuple(m.span() for m in _QUOTED.finditer(self.text))

    @cached_property
    def tokens(self) -> tuple[TextToken, ...]:
        """What is counted, dated or numbered; the figures in the name of a file say nothing of the form."""
        files = self.files
        return tuple(t for t in find_tokens(self.text) if not any(a <= t.start < b for a, b in files))

    @cached_property
    def files(self) -> tuple[tuple[int, int], ...]:
        """Where names of files stand."""
        return tuple(m.span() for m in FILE_NAME.finditer(self.text))

    @cached_property
    def kinds(self) -> tuple[tuple[int, str], ...]:
        """Where words of the lexicon of acts stand, with their class; the longest word at each place."""
        return tuple((m.start(), _class_of(m[0])) for m in _act_words().finditer(fold(self.text)))

    @cached_property
    def clauses(self) -> tuple[MessageClause, ...]:
        """The clauses, in order; none is empty."""
        return tuple(_clauses(self.text, self.quoted))

    def is_quoted(self, at: int) -> bool:
        return bool(self._quoted_places[at : at + 1].strip(b"\0"))

    def clause_at(self, place: int) -> int:
        """The index of the clause that a place stands in, or the last before it."""
        return max(bisect_right(self._clause_starts, place) - 1, 0)

    @cached_property
    def _quoted_places(self) -> bytes:
        return _covered(self.text, self.quoted)

    @cached_property
    def _clause_starts(self) -> tuple[int, ...]:
        return tuple(c.start for c in self.clauses)


@cache
def _act_words() -> re.Pattern[str]:
    return re.compile(either(word for words in word_classes("act_words").values() for word in words))


@cache
def _class_of(word: str) -> str:
    return "+".join(kind for kind, words in word_classes("act_words").items() if word in words)


def _covered(text: str, spans: Iterable[tuple[int, int]]) -> bytes:
    """One byte a character of a text, 1 inside a span."""
    places = bytearray(len(text))
    for start, end in spans:
        places[start:end] = b"\1" * (end - start)
    return bytes(places)


def _clauses(text: str, quoted: tuple[tuple[int, int], ...]) -> Iterator[MessageClause]:
    start = 0
    for left, right in (*_cuts(text, quoted), (len(text), len(text))):
        words = text[start:left]
        if words.strip():
            blank = len(words) - len(words.lstrip())
            yield MessageClause(start + blank, left, words.strip(), text[left:right])
        start = right


def _cuts(text: str, quoted: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Each place where a clause ends and the next begins."""
    kept = _covered(text, [*quoted, *(m.span() for m in _NUMBER_COMMA.finditer(text))])
    found = [m.span() for m in _STOP.finditer(text) if _cuts_here(text, m)]
    found += [(m.start(), m.start()) for m in _CONNECTIVES.finditer(text)]
    last = 0
    for left, right in sorted(found):
        if kept[left] or left < last or (left == right and left - last < _SHORTEST):
            continue
        yield left, right
        last = right


def _ends_in_measure(text: str, at: int) -> bool:
    """Whether a number with its measure stands right before, as in 免疫率8分、检测头数5分; 第3、第5条 goes on."""
    before = text[max(0, at - _NEAR) : at]
    return any(t.end == len(before) and t.number is not None for t in find_tokens(before))


def _cuts_here(text: str, stop: re.Match[str]) -> bool:
    """A blank cuts between words of Chinese alone, not beside a figure's unit or a Latin word."""
    if stop[0] == "、":
        return _ends_in_measure(text, stop.start()) and bool(_WORDED.match(text, stop.end()))
    if stop[0].strip():
        return True
    before, after = text[: stop.start()][-1:], text[stop.end() :][:1]
    return (
        bool(re.match(r"[^\x00-\x2f\x3a-\x7f]", before) or before in "%％") and bool(after) and after not in "（()）%"
    )
