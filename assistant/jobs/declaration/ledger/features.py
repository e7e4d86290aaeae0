"""What a tagger may see of a number: its form, the words around it, its place in the layout, the arithmetic."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.jobs.declaration.ledger.amounts import Relations, amounts, relations
from assistant.language.layout import Layout, layout
from assistant.language.measures import measure_kind
from assistant.language.orders import find_orders
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import Token, TokenKind, find_tokens

_LEFT, _RIGHT, _GAP = 12, 8, 7
_CUES = {
    "past": r"去年|上年|往年|前年|上一年|历年|此前|以前|已(?!经?列)|原(?!则|因)|老(?!年|人|旧|百)|曾",
    "now": r"现有|目前|现状|当前|现(?=在|已|共)|截至|全[县市区镇省]|辖区|总人口|户籍|常住|在册|共有|设有|拥有|存量",
    "plan": r"计划|拟|将|预计|今年|本年|全年|新[建增购]|明年|要(?!求)|打算|准备|安排|需|力争|确保",
    "bound": r"不低于|不少于|不超过|不高于|以上|以内|以下|至少|控制在|不得|最[多少高低]|上限|封顶|内$",
    "reach": r"达到?|提高|提升|降到|降至|增加到|升到|降低|减少|压减|恢复到|保持",
    "from": r"(?:由|从)$|(?:由|从)[^，。]{0,8}$",
    "part": r"其中|包括|含(?!税)|分别|里头|里面",
    "total": r"合计|总计|共计|一共|总共|总额|总投资|共需|总预算|申请|共$|总",
    "each": r"每|单价|标准|人均|户均|亩均|一[个人户台套]",
    "out": r"不在|不含|不列|另行|另有|别的|除外|剔除|不再|不纳入",
}
_COMPILED = {name: re.compile(p) for name, p in _CUES.items()}
_SATISFIED = re.compile("满意")
_MONEY_WORDS = re.compile("[元钱款资金费预算投入经费补助拨]|财政|自筹|配套|结转")
_LEVEL = re.compile("中央|国家|省|市|县|区|乡|镇|街道|自筹|结转|财政|配套|专项|公益金|债")


def brief_features(text: str, year: int | None = None) -> tuple[tuple[Token, ...], list[list[str]]]:
    """The tokens of a brief that may be numbers of its ledger, and the features of each."""
    tokens = tuple(t for t in find_tokens(text) if not t.counts_nothing)
    laid = layout(text)
    related = relations(amounts(tokens, laid))
    orders = find_orders(text)
    largest = _largest(tokens, laid)
    years = _years(tokens, laid, year)
    rows = []
    for i, token in enumerate(tokens):
        rows.append(
            [
                "bias",
                *_form(token),
                *_words(text, laid, token),
                *_place(text, laid, token, i, len(tokens)),
                *_neighbours(text, tokens, i),
                *_arithmetic(i, related, largest),
                *years[i],
                *(["in_order"] if any(s <= token.start < e for s, e in orders) else []),
            ]
        )
    return tokens, rows


def _form(token: Token) -> Iterator[str]:
    yield f"kind={token.kind.value}"
    kind = measure_kind(token.unit) or ("scale" if token.unit in {"万", "亿"} else "open" if token.unit else "none")
    yield f"measure={kind}"
    yield f"unit={token.unit}"
    yield f"form={token.kind.value}|{kind}|{'per' if token.per else ''}"
    if token.per:
        yield "per"
        yield f"per={token.per}"
    if token.is_range:
        yield "range"
    if token.chinese:
        yield "chinese"
    if token.text.endswith("前"):
        yield "before"
    if token.date:
        yield f"datelen={len(token.date)}"
    if token.number is not None:
        yield f"size={_size(token.number)}"
        if token.number != token.number.to_integral_value():
            yield "decimal"
        if token.number in {Decimal(100), Decimal(0), Decimal(1)}:
            yield f"is={token.number}"


def _size(number: Decimal) -> int:
    return min(8, len(str(int(abs(number)))))


def _words(text: str, laid: Layout, token: Token) -> Iterator[str]:
    sentence = laid.sentence(token.start)
    cell = laid.cell(token.start)
    low = max(sentence.start, cell.start if cell else 0)
    left = text[max(low, token.start - 60) : token.start]
    right = text[token.end : min(len(text), token.end + 24)].split("\n")[0]
    if cell:
        right = right[: max(0, cell.end - token.end)]
    clause = re.split("[，,、（）()：:]", left)[-1]
    rest = re.split("[，,。；;、（）()]", right)[0]
    near = left[-_LEFT:]
    for k in (1, 2, 3, 4):
        yield f"L{k}={near[-k:]}"
        yield f"R{k}={right[:k]}"
    for word in _grams(clause[-_LEFT:], 3):
        yield f"c:{word}"
    for word in _grams(rest[:_RIGHT], 3):
        yield f"r:{word}"
    for word in _grams(left[-40:], 2, 2):
        yield f"s:{word}"
    for word in _grams(right[:16], 2, 2):
        yield f"t:{word}"
    for name, cue in _COMPILED.items():
        if cue.search(clause):
            yield f"clause_{name}"
        elif cue.search(left):
            yield f"sent_{name}"
        if cue.search(rest[:_RIGHT]):
            yield f"after_{name}"
    if _SATISFIED.search(left[-14:]):
        yield "satisfied"
    if _MONEY_WORDS.search(clause):
        yield "moneyword"
    if _LEVEL.search(clause[-10:]):
        yield "level"
    if _LEVEL.match(rest[:3]):
        yield "level_after"
    if not clause.strip():
        yield "opens_clause"


def _grams(words: str, longest: int, shortest: int = 1) -> Iterator[str]:
    bare = re.sub(r"[\d.\s]+", "0", words)
    for n in range(shortest, longest + 1):
        for i in range(len(bare) - n + 1):
            yield bare[i : i + n]


def _place(text: str, laid: Layout, token: Token, i: int, count: int) -> Iterator[str]:
    line = laid.line(token.start)
    before = text[line.start : token.start].strip()
    yield f"at={i * 5 // max(1, count)}"
    if i == 0:
        yield "first"
    if line.start == 0:
        yield "first_line"
    if not before:
        yield "opens_line"
    if not text[token.end : line.end].strip():
        yield "closes_line"
    if label := laid.label(token.start):
        yield f"label={label}"
        for word in _grams(label, 2, 2):
            yield f"label:{word}"
    heading = laid.heading(token.start)
    for word in _grams(heading[:14], 2, 2):
        yield f"head:{word}"
    yield from _cell(laid, token)


def _cell(laid: Layout, token: Token) -> Iterator[str]:
    cell = laid.cell(token.start)
    if cell is None:
        return
    yield "cell"
    yield f"column={min(cell.column, 5)}"
    if cell.text == token.text:
        yield "whole_cell"
    if cell.column == 0 and cell.text == token.text:
        yield "first_cell"
    for word in _grams(cell.header[:12], 3):
        yield f"h:{word}"
    if cell.unit:
        yield f"header_unit={measure_kind(cell.unit) or 'open'}"
    if cell.is_total:
        yield "total_row"
        yield f"total_row|{measure_kind(cell.unit)}"
    for word in _grams(cell.label[:12], 2, 2):
        yield f"row:{word}"


def _neighbours(text: str, tokens: Sequence[Token], i: int) -> Iterator[str]:
    for name, j in (("prev", i - 1), ("next", i + 1)):
        if not 0 <= j < len(tokens):
            yield f"{name}=none"
            continue
        other = tokens[j]
        kind = f"{other.kind.value}|{measure_kind(other.unit)}"
        gap = text[tokens[min(i, j)].end : tokens[max(i, j)].start]
        yield f"{name}={kind}"
        yield f"{name}_unit={other.unit}"
        if len(gap) <= _GAP:
            yield f"{name}_gap={gap}"
        if re.search("[。；;\n]", gap) is None:
            yield f"{name}_same={kind}"
            if other.unit == tokens[i].unit:
                yield f"{name}_same_unit"
    if i > 1:
        yield f"prev2={tokens[i - 2].kind.value}|{measure_kind(tokens[i - 2].unit)}"


def _arithmetic(i: int, related: Relations, largest: int | None) -> Iterator[str]:
    marks = sorted(related.marks.get(i, ()))
    yield from marks
    if len(marks) > 1:
        yield "+".join(marks)
    if i == largest:
        yield "largest_money"


def _largest(tokens: Sequence[Token], laid: Layout) -> int | None:
    money = [(with_scale(t.number, t.unit), -i) for i, t in enumerate(tokens) if t.number and _is_money(t)]
    return -max(money)[1] if money else None


def _is_money(token: Token) -> bool:
    return (token.kind is TokenKind.MONEY or token.unit in {"万", "亿"}) and not token.per


def _years(tokens: Sequence[Token], laid: Layout, year: int | None) -> list[list[str]]:
    """For each token how far the last year named in its sentence, and its own year, are from the year of the budget."""
    rows, sentence, last = list[list[str]](), -1, ""
    for token in tokens:
        start = laid.sentence(token.start).start
        if start != sentence:
            sentence, last = start, ""
        own = token.date[:4] if token.date[:4].isdigit() else ""
        row = []
        if own and year:
            row.append(f"own_year={_apart(int(own), year)}")
            last = row[0].removeprefix("own_")
        if last:
            row.append(f"sent_{last}")
        rows.append(row)
    return rows


def _apart(own: int, year: int) -> str:
    return str(max(-2, min(2, own - year)))
