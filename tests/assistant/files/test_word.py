"""Word files: nothing that the page shows is lost or doubled, nothing that it hides is read."""

from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.limits import LIMITS
from assistant.files.opening import open_file
from assistant.files.paper import PaperHeading
from assistant.files.reader import read_here, read_paper

_BOX = (
    '<w:p %s xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<w:r><w:t>框外</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>框里"
    "</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p>"
    "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def read(tmp_path, document):
    document.save(str(tmp_path / "a.docx"))
    return read_paper(tmp_path / "a.docx", Use.PAPER)


def paragraph(document, inner):
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))


def test_headers_and_footers_are_kept_beside_the_page_and_page_numbers_are_not(tmp_path):
    document = docx.Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "青财〔2024〕7号"
    document.sections[0].footer.paragraphs[0].text = "第 1 页 共 2 页"
    page = read(tmp_path, document).pages[0]
    assert (page.text, page.margins) == ("正文", ("青财〔2024〕7号",))


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path):
    document = docx.Document()
    document.element.body.insert(0, parse_xml(_BOX % nsdecls("w")))
    assert read(tmp_path, document).lines == ["框外", "框里"]


def test_headings_are_known_by_style(tmp_path):
    document = docx.Document()
    document.add_heading("总则", 2)
    block = read(tmp_path, document).blocks[0]
    assert block == PaperHeading("总则", 2)


@pytest.mark.parametrize(
    ("inner", "text", "note"),
    [
        ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "新", "修订"),
        ("<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:t>新</w:t></w:r>", "新", "修订"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>见</w:t></w:r>", "见", "隐藏"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>见</w:t></w:r>", "见", None),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>30</w:t></w:r><w:r><w:t>42</w:t></w:r>", "42", "删除线"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r><w:r><w:t>42</w:t></w:r>", "≥42", None),
        ("<w:r><w:sym w:font='Other' w:char='F001'/></w:r><w:r><w:t>42</w:t></w:r>", "42", "符号"),
        ("<w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "控件", None),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲 乙\n丙", None),
    ],
)  # fmt: skip
def test_what_the_page_shows_is_read_and_what_it_hides_is_stated(tmp_path, inner, text, note):
    document = docx.Document()
    paragraph(document, inner)
    paper = read(tmp_path, document)
    assert paper.text.strip() == text
    assert any(note in n for n in paper.notes) if note else paper.notes == ()


def test_cells_and_rows_inside_content_controls_stand_in_their_place(tmp_path):
    document = docx.Document()
    table = document.add_table(2, 2)
    for at, text in enumerate("甲乙丙丁"):
        table.cell(at // 2, at % 2).text = text
    cell = table.cell(0, 0)._tc
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    cell.addprevious(control)
    control[0].append(cell)
    row = table._tbl.tr_lst[1]
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[0].append(row)
    assert read(tmp_path, document).lines == ["| 甲 | 乙 |", "| 丙 | 丁 |"]


def test_a_row_that_begins_late_and_a_merge_that_nothing_begins(tmp_path):
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "产出", "甲", "乙"
    first = table.cell(0, 0)._tc.get_or_add_tcPr()
    first.append(parse_xml(f"<w:vMerge {nsdecls('w')}/>"))  # continues a cell that is not there
    late = table._tbl.tr_lst[1]
    late.remove(late.tc_lst[0])
    late.insert(0, parse_xml(f"<w:trPr {nsdecls('w')}><w:gridBefore w:val='1'/></w:trPr>"))
    top, below = read(tmp_path, document).tables[0].rows
    assert (top[0].text, top[0].continued) == ("产出", False)
    assert (below[0].text, below[0].column) == ("乙", 1)


def test_spans_are_counted_both_ways(tmp_path):
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "产出"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "宽"
    row = read(tmp_path, document).tables[0].rows[0]
    assert [(c.text, c.column, c.colspan, c.rowspan) for c in row] == [("产出", 0, 1, 3), ("宽", 1, 2, 1)]


def test_a_table_that_runs_over_a_page_is_one_table_on_two_pages(tmp_path):
    document = docx.Document()
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "上"
    run = table.cell(1, 0).paragraphs[0].add_run()
    run.add_break(WD_BREAK.PAGE)
    run.add_text("下")
    paper = read(tmp_path, document)
    assert [p.lines for p in paper.pages] == [["| 上 |"], ["| 下 |"]]
    assert len(paper.tables) == 1


def test_tables_inside_cells_and_deep_nesting_are_read(tmp_path):
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for depth in range(12):
        cell.paragraphs[0].text = f"第{depth}层"
        cell = cell.add_table(1, 1).cell(0, 0)
    assert [line.strip("| ") for line in read(tmp_path, document).lines][:12] == [f"第{n}层" for n in range(12)]
    assert qn("w:tbl")


@pytest.mark.parametrize(
    ("limits", "word"),
    [
        ({"tables": 1}, "1 张表格"), ({"rows": 5}, "5 行表格"), ({"paragraphs": 17}, "17 个段落"),
        ({"runs": 12}, "12 段格式不同的文字"), ({"row_cells": 2}, "一行超过 2 格"), ({"styles": 3}, "3 个样式"),
    ],
)  # fmt: skip
def test_more_of_anything_than_a_paper_has_is_refused(tmp_path, limits, word):
    document = docx.Document()
    for _ in range(2):
        for cell in document.add_table(3, 3)._cells:
            cell.text = "甲"
    document.save(str(tmp_path / "a.docx"))
    assert len(read_here(open_file(tmp_path / "a.docx"), Use.PAPER).tables) == 2
    with pytest.raises(IntakeError, match=word):
        read_here(open_file(tmp_path / "a.docx", replace(LIMITS, **limits)), Use.PAPER)


@pytest.mark.slow
def test_a_ledger_of_five_thousand_rows_is_read(tmp_path):
    document = docx.Document()
    row = f"<w:tr {nsdecls('w')}>{'<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>' * 20}</w:tr>"
    table = document.add_table(0, 20)._tbl
    for _ in range(5000):
        table.append(parse_xml(row))
    (table,) = read(tmp_path, document).tables
    assert (len(table.rows), table.width) == (5000, 20)
