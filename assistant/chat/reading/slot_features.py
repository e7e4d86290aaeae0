"""What the reader of slots may see of each character of a message: its neighbours, its figure, the act it stands in."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.row_mentions import RowMention
from assistant.language.numerals import fold

_FIGURE = re.compile(r"\d")
_REACH, _NEAR = 4, 10
_CORRECTS = re.compile(r"不对|不是|错了|哦不|应该是|说错|才对|更正")


def slot_features(message: ChatMessage, intents: Sequence[str], mentions: Sequence[RowMention]) -> list[list[str]]:
    """The features of each character; ``intents`` are the operations of the clauses, ``mentions`` the rows meant."""
    plain = _FIGURE.sub("0", fold(message.text)).lower()
    figures = _figures(message)
    corrected = max((m.end() for m in _CORRECTS.finditer(message.text)), default=0)
    acts, meant, words = _acts(intents), _meant(message, mentions), _words(message)
    rows = []
    for i in range(len(plain)):
        clause = message.clause_at(i)
        op = acts[clause] if acts else "O"
        inside = i - message.clauses[clause].start if message.clauses else i
        rows.append(
            [
                "bias",
                *(own := list(_beside(plain, i))),
                f"op={op}",
                *(f"{op}|{one}" for one in own[:9]),
                *figures[i],
                *meant[i],
                *words[i],
                *(f"{op}|{one}" for one in meant[i]),
                *(f"{op}|{one}" for one in figures[i]),
                f"inside={min(inside, 6)}",
                f"{op}|inside={min(inside, 3)}",
                f"opens={message.clauses[clause].text[:2] if message.clauses else ''}|{min(inside, 4)}",
                f"left={min(max(message.clauses[clause].end - i, 0), 5) if message.clauses else 0}",
                *(["quoted", f"{op}|quoted"] if message.is_quoted(i) else []),
                *(["corrects_later"] if corrected > i else []),
            ]
        )
    return rows


def _acts(intents: Sequence[str]) -> list[str]:
    """The operation of each clause; one that only goes with another takes that of the clause before, else behind."""
    acts = list(intents)
    for i, name in enumerate(acts):
        if name == "O" and i and acts[i - 1] != "O":
            acts[i] = f"~{acts[i - 1].removeprefix('~')}"
    for i in range(len(acts) - 2, -1, -1):
        if acts[i] == "O" and acts[i + 1] != "O":
            acts[i] = f"~{acts[i + 1].removeprefix('~')}"
    return acts


def _beside(plain: str, i: int) -> Iterator[str]:
    left, right = plain[max(0, i - _REACH) : i].rjust(_REACH, "^"), plain[i + 1 : i + 1 + _REACH].ljust(_REACH, "$")
    char = plain[i]
    yield f"0={char}"
    for n in (1, 2, 3, 4):
        yield f"-{n}={left[-n:]}"
        yield f"+{n}={right[:n]}"
    yield f"-10={left[-1]}{char}"
    yield f"0+1={char}{right[0]}"
    yield f"-10+1={left[-1]}{char}{right[0]}"
    yield f"-2c={left[-2]}"
    yield f"+2c={right[1]}"
    yield f"-3c={left[-3]}"


def _figures(message: ChatMessage) -> list[list[str]]:
    """Which kind of token a character is in, or how far the next one is."""
    found: list[list[str]] = [[] for _ in message.text]
    for token in message.tokens:
        for i in range(token.start, min(token.end, len(found))):
            found[i] = [f"token={token.kind.value}{'<' if i == token.start else ''}"]
        if token.end < len(found):
            found[token.end].append(f"behind={token.kind.value}")
        if token.start:
            found[token.start - 1].append(f"before={token.kind.value}")
    return found


def _words(message: ChatMessage) -> list[list[str]]:
    """The class of the nearest word of the lexicon before and behind a character."""
    found: list[list[str]] = [[] for _ in message.text]
    places = [at for at, _ in message.kinds]
    for i in range(len(found)):
        first = bisect_left(places, i)
        for at, kind in message.kinds[max(0, first - 1) : first]:
            if i - at <= _NEAR:
                found[i] += [f"k-={kind}", f"k-={kind}{min(i - at, 4)}"]
        for at, kind in message.kinds[first : first + 1]:
            if at - i < _NEAR:
                found[i] += [f"k+={kind}", f"k+={kind}{min(at - i, 3)}"]
    return found


def _meant(message: ChatMessage, mentions: Sequence[RowMention]) -> list[list[str]]:
    """Which mention of a row a character is in, or stands beside."""
    found: list[list[str]] = [[] for _ in message.text]
    for one in mentions:
        for i in range(one.start, min(one.end, len(found))):
            found[i].append(f"mention={one.kind}{'<' if i == one.start else ''}")
        if one.end < len(found):
            found[one.end].append(f"behind={one.kind}")
        if one.start:
            found[one.start - 1].append(f"before={one.kind}")
    return found
