"""A satisfaction that a message gives a value for and that no row measures: 满意度咋没有呢，老人家属满意度给整个九十.

The head of a name says what is measured; a row that shares other words with it is not meant.
"""

import re
from collections.abc import Iterator

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.table import new_target
from assistant.chat.reading.value_words import VALUED
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.domain.vocabulary import SATISFACTION

_HEAD = "满意度"
_NAMED = re.compile(rf"(?P<who>[一-鿿]{{0,12}}){_HEAD}")
_LEADS = re.compile(
    r"^.*(?:[加设补写填改换增添]|一[条个项]|指标|[您你我]们?|就|的是|把|帮|给|叫做?|那个?|这个?|还有|再|请|劳驾|麻烦)"
)
_WHOSE = re.compile(r"(?:是|就是)?(?P<who>[一-鿿]{2,8})的")
_ANYBODY = "服务对象"
_OF_ROWS = frozenset({"条", "项", "个"})
_NO_ORDER = frozenset({"hold", "doubt", "policy", "skip", "remove"})


def new_satisfaction(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """The new row, proposed, or the answer to the open question for it; none where a row measures satisfaction."""
    figures = [t for t in message.tokens if t.kind in VALUED and t.number is not None and t.unit not in _OF_ROWS]
    kinds = {k for _, names in message.kinds for k in names.split("+")}
    place = _class(scene)
    named = list(_NAMED.finditer(message.text))
    if (
        not named
        or place is None
        or len(figures) != 1
        or kinds & _NO_ORDER
        or any("满意" in r.name for r in scene.rows)
    ):
        return
    figure = figures[0]
    behind = _BEHIND.match(message.text, figure.end)
    stated = f"{figure.text}{behind[0] if behind else ''}"
    lead = message.text[named[-1].end() : figure.start]
    asked = next((q for q in scene.questions if q.field == "satisfaction"), None)
    name = f"{_whose(message, named[-1]['who'])}{_HEAD}"
    target = new_target(place, name, f"{_SIGN.findall(lead)[-1] if _SIGN.search(lead) else ''}{stated}", scene)
    if asked is not None and target:
        yield ReadAct(order(Kind.ANSWER, question=asked.id, value=f"{name}{target}"), is_proposed=True)
    elif target:
        made = order(Kind.ADD_INDICATOR, level1=place[0], level2=place[1], name=name, target=target)
        yield ReadAct(made, is_proposed=True)


_BEHIND = re.compile("(?:及|或)?以[上内]")
_SIGN = re.compile("不低于|不少于|不小于|至少|大于等于|≥|>=|达到")


def _whose(message: ChatMessage, before: str) -> str:
    """Whose satisfaction it is: what stands before the word, else a clause of its own: 满意度九十二，受益老人的."""
    own = _LEADS.sub("", before)
    whole = next((m for c in message.clauses if (m := _WHOSE.fullmatch(c.text))), None)
    return own or (whole["who"] if whole else _ANYBODY)


def _class(scene: Scene) -> tuple[str, str] | None:
    levels = scene.profile.level1 if scene.profile else ()
    return next(((c.name, s.name) for c in levels if c.name == SATISFACTION for s in c.level2), None)
