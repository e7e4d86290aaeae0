"""批量汇总 in Excel: a row a filing with what was found and decided, and every finding on a second sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generators.excel import sheet_look as look

TITLE = "绩效表审核汇总"
_HEADS = (
    ("序号", 6), ("文件", 34), ("表", 20), ("项目", 34), ("单位", 24), ("口径", 26), ("必改", 7), ("错误", 7),
    ("提醒", 7), ("建议结论", 14), ("审核结论", 14), ("审核人", 12), ("说明", 40),
)  # fmt: skip
_FINDING_HEADS = (
    ("序号", 6), ("项目", 30), ("轻重", 7), ("位置", 24), ("问题", 50), ("建议", 50), ("依据", 36), ("处理", 10),
    ("理由", 30),
)  # fmt: skip
_HEAD_ROW = 2
_TEXT = look.Style(locked=True)
_CENTRED = look.Style(horizontal="center")


@dataclass(frozen=True)
class SummaryRow:
    """A filing, or a file that could not be read: the cells behind 序号 in their order."""

    cells: tuple[str, ...]
    findings: tuple[tuple[str, ...], ...] = ()


def render_review_summary(rows: Sequence[SummaryRow]) -> bytes:
    """The bytes of the book; the same rows give the same bytes."""
    book, sheet = look.new_book("汇总", [w for _, w in _HEADS])
    _sheet(sheet, TITLE, _HEADS, [r.cells for r in rows])
    second = book.create_sheet("意见清单")
    for column, (_, width) in enumerate(_FINDING_HEADS, 1):
        second.column_dimensions[get_column_letter(column)].width = width
    _sheet(second, "审核意见清单", _FINDING_HEADS, [f for r in rows for f in r.findings])
    return look.to_bytes(book, TITLE)


def _sheet(sheet: Worksheet, title: str, heads: Sequence[tuple[str, int]], rows: Sequence[tuple[str, ...]]) -> None:
    sheet.protection.sheet = False
    look.put(sheet, (1, 1, 1, len(heads)), title, look.TITLE)
    sheet.row_dimensions[1].height = 30
    for column, (text, _) in enumerate(heads, 1):
        look.put(sheet, (_HEAD_ROW, column, _HEAD_ROW, column), text, look.HEAD)
    numbers = count(1)
    for row, cells in enumerate(rows, _HEAD_ROW + 1):
        for column, text in enumerate((str(next(numbers)), *cells), 1):
            narrow = heads[column - 1][1] <= 14
            look.put(sheet, (row, column, row, column), text, _CENTRED if narrow else _TEXT)
    look.page(sheet, header_row=_HEAD_ROW, last_column=len(heads))
