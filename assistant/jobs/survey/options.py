"""Which of the five options an answer means. Only whole words count; what is none of them is no answer."""

import re
import unicodedata
from pathlib import Path

from pydantic import Field

from assistant.base import Frozen
from assistant.data_files import load_model


class AnswerOption(Frozen):
    """One of the five options, and the words that mean it."""

    option: str
    words: tuple[str, ...]


class OptionWords(Frozen):
    """The options, the best first."""

    options: tuple[AnswerOption, ...] = Field(min_length=5, max_length=5)
    basically: str
    """Read as 一般: some surveys count it as satisfied, which only their plan can say."""


_DATA = load_model(Path(__file__).with_name("option_words.yaml"), OptionWords)
OPTIONS = tuple(option.option for option in _DATA.options)
BASICALLY = _DATA.basically
_RANK = {word: rank for rank, option in enumerate(_DATA.options) for word in option.words}
_LETTERS = {letter: rank for rank, letter in enumerate("ABCDE")}
_DIGITS = {digit: rank for rank, digit in enumerate("54321")}
_HEAD = re.compile(r"^(?:[(\[]?[A-Ea-e1-5][)\]]?[.、．:)\s]|[①-⑤])\s*(?=\S)")
_HEAD_CLOSE = re.compile(r"^[A-Ea-e1-5](?=[一-鿿])")
_TAIL = re.compile(r"[(\[]\s*\d+\s*分?\s*[)\]]$|[。.;,]+$")
_NUMBER = re.compile(r"^([1-5])(?:\.0+)?\s*分?$")


def bare_answer(text: str) -> str:
    """An answer without its letter or number in front and its points behind: “A.非常满意(100分)” is 非常满意."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = _TAIL.sub("", plain).strip()
    return re.sub(r"\s+", "", _HEAD_CLOSE.sub("", _HEAD.sub("", plain, count=1), count=1))


def by_word(text: str) -> int | None:
    """The rank of an answer in words, 0 the best; None where it is none of the words."""
    return _RANK.get(bare_answer(text))


def by_letter(text: str) -> int | None:
    """The rank of a letter: A is 非常满意, E 非常不满意."""
    return _LETTERS.get(unicodedata.normalize("NFKC", text).strip().rstrip(".、").upper())


def by_number(text: str, *, best: int = 5) -> int | None:
    """The rank of a number from 1 to 5; ``best`` says which end is 非常满意."""
    found = _NUMBER.match(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    rank = _DIGITS[found[1]]
    return rank if best == 5 else 4 - rank
