"""The 自评报告 in Word: official style, tables from the same values as the text, what is open highlighted."""

import shutil
import sys
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.shared import Pt

from assistant.domain.report import ReportSection
from generators.self_evaluation_report import render_self_evaluation_report
from policy_corpus.catalog import load_profile
from tests.fakes.gongwen import grave
from tests.fakes.self_evaluated import half_filled, paired_filing

SECTIONS = (
    ReportSection(key="basics", title="一、项目基本情况", level=1),
    ReportSection(
        key="basics.overview", title="（一）项目概况", level=2, text="本报告说明项目情况。\n【待补充：过程】。"
    ),
    ReportSection(key="results.execution", title="（二）预算执行情况分析", level=2, text="全年执行465.2万元。"),
    ReportSection(key="results.indicators", title="（三）绩效指标完成情况分析", level=2),
    ReportSection(key="results.indicators.1", title="1.产出指标", level=3, text="培训1180人次。"),
)


def scored():
    rows = tuple(r.model_copy(update={"score": r.weight}) for r in paired_filing().indicators)
    funds = paired_filing().funds.model_copy(update={"execution_score": Decimal(7)})
    return paired_filing().model_copy(update={"indicators": rows, "total_score": Decimal(97), "funds": funds})


def rendered(filing=None, **changes):
    made = render_self_evaluation_report(
        filing or scored(), SECTIONS, load_profile("central-2021"), **{"draft": False, **changes}
    )
    return docx.Document(BytesIO(made)), made


def table(document, number):
    """The texts of a table without its title, merged cells once."""
    return [
        [c.text for i, c in enumerate(row.cells) if i == 0 or c._tc is not row.cells[i - 1]._tc]
        for row in document.tables[number].rows[1:]
    ]


def test_the_page_has_the_measures_of_official_papers():
    section = rendered()[0].sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin)
    assert [round(s.mm) for s in sizes] == [210, 297, 37, 28, 26]


def test_fonts_are_set_for_all_four_slots():
    xml = ZipFile(BytesIO(rendered()[1])).read("word/document.xml").decode()
    for font in ("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"):
        assert f'w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"' in xml


def test_headings_stand_in_their_order_with_levels_for_the_navigation():
    document, _ = rendered()
    headings = [
        (p.style.name.lower(), p.text) for p in document.paragraphs if p.style.name.lower().startswith("heading")
    ]
    assert headings == [
        ("heading 1", "一、项目基本情况"), ("heading 2", "（一）项目概况"), ("heading 2", "（二）预算执行情况分析"),
        ("heading 2", "（三）绩效指标完成情况分析"), ("heading 3", "1.产出指标"),
    ]  # fmt: skip


def test_the_title_names_unit_project_year_and_kind_of_paper():
    title = rendered()[0].paragraphs[0].text
    assert title.split("\n") == ["青溪县养老服务中心", "养老护理员培训2025年度绩效自评报告"]


def test_a_year_that_the_project_is_named_by_is_not_stated_twice():
    project = scored().project.model_copy(update={"name": "青溪县2025年中小学教室照明改造项目"})
    title = rendered(scored().model_copy(update={"project": project}))[0].paragraphs[0].text
    assert title.split("\n")[1:] == ["青溪县2025年中小学教室照明改造项目", "绩效自评报告"]


def test_money_stands_in_the_unit_of_the_text():
    funds = scored().funds.model_copy(update={"unit": "元"})
    document, _ = rendered(scored().model_copy(update={"funds": funds}))
    assert "单位：元" in document.tables[0].rows[0].cells[0].text
    assert table(document, 0)[1][1] == "480"


def test_the_money_stands_by_source_with_its_rates():
    assert table(rendered()[0], 0) == [
        ["资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率"],
        ["合计", "480", "480", "465.2", "96.92%"],
        ["当年财政拨款", "400", "400", "398.2", "99.55%"],
        ["其他资金", "80", "80", "67", "83.75%"],
    ]


def test_the_scores_stand_row_by_row_with_their_total():
    rows = table(rendered()[0], 1)
    assert rows[1] == ["预算执行率", "—", "96.92%", "10", "7"]
    assert rows[3][-5:] == ["护理员培训人次", "≥1200人次", "1180人次", "10", "10"]
    assert rows[-1] == ["总分", "100", "97"]


def test_the_text_points_to_its_tables_and_their_heads_are_repeated():
    document, _ = rendered()
    texts = [p.text for p in document.paragraphs]
    assert "各资金来源的预算和执行情况见表1。" in texts
    assert "各项指标的指标值、实际完成值、分值和得分见表2。" in texts
    for grid in document.tables:
        heads = [row for row in grid._tbl.tr_lst if row.xpath("w:trPr/w:tblHeader")]
        assert len(heads) == 2
        assert all(row.xpath("w:trPr/w:cantSplit") for row in grid._tbl.tr_lst)


def test_what_is_missing_is_open_and_highlighted():
    document, _ = rendered(half_filled(), draft=True)
    assert table(document, 1)[-1] == ["总分", "100", "【待补充】"]
    marked = [r.text for p in document.paragraphs for r in p.runs if r.font.highlight_color]
    assert marked == ["【待补充：过程】"]
    assert any("草稿" in p.text for p in document.sections[0].header.paragraphs)
    assert any("草稿" in p.text for p in document.sections[0].even_page_header.paragraphs)


def test_pages_are_numbered_right_and_left():
    section = rendered()[0].sections[0]
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        xml = footer.paragraphs[0]._p.xml
        assert " PAGE " in xml
        assert f'<w:jc w:val="{align}"/>' in xml


def test_unit_and_date_stand_at_the_end_where_a_date_is_given():
    texts = [p.text for p in rendered(date="2026年3月20日")[0].paragraphs if p.text]
    assert texts[-2:] == ["青溪县养老服务中心", "2026年3月20日"]


def test_the_same_data_give_the_same_bytes():
    assert rendered()[1] == rendered()[1]


def test_the_public_checker_reports_nothing_grave(require, tmp_path):
    beside = Path(sys.executable).with_name("gongwen")
    program = require(str(beside) if beside.exists() else shutil.which("gongwen"), "gongwen-skill")
    path = tmp_path / "report.docx"
    path.write_bytes(rendered(date="")[1])
    assert grave(program, path) == []


def test_the_public_checker_tells_a_wrong_size(require, tmp_path):
    beside = Path(sys.executable).with_name("gongwen")
    program = require(str(beside) if beside.exists() else shutil.which("gongwen"), "gongwen-skill")
    document, _ = rendered()
    next(p for p in document.paragraphs if p.text.startswith("本报告")).runs[0].font.size = Pt(12)
    document.save(tmp_path / "report.docx")
    assert any("正文应使用三号字" in line for line in grave(program, tmp_path / "report.docx"))
