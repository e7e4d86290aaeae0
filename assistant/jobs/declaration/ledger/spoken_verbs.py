"""Verbs of one character, as people say them, in the words of the forms: 监控装 is 安装监控, 牌子换完 is 牌子更换."""

import re
from functools import cache

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.row_names import endings
from assistant.language.word_pairs import word_frequency
from assistant.language.word_tags import tagged

_R = NumberRole
_FINISHED = re.compile("(?:到位|完成|[完好掉])$")
_DUE = re.compile("[前内]?[都要全得能]{0,2}部?(?P<verb>[一-鿿])(?:[完好毕]|到位|起来)")
_SHORTEST = 2
_DONE = frozenset({_R.OUTPUT, _R.PART, _R.PRICE, _R.MILESTONE})
"""Numbers of work that is done."""


@cache
def _formal() -> dict[str, str]:
    return dict(pair.split(":") for pair in endings()["formal"])


def formal(base: str, role: NumberRole) -> str:
    """A phrase with the verb at its end or at its head in the word of the forms; unchanged where that is none.

    A price is of the thing alone; what is due by a day is named before what is done to it.
    """
    if role not in _DONE:
        return base
    bare = _FINISHED.sub("", base) if role is _R.MILESTONE else base
    return _turned(*_split(bare), role) or base


def verb_due(behind: str) -> str:
    """The verb right behind a day in the word of the forms: 演出 of 11月20日前演完; "" where there is none."""
    found = _DUE.match(behind)
    return _formal().get(found["verb"], "") if found else ""


def _split(base: str) -> tuple[str, str]:
    """The thing and its verb in the word of the forms; two empty words where no verb of speech stands at an edge."""
    known, words = _formal(), tagged(base).words
    if len(words) > 1 and len(base) > _SHORTEST:
        if words[-1].text in known and not word_frequency(base[-2:]):
            return base[:-1], known[words[-1].text]
        if words[0].text in known and not word_frequency(base[:2]):
            return base[1:], known[words[0].text]
    return "", ""


def _turned(thing: str, verb: str, role: NumberRole) -> str:
    if not thing or role is _R.PRICE:
        return thing
    return f"{thing}{verb}" if role is _R.MILESTONE else f"{verb}{thing}"
