"""What a number speaks of, as a short noun phrase, by grammar: 安装充电口240个, 病株率降到2%, a cell of a table."""

import re
from collections.abc import Sequence

from assistant.language.layout import Layout, TextCell, header_unit, item_text
from assistant.language.polarity import denied_comparison
from assistant.language.tokens import TextToken, TokenKind
from assistant.language.word_edges import loose_head, loose_tail

_LONGEST = 16
_LEAD = re.compile(
    r"^(?:其中|另外|此外|另有|还有|还要|并且|以及|同时|计划|今年|明年|全年|当年|本年度?|年[底末内]|一共|总共|共计|合计|预计|预期|大概|大约|估计|需要"
    r"|确保|力争|保证|争取|我们|我局|本?项目|目标|用于|主要|分别|按照|完成|实现|达到|以上|以内|左右|[,，、\s—–:：•·*#|>-])+"
)
LOOSE_HEAD = frozenset("另再并和及拟将要让使共约需我各按对把给向在由从于为是的等里上下中前后内止到至元每余多还")
_TAIL = re.compile(
    rf"(?:[（(]|{denied_comparison()}|要求|力争|确保|计划|预计|保持|稳定|提[高升]|[增减]加|增长|上升|下降|降低|减少|压减|恢复|控制|达到|超过|高于|低于|小于|大于|突破"
    r"|至少|最[多少高低]|大概|大约|将近|接近|就写|直接|应当|需要|共计|合计|一共|总共|总计|安排|下达|投入|[≥≤><=＝:：、,，|\s])+$"
)
LOOSE_TAIL = frozenset("写须需应可能都均各共计约近仅只才有已要是为在到至从由的了给按每上占比出资达")
_STOP = re.compile(r"[…，,。；;：:、！!？?\n|（(）)“”\"【】\t]")
_AFTER_NOISE = re.compile(
    r"^(?:以上|以下|以内|以[上下内]|左右|上下|之间|及|或|的|个|余|多|前|之前|以前|内|要|须|应|得|全部|基本|就|也|再|,|\s)+"
)
_VERB_AFTER = re.compile(
    r"^(?:完成|投入|开工|竣工|提高|下降|增加|减少|是|为|由|在|从|到|用于|按|给|给予|不|其中|每|进行|和|与|及|占)"
)
_EMPTY_HEADERS = re.compile(
    r"^(?:数量|金额|单价|标准|合计|小计|经费|预算|资金|目标值?|指标值?|计划数?|要求|备注|数|量|值|测算|工程量|规模|费用|投资|总价|年度任务|任务|内容)+$"
)
_NEAREST, _FARTHEST = 6, 300
"""Numbers, and characters before them, that are looked through for a phrase."""
_OF_WHOLE = frozenset({"price", "money_use", "money_source", "money_past", "money_effect"})
"""Roles whose thing is named where the item begins, not right behind the number."""
_FIXED = {"money_total": "项目资金", "money_overall": "项目总投资", "document": "文件", "identifier": "编号"}


def topic(layout: Layout, tokens: Sequence[TextToken], at: int, role: str = "") -> str:
    """A noun phrase for the token at an index of the tokens of a text, "" where the text gives none."""
    token = tokens[at]
    cell = layout.cell(token.start)
    if cell is not None and (of_cell := _of_cell(cell, role)):
        return of_cell
    if role in _FIXED:
        return _FIXED[role]
    before, after = phrases_before(layout, tokens, at), phrase_behind(layout, tokens, at)
    if role == "milestone" or token.kind in {TokenKind.DATE, TokenKind.PERIOD}:
        found = next((c for c in (after, *before) if len(c) > 1), "")
    elif token.kind is TokenKind.COUNT and role not in _OF_WHOLE and after and not _VERB_AFTER.match(after):
        nearest = _nearest(layout, tokens, at)
        found = nearest if len(nearest) > 1 and _leads_on(layout, tokens, at) else _joined(nearest, after)
    else:
        found = next(
            (c for c in (*before[:1], *([after] if role in _OF_WHOLE else []), *before[1:]) if len(c) > 1), after
        )
    return (found or layout.label(token.start))[-_LONGEST:]


def _of_cell(cell: TextCell, role: str) -> str:
    header = re.sub(r"[（(/／].*$", "", cell.header).strip()
    label = re.sub(r"^[\d.、\s]+", "", cell.label)
    if role == "identifier" or not (label or header):
        return ""
    if not label or label == cell.text:
        return header
    if role == "price":
        return f"{label}单价"
    if not header or role == "money_use" or _EMPTY_HEADERS.match(header):
        return label
    return f"{label}{header}"


def phrases_before(layout: Layout, tokens: Sequence[TextToken], at: int) -> list[str]:
    """The phrases of the sentence before a token, nearest first, bare of numbers and of what only binds them."""
    sentence = layout.sentence(tokens[at].start)
    phrases, end = list[str](), tokens[at].start
    for other in (*reversed(tokens[max(0, at - _NEAREST) : at]), None):
        start = max(sentence.start, other.end if other else end - _FARTHEST)
        if start <= end:
            words = layout.text[start:end]
            words = item_text(words) if start == sentence.start else words
            phrases += [_bare(part) for part in reversed(_STOP.split(words))]
        if other is None or other.start <= sentence.start:
            break
        end = other.start
    return [p for p in phrases if p]


def phrase_behind(layout: Layout, tokens: Sequence[TextToken], at: int) -> str:
    """The phrase of the clause behind a token."""
    return _behind(_clause_behind(layout, tokens, at))


def _nearest(layout: Layout, tokens: Sequence[TextToken], at: int) -> str:
    """The words right before a token in its clause."""
    sentence = layout.sentence(tokens[at].start)
    start = max(sentence.start, tokens[at - 1].end if at else 0)
    words = layout.text[start : tokens[at].start]
    return _bare(_STOP.split(item_text(words) if start == sentence.start else words)[-1])


def _clause_behind(layout: Layout, tokens: Sequence[TextToken], at: int) -> str:
    """The words of the clause behind a token, up to the next token."""
    end = layout.sentence(tokens[at].start).end
    following = tokens[at + 1].start if at + 1 < len(tokens) else end
    words = layout.text[tokens[at].end : min(end, following)]
    return _STOP.split(words)[0] if words else ""


def _bare(words: str) -> str:
    """A phrase without what only binds it to its sentence, at either end."""
    return _without_tail(_without_lead(words)).strip()


def _without_lead(words: str) -> str:
    while (shorter := _LEAD.sub("", words)) != words or loose_head(words, LOOSE_HEAD):
        words = shorter if shorter != words else words[1:]
    return words


def _without_tail(words: str) -> str:
    while (shorter := _TAIL.sub("", words)) != words or loose_tail(words, LOOSE_TAIL):
        words = shorter if shorter != words else words[:-1]
    return words


def _behind(words: str) -> str:
    return _without_tail(_AFTER_NOISE.sub("", words))[:_LONGEST].strip()


def _leads_on(layout: Layout, tokens: Sequence[TextToken], at: int) -> bool:
    """Whether the words behind a token run on to the next number, which they name: 反制设备两套租金10万."""
    if at + 1 >= len(tokens):
        return False
    between = layout.text[tokens[at].end : tokens[at + 1].start]
    return not _STOP.search(between) and not tokens[at + 1].counts_nothing


def _joined(before: str, after: str) -> str:
    """Verb before, thing behind: 装 + 充电口; what already names a thing before the number stays in front of it."""
    return f"{before[-4:]}{after}" if len(before) <= 4 else after


def unit_of(layout: Layout, token: TextToken) -> str:
    """The unit of a token; in a table without one beside the number, the unit of the column's header."""
    if token.unit and token.unit not in {"万", "亿"}:
        return token.unit
    cell = layout.cell(token.start)
    stated = header_unit(cell.header) if cell else ""
    return stated or token.unit
