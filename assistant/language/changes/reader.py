"""Read a text of changes, as a clerk writes it beside last year's form, into orders: one for each clause."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.language.changes.change_order import ChangeKind, ChangeOrder
from assistant.language.changes.change_words import ChangeWords
from assistant.language.changes.cutting import change_clauses
from assistant.language.changes.subjects import subject_of
from assistant.language.changes.valued import read_day_moved, read_multiplied, read_valued

_K = ChangeKind
_QUOTES = '“”"‘’「」『』《》 　：:'
_BECOMES = re.compile(r"(?:调整为|变更为|更正为|改为|改成|改写为|换成|换为|变为|变成|改)\s*[：:]?\s*")
_ONE_MORE = re.compile(
    r"(?:新增|新设|增设|另增|增列|增加|新加|再加|另加|加上|添加|补充|补上|增|加|添|补|列)(?:了|上)?\s*"
    r"(?:(?:[一二两三123]\s*(?:[条项块样笔](?:新的?)?|个(?:新的?)?(?=[一-鿿]{0,4}指标|任务|活动|工作))(?:[一-鿿]{2,4}指标|指标|任务|活动|内容|工作)?)"
    r"|(?:[一-鿿]{2,4}指标|指标|任务|活动|内容|工作)(?=[：:“\"])|(?=[：:]))(?:是|为|叫)?\s*[：:]?"
)
"""加一条…, 增加一项数量指标：…, 新增指标：…"""
_FIRM_NEW = re.compile(r"(?:新增|新设|增设|新开|新办|新建|增列|新加|另加|添加|添置)(?:了|上)?")
_STAYS_BOUND = re.compile(r"\s*(?:超过|低于|少于|高于|突破|多于|再|有)")
_NO_MORE_DONE = re.compile(r"不(?:再)?(?!变|动|改|调|是|能|要|少|低|高|超)[一-鿿]{1,2}了(?![一-鿿])")
"""手册不印了, 不再办了: an activity ends, and with it every row about it."""
_ACTUAL = re.compile(r"(?:去年|上年|上一年|20\d\d年)[一-鿿]{0,4}(?:实际|完成|执行)[一-鿿]{0,3}(?:数|量|值|情况|的)?")
_YEAR = re.compile(r"20\d\d\s*年?度?的?")
_BRACKETED = re.compile(r"[（(][^（()）]{0,80}[）)]")
_FORM_WORDS = re.compile("去年|上年|总额|其[他余]|照旧|不变|第\\d|资金|财政|满意度")
"""ChangeWords with which a clause turns back to what the form has."""
_STAYS_AT = re.compile(r"(?:保持|维持|稳定)在?\s*$")
_TOO = re.compile("太[高低多少]了?|偏[高低多少]了?")
_REPLACED = re.compile(r"(?:换成|改成|改为|换为)\s*[“\"‘「](?P<text>[^”\"’」]{4,40})")
_HEAD = 8
"""Characters at the head of a clause in which the verb of something new stands."""


def read_changes(text: str) -> tuple[ChangeOrder, ...]:
    """An order for each clause of the text, in its order; what asks for nothing is a remark."""
    found = [_order(ChangeWords.of(clause)) for clause in change_clauses(text)]
    return tuple(_joined(found, text))


def _order(words: ChangeWords) -> ChangeOrder:
    for read in _READERS:
        if (found := read(words)) is not None:
            return found
    return _made(words, _K.REMARK, ())


def _made(words: ChangeWords, kind: ChangeKind, cuts: Iterable[tuple[int, int]], **more: object) -> ChangeOrder:
    """The order of a clause; ``cuts`` are the places of its verb."""
    clause = words.clause
    places = [*words.value_places, *cuts, *(m.span() for m in _BRACKETED.finditer(clause.text))]
    if clause.rows:
        places.append((clause.rows_span[0] - clause.start, clause.rows_span[1] - clause.start))
    subject = subject_of(clause.text, places)
    order = ChangeOrder(
        kind,
        clause.text,
        clause.start,
        clause.end,
        subject,
        clause.rows,
        words.value,
        words.old,
        **more,  # type: ignore[arg-type]
    )
    return order if subject or order.rows or kind is _K.NEW else replace(order, inherits=True)


def _rest(words: ChangeWords) -> ChangeOrder | None:
    """其他照旧: all that is not named stays."""
    named = words.first("rest")
    if named is None or named.start() > _HEAD or words.value is not None:
        return None
    stays = words.first("keep") or words.first("later")
    if stays is None or words.text[: named.start()].strip("，, 　请就那") not in {"", "都", "一切", "以上"}:
        return None
    order = _made(words, _K.KEEP, [named.span(), stays.span()])
    return replace(order, subject="", inherits=False)


def _renamed(words: ChangeWords) -> ChangeOrder | None:
    """X改名为Y, and X改为Y where Y holds no value."""
    other = _REPLACED.search(words.text)
    if other is not None and words.value is not None and not words.text[: other.start()].strip("就把将，, "):
        return _made(words, _K.NEW, [(0, len(words.text))], text=other["text"])
    verb = words.first("rename") or (_BECOMES.search(words.text) if words.value is None else None)
    if verb is None:
        return None
    text = words.text[verb.end() :].strip(_QUOTES)
    if _YEAR.fullmatch(text):
        return replace(_made(words, _K.KEEP, [verb.span()]), subject="", inherits=False)
    if len(text) < 2 or words.is_open(text):
        return None
    return _made(words, _K.RENAME, [(verb.start(), len(words.text))], text=text)


def _dropped(words: ChangeWords) -> ChangeOrder | None:
    """去掉X; 砍掉一半 is no dropping."""
    ended = _NO_MORE_DONE.search(words.text)
    if ended is not None and words.value is None:
        return _made(words, _K.DROP, [ended.span()], wholly=True)
    for verb in words.all("drop"):
        behind = words.text[verb.end() :]
        if _STAYS_BOUND.match(behind) or (words.is_less(verb[0]) and words.value_at(verb.end())):
            continue
        ends = verb[0].startswith("不") and words.text.rstrip("。").endswith("了") and bool(behind.strip("了"))
        return _made(words, _K.DROP, [verb.span()], wholly=ends)
    return None


def _added(words: ChangeWords) -> ChangeOrder | None:
    """加一条…; 新增培训30人 may be more of what there is."""
    listed = _ONE_MORE.search(words.text)
    if listed is not None and listed.start() <= _HEAD:
        text = words.text[listed.end() :].strip(_QUOTES)
        return _made(words, _K.NEW, [listed.span()], text=text, class_words=listed[0])
    firm = _FIRM_NEW.search(words.text)
    if firm is None or firm.start() > _HEAD:
        return None
    kind = _K.MORE if words.value is not None else _K.NEW
    return _made(words, kind, [firm.span()], text=words.text[firm.start() :].strip(_QUOTES), may_be_new=True)


def _past(words: ChangeWords) -> ChangeOrder | None:
    """去年是118人, 满意度92太低了: nothing changes by it."""
    too = _TOO.search(words.text)
    if too is not None and words.value is not None and words.place(words.value)[0] < too.start():
        return _made(words, _K.PAST, [too.span()])
    noted = words.first("past")
    if noted is None or words.value is None or words.old is not None:
        return None
    at = words.place(words.value)[0]
    compared = words.text[max(0, noted.start() - 1) : noted.start()] in set("比较按照跟同在由从")
    if noted.end() > at or compared or words.verb_before(at) or words.says_this_year(noted.end(), at):
        return None
    return _made(words, _K.PAST, [noted.span()])


def _kept(words: ChangeWords) -> ChangeOrder | None:
    """X不变, with or without the value that stays; 保持在95%以上 states a value."""
    stays = words.first("keep")
    if stays is None:
        return None
    if words.value is not None:
        at = words.place(words.value)[0]
        if words.verb_before(at) or _STAYS_AT.search(words.text[:at]):
            return None
    return _made(words, _K.KEEP, [m.span() for m in words.all("keep")])


def _reckoned(words: ChangeWords) -> ChangeOrder | None:
    """总的钱按标准乘出来."""
    by = words.first("reckon")
    if by is None or words.value is not None:
        return None
    return _made(words, _K.RECKON, [(words.text.find("按") if "按" in words.text else by.start(), len(words.text))])


def _of_actual(words: ChangeWords) -> ChangeOrder | None:
    """按去年实际完成数再加5%: the base is not in the form, so the value stays open."""
    actual = _ACTUAL.search(words.text)
    if actual is None or words.value is None or actual.end() > words.place(words.value)[0]:
        return None
    if words.verb_before(words.place(words.value)[0]) is None:
        return None
    return _made(words, _K.OPEN, [(actual.start(), len(words.text))], text=actual[0])


def _open(words: ChangeWords) -> ChangeOrder | None:
    """A verb of change, or a word that leaves it open, without a value."""
    found = [m for name in ("open", "more", "less") if (m := words.first(name)) is not None]
    return _made(words, _K.OPEN, [m.span() for m in found]) if found else None


def _with_value(
    read: Callable[[ChangeWords], tuple[ChangeKind, list[tuple[int, int]], dict[str, object]] | None],
) -> "_Reader":
    def reader(words: ChangeWords) -> ChangeOrder | None:
        found = read(words)
        return _made(words, found[0], found[1], **found[2]) if found is not None else None

    return reader


_Reader = Callable[[ChangeWords], ChangeOrder | None]
_READERS: Sequence[_Reader] = (
    _rest, _reckoned, _of_actual, _renamed, _with_value(read_multiplied), _dropped, _added, _past, _kept,
    _with_value(read_day_moved), _with_value(read_valued), _open,
)  # fmt: skip


def _joined(orders: Sequence[ChangeOrder], text: str) -> Iterator[ChangeOrder]:
    """Clauses that go on describing something new, in its own sentence, are joined to it."""
    kept: ChangeOrder | None = None
    for order in orders:
        if kept is not None and _goes_on(kept, order, text):
            end = order.end
            described = text[kept.start : end][len(kept.quote) :]
            kept = replace(kept, end=end, quote=text[kept.start : end], text=f"{kept.text}{described}")
            continue
        if kept is not None:
            yield kept
        kept = order if order.kind is _K.NEW else None
        if kept is None:
            yield order
    if kept is not None:
        yield kept


def _goes_on(new: ChangeOrder, order: ChangeOrder, text: str) -> bool:
    between = text[new.end : order.start]
    same_sentence = not re.search(r"[。；;！!\n]", between)
    described = order.kind in {_K.SET, _K.REMARK, _K.OPEN} and not _FORM_WORDS.search(order.quote)
    return same_sentence and described and not order.rows
