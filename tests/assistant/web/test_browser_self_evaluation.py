"""自评 in a real browser: from the approved form over values and causes to the two papers."""

import re

import pytest

from tests import CASES_FOLDER

pytestmark = pytest.mark.browser
CASE = CASES_FOLDER / "dossier"
DECLARATION, RESULTS = CASE / "申报表.json", CASE / "完成情况.yaml"
ROOMS = '[data-column="actual"][aria-label*="改造教室"]'


def begun(page):
    """A self-evaluation of a form from a file."""
    page.locator('input[type="file"]').first.set_input_files(DECLARATION)
    page.locator(".result").first.wait_for()
    return page


def test_a_value_is_scored_as_it_is_typed_and_its_cause_is_asked(open_page):
    from playwright.sync_api import expect

    page = begun(open_page(path="/?room=self_evaluation"))
    page.locator(ROOMS).fill("632")
    page.keyboard.press("Enter")
    row = page.locator(".result", has=page.locator(ROOMS))
    expect(row.get_by_text("未达到")).to_be_visible()
    row.get_by_role("button", name="计分过程").click()
    expect(row.get_by_text(re.compile("632÷640"))).to_be_visible()
    row.get_by_role("textbox", name="偏差原因").fill("两所学校推迟开工")
    row.get_by_role("textbox", name="改进措施").fill("明年三月补齐")
    page.keyboard.press("Tab")
    expect(page.locator(".change").get_by_text(re.compile("补齐"))).to_be_visible()
    page.reload()
    expect(page.locator(ROOMS)).to_have_value("632间")


@pytest.mark.slow
@pytest.mark.parametrize("width", [1440, 1366, 390])
def test_a_clerk_gets_from_results_to_the_two_papers(open_page, width):
    from playwright.sync_api import expect

    page = begun(open_page(width, path="/?room=self_evaluation"))
    page.locator('.tools input[type="file"]').set_input_files(RESULTS)
    expect(page.locator(ROOMS)).not_to_have_value("")
    assert page.evaluate("document.querySelector('.desk').scrollWidth <= document.querySelector('.desk').clientWidth")
    for head in ("得分", "情况"):
        assert width == 390 or page.locator(".result-head").get_by_text(head).is_visible()
    page.get_by_role("tab", name="自评报告").click()
    expect(page.get_by_role("heading", name=re.compile("项目概况"))).to_be_visible()
    for part, button in ((".foot", re.compile("下载自评表")), (".panel", "下载 Word")):
        with page.expect_download() as download:
            page.locator(part).get_by_role("button", name=button).click()
        assert "绩效自评" in download.value.suggested_filename


@pytest.mark.slow
@pytest.mark.parametrize(("width", "theme"), [(1366, "light"), (1440, "dark"), (390, "light"), (390, "dark")])
def test_the_room_is_free_of_what_axe_finds(open_page, width, theme):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(width, 844, path="/?room=self_evaluation", color_scheme=theme)
    page.locator(".drop").first.wait_for()
    assert _violations(Axe(), page) == []
    begun(page).locator(ROOMS).fill("600")
    page.keyboard.press("Enter")
    page.locator(".result button").first.click()
    for tab in ("说明", "校验", "自评报告", "历史"):
        page.get_by_role("tab", name=re.compile(tab)).first.click()
        page.wait_for_timeout(700)
        assert _violations(Axe(), page) == [], tab


def _violations(axe, page):
    return [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in axe.run(page).response["violations"]]
