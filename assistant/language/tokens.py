"""The formal tokens of a text: dates, periods, money, shares, counts, ranges, document numbers, ordinals, identifiers.

Found by grammar, in order, none overlapping, and none lost: every Arabic figure, and every Chinese numeral that stands
for a number, is inside exactly one token. What a token is *for* (target, stock, last year) is not decided here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.language import token_dates, token_names, token_quantities, token_rest, token_shares
from assistant.language.token_signs import STARTS, folded
from assistant.text_cache import cached_by_text


class TokenKind(StrEnum):
    """The form of a token."""

    DATE = "date"
    PERIOD = "period"
    """From one date to another; ``date`` and ``date_end``."""
    CLOCK = "clock"
    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    NUMBER = "number"
    """A number that no measure follows; a scale alone (35万, 12w) may be money or not."""
    DOCUMENT = "document"
    ORDINAL = "ordinal"
    IDENTIFIER = "identifier"
    LIST_MARK = "list_mark"
    IDIOM = "idiom"
    """Characters of numerals that count nothing: 一事一议, 统一."""


@dataclass(frozen=True)
class TextToken:
    """A token at ``start``–``end`` of the text as given.

    ``number`` counts in ``unit`` as written (4.2 万株); ``low`` and ``high`` where a range or an approximate number is
    stated; ``date`` and ``date_end`` are ISO as far as written, ``--MM`` without a year. ``per`` is what each one is
    for: 人·月 in 700元/人·月, 天 in 每天2次.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    number: Decimal | None = None
    unit: str = ""
    per: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    date: str = ""
    date_end: str = ""
    second: int | None = None
    """Where the second half of a range begins, with the word that joins it; None where there is none."""
    chinese: bool = False
    about: bool = False
    """True where the number is only near: 20来个, 近百家, 32万出头, 约3000人."""

    @property
    def is_range(self) -> bool:
        """Whether it states two ends."""
        return self.second is not None

    @property
    def counts_nothing(self) -> bool:
        """Whether no reader would call it a number: an idiom, a list mark or a day of the week in Chinese numerals."""
        is_mark = self.kind is TokenKind.LIST_MARK or (self.kind is TokenKind.DATE and not self.date)
        return self.kind is TokenKind.IDIOM or (is_mark and self.chinese)


_Reader = Callable[[str, int], dict[str, object] | None]
_READERS: Sequence[tuple[TokenKind | None, _Reader]] = (
    (TokenKind.LIST_MARK, token_names.list_mark),
    (TokenKind.DOCUMENT, token_names.document),
    (TokenKind.IDENTIFIER, token_names.identifier),
    (None, token_dates.date_or_period),
    (TokenKind.CLOCK, token_dates.clock),
    (TokenKind.IDIOM, token_names.idiom),
    (TokenKind.ORDINAL, token_names.ordinal),
    (TokenKind.SHARE, token_shares.share),
    (None, token_quantities.quantity),
    (None, token_rest.rest),
)


_MOST_DIGITS = 20


@cached_by_text(50_000, latest=2)
def find_tokens(text: str) -> tuple[TextToken, ...]:
    """Every token of a text, from the left."""
    words, found, at = token_names.with_plain_marks(folded(text)), list[TextToken](), 0
    while match := STARTS.search(words, at):
        token = _token(text, words, match.start())
        if token is None:
            at = match.start() + 1
        else:
            found.append(token)
            at = token.end
    return tuple(found)


def _token(text: str, words: str, at: int) -> TextToken | None:
    for kind, read in _READERS:
        parts = read(words, at)
        if parts is not None:
            end = int(str(parts["end"]))
            of_kind = kind or TokenKind(str(parts.pop("kind")))
            token = TextToken(**{"kind": of_kind, "start": at, "text": text[at:end], **parts})  # type: ignore[arg-type]
            return token if _is_amount(token) else TextToken(TokenKind.IDENTIFIER, at, end, text[at:end])
    return None


def _is_amount(token: TextToken) -> bool:
    """Whether a number is one that something can amount to: forty digits in a row are a code."""
    return all(n is None or n.adjusted() < _MOST_DIGITS for n in (token.number, token.low, token.high))
