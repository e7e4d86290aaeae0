"""评价 in a real browser, wide and narrow: papers in, scores with their pages, the report out."""

import re

import pytest

from tests import CASES_FOLDER

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CASE = CASES_FOLDER / "dossier"


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (1366, "dark"), (390, "light")])
def test_an_evaluator_gets_from_papers_to_the_report(open_page, width, theme):
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import expect

    axe = Axe()
    page = open_page(width, 844, path="/?room=evaluation", color_scheme=theme)
    page.get_by_label("项目名称", exact=True).fill("教室改造")
    assert _violations(axe, page) == []
    page.get_by_role("button", name="开始评价").click()
    page.locator(".drop input").first.set_input_files(sorted(p for p in (CASE / "资料").rglob("*") if p.is_file()))
    expect(page.locator(".paper-line").first).to_be_visible()
    page.locator(".given input").first.set_input_files(CASE / "申报表.json")
    expect(page.locator(".given .badge").first).to_have_text("申报表.json")
    assert _violations(axe, page) == []
    page.get_by_role("button", name="开始阅读并评分").click()
    expect(page.locator(".foot").get_by_text(re.compile("总分"))).to_be_visible()
    page.locator(".result .link").first.click()
    assert _violations(axe, page) == []
    page.locator("blockquote .link").first.click()
    expect(page.get_by_role("dialog").locator("mark")).to_be_visible()
    assert _violations(axe, page) == []
    page.get_by_role("button", name="关闭").click()
    row = page.locator(".result:not(.gap)").first.get_attribute("data-row")
    if width < 900:
        page.get_by_role("button", name="对话").click()
    page.locator(".chat textarea").fill(f"{row}得0分，因为缺集体决策记录")
    page.locator(".chat textarea").press("Enter")
    expect(page.locator(f"[data-row={row}]").get_by_text("已调整")).to_be_attached()
    expect(page.locator(".change").last).to_contain_text("缺集体决策记录")
    assert _violations(axe, page) == []
    if width < 900:
        page.get_by_role("button", name="收起").click()
    page.get_by_role("tab", name="报告").click()
    page.get_by_role("button", name="撰写报告").click()
    expect(page.locator(".section").first).to_be_visible()
    assert _violations(axe, page) == []
    assert page.evaluate("document.querySelector('.desk').scrollWidth <= document.querySelector('.desk').clientWidth")
    with page.expect_download() as download:
        page.locator(".foot").get_by_role("button", name=re.compile("下载报告")).click()
    assert "绩效评价报告" in download.value.suggested_filename
    page.reload()
    expect(page.locator(".section").first).to_be_visible()


def _violations(axe, page):
    return [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in axe.run(page).response["violations"]]
