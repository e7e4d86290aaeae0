"""Several papers are one brief; every number knows its file and page, and one told twice is one."""

import pytest

from assistant.bootstrap import Product
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.papers import BriefPaper, BriefPapers, BriefPart

PLAN = BriefPaper(
    "方案.pdf", (BriefPart("1", "护理员培训项目，2027年培训护理员120人。"), BriefPart("2", "满意度92%以上。"))
)
BUDGET = BriefPaper("预算.xlsx", (BriefPart("测算", "申请资金12万元。培训护理员120人，每人1000元。"),))


@pytest.fixture(scope="module")
def entries():
    papers = BriefPapers((PLAN, BUDGET))
    return papers.placed(read_brief(papers.text, year=2027)).facts.ledger.entries


def test_every_number_has_its_file_and_page(entries):
    places = {e.quote: (e.place.file, e.place.page) for e in entries}
    assert places["92%"] == ("方案.pdf", "2")
    assert places["12万元"] == ("预算.xlsx", "测算")


def test_a_number_noted_twice_is_one_entry_with_both_places(entries):
    [people] = [e for e in entries if e.quote == "120人"]
    assert (people.place.file, [p.file for p in people.also]) == ("方案.pdf", ["预算.xlsx"])


def test_a_draft_of_several_papers_has_each_row_once():
    product = Product()
    draft = product.pipeline.draft(BriefPapers((PLAN, BUDGET)), product.profile(), 2027)
    assert [r.target for r in draft.filing.indicators].count("≥120人") == 1
    assert draft.filing.funds.total == 12


def test_a_sheet_is_named_and_a_page_is_counted(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "测算"
    book.active.append(["培训护理员", "120人"])
    book.create_sheet("资金").append(["申请资金", "12万元"])
    book.save(tmp_path / "预算.xlsx")
    paper = BriefPaper.of(tmp_path / "预算.xlsx")
    assert [part.page for part in paper.parts] == ["测算", "资金"]
    assert "12万元" in paper.parts[1].text
