"""A turn of a conversation as a whole question: what it does not name is taken from the question before.

The slots of a question are its documents, its place, its subject and the kind of thing it asks for. A turn that asks
something of its own takes over the subject, without what was asked about it; a turn that asks nothing (那市级的呢) sets
one slot, and takes over the question as well. A place or a document that it names stands instead of the one before.
"""

import re
from collections.abc import Sequence

from assistant.language.inquiries import find_inquiries
from assistant.language.numerals import fold
from assistant.language.tokens import find_tokens
from assistant.language.word_tags import tagged
from policy_corpus.mentions import find_mentions
from policy_corpus.register import PolicyRegister

_CUTS = re.compile(r"[，,。；;？?！!\n]+")
_LEAD = re.compile(r"^(?:(?:哦|噢|嗯|对|好)+(?:的|了)?|那么?|那|可是|但是?|不过|所以|然后|还有|另外|至于)[，,]?")
_HEARD = re.compile("(?:哦|噢|嗯|对|好|行|谢谢|多谢|明白|知道|收到)")
_TAIL = re.compile(r"(?:呢|嘞|哩|呀|啊|哈|吗|么|嘛|吧|不|没|莫)+$")
_FIRST, _LAST = 2, 2
"""Clauses that are carried of a long question: those that say what it is about, and the latest."""
_DOING = ("v", "a", "l")
"""First letters of the tags of words that say what is done or how it is."""
_COMPARES = re.compile(
    "[跟和与同比](?:这|那|上面|前面|刚才|它)[^，,。；？?]{0,8}(?:一样|相同|一致|区别|不同|差|更|高|低|严|松|多|少)"
)
"""Sets what was asked before beside another document or place: 61号那个线跟这一样不."""
_SHORT_ASIDE = 4
_CONSENT = re.compile("(?:不|可以|能|要|用|行|是|对|得|会|必|到|至|好|成)*的?")
"""An answer said back in a word: 不用, 可以, 是的."""
_SHOWN = 30
"""Characters of what was carried that are shown to the user."""


def whole_question(
    before: str, stated: str, register: PolicyRegister, places: Sequence[str], *, subject_only: bool
) -> tuple[str, str]:
    """The whole question, and what was carried into it; ``places`` are the names of places that are known."""
    compares = bool(_COMPARES.search(stated))
    carried = subject_of(before) if subject_only and not compares else before
    carried = _elsewhere(carried, stated, places)
    if not compares and any(m.documents for m in find_mentions(stated, register)):
        carried = without_documents(carried, register)
    kept = "，".join(_kept(_clauses(carried), stated))
    return (f"{kept}，{stated}" if kept else stated), kept


def subject_of(question: str) -> str:
    """A question without what it asks: its clauses, each without its interrogative."""
    return "，".join(c for clause in _clauses(question) if (c := _without_inquiry(clause)))


def bare_turn(stated: str) -> str:
    """A turn without the words that only tie it to the one before: 那谁点头才能动用呢 is 谁点头才能动用."""
    return _TAIL.sub("", _LEAD.sub("", stated.strip()).rstrip("？?。！!")) or stated


def only_acknowledges(stated: str) -> bool:
    """Whether a turn that asks nothing tells nothing new either: 好嘞，80到90; 三十天，记下了; 不用，懂了."""
    return not any(_adds(clause) for clause in _clauses(_LEAD.sub("", stated.strip())))


def acknowledges(stated: str) -> bool:
    """Whether a turn says the answer back, or that it was heard, whatever else it says: 二十天，谢谢侬; 好的谢谢."""
    return bool(_HEARD.match(stated.strip())) or not all(_adds(clause) for clause in _clauses(stated))


def _adds(clause: str) -> bool:
    """Whether a clause says more than numbers, a word of consent or denial, or that something was understood."""
    for token in reversed(find_tokens(clause)):
        clause = clause[: token.start] + clause[token.end :]
    clause = _TAIL.sub("", clause)
    is_short = len(clause) <= _SHORT_ASIDE and (clause.endswith("了") or bool(_CONSENT.fullmatch(clause)))
    return not is_short and _tells(clause)


def shown(carried: str) -> str:
    """What was carried, short enough for one line."""
    return carried if len(carried) <= _SHOWN else f"{carried[:_SHOWN]}…"


def without_documents(text: str, register: PolicyRegister) -> str:
    """A text without the documents it names."""
    folded = fold(text)
    for mention in sorted(find_mentions(text, register), key=lambda m: -m.start):
        folded = folded[: mention.start] + folded[mention.end :]
    return folded


def _clauses(text: str) -> list[str]:
    return [c for piece in _CUTS.split(text) if (c := piece.strip())]


def _without_inquiry(clause: str) -> str:
    folded = fold(clause)
    for inquiry in sorted(find_inquiries(clause), key=lambda i: -i.start):
        folded = folded[: inquiry.start] + folded[inquiry.end :]
    return _TAIL.sub("", folded).strip()


def _elsewhere(carried: str, stated: str, places: Sequence[str]) -> str:
    """What is carried, with the place that the turn names instead of the one before."""
    named = next((p for p in places if p in stated), None)
    if named is None:
        return carried
    for place in (p for p in places if p in carried and p != named):
        carried = carried.replace(place, named)
    return carried


def _kept(clauses: Sequence[str], stated: str) -> list[str]:
    """The clauses that are carried: that say something, and that the turn does not say again."""
    telling = [c for c in clauses if c not in stated and _tells(c)]
    return telling if len(telling) <= _FIRST + _LAST else [*telling[:_FIRST], *telling[-_LAST:]]


def _tells(clause: str) -> bool:
    """Whether a clause names something, or says what is done; 知道了 and 30%以上 only acknowledge."""
    tags = [w.tag for w in tagged(clause).words]
    return any(t.startswith("n") for t in tags) or (
        any(t.startswith(_DOING) for t in tags) and not clause.endswith("了")
    )
