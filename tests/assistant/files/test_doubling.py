"""Every reader costs in proportion to its file: twice the rows take less than three times as long."""

import time

import docx
import openpyxl
import pytest

from assistant.files.formats import Use
from assistant.files.reader import read_paper
from tests.fakes.papers import ods, ods_table, pdf, ruled, written

_ROWS = 400


def _word(path, count):
    document = docx.Document()
    table = document.add_table(count, 3)
    for at, cell in enumerate(table._cells):
        cell.text = f"第{at}格"
    for at in range(count):
        document.add_paragraph(f"第{at}段")
    document.save(str(path))


def _sheet(path, count):
    book = openpyxl.Workbook()
    for at in range(count * 4):
        book.active.append([at, f"第{at}行", 0.5])
        if at % 4 == 0:
            book.active.merge_cells(start_row=at + 1, end_row=at + 2, start_column=4, end_column=5)
    book.save(path)


def _open_sheet(path, count):
    cell = "<table:table-cell><text:p>文字</text:p></table:table-cell>"
    ods(path, ods_table("表", [cell * 4] * count * 4))


def _pdf(path, count):
    ys = tuple(range(100, 700, 20))
    page = ruled((50, 150, 250), ys) + "".join(written(60, y + 5, f"row {y}") for y in ys[:-1])
    pdf(path, *[page] * (count // 40))


def _text(line):
    def write(path, count):
        path.write_text("\n".join(line.format(n) for n in range(count * 10)), encoding="utf-8")

    return write


def _json(path, count):
    path.write_text(str([{"a": n} for n in range(count * 10)]).replace("'", '"'), encoding="utf-8")


_WRITERS = {
    "a.docx": _word, "a.xlsx": _sheet, "a.ods": _open_sheet, "a.pdf": _pdf, "a.csv": _text("{},甲,乙,丙"),
    "a.md": _text("| {} | 甲 |"), "a.txt": _text("第{}行文字"), "a.json": _json,
    "a.yaml": _text("项目{}: 文字"), "a.html": _text("<p>第{}段</p><table><tr><td>甲</td><td>乙</td></tr></table>"),
}  # fmt: skip


def _seconds(path):
    start = time.process_time()
    read_paper(path, Use.BRIEF)
    return time.process_time() - start


@pytest.mark.parametrize("name", _WRITERS)
def test_twice_the_rows_take_less_than_three_times_as_long(tmp_path, name):
    """The least of several turns, taken by turns: a busy machine lengthens some of them."""
    paths = [tmp_path / str(factor) / name for factor in (1, 2)]
    for factor, path in enumerate(paths, 1):
        path.parent.mkdir()
        _WRITERS[name](path, _ROWS * factor)
    turns = [[_seconds(path) for path in paths] for _ in range(7)]
    once, twice = (min(took) for took in zip(*turns, strict=True))
    assert twice < 3 * once + 0.002, turns
