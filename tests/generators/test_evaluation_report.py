"""评价报告 in Word: every figure can be followed to its paper, and text, table and chart say the same."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from assistant.domain.evaluation import Evidence, PointFinding, Verdict
from assistant.domain.report import Report, ReportSection
from generators.evaluation_report import render_evaluation_report
from generators.report.footnotes import shortened
from tests.fakes.evaluations import class_totals, sample_evaluation, sample_report

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
W = f"{{{NS['w']}}}"
STANDARD = {
    "page_setup": {"margins": {"top": "3.7cm", "bottom": "3.5cm", "left": "2.8cm", "right": "2.6cm"}},
    "doc_title": {"line_spacing": "35pt"},
    **{part: {"line_spacing": "28.5pt"} for part in ("body", "heading_1", "heading_2", "heading_3", "heading_4")},
}
"""The measures of GB/T 9704-2012: the checker's own defaults are those of one house (28 mm, 33 points)."""


def rendered(report=None, *, draft=False, doubtful=()) -> bytes:
    return plain() if (report, draft, doubtful) == (None, False, ()) else written(report, draft, doubtful)


@cache
def plain() -> bytes:
    return written(None, draft=False, doubtful=())


def written(report, draft, doubtful) -> bytes:
    return render_evaluation_report(report or sample_report(), draft=draft, doubtful=doubtful)


def part(content: bytes, name: str):
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def words(element) -> str:
    return "".join(element.itertext(f"{W}t"))


def tables(content: bytes) -> Iterator[list[list[str]]]:
    for table in docx.Document(BytesIO(content)).tables:
        yield [[cell.text for cell in row.cells] for row in table.rows]


def table(content: bytes, title: str) -> list[list[str]]:
    return next(rows for rows in tables(content) if title in rows[0][0])


def notes(content: bytes) -> dict[str, str]:
    found = part(content, "footnotes").findall("w:footnote", NS)
    return {n.get(f"{W}id"): words(n).strip() for n in found if not n.get(f"{W}type")}


def with_text(text: str) -> Report:
    report = sample_report()
    return report.model_copy(
        update={"sections": (*report.sections[:-1], report.sections[-1].model_copy(update={"text": text}))}
    )


def test_every_mark_is_a_note_that_names_file_page_and_words():
    content, report = rendered(), sample_report()
    references = part(content, "document").findall(".//w:footnoteReference", NS)
    noted = notes(content)
    ids = list(report.marks())
    assert ids
    assert [r.get(f"{W}id") for r in references] == list(noted) == [str(n) for n in range(1, len(ids) + 1)]
    for evidence_id, text in zip(ids, noted.values(), strict=True):
        quote = report.evaluation.quote(evidence_id)
        assert text.startswith("同注") or quote.text[:20] in text
        assert quote.place in text
        assert text.endswith(f"（{evidence_id}）")


def test_evidence_named_again_points_to_its_first_note():
    noted = notes(rendered(with_text("先说〔E6〕，再说〔E6〕。")))
    again = list(noted.values())[-1]
    first = re.match(r"同注(\d+)，", again)[1]
    assert "实际改造教室386间" in noted[first]


def test_a_mark_that_stands_for_no_evidence_is_not_printed():
    content = rendered(with_text("没有这条佐证〔E99〕。"))
    assert "E99" not in words(part(content, "document")) + "".join(notes(content).values())
    assert "没有这条佐证。" in words(part(content, "document"))


def test_no_mark_is_left_in_the_text():
    assert "〔E" not in words(part(rendered(), "document"))


def test_a_long_quote_is_cut_in_the_note_and_whole_in_the_list():
    evaluation = sample_evaluation(whole=True)
    long = Evidence(id="E1", paper="批复.docx", page=1, text="总投资480万元，" * 12 + "末尾")
    report = sample_report(evaluation.model_copy(update={"evidence": (long, *evaluation.evidence[1:])}))
    content = rendered(report)
    assert any("……”" in note for note in notes(content).values())
    assert any("末尾" in row[3] for row in table(content, "佐证资料清单")[2:-1])


def test_seven_chapters_have_real_headings_in_order():
    document = docx.Document(BytesIO(rendered()))
    chapters = [p.text for p in document.paragraphs if p.style.name == "Heading 1" and not p.text.startswith("附件")]
    assert [c[0] for c in chapters] == list("一二三四五六七")


def test_the_contents_are_a_field_whose_entries_link_to_the_headings():
    body = part(rendered(), "document")
    block = body.find(".//w:sdt", NS)
    assert any("TOC" in i.text for i in block.iter(f"{W}instrText"))
    marks = {b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")}
    links = [h.get(f"{W}anchor") for h in block.iter(f"{W}hyperlink")]
    assert links
    assert set(links) == marks
    pages = [int(words(h)[-1]) for h in block.iter(f"{W}hyperlink")]
    assert pages[0] >= 4


def test_opening_the_file_asks_no_question():
    settings = part(rendered(), "settings")
    assert settings.find("w:updateFields", NS) is None
    assert not [f for f in part(rendered(), "document").iter(f"{W}fldChar") if f.get(f"{W}dirty")]


def test_measures_are_those_of_the_standard():
    document = docx.Document(BytesIO(rendered()))
    cover, main, sheet, rest = document.sections
    for section in (cover, main, rest):
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(m.mm) for m in margins] == [37, 35, 28, 26]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == (297, 210)


def test_page_numbers_stand_outside_and_the_cover_has_none():
    document = docx.Document(BytesIO(rendered()))
    cover, main = document.sections[0], document.sections[1]
    assert cover.footer.paragraphs[0].text == ""
    sides = [foot.paragraphs[0]._p.find(".//w:jc", NS).get(f"{W}val") for foot in (main.footer, main.even_page_footer)]
    assert sides == ["right", "left"]
    assert main.footer.paragraphs[0].text == "— 1 —"


def test_the_cover_shows_what_is_not_known():
    cover = next(tables(rendered()))
    assert ["评价机构：", "【待补充：评价机构】"] in cover
    assert ["报告日期：", "2026年3月"] in cover


def test_a_draft_is_marked_on_every_page_and_a_final_paper_is_not():
    for draft in (True, False):
        document = docx.Document(BytesIO(rendered(draft=draft)))
        for section in document.sections:
            for header in (section.header, section.even_page_header):
                assert any("草稿" in p.text for p in header.paragraphs) is draft


def test_open_places_and_figures_without_source_are_highlighted():
    body = part(rendered(doubtful=("465.2",)), "document")
    marked = [words(r) for r in body.iter(f"{W}r") if r.find("w:rPr/w:highlight", NS) is not None]
    assert "【待补充：请单位说明】" in marked
    assert "465.2" in marked


def test_a_missing_score_is_open_in_table_and_picture():
    content = rendered(sample_report(sample_evaluation()))
    assert ["效益", "30", "【待补充】", "—"] in table(content, "综合得分")
    assert "效益待定" in pictures(content)[0] + pictures(content)[1]


def pictures(content: bytes) -> list[str]:
    return [p.get("descr") for p in part(content, "document").iter(f"{{{NS['wp']}}}docPr")]


def test_a_changed_score_changes_tables_and_pictures_together():
    before = sample_evaluation(whole=True)
    rows = tuple(
        r.model_copy(update={"actual": "400间", "completion": Decimal(100), "score": Decimal(20), "deductions": ()})
        if r.id == "A5"
        else r
        for r in before.indicators
    )
    after = before.model_copy(update={"indicators": rows, "classes": class_totals(rows)})
    old, new = rendered(sample_report(before)), rendered(sample_report(after))
    for content, score, rate, share, done in (
        (old, "19.3", "90.86%", "96.5%", "96.5%"),
        (new, "20", "92.86%", "100%", "100%"),
    ):
        assert any(r[1] == "改造教室数量" and r[3:5] == [score, share] for r in table(content, "产出类指标得分"))
        assert any(r[0] == "产出" and r[3] == rate for r in table(content, "综合得分"))
        assert any(r[0] == "A5" and r[9] == score for r in table(content, "评分表"))
        assert any(f"产出{rate}" in words for words in pictures(content))
        assert any(f"改造教室数量{done}" in words for words in pictures(content))


def test_tables_and_pictures_are_numbered_in_order_and_none_is_lost():
    for sections in (sample_report().sections, (), (ReportSection(key="x", title="一、别的", level=1, text="文。"),)):
        content = rendered(sample_report().model_copy(update={"sections": tuple(sections)}))
        heads = [rows[0][0] for rows in tables(content) if re.match(r"表\d", rows[0][0])]
        assert [int(re.match(r"表(\d+)", h)[1]) for h in heads] == list(range(1, len(heads) + 1))
        assert len(heads) == (7 if sections else 0)
        assert len(pictures(content)) == (3 if sections else 0)


def test_heads_repeat_and_rows_do_not_split():
    for grid in part(rendered(), "document").iter(f"{W}tbl"):
        rows = grid.findall("w:tr", NS)
        assert all(r.find("w:trPr/w:cantSplit", NS) is not None for r in rows)
    sheet = next(t for t in part(rendered(), "document").iter(f"{W}tbl") if "评分表" in words(t))
    assert [r.find("w:trPr/w:tblHeader", NS) is not None for r in sheet.findall("w:tr", NS)][:3] == [True, True, False]


def test_problems_stand_with_their_points_and_their_advice():
    rows = table(rendered(), "问题、扣分与建议")
    assert [row[1] for row in rows[2:4]] == ["资金使用合规性扣2.5分", "改造教室数量扣0.7分\n完工时间扣2.5分"]
    assert "补齐第7号凭证的验收单\n责任主体：青溪县教育装备中心" in rows[2][3]


def test_annexes_tell_of_the_survey_only_where_there_is_one():
    headings = [p.text for p in docx.Document(BytesIO(rendered())).paragraphs if p.style.name == "Heading 1"]
    assert [h for h in headings if h.startswith("附件3")] == ["附件3　满意度调查情况"]
    without = sample_report(sample_evaluation(whole=True).model_copy(update={"survey": None}))
    headings = [p.text for p in docx.Document(BytesIO(rendered(without))).paragraphs if p.style.name == "Heading 1"]
    assert [h for h in headings if h.startswith("附件")][2].startswith("附件3　绩效评价指标体系")


def test_what_papers_are_silent_on_is_listed():
    rows = table(rendered(sample_report(sample_evaluation())), "待补充资料清单")
    assert any("A7" in row[0] and "照度检测" in row[2] for row in rows)


def test_the_row_of_a_table_is_quoted_without_its_bars():
    assert shortened("| 及时率 | 100% |  | 96% |") == "及时率、100%、96%"
    assert shortened("甲方 | 乙方") == "甲方 | 乙方"


def test_a_gap_of_a_point_is_not_asked_for_twice():
    evaluation = sample_evaluation()
    gap = PointFinding(text="预算经过测算", verdict=Verdict.NO_EVIDENCE, weight=Decimal(7), missing="请补充预算测算表")
    rows = tuple(
        r.model_copy(update={"points": (gap,), "score": None, "missing": "“预算经过测算”请补充预算测算表"})
        if r.id == "A2"
        else r
        for r in evaluation.indicators
    )
    listed = table(rendered(sample_report(evaluation.model_copy(update={"indicators": rows}))), "待补充资料清单")
    assert [row[1] for row in listed if "A2" in row[0]] == ["预算经过测算"]


def test_the_same_report_gives_the_same_bytes():
    assert written(None, draft=True, doubtful=()) == written(None, draft=True, doubtful=())


def test_an_empty_report_is_written_with_its_gaps():
    blank = sample_report().model_copy(update={"sections": (), "title": "", "date": ""})
    assert "【待补充：摘要】" in words(part(rendered(blank), "document"))


def test_control_characters_and_markup_do_no_harm():
    content = rendered(with_text("A<b>&\x0b\x00“甲”"))
    assert "A<b>&“甲”" in words(part(content, "document"))


@pytest.mark.word
def test_it_opens_as_pages_of_a4(tmp_path, require):
    soffice, pdfinfo = (require(shutil.which(n), n) for n in ("soffice", "pdfinfo"))
    (tmp_path / "r.docx").write_bytes(rendered())
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    order = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "r.docx"]
    subprocess.run(order, check=True, capture_output=True)
    stated = subprocess.run([pdfinfo, tmp_path / "r.pdf"], check=True, capture_output=True, text=True).stdout
    assert 9 <= int(re.search(r"Pages:\s+(\d+)", stated)[1]) <= 14


def test_the_public_checker_finds_no_grave_fault(tmp_path, require):
    gongwen = require(shutil.which("gongwen", path=_scripts()), "gongwen-skill")
    (tmp_path / "r.docx").write_bytes(rendered(with_text("需要说明的情况如下：资料不全的指标待补充。")))
    order = [gongwen, "check", "-t", "report", "--json", "--config-overrides", json.dumps(STANDARD), "r.docx"]
    stated = subprocess.run(order, check=False, capture_output=True, text=True, cwd=tmp_path).stdout
    found = json.loads(stated[stated.index("{") :] if stated.lstrip()[0] != "[" else stated)
    faults = found["issues"] if isinstance(found, dict) else found
    assert [f for f in faults if f["severity"] in {"P0", "P1"}] == []


def _scripts() -> str:
    import sysconfig

    return sysconfig.get_path("scripts")


def order_with(lines: int) -> list[str]:
    """What follows the money table when the section before it has so many lines."""
    report = sample_report()
    goals = ReportSection(key="basics.goals", title="（二）绩效目标", level=2, text="文" * 27 * 3)
    sections = [
        s.model_copy(update={"text": "文" * 27 * lines}) if s.key == "basics.overview" else s for s in report.sections
    ]
    sections.insert(3, goals)
    body = part(rendered(report.model_copy(update={"sections": tuple(sections)})), "document").find("w:body", NS)
    noted = [words(e)[:4] for e in body if e.tag in {f"{W}tbl", f"{W}p"}]
    return [text for text in noted if text.startswith(("表1", "图1", "（二）", "二、"))]


def test_a_chart_without_room_waits_for_a_heading_but_stays_in_its_chapter():
    assert order_with(3) == ["表1　项", "图1　项", "（二）绩", "二、绩效"]
    assert order_with(12) == ["表1　项", "（二）绩", "图1　项", "二、绩效"]


def test_styles_link_only_to_styles_that_link_back():
    styles = part(rendered(), "styles").findall("w:style", NS)
    links = {s.get(f"{W}styleId"): s.find("w:link", NS) for s in styles}
    assert any(link is not None for link in links.values())
    for name, link in links.items():
        back = None if link is None else links[link.get(f"{W}val")]
        assert link is None or back.get(f"{W}val") == name
