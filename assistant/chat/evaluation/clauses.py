"""A message about a score sheet as clauses: what is ordered, why, what is only asked or supposed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.chat.reading.message import ChatMessage
from assistant.language.numeral.reading import read_figure
from assistant.language.numerals import fold

_CUT = re.compile(r"[，,。；;！!\n]+|(?=因为|由于|(?<=[一-鿿])理由[是为：:])")
_REASON = re.compile(
    r"^(?:主要|这)?(?:是)?(?:因为|由于|(?:扣分|得分|调整)?(?:的)?(?:理由|原因|依据)(?:是|为|在于)?[：:]?)\s*"
)
_SO = re.compile(r"^(?:所以|因此|故)")
_ASKED = re.compile(r"[?？]\s*$|吗[。！!]?$|呢[。！!]?$|为什么|为何|为啥|凭什么|怎么(?!办)|要不要|是不是|能不能|该不该")
_SUPPOSED = re.compile("^(?:如果|假如|要是|倘若|若(?!干))")
_NUMBER = r"(?P<number>[-0-9.,零〇一二两三四五六七八九十百点半]+)"
_TAKEN = re.compile(rf"(?P<how>[再多少别不未]{{0,2}})(?:扣|减)(?:掉|除|去|了)?\s*{_NUMBER}\s*分")
_GIVEN = re.compile(
    rf"(?P<how>加(?!权)|(?:得分?|打|给|评|改|调|定)(?:成|为|到|至|了)?|(?:得分)(?:是|为)?)\s*{_NUMBER}\s*分(?!之)"
)
_FULL = re.compile(
    "(?:不(?:要|应|该|用|必|能)?|别|取消|撤掉|去掉|免)(?:再)?扣分?(?![一-鿿]*[0-9])|(?:得|给|打|评|改成|改为)满分"
)
_ACTUAL = re.compile(r"实际(?:完成)?(?:值|数|情况)?(?:应)?(?:改|调整?|核定)?(?:成|为|是|到|：|:)(?P<value>.+)$")
_PROBLEM = re.compile(r"问题|[pP]\d{1,2}(?!\d)")
_DROPPED = re.compile("删|去掉|拿掉|不要|不写|移除")
_REWORDED = re.compile(r"(?:改成|改为|改写成|写成)[：:]?\s*(?P<text>.{2,})$", re.S)
_REPORT = re.compile(
    "(?P<verb>出|写|撰写|重写|重新撰写|重出|生成|导出|下载|做|来)(?:一)?(?:[份个篇])?[^，。]{0,8}?报告"
)


class OrderKind(StrEnum):
    """What a clause orders."""

    SCORE = "score"
    """The score itself."""
    TAKE = "take"
    """Points off the full weight."""
    SHIFT = "shift"
    """Points on or off the score as it stands."""
    FULL = "full"
    ACTUAL = "actual"
    DROP_PROBLEM = "drop_problem"
    REWORD_PROBLEM = "reword_problem"
    REPORT = "report"


@dataclass(frozen=True)
class ScoreClause:
    """A clause that orders something, with the clauses that say why."""

    text: str
    kind: OrderKind
    points: Decimal = Decimal(0)
    value: str = ""
    reasons: tuple[str, ...] = ()
    is_marked: bool = False
    """Whether 因为, 由于 or 理由 says that the reason is one."""


def is_asked(text: str) -> bool:
    """Whether something is asked or only supposed, so that nothing is ordered."""
    return bool(_ASKED.search(text) or _SUPPOSED.search(text.strip()))


def score_clauses(message: ChatMessage) -> list[ScoreClause]:
    """The orders of a message, each with its reasons; none where some clause orders and says nothing of the kind."""
    reworded = _REWORDED.search(message.text)
    if reworded and _PROBLEM.search(message.text[: reworded.start()]):
        place = message.text[: reworded.start()]
        return [ScoreClause(place, OrderKind.REWORD_PROBLEM, value=reworded["text"].strip())]
    found = list[ScoreClause]()
    early = list[tuple[str, bool]]()
    for text, own in _clauses(message):
        if (one := _order(text, own)) is not None:
            found.append(_with_reasons(one, early))
            early = []
        elif found:
            found[-1] = _with_reasons(found[-1], [_reason(text)])
        else:
            early.append(_reason(text))
    return [] if early else found


def _clauses(message: ChatMessage) -> Iterator[tuple[str, str]]:
    """The clauses, and each without the words that it only quotes; a quotation is never cut."""
    own = "".join("“" if message.is_quoted(n) else c for n, c in enumerate(message.text))
    cuts = [m.span() for m in _CUT.finditer(own)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(own)]
    for start, end in zip(starts, ends, strict=True):
        if text := message.text[start:end].strip():
            yield text, own[start:end].replace("“", "").strip()


def _reason(text: str) -> tuple[str, bool]:
    bare = _REASON.sub("", text)
    return bare, bare != text


def _with_reasons(order: ScoreClause, stated: list[tuple[str, bool]]) -> ScoreClause:
    marked = order.is_marked or any(is_marked for _, is_marked in stated)
    return ScoreClause(
        order.text, order.kind, order.points, order.value, (*order.reasons, *(t for t, _ in stated if t)), marked
    )


def _order(text: str, own: str) -> ScoreClause | None:
    words = fold(_SO.sub("", own))
    if _REASON.match(words):
        return None
    if _PROBLEM.search(words) and _DROPPED.search(words):
        return ScoreClause(text, OrderKind.DROP_PROBLEM)
    if actual := _ACTUAL.search(words):
        return ScoreClause(text, OrderKind.ACTUAL, value=actual["value"].strip())
    if _FULL.search(words):
        return ScoreClause(text, OrderKind.FULL)
    if (taken := _TAKEN.search(words)) is not None:
        return _taken(text, taken["how"], read_figure(taken["number"]))
    if (given := _GIVEN.search(words)) is not None:
        points = read_figure(given["number"])
        kind = OrderKind.SHIFT if given["how"] == "加" else OrderKind.SCORE
        return None if points is None else ScoreClause(text, kind, points)
    return ScoreClause(text, OrderKind.REPORT, value=found["verb"]) if (found := _REPORT.search(words)) else None


def _taken(text: str, how: str, points: Decimal | None) -> ScoreClause | None:
    """扣2分 is off the full weight, 再扣2分 off the score as it stands, 少扣2分 back on it; 别扣2分 orders nothing."""
    if points is None or points <= 0 or set(how) & set("别不未"):
        return None
    if "再" in how or "多" in how:
        return ScoreClause(text, OrderKind.SHIFT, -points)
    if "少" in how:
        return ScoreClause(text, OrderKind.SHIFT, points)
    return ScoreClause(text, OrderKind.TAKE, points)
