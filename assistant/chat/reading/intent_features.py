"""What the reader of intents may see of each clause of a message: its words, its neighbours, its figures."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.chat.reading.message import ChatMessage, MessageClause
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.language.numerals import fold

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_EDGE = 3
_ASKS = re.compile(
    r"[?？]|[吗嘛么呢不没否]$|什么|怎[么样]|如何|多少|几|哪|啥|咋|为何|能不能|是不是|要不要|可不可以|有没有|凭什么"
)
_LONG, _SHORT, _SURE = 40, 12, 3


def intent_features(message: ChatMessage, mentions: Sequence[RowMention]) -> list[list[str]]:
    """The features of each clause, in order; ``mentions`` are the rows that its words may mean."""
    plain = [_plain(c.text) for c in message.clauses]
    whole = [f"m:{gram}" for gram in sorted({g for p in plain for g in _grams(p, (2,))})]
    whole += [f"mk:{kind}" for kind in sorted({kind for _, kind in message.kinds})]
    near = [sorted({k for at, k in message.kinds if c.start <= at < c.end}) for c in message.clauses]
    rows = []
    for i, clause in enumerate(message.clauses):
        before, after = (plain[i - 1] if i else "^^"), (plain[i + 1] if i + 1 < len(plain) else "$$")
        rows.append(
            [
                "bias",
                *_words(plain[i]),
                *(f"p:{g}" for g in set(_grams(before, (2, 3)))),
                *(f"n:{g}" for g in set(_grams(after, (2, 3)))),
                *whole,
                *(f"pk:{kind}" for kind in (near[i - 1] if i else ())),
                *(f"nk:{kind}" for kind in (near[i + 1] if i + 1 < len(near) else ())),
                *_figures(message, clause),
                *_form(message, i),
                *_meant(message, clause, mentions),
            ]
        )
    return rows


def _plain(text: str) -> str:
    return _FIGURE.sub("0", fold(text)).lower()


def _grams(text: str, sizes: Sequence[int]) -> Iterator[str]:
    for size in sizes:
        for i in range(len(text) - size + 1):
            yield text[i : i + size]


def _words(plain: str) -> Iterator[str]:
    yield from (f"w:{g}" for g in set(_grams(plain, (1, 2, 3, 4))))
    for n in range(1, _EDGE + 1):
        yield f"^{n}:{plain[:n]}"
        yield f"${n}:{plain[-n:]}"


def _figures(message: ChatMessage, clause: MessageClause) -> Iterator[str]:
    kinds = [t.kind.value for t in message.tokens if clause.start <= t.start < clause.end]
    yield from (f"kind={kind}" for kind in set(kinds))
    yield f"kinds={'+'.join(kinds[:3])}"
    if any(message.is_quoted(i) for i in range(clause.start, clause.end)):
        yield "quotes"


_MARKS = {
    MentionKind.NAME: "甲",
    MentionKind.ORDINAL: "乙",
    MentionKind.POINTS: "丙",
    MentionKind.CLASS: "丁",
    MentionKind.KIND: "丁",
}
"""What stands for a mention and a figure where only the words between them matter."""


def _meant(message: ChatMessage, clause: MessageClause, mentions: Sequence[RowMention]) -> Iterator[str]:
    """Which rows the clause may mean, and its words with rows and figures as marks."""
    own = [m for m in mentions if clause.start <= m.start < clause.end]
    yield f"mentions={min(len(own), 3)}"
    yield from {f"mention={m.kind}" for m in own}
    if any(m.weight > _SURE for m in own):
        yield "surely a row"
    bare = _bare(message, clause, own)
    yield f"bare={bare}" if len(bare) <= _SHORT else f"bare begins={bare[:3]}"
    yield from (f"b:{g}" for g in set(_grams(f"^{bare}$", (2, 3, 4))))
    yield from _sequence(message, clause, own)


def _sequence(message: ChatMessage, clause: MessageClause, own: Sequence[RowMention]) -> Iterator[str]:
    """The classes of words, rows and figures of a clause in their order, alone and in pairs."""
    kinds = [kind for _, kind in sorted(_kinds(message, clause, own))]
    yield f"seq={'>'.join(kinds[:4])}"
    yield from (f"k:{kind}" for kind in set(kinds))
    yield from (f"kk:{one}>{other}" for one, other in set(pairwise(["^", *kinds, "$"])))
    yield from (f"kkk:{a}>{b}>{c}" for a, b, c in set(zip(["^", *kinds], kinds, [*kinds[1:], "$"], strict=False)))


def _kinds(message: ChatMessage, clause: MessageClause, own: Sequence[RowMention]) -> Iterator[tuple[int, str]]:
    yield from ((one.start, _MARKS[one.kind]) for one in own)
    for token in message.tokens:
        if clause.start <= token.start < clause.end and not token.counts_nothing:
            yield token.start, f"<{token.kind.value}>"
    covered = bytearray(len(message.text))
    for one in own:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    for start, kind in message.kinds:
        if clause.start <= start < clause.end and not covered[start]:
            yield start, kind


def _bare(message: ChatMessage, clause: MessageClause, own: Sequence[RowMention]) -> str:
    text = list(message.text)
    for token in message.tokens:
        if clause.start <= token.start < clause.end and not token.counts_nothing:
            text[token.start : token.end] = [f"<{token.kind.value}>", *[""] * (token.end - token.start - 1)]
    for one in own:
        text[one.start : one.end] = [_MARKS[one.kind], *[""] * (one.end - one.start - 1)]
    return fold("".join(text[clause.start : clause.end])).strip()


def _form(message: ChatMessage, i: int) -> Iterator[str]:
    clause, count = message.clauses[i], len(message.clauses)
    yield f"length={min(len(clause.text) // 4, 8)}"
    yield f"clauses={min(count, 5)}"
    yield f"stop={clause.stop[:1]}"
    yield f"first={i == 0} last={i == count - 1}"
    if _ASKS.search(clause.text + clause.stop.strip()):
        yield "asks"
    if _ASKS.search(message.clauses[-1].text + message.clauses[-1].stop.strip()):
        yield "asks_at_end"
    if len(message.text) > _LONG:
        yield "long"
    if "\n" in message.text:
        yield "lines"
