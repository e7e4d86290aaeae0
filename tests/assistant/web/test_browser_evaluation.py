"""Evaluation in a real browser, wide and narrow: files in, scores shown, papers out."""

import re

import pytest

from tests import CASES_FOLDER

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CASE = CASES_FOLDER / "dossier"
DECLARATION = CASE / "申报表.json"
WIDTHS = [1440, 390]


@pytest.fixture
def opened(open_page, request):
    """A room at the asked width."""

    def at(room):
        page = open_page(request.param, path=f"/rooms/?room={room}&__theme=light")
        page.get_by_role("button", name="开始评价").wait_for()
        return page

    return at


def choose(page, label, *files):
    """Give files to the upload of this label, and wait until the page has them: two uploads at once are not meant."""
    block = page.locator(".block").filter(has=page.get_by_text(label, exact=True))
    with page.expect_response(re.compile("/upload")):
        block.locator("input[type=file]").first.set_input_files([str(f) for f in files])


@pytest.mark.parametrize("opened", WIDTHS, indirect=True)
def test_an_evaluator_gets_from_papers_to_the_report(opened):
    from playwright.sync_api import expect

    page = opened("evaluation")
    papers = sorted(p for p in (CASE / "资料").rglob("*") if p.is_file())
    choose(page, "合同、凭证、验收、会议纪要等（可多选）", *papers)
    choose(page, "批复的绩效目标申报表", DECLARATION)
    expect(page.get_by_role("row", name=re.compile(r"申报表\.json"))).to_be_visible()  # as kept, not as under way
    page.get_by_role("button", name="开始评价").click()
    expect(page.get_by_text(re.compile(r"读了 \d+ 份资料"))).to_be_visible()
    page.get_by_role("tab", name="佐证").click()
    expect(page.locator("blockquote.quote").first).to_be_visible()
    page.get_by_role("tab", name="报告", exact=True).click()
    page.get_by_role("button", name="撰写报告").click()
    expect(page.get_by_text(re.compile("报告写好了"))).to_be_visible()
    expect(page.get_by_text("一、基本情况").first).to_be_visible()
    page.get_by_role("button", name="生成 Word 和 JSON").locator("visible=true").click()
    expect(page.get_by_text(re.compile("评价报告.*docx")).first).to_be_visible()
