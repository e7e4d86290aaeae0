"""Where the words that a model quotes stand in the brief."""

from collections.abc import Sequence

from assistant.language.numerals import fold

Place = tuple[int, int]
"""Start and end in characters of the brief."""
_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "（": "(", "）": ")", "：": ":", "，": ",", "；": ";"})


def places_of(text: str, quote: str) -> Sequence[Place]:
    """Every place where a quote stands, as written or with other blanks, widths and quotation marks."""
    if not quote.strip():
        return ()
    exact = _found(text, quote)
    if exact:
        return [(at, at + len(quote)) for at in exact]
    kept = [i for i, char in enumerate(text) if not char.isspace()]
    plain, wanted = _plain(text, kept), "".join(_one(c) for c in quote if not c.isspace())
    return [(kept[at], kept[at + len(wanted) - 1] + 1) for at in _found(plain, wanted)]


def _found(text: str, words: str) -> list[int]:
    found, at = list[int](), text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found


def _plain(text: str, kept: Sequence[int]) -> str:
    return "".join(_one(text[i]) for i in kept)


def _one(char: str) -> str:
    folded = fold(char).translate(_SAME)
    return folded if len(folded) == 1 else char
