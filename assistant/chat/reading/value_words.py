"""The words of a value in a message, and the value of a row that they come to."""

import re
from collections.abc import Sequence

from assistant.base import show
from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.tagging import Slot
from assistant.chat.reading.values import factor, reckoned, sign_alone, unit_alone, with_scale
from assistant.domain.indicator import Indicator
from assistant.language.directions import DOWN, UP, day_direction
from assistant.language.numerals import DIGIT, UP_TO_TEN, fold
from assistant.language.tokens import TextToken, TokenKind, find_tokens
from assistant.language.word_classes import either, word_classes
from assistant.works.target_value import read_value

VALUED = {
    TokenKind.SHARE,
    TokenKind.COUNT,
    TokenKind.NUMBER,
    TokenKind.MONEY,
    TokenKind.DATE,
    TokenKind.PERIOD,
    TokenKind.CLOCK,
}
_SIGN_BEFORE = re.compile(
    r"(?:不(?:得|能|应|可|要|准)?(?:再)?(?:低于|少于|小于|高于|超过|多于|大于|晚于|早于|超)|别(?:超过|超|低于|少于)|至少|最少|最多|最高|起码|大于等于|小于等于"
    r"|大于|小于|等于|超过|低于|控制在|达到|[≥≤=><＝]+|每[一-鿿]{0,2})\s*(?:要|达到|每[年月季周天日]度?)?\s*$"
)
_SOUTHERN = re.compile("唔(?:好|得|准|可以|能)?(?=超过|高于|低于|少于|多于)")
"""唔好 is 不 in the south."""
_SIGN_BEHIND = re.compile(r"\s*(?:个?百分点)?(?:以[上下内]|之[内前上]|以[前内]|及以上|封顶|左右|上下|前|底前|打底|起)")
PARTICLES = "啦嘞噻吧呗了哈呢啊呀嘛哦撒咯喽嗯就行就好即可，,。.！!？?、 ；;“”\"'"
_PLAIN = {
    "别超过": "不超过",
    "别超": "不超过",
    "不超": "不超过",
    "别低于": "不低于",
    "别少于": "不少于",
    "起码": "不少于",
    "达到": "",
}
_CHANGES = re.compile(
    f"{UP}|{DOWN}|" + either(w for k in ("change", "raise", "lower", "sign") for w in word_classes("act_words")[k])
)
_PER = re.compile(r"(?:[/每]一?|一)(?P<per>[一-鿿]{1,3})$")
_COUNT_OF_ROWS = re.compile(r"[两俩二三四五六2-6](?:项|条|个指标|个数|个)")
_ONE_ROW = re.compile("[一1](?:条|项|条指标|个指标)")
_SEVERAL = 2
_BARE_DAY = re.compile(
    rf"((?:\d{{1,2}}|十[一二]?|{DIGIT})月(?:\d{{1,2}}|{UP_TO_TEN}{{1,3}}))(?![\d日号个份旬]|{UP_TO_TEN})"
)
_BY_RATE = re.compile(r"按(?:一|每|\d)[^，,。]{0,6}$")
_AS_UNIT = re.compile(
    "(?:改用|换用|改成用|改按|改以|换成用)(?P<unit>[一-鿿]{1,4}?)(?:来)?(?:[作做当]为?|为|计)?(?:计量)?单位"
)
"""改用米作单位: the same value in another measure."""
_LISTED = re.compile(r"\d\s*/\s*\d+\s*(?:/|$)")
_QUARTER = 15
"""Minutes of 一刻钟."""
_LATIN_UNITS = {"min": "分钟", "mins": "分钟", "h": "小时", "hours": "小时", "days": "天"}
_LATIN_UNIT = re.compile(r"(?<=\d)(?:mins?|hours|h|days)(?![A-Za-z])", re.I)


def value_words(act: Act, message: ChatMessage) -> tuple[str, str]:
    """The words before the value in its clause, and those of the value: the slot's, else those of the last figure."""
    slots = [s for s in act.slots_of("value", "target") if not _counts_rows(s, act)]
    if slots:
        slot = slots[-1]
        clause = message.clauses[message.clause_at(slot.start)]
        return message.text[max(clause.start, min(act.start, slot.start)) : slot.start], slot.text.strip()
    rows = [(s.start, s.end) for s in act.slots_of("row", "name")] + [(m.start, m.end) for m in act.mentions]
    first = min((a for a, _ in rows), default=act.start)
    tokens = [
        t for t in message.tokens
        if first <= t.start < act.end and t.kind in VALUED and not any(a < t.end and t.start < b for a, b in rows)
        and not _counts_rows(Slot("value", t.start, t.end, t.text, 1.0), act)
    ]  # fmt: skip
    if tokens:
        last = tokens[-1]
        begin = max([act.start, *(b for _, b in rows if b <= last.start)])
        before = message.text[begin : last.start]
        if len(before.strip()) > 2 and not (_CHANGES.search(before) or day_direction(before)):
            return "", ""
        return before, message.text[last.start : act.end]
    tail = message.text[max([act.start, *(b for _, b in rows)]) : act.end]
    if unit := _AS_UNIT.search(act.words):
        return "", unit["unit"]
    return "", tail if factor(fold(tail)) is not None else ""


def _counts_rows(slot: Slot, act: Act) -> bool:
    """Whether a figure only counts the rows that were named right before it: 展演节目与代表队两项."""
    if _ONE_ROW.fullmatch(slot.text) and any(0 <= slot.start - m.end <= 1 for m in act.mentions):
        return True
    if len({r for m in act.mentions for r in m.rows}) < _SEVERAL:
        return False
    beside = any(0 <= slot.start - m.end <= 2 for m in (*act.mentions, *act.earlier))
    return bool(_COUNT_OF_ROWS.fullmatch(slot.text)) and beside


def value_for(row: Indicator, words: str, before: str, year: int | None) -> str:
    """The value of a row as the form writes it. Raises NotApplicable or ValueError."""
    if _LISTED.search(words) or _BY_RATE.search(before):
        raise ValueError("几个数写在一起，或者要按比例算")
    words = _without_rhythm(words, row)
    stated = reckoned(row, words, before)
    if stated is None:
        stated = sign_alone(words, row) or unit_alone(words, row)
    if stated is None:
        stated = essence(whole_days(words) if row.parsed.is_date else words, before)
        if "/" not in stated:  # a unit that is stated whole stays as it is: 55000元/个 on a row in 万元/个
            stated = with_scale(row, _PER.sub("", stated) if _repeats(stated, row) else stated)
    return read_value(row, stated, year).target


_RHYTHM = re.compile(
    r"^(?:每|一)\s*个?(?P<per>季度|季|礼拜|星期|周|个?月|年|天|日|[一-鿿])"
    r"(?=\s*(?:[一两二三四五六七八九十百千]|\d))"
)
_SAME_PER = {"季": "季度", "礼拜": "周", "星期": "周", "日": "天"}


def _without_rhythm(words: str, row: Indicator) -> str:
    """A value without what the row's unit is per: 一季两次 for 次/季度 is 两次, 一人八十 for 元/人 is 八十."""
    match = _RHYTHM.match(words.strip())
    per = _SAME_PER.get(match["per"], match["per"]) if match else ""
    own = _SAME_PER.get(row.parsed.unit.rpartition("/")[2], row.parsed.unit.rpartition("/")[2])
    return words.strip()[match.end() :] if match and per == own and "/" in row.parsed.unit else words


def whole_days(words: str) -> str:
    """Days that lack their last word: 12月15 is 12月15日."""
    return _BARE_DAY.sub(r"\1日", words)


def _repeats(stated: str, row: Indicator) -> bool:
    """Whether the words end in what the row's unit is per: 500块一顶 for 元/顶."""
    match = _PER.search(stated)
    return match is not None and row.parsed.unit.endswith(f"/{match['per']}")


def essence(words: str, before: str = "") -> str:
    """The figures of a value with the signs beside them; words without a figure stay."""
    text = _LATIN_UNIT.sub(lambda m: _LATIN_UNITS[m[0].lower()], _SOUTHERN.sub("不", fold(words)).strip(PARTICLES))
    tokens = [t for t in find_tokens(text) if t.kind in VALUED]
    if not tokens:
        return text
    start, end = _span(text, tokens)
    lead = _SOUTHERN.sub("不", fold(before))[-12:] if start == 0 else ""
    sign = _SIGN_BEFORE.search(lead + text[:start])
    behind = _SIGN_BEHIND.match(text, end)
    figure = f"{_in_digits(text[start:end])}{behind[0].strip() if behind else ''}"
    prefix = _PLAIN.get(sign[0].strip(), sign[0].strip()) if sign else ""
    return f"{prefix}{figure}".removesuffix("打底").removesuffix("起") if sign or behind else figure


def _in_digits(words: str) -> str:
    """A figure in Chinese numerals as digits, as far as its token is a number that is counted."""
    tokens = find_tokens(words)
    token = tokens[0] if len(tokens) == 1 else None
    if token is None or not token.chinese or token.kind is not TokenKind.COUNT or token.about or token.per:
        return words
    if token.is_range:
        numbers = "-".join(show(n) for n in (token.low, token.high) if n is not None)
        return f"{numbers}{token.unit}" if (token.start, token.end) == (0, len(words)) else words
    whole = (token.start, token.end) == (0, len(words)) and token.number is not None
    if whole and token.number is not None and token.unit == "刻钟":
        return f"{show(token.number * _QUARTER)}分钟"
    return f"{show(token.number)}{token.unit}" if whole and token.number is not None else words


def _span(text: str, tokens: Sequence[TextToken]) -> tuple[int, int]:
    """Where the last figure stands, with what it is per (500块一顶)."""
    last = tokens[-1]
    if len(tokens) > 1 and last.number == 1 and last.chinese and tokens[-2].end == last.start:
        return tokens[-2].start, last.end
    if len(tokens) > 1 and text[tokens[-2].end : last.start].strip() in {"到", "至", "-", "~", "—"}:
        return tokens[-2].start, last.end
    return last.start, last.end
