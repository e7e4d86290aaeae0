"""Which of the five options an answer means. Only whole words count; what is none of them is no answer."""

import re
import unicodedata

OPTIONS = ("非常满意", "满意", "一般", "不满意", "非常不满意")
BASICALLY = "基本满意"
"""Read as 一般: some surveys count it as satisfied, which only their plan can say."""
_WORDS = (
    ("非常满意", "很满意", "十分满意", "特别满意", "极为满意", "完全满意", "很好", "非常好", "优秀", "优"),
    ("满意", "比较满意", "较满意", "较为满意", "好", "比较好", "较好", "良好", "良"),
    ("一般", "一般满意", "中立", "基本满意", "尚可", "中等", "中", "合格"),
    ("不满意", "不太满意", "比较不满意", "较不满意", "不大满意", "不好", "不太好", "较差", "比较差", "差"),
    ("非常不满意", "很不满意", "十分不满意", "特别不满意", "极不满意", "完全不满意", "非常不好", "很不好", "很差",
     "非常差"),
)  # fmt: skip
_RANK = {word: rank for rank, words in enumerate(_WORDS) for word in words}
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
