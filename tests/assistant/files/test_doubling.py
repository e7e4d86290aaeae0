"""Every reader costs in proportion to its file: twice as much of anything takes less than three times as long."""

import json
import time

import docx
import openpyxl
import pytest

from assistant.files.formats import FORMATS, Use
from assistant.files.reader import read_paper
from tests.fakes.papers import ods, ods_table, pdf, ruled, written, xls

_COUNT = 250
_ODS_CELL = "<table:table-cell>{}</table:table-cell>"
_ODS_TEXT = "<text:p>文字</text:p>"


def _word(path, count):
    document = docx.Document()
    table = document.add_table(count, 3)
    for at, cell in enumerate(table._cells):
        cell.text = f"第{at}格"
    document.save(str(path))


def _word_text(path, count):
    document = docx.Document()
    document.add_paragraph("")
    for at in range(count):
        document.paragraphs[0].add_run("字") if at % 2 else document.add_paragraph(f"第{at}段")
    document.save(str(path))


def _sheet(path, count):
    book = openpyxl.Workbook()
    for at in range(count * 4):
        book.active.append([at, f"第{at}行", 0.5])
        if at % 4 == 0:
            book.active.merge_cells(start_row=at + 1, end_row=at + 2, start_column=4, end_column=5)
    book.save(path)


def _wide_sheet(path, count):
    book = openpyxl.Workbook()
    for _ in range(8):
        book.active.append([f"第{at}列" for at in range(count)])
    book.save(path)


def _old_sheet(path, count):
    rows = [[f"第{at}行", "甲", "乙"] for at in range(count * 4)]
    xls(path, rows, [(at, at + 1, 3, 4) for at in range(0, len(rows), 4)])


def _open_sheet(path, count):
    ods(path, ods_table("表", [_ODS_CELL.format(_ODS_TEXT) * 4] * count * 4))


def _open_cell(path, count):
    ods(path, ods_table("表", [_ODS_CELL.format(_ODS_TEXT * count * 4)]))


def _pdf(path, count):
    """Pages of a table each."""
    ys = tuple(range(100, 700, 20))
    page = ruled((50, 150, 250), ys) + "".join(written(60, y + 5, f"row {y}") for y in ys[:-1])
    pdf(path, *[page] * (count // 40))


def _grid(path, count):
    """A page of many small cells."""
    xs, ys = tuple(range(50, 50 + 10 * (count // 25 + 1), 10)), tuple(range(100, 300, 10))
    pdf(path, ruled(xs, ys) + "".join(written(x + 2, y + 2, "a") for x in xs[:-1] for y in ys[:-1]))


def _text(line, times=10):
    def write(path, count):
        path.write_text("".join(line.format(n) for n in range(count * times)), encoding="utf-8")

    return write


def _json(path, count):
    path.write_text(json.dumps([{"a": n, f"b{n}": "文字"} for n in range(count * 10)]), encoding="utf-8")


_WRITERS = {
    "rows": {
        "a.docx": _word, "a.xlsx": _sheet, "a.xls": _old_sheet, "a.ods": _open_sheet, "a.pdf": _pdf,
        "a.csv": _text("{},甲,乙,丙\n"), "a.md": _text("| {} | 甲 |\n"), "a.txt": _text("第{}行文字\n"),
        "a.json": _json, "a.yaml": _text("项目{}: 文字\n", 4),
        "a.html": _text("<p>第{}段</p><table><tr><td>甲</td><td>乙</td></tr></table>"),
    },
    "width": {
        "a.docx": _word_text, "a.xlsx": _wide_sheet, "a.ods": _open_cell, "a.pdf": _grid, "a.csv": _text("{},", 100),
        "a.md": _text("#|`", 100), "a.txt": _text("文字", 300), "a.html": _text("<b>甲</b><div>"),
        "a.yaml": _text("文字 ", 40),
    },
}  # fmt: skip
_CASES = [(way, name, write) for way, writers in _WRITERS.items() for name, write in writers.items()]


def _seconds(path):
    start = time.process_time()
    read_paper(path, Use.BRIEF)
    return time.process_time() - start


def test_every_reader_of_the_table_is_timed():
    timed = {name[1:] for name in _WRITERS["rows"]}
    assert {f.reader for f in FORMATS} == {f.reader for f in FORMATS if f.suffix in timed}


@pytest.mark.parametrize(("way", "name", "write"), _CASES, ids=lambda x: x if isinstance(x, str) else "")
def test_twice_as_much_takes_less_than_three_times_as_long(tmp_path, way, name, write):
    """The least ratio of several turns: a busy machine lengthens some of them, what is quadratic is four in all."""
    paths = [tmp_path / str(factor) / name for factor in (1, 2)]
    for factor, path in enumerate(paths, 1):
        path.parent.mkdir()
        write(path, _COUNT * factor)
    turns = [[_seconds(path) for path in paths] for _ in range(4)]
    assert min(twice / (once + 0.002) for once, twice in turns) < 3, (way, turns)
