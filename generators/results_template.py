"""The Excel sheet that a unit fills in after the year: what is approved is locked and grey, what is asked is yellow."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.base import as_json_number
from assistant.domain.deviations import read_deviation
from assistant.domain.filing import ACCOUNT_REMARK, ACCOUNT_WORDS, MONEY_WORDS, Account, Filing, FundLine, Funds
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import FormKind
from generators.excel import sheet_look as look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "项目支出绩效完成情况填报表"
HOW_TO = (
    "填写说明：只填黄色格，灰色格来自批复的绩效目标，不用改。没有完成或明显超过指标值的，请写明偏差原因和改进措施；"
    "定性指标请填“定性取值”（0至100）和理由：达成80—100，部分达成60—80，未达成0—60。填好后保存，原样交回。"
)
HEADS = (
    "一级指标", "二级指标", "三级指标", "指标值", "分值", "实际完成值", "定性取值(%)", "取值理由", "偏差原因类别",
    "偏差原因", "改进措施", "佐证材料",
)  # fmt: skip
WIDTHS = (11, 14, 26, 18, 7, 17, 10, 20, 13, 26, 26, 22)
SOURCES = {
    "fiscal": "其中：当年财政拨款", "carry_over": "上年结转资金", "special_account": "财政专户管理资金",
    "other": "其他资金", "own": "单位资金", "central": "其中：中央财政资金", "local": "地方财政资金",
}  # fmt: skip
_FIRST_OPEN = 6
"""The column from which cells are to be filled in (1 is A)."""
_FUNDS_ROW = 4
_GOAL_WIDTH = 42
"""Chinese letters on a line of the cells of the goals."""
_ACCOUNT_WIDTH = 60
"""The same for the cells of the words of the report."""
_GOAL_LINES, _ROW_LINES = 6, 12
"""No higher than this: the head stays in view, and must leave room for the rows on a small screen."""


def render_results_template(filing: Filing) -> bytes:
    """The bytes of the sheet; the same filing gives the same bytes. A half-filled self-evaluation is prefilled."""
    book, sheet = look.new_book("完成情况", WIDTHS)
    _title(sheet, filing)
    after = _head(sheet, filing)
    _rows(sheet, filing.indicators, after)
    _account(sheet, filing.account, after + len(filing.indicators) + 1)
    look.page(sheet, header_row=after, last_column=len(HEADS))
    return look.to_bytes(book, TITLE)


def _title(sheet: "Worksheet", filing: Filing) -> None:
    year = f"（{filing.year}年度）" if filing.year else ""
    last = len(HEADS)
    look.put(sheet, (1, 1, 1, last), f"{TITLE}{year}", look.TITLE)
    look.put(sheet, (2, 1, 2, last), HOW_TO, look.NOTE)
    project = filing.project
    look.put(sheet, (3, 1, 3, 2), "项目名称", look.HEAD)
    look.put(sheet, (3, 3, 3, 6), project.name, look.KNOWN)
    look.put(sheet, (3, 7, 3, 8), "实施单位", look.HEAD)
    look.put(sheet, (3, 9, 3, 10), project.unit, look.KNOWN)
    look.put(sheet, (3, 11, 3, 11), "金额单位", look.HEAD)
    look.put(sheet, (3, 12, 3, 12), filing.funds.unit, look.KNOWN)
    for row, height in ((1, 30), (2, 34), (3, 24)):
        sheet.row_dimensions[row].height = height


def _head(sheet: "Worksheet", filing: Filing) -> int:
    """Money on the left, goals on the right; gives the row where the indicators begin."""
    lines = list(_money_lines(filing))
    heads = (f"{h}（{filing.funds.unit}）" for h in MONEY_WORDS.values())
    look.put(sheet, (_FUNDS_ROW, 1, _FUNDS_ROW, 2), "资金来源", look.HEAD)
    for area, text in zip(_money_areas(_FUNDS_ROW), heads, strict=True):
        look.put(sheet, area, text, look.HEAD)
    for row, (label, amounts) in enumerate(lines, _FUNDS_ROW + 1):
        look.put(sheet, (row, 1, row, 2), label, look.HEAD)
        for area, amount in zip(_money_areas(row), amounts, strict=True):
            look.put(sheet, area, _number(amount), look.MONEY)
            look.only_amounts(sheet, row, area[1])
    last = _FUNDS_ROW + len(lines)
    _goals(sheet, filing, last)
    return last + 1


def _money_areas(row: int) -> tuple[look.Area, ...]:
    return ((row, 3, row, 3), (row, 4, row, 4), (row, 5, row, 6))


def _money_lines(filing: Filing) -> Iterator[tuple[str, Sequence[Decimal | None]]]:
    """The whole sum, then each source; an approved declaration's amounts are the initial budget."""
    funds = filing.funds
    declared = filing.form is FormKind.GOAL_DECLARATION
    initial = funds.total if declared and funds.initial is None else funds.initial
    yield "年度资金总额", (initial, funds.adjusted, funds.executed)
    known = {line.source: line for line in funds.lines}
    for source in _sources(funds):
        line = known.get(source) or FundLine(source=source, initial=getattr(funds, source, None) if declared else None)
        yield SOURCES[source], tuple(getattr(line, f) for f in MONEY_WORDS)


def _sources(funds: Funds) -> Iterator[str]:
    """The sources that the filing has lines for, else those of the official form."""
    named = {line.source for line in funds.lines if line.source in SOURCES}
    if not named:
        named = {"fiscal", "carry_over", "other"} | ({"special_account"} if funds.special_account else set())
    return (s for s in SOURCES if s in named)


def _goals(sheet: "Worksheet", filing: Filing, last: int) -> None:
    goals, top = filing.goals, _FUNDS_ROW
    middle = top + (last - top - 1) // 2
    look.put(sheet, (top, 7, middle, 8), "年度总体目标", look.HEAD)
    look.put(sheet, (top, 9, middle, 12), goals.annual or goals.overall, look.KNOWN)
    look.put(sheet, (middle + 1, 7, last - 1, 8), "总体目标实际完成情况", look.HEAD)
    look.put(sheet, (middle + 1, 9, last - 1, 12), goals.actual, look.OPEN)
    look.put(sheet, (last, 7, last, 8), "项目是否完成", look.HEAD)
    done = {True: "是", False: "否", None: ""}[filing.project.completed]
    look.put(sheet, (last, 9, last, 12), done, look.CHOICE)
    look.choose(sheet, last, 9, ("是", "否"))
    lengths = ((top, middle, goals.annual or goals.overall), (middle + 1, last - 1, goals.actual))
    for first, end, text in lengths:
        look.height(sheet, range(first, end + 1), min(-(-len(text) // _GOAL_WIDTH), _GOAL_LINES))
    look.height(sheet, range(last, last + 1), 1)


def _rows(sheet: "Worksheet", indicators: Sequence[Indicator], head: int) -> None:
    for column, text in enumerate(HEADS, 1):
        look.put(sheet, (head, column, head, column), text, look.HEAD if column < _FIRST_OPEN else look.ASKED)
    look.height(sheet, range(head, head + 1), 2)
    for row, item in enumerate(indicators, head + 1):
        for column, value in enumerate(_cells(item), 1):
            style = look.KNOWN if column < _FIRST_OPEN else look.OPEN
            look.put(sheet, (row, column, row, column), value, _CENTRED.get(column, style))
        look.only_shares(sheet, row, HEADS.index("定性取值(%)") + 1)
        look.choose(sheet, row, HEADS.index("偏差原因类别") + 1, look.CAUSES)
        look.height(sheet, range(row, row + 1), min(_lines_needed(_cells(item)), _ROW_LINES))


def _account(sheet: "Worksheet", account: Account, first: int) -> None:
    """What the 自评报告 asks for in words, a row each, below the indicators."""
    for row, (field, words) in enumerate(ACCOUNT_WORDS.items(), first):
        stated = getattr(account, field)
        look.put(sheet, (row, 1, row, 2), words, look.HEAD)
        look.put(sheet, (row, 3, row, _FIRST_OPEN - 1), ACCOUNT_REMARK, look.KNOWN)
        look.put(sheet, (row, _FIRST_OPEN, row, len(HEADS)), stated, look.OPEN)
        look.height(sheet, range(row, row + 1), min(max(2, -(-len(stated) // _ACCOUNT_WIDTH)), _ROW_LINES))


_CENTRED = {1: look.KNOWN_CENTRED, 2: look.KNOWN_CENTRED, 5: look.KNOWN_NUMBER, 7: look.SHARE, 9: look.CHOICE}


def _cells(item: Indicator) -> Sequence[Any]:
    deviation = read_deviation(item.deviation or "", item.deviation_kind)
    unit = item.unit if not item.unit_in_target and item.target[-1:].isdigit() else ""
    return (
        item.level1, item.level2, item.name, f"{item.target}{unit}", _number(item.weight), item.actual or "",
        _number(item.chosen_share), item.chosen_reason,
        str(deviation.kind or ""), deviation.cause, deviation.remedy, item.evidence,
    )  # fmt: skip


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else as_json_number(value)


def _lines_needed(cells: Sequence[Any]) -> int:
    return max(-(-_width(str(text)) // (width - 1)) for text, width in zip(cells, WIDTHS, strict=True))


def _width(text: str) -> int:
    """Columns a text takes: a Chinese letter takes two."""
    return sum(1 if letter.isascii() else 2 for letter in text)
