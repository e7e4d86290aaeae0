"""The tokens of a target cell: quantities, times, signs, marks of structure; everything else is a word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.language.measures import UnknownMeasure, read_measure
from assistant.language.numeral.signs import ARABIC, DIGIT, NUMERAL_WORDS, SPOKEN
from assistant.language.periods import Period, find_periods
from assistant.language.quantities import Quantity, read_quantity, with_lesser
from assistant.language.word_classes import word_classes


class Kind(StrEnum):
    """What a token is. The first thirteen are the classes of lexicon/signs.yaml."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OVER = "over"
    UNDER = "under"
    DENIAL = "denial"
    EQUAL = "equal"
    ABOVE = "above"
    BELOW = "below"
    ABOUT = "about"
    STRICTLY = "strictly"
    CHANGE = "change"
    RANGE = "range"
    TOLERANCE = "tolerance"
    QUANTITY = "quantity"
    TIME = "time"
    RATIO = "ratio"
    """Numbers that make no single one, or are none: 1:3, 9:00, 7×24, 10^3, 2025-2026学年."""
    EACH = "each"
    FROM = "from"
    OR = "or"
    AND = "and"
    BREAK = "break"
    NOTE = "note"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a folded text. 每 has the measure behind it as its text, a note what stands in the brackets."""

    kind: Kind
    text: str
    start: int
    end: int
    quantity: Quantity | None = None
    time: Period | None = None


_MAY_BE_DATED = re.compile(r"年|月|季度|(?:19|20)\d\d|\.\d{1,2}(?:之?前|以前)")
_DOTTED = re.compile(r"\d{4}\.\d{1,2}|\d{6}")
_BEHIND_DATE = re.compile(
    r"\s*(?:$|[^一-鿿\w%]|之?前|以[前内]|[底末起止至到完竣开建投验交内]|上线|到位|发放|拨付|启动)"
)
_CLOCK = re.compile(r"\s*(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}[时点]整?)")
_NUMERALS = frozenset(f"0123456789{NUMERAL_WORDS}半¥￥")
_MANY = re.compile(r"\d{0,6}")
_NUMBER = r"\d{1,30}+(?!\d)(?:\.\d+)?"
"""No longer: a run of digits without end would be gone through anew for each piece of it."""
_IN_CONTEXT = {
    "近": "(?<![附最])近", "约": "(?<![节预合制])约",
    "内": "内(?![部容外控审科镜陆地涝])", "以内": "以内(?!部)",
}  # fmt: skip
"""Short words that are a part of others as well."""
_WORDS = ("title", "standard", "symbol", "name", "list", "space")
"""Structure that is read as a word: titles and document numbers, GB 18466—2005, pH before 6.5-8.5, A4, V2.1, 第2批."""
_BEFORE_SIGNS: Mapping[str, str] = {
    "title": r"《[^》]*》?|〔[12]\d{3}〕\s*第?\d*号?",
    "note": r"\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]",
    "standard": r"[A-Z]{2,}(?:/[A-Z]+)? ?\d+(?:\.\d+)? ?[-—–] ?(?:19|20)\d\d(?!\d)",
    "symbol": rf"[A-Za-z]+(?={ARABIC} ?[-—–~至] ?(?:{ARABIC})(?![\d+.]*[A-Za-z]))",
    "name": (
        rf"[A-Za-zΦφ]+(?:[-./]?\d[\dA-Za-z]*)*|\d{{1,30}}+(?:\.\d+){{2,}}|\d[A-Z]级|\d[ADG](?=[一-鿿])(?!电)|第(?:\d|{SPOKEN})+"
        rf"|十{DIGIT}五|(?P<same>[一二两三])(?![{NUMERAL_WORDS}])\w(?P=same)\w?"
    ),
    "ratio": (
        rf"{_NUMBER}\s*(?::\s*\d|/\s*\d|[×*xX]\s*\d)[\d.:/×*]*|[×*÷]\s*{_NUMBER}|{_NUMBER}(?:\^|[⁰¹²³⁴-⁹])\d*|≠"
        r"|(?:19|20)\d\d(?: ?[-—–~至] ?(?:19|20)?\d\d)? ?(?:财年|学年)"
    ),
    "list": r"[①-⑳]|(?<![^\n,;。])\d{1,2}[.、)](?=[^\d\s])",
}
_BEHIND_SIGNS: Mapping[str, str] = {
    "from": "从|由",
    "or": "或者?|及",
    "and": "并且?|且|同时|又|但",
    "break": r"[,;、。:\n|]+",
    "space": r"\s+",
}


@cache
def sign_words() -> Mapping[str, Kind]:
    """The words and symbols of signs, each with its class."""
    return {word: Kind(name) for name, words in word_classes("signs").items() for word in words}


@cache
def _marks() -> re.Pattern[str]:
    """One pattern for signs and structure, the longest sign first."""
    words = sorted(sign_words(), key=len, reverse=True)
    signs = "|".join(_IN_CONTEXT.get(word) or re.escape(word) for word in words)
    groups = {**_BEFORE_SIGNS, "sign": signs, **_BEHIND_SIGNS}
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in groups.items()))


@cache
def _plain_words() -> re.Pattern[str]:
    """A run of characters that begin nothing but a word."""
    begins = {word[0] for word in sign_words()} | _NUMERALS | set("每从由或及并且同又但第")
    return re.compile(f"[^{re.escape(''.join(sorted(begins)))}\\W\\dA-Za-z⑩①-⑳]+")


def tokenise(text: str) -> list[Token]:
    """The tokens of a folded text in their order, without spaces; words that follow each other are one."""
    found: list[Token] = []
    for token in (t for t in _tokens(text) if t.text.strip()):
        last = found[-1] if found else None
        if last and last.quantity and token.quantity and (both := with_lesser(last.quantity, token.quantity)):
            found[-1] = Token(Kind.QUANTITY, last.text + token.text, last.start, token.end, quantity=both)
        elif last and token.kind is last.kind is Kind.WORD and last.end == token.start:
            found[-1] = Token(Kind.WORD, last.text + token.text, last.start, token.end)
        else:
            found.append(token)
    return found


def _tokens(text: str) -> Iterator[Token]:
    times = {t.start: t for t in find_periods(text) if _is_time(text, t)} if _MAY_BE_DATED.search(text) else {}
    marks, plain, pos = _marks(), _plain_words(), 0
    while pos < len(text):
        if pos in times:
            token = _time(text, times[pos])
        elif text[pos] == "每":
            token = _each(text, pos)
        else:
            token = _mark(marks, text, pos) or _quantity(text, pos) or _word(plain if not times else None, text, pos)
        yield token
        pos = token.end


def _is_time(text: str, time: Period) -> bool:
    """Whether 2020.5 is a month: not where a measure stands behind it, as in 2020.5平方米."""
    return not _DOTTED.fullmatch(text, time.start, time.end) or bool(_BEHIND_DATE.match(text, time.end))


def _time(text: str, time: Period) -> Token:
    clock = _CLOCK.match(text, time.end)
    return Token(Kind.TIME, text[time.start : time.end], time.start, clock.end() if clock else time.end, time=time)


def _each(text: str, pos: int) -> Token:
    many = _MANY.match(text, pos + 1)
    digits = many[0] if many else ""
    measure = read_measure(text, pos + 1 + len(digits), UnknownMeasure.NOTHING)
    return Token(Kind.EACH, f"{digits}{measure.unit}" or text[pos], pos, measure.end)


def _mark(marks: re.Pattern[str], text: str, pos: int) -> Token | None:
    match = marks.match(text, pos)
    if match is None or match.lastgroup is None:
        return None
    name, shown = match.lastgroup, match[0]
    if name == "note":
        return _note(shown[1:-1].strip() or " ", pos, match.end())
    kind = sign_words()[shown] if name == "sign" else Kind.WORD if name in _WORDS else Kind(name)
    return Token(kind, shown, pos, match.end())


def _note(inside: str, start: int, end: int) -> Token:
    """A note may be a sign itself: 90%（及以上）, 90分以上（不含90分）."""
    kind = sign_words().get(inside, Kind.NOTE)
    if inside.startswith(word_classes("signs")["strictly"]):
        kind = Kind.STRICTLY
    return Token(kind, inside, start, end)


def _quantity(text: str, pos: int) -> Token | None:
    if text[pos] not in _NUMERALS:
        return None
    found = read_quantity(text, pos)
    return None if found is None else Token(Kind.QUANTITY, text[pos : found.end], pos, found.end, quantity=found)


def _word(plain: re.Pattern[str] | None, text: str, pos: int) -> Token:
    """A word: a whole run, or one character where a time may begin within a run."""
    run = plain.match(text, pos) if plain else None
    return Token(Kind.WORD, run[0] if run else text[pos], pos, run.end() if run else pos + 1)
