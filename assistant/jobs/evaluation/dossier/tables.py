"""Facts of table rows: a column's heading with the row's own label, or a label with its value beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.domain.dossier import FactKind
from assistant.jobs.evaluation.dossier.figures import stated
from assistant.jobs.evaluation.dossier.sentences import FactPiece, is_organisation, sentence_facts
from assistant.language.figures import Figure, FigureKind, find_figures
from assistant.language.measure_words import measure_kind
from assistant.language.money import read_money_unit
from assistant.language.names import counted_in

_NUMBER = re.compile(r"^-?\d[\d,]*(?:\.\d+)?$")
_WITH_SIGN = re.compile(r"^\s*(?:≥|≤|=|>|<|>=|<=)\s*")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,8})[)）]\s*$")
_COUNTED = frozenset({"count", "people", "length", "area", "weight", "time"})
_NO_RESULTS = frozenset("分倍级度月年页期届轮条")
"""Measures of scores, dates and marks: a column of them tells no result."""
_MONEY_HEAD = re.compile(
    "金额|^累计$|资金|预算|支出|合价|单价|总价|价款|费$|费用|投资|拨款|到位|支付数|执行数|结算|余额|借方|贷方"
)
_GENERIC = re.compile(
    "^(?:数量|指标值|目标值|年度指标值|完成值|实际完成值?|实际|完成|计划|计划数量?|合同数量|实际数量|工程量|完成情况|实际完成数量?|值)(?:[（(].*[)）])?$"
)
_ROLE = re.compile("^(?:批复|调整|实际|累计)?(?:预算|到位|支出|支付|执行)(?:数|金额|资金|额)?$")
"""A row's label that says which sum it is, where the columns are sources of money."""
_ASKED = re.compile("计划|合同|目标|指标值|批复|应|预计|要求")
_AIM = re.compile("计划|目标|指标值|预计")
_DIFFERENCE = re.compile("偏差|差额|差异|增减|权重|分值|得分|序号|编号|^比例|占比")
_CHANGE = re.compile("^(?:提升|提高|增长|增加|下降|降低|减少)")
_UNIT_HEAD = re.compile("^(?:计量)?单位$")
_PRICED = re.compile(r"^[≥≤=<>]|^[\d.,]+\s*[万亿]?元?/")
_SERIAL = re.compile(r"^\d{1,3}$")
_PERIOD = re.compile(
    r"(?:截至|截止)?(?:\d{4}年)?(?:\d{1,2}\s*[-—–~～至到]\s*\d{1,2}月份?|\d{1,2}月(?:底|末|份)?|\d{4}年(?:度|底|末)?)|第[1-4]季度"
)
"""A period that a heading names: 1—9月完成, 2025年预算数."""
_UNIT_NOTE = re.compile(r"单位\s*[:：]?\s*(亿元|万元|千元|元)")
_KEY = re.compile(
    "^(?:项目名称|主管部门|实施单位|项目单位|建设单位|施工单位|监理单位|年度目标|调查方式|主要意见|备注|说明)"
)
_HEAD_WORD = re.compile(
    "(?:名称|指标|金额|数量|单位|日期|时间|内容|项目|序号|来源|资金|预算|用途|凭证号?|备注|完成值?|计划|实际|偏差|权重|分值|得分|对象|问卷|"
    "满意度|片区|学校|价|费|人次|场次|率|类别|规格|型号|地点|摘要|科目|结果|意见|情况|说明|电话|姓名|职务|签字|教室|值|标准|地区|乡镇|村|"
    "面积|长度|人数|户数|份数|支出|收入|款|程序|阶段|去向|数)(?:[（(].*[）)])?$"
)
_CLASS = re.compile(
    "^(?:产出|数量|质量|时效|成本|经济成本|社会成本|生态环境成本|效益|.{2,4}效益|可持续影响|满意度|服务对象满意度)指标$"
)
_LABEL = re.compile(r"^[一-龥A-Za-z（）()/、 ]{2,20}$")


@dataclass
class _Table:
    """What is known of a table while its rows are read."""

    money_unit: str = ""
    heads: Sequence[str] = ()
    rows: list[str] = field(default_factory=list)


def table_facts(text: str) -> Iterator[FactPiece]:
    """The facts of every table row of a page, each quoted by its row."""
    table, at = _Table(), 0
    for line, following in pairwise([*text.split("\n"), ""]):
        if line.startswith("|"):
            yield from _of_row(table, line, at, _cells(following))
        else:
            note = _UNIT_NOTE.search(line)
            table = _Table(note[1] if note else "")
        at += len(line) + 1


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _of_row(table: _Table, line: str, at: int, following: Sequence[str]) -> Iterator[FactPiece]:
    cells = _cells(line)
    if note := _UNIT_NOTE.search(line):
        table.money_unit = note[1]
    if _is_head(cells, following, first=not table.heads):
        table.heads = cells
        return
    filled = [c for c in cells if c]
    if len(filled) == 1:
        yield from (_moved(p, at, len(line)) for p in sentence_facts(filled[0]))
    elif len(table.heads) >= len(cells) and _fits(table.heads, cells):
        yield from (p for p in _by_column(table, cells, at, len(line)))
    else:
        yield from _by_label(table, cells, at, len(line))


def _is_head(cells: Sequence[str], following: Sequence[str], *, first: bool) -> bool:
    """Whether a row only names columns; further down it must say so in most of its cells.

    The first row of a table also does where the next one is mostly numbers.
    """
    filled = [c for c in cells if c]
    plain = all(len(c) <= 16 and not re.search(r"[\d：:〔]", _PERIOD.sub("", c)) and _PERIOD.sub("", c) for c in filled)
    if len(filled) < 2 or not plain or is_organisation(filled[-1]) or _KEY.match(filled[0]):
        return False
    if first and sum(bool(_NUMBER.match(c)) for c in following) * 2 >= len(cells):
        return True
    heads = [c for c in filled if _HEAD_WORD.search(c) and not _CLASS.search(c)]
    return len(heads) * 3 >= len(filled) * (1 if first else 2)


def _fits(heads: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row has nothing where the heading has nothing."""
    return all(head or not cell for head, cell in zip(heads, cells, strict=False))


def _by_column(table: _Table, cells: Sequence[str], at: int, length: int) -> Iterator[FactPiece]:
    for column, cell in enumerate(cells):
        head = table.heads[column]
        label = _row_label(table.heads, cells, column) or _right_label(cells, column)
        if not cell or not head or _DIFFERENCE.search(head) or not label:
            continue
        unit = _unit_beside(table.heads, cells) if _is_generic(head) else ""
        turned = bool(_ROLE.match(label) and not _MONEY_HEAD.search(head))
        named_money = turned or bool(_MONEY_HEAD.search(head))
        if read := _value(cell, head, unit or table.money_unit, named_money=named_money):
            kind, value, figure = read
            subject = _subject(label, head) if turned else _subject(head, label)
            yield FactPiece(kind, subject, value, at, at + length, figure, planned=_is_asked(kind, head, value))


def _is_asked(kind: FactKind, head: str, value: str) -> bool:
    """Whether a column holds what should be; 批复预算 and 合同金额 are sums that stand."""
    words = _AIM if kind is FactKind.AMOUNT else _ASKED
    return value[:1] in {"≥", "≤"} or bool(words.search(head))


def _row_label(heads: Sequence[str], cells: Sequence[str], column: int) -> str:
    """The nearest words to the left that are no number, unit or serial."""
    for left in range(column - 1, -1, -1):
        cell = cells[left]
        plain = _NUMBER.match(cell) or _SERIAL.match(cell) or _UNIT_HEAD.match(heads[left])
        if cell and not plain and not _is_value(cell) and not _PRICED.match(cell):
            return cell[:20]
    return ""


def _right_label(cells: Sequence[str], column: int) -> str:
    """Words to the right, for a number of a paper or a date that opens its row."""
    return next((c[:20] for c in cells[column + 1 :] if len(c) > 1 and not _NUMBER.match(c) and not _is_value(c)), "")


def _is_value(cell: str) -> bool:
    """Whether a cell is nothing but a figure."""
    found = _figures(cell)
    return any(f.kind is not FigureKind.ORGANISATION and f.end - f.start >= len(cell) - 2 for f in found)


def _unit_beside(heads: Sequence[str], cells: Sequence[str]) -> str:
    return next((c for h, c in zip(heads, cells, strict=False) if _UNIT_HEAD.match(h)), "")


def _is_generic(head: str) -> bool:
    """Whether a heading says no more than that something is counted or done, whatever the period."""
    return bool(_GENERIC.match(_PERIOD.sub("", head)))


def _subject(head: str, label: str) -> str:
    """合价（教室护眼灯）; where the heading says no more than 数量, the row's label is the subject."""
    bare = _IN_BRACKETS.sub("", head).strip()
    if not _is_generic(head):
        return f"{bare}（{label}）"
    return label if bare in {"数量", "工程量", "值"} else f"{label}（{bare}）"


def _value(cell: str, head: str, unit: str, *, named_money: bool) -> tuple[FactKind, str, Figure] | None:
    """The value of a cell: as it is written with its own unit, else with the unit of its heading."""
    if _NUMBER.match(cell):
        return _bare_value(cell, head, unit, named_money=named_money)
    sign = _WITH_SIGN.match(cell)
    bare = cell[sign.end() :] if sign else cell
    found = [f for f in _figures(bare) if f.kind is not FigureKind.ORGANISATION]
    if len(found) != 1 or len(bare) - (found[0].end - found[0].start) > 4:
        return None
    return _written(bare, found[0], sign[0].strip().replace("=", "") if sign else "")


def _figures(cell: str) -> Sequence[Figure]:
    """The figures of a cell; a word before it keeps 9.6万元 from being read as item 9."""
    shifted = find_figures(f"为{cell}")
    return [f.model_copy(update={"start": f.start - 1, "end": f.end - 1}) for f in shifted]


def _written(bare: str, figure: Figure, sign: str) -> tuple[FactKind, str, Figure] | None:
    one = stated(bare, figure)
    kind = _KINDS.get(figure.kind)
    if kind is None or (figure.kind is FigureKind.COUNT and not one.figure.unit):
        return None
    if kind is FactKind.DATE and len(one.value) != len("2025-01-01"):
        return None
    change = _CHANGE.match(bare)
    value = one.value if kind in {FactKind.DATE, FactKind.DOC_NO} or one.bounded else f"{sign}{one.value}"
    value = f"{change[0]}{value}" if change else value
    return kind, value, one.figure.model_copy(update={"end": len(value), "text": value})


def _bare_value(cell: str, head: str, unit: str, *, named_money: bool) -> tuple[FactKind, str, Figure] | None:
    """A number without a unit of its own: 72.661 below 支付金额 of a table in 万元."""
    own = _IN_BRACKETS.search(head)
    money = read_money_unit(own[1]) if own else None
    written = own[1] if own and not money else ""
    if money or (named_money and unit.endswith("元")):
        written = str(money) if money else unit
    elif not written:
        written = counted_in(_IN_BRACKETS.sub("", head)) or ("" if unit.endswith("元") else unit)
    if not written or (not written.endswith("元") and not _is_counted(written)):
        return None
    found = [f for f in _figures(f"{cell}{written}") if f.kind in {FigureKind.MONEY, FigureKind.COUNT}]
    return _written(f"{cell}{written}", found[0], "") if found and not cell.startswith("-") else None


def _is_counted(unit: str) -> bool:
    return measure_kind(unit) in _COUNTED and unit not in _NO_RESULTS


def _by_label(table: _Table, cells: Sequence[str], at: int, length: int) -> Iterator[FactPiece]:
    """Pairs of a label and the cell beside it: 资金总额（万元） | 500, 建设单位 | 青溪县教育装备中心."""
    written = [c for c in cells if c]
    for head, cell in pairwise(written):
        label = _UNIT_NOTE.sub("", head).strip(" （）()，,") if _UNIT_NOTE.search(head) else head
        if not _LABEL.match(label) or _DIFFERENCE.search(label):
            continue
        if read := _value(cell, label, table.money_unit, named_money=bool(_MONEY_HEAD.search(label))):
            kind, value, figure = read
            yield FactPiece(
                kind,
                _IN_BRACKETS.sub("", label).strip(),
                value,
                at,
                at + length,
                figure,
                planned=_is_asked(kind, label, value),
            )
        else:
            facts = (p for p in sentence_facts(f"{label}：{cell}") if p.kind in {FactKind.PARTY, FactKind.ACCEPTANCE})
            yield from (_moved(p, at, length) for p in facts)


def _moved(piece: FactPiece, at: int, length: int) -> FactPiece:
    """A fact of a cell, quoted by its row."""
    return FactPiece(piece.kind, piece.subject, piece.value, at, at + length, piece.figure, planned=piece.planned)


_KINDS = {
    FigureKind.MONEY: FactKind.AMOUNT,
    FigureKind.PERCENT: FactKind.RATE,
    FigureKind.COUNT: FactKind.QUANTITY,
    FigureKind.DATE: FactKind.DATE,
    FigureKind.DOC_NO: FactKind.DOC_NO,
}
