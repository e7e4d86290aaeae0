"""One whole job in each of four rooms without a mouse: what has the focus is seen, nothing traps it, Escape closes."""

import json

import pytest

from assistant.rules.examples import SOUND

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BRIEF = "2027年培训护理员120人，11月30日前完成，申请资金12万元，学员满意度90%以上。"
_MOST_TABS = 120
_SEEN = """() => {
  const at = document.activeElement;
  const shown = [at, at.closest("label"), at.closest(".drop")].filter(Boolean);
  return shown.some((n) => getComputedStyle(n).outlineStyle !== "none" || n.matches(".drop:focus-within"));
}"""
_NAME = """() => {
  const at = document.activeElement;
  return at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent;
}"""


def reach(page, words, *, back=False, exact=False):
    """Tab until what has these words has the focus, and see it."""
    passed = []
    for _ in range(_MOST_TABS):
        name = page.evaluate(_NAME)
        if (words == name.strip() if exact else words in name) and page.evaluate(
            "document.activeElement !== document.body"
        ):
            assert page.evaluate(_SEEN), f"{words}: the focus is not seen"
            return
        passed.append(name.strip()[:20])
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{words} is not reached: {passed}")


def begun(page):
    reach(page, "项目情况")
    page.keyboard.type(BRIEF)
    page.keyboard.press("Enter")
    page.locator(".change").first.wait_for(state="attached")
    page.locator("table.sheet").wait_for()


def test_a_declaration_is_drafted_edited_undone_and_talked_about(open_page):
    page = open_page()
    begun(page)
    reach(page, "按 F2 修改")
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("护理员键盘培训")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="护理员键盘培训").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    page.locator(".change.undone").first.wait_for(state="attached")
    page.keyboard.press("/")
    page.keyboard.type("学员满意度改成92%")
    page.keyboard.press("Enter")
    page.get_by_text("≥92%").first.wait_for()
    page.keyboard.press("Tab")
    reach(page, "下载草稿")
    with page.expect_download() as word:
        page.keyboard.press("Enter")
    assert word.value.suggested_filename.endswith("（草稿）.docx")


def test_a_form_is_reviewed_and_its_letter_taken(open_page):
    page = open_page(path="/?room=review")
    reach(page, "选择要审核的表")
    changed = {**SOUND, "project": {**SOUND["project"], "name": "键盘审核项目", "unit": ""}}
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    content = json.dumps(changed, ensure_ascii=False, default=str).encode()
    chooser.value.set_files([{"name": "表.json", "mimeType": "application/json", "buffer": content}])
    page.get_by_role("link", name="键盘审核项目").first.wait_for()
    reach(page, "键盘审核项目")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="采纳").first.wait_for()
    reach(page, "采纳", exact=True)
    page.keyboard.press("Enter")
    page.get_by_text("已采纳").first.wait_for()
    assert page.evaluate("document.activeElement.closest('[data-finding]') !== null")
    reach(page, "退回意见", back=True)
    with page.expect_download() as letter:
        page.keyboard.press("Enter")
    assert letter.value.suggested_filename.endswith(".docx")


def test_an_indicator_of_the_library_goes_into_a_form(open_page):
    page = open_page()
    begun(page)
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    reach(page, "指标库")
    page.keyboard.press("Enter")
    page.get_by_label("按词查找指标").wait_for()
    reach(page, "按词查找指标")
    page.keyboard.type("合格率")
    page.get_by_role("button", name="放进当前表").first.wait_for()
    reach(page, "放进当前表")
    page.keyboard.press("Enter")
    page.get_by_text("已放进").wait_for()


def test_a_question_is_asked_its_article_read_and_taken_into_a_basis(open_page):
    page = open_page()
    begun(page)
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    reach(page, "问政策", exact=True)
    page.keyboard.press("Enter")
    page.locator('[aria-label="政策问题"]:focus').wait_for()
    page.keyboard.type("10号文里预算执行率占多少分？")
    page.keyboard.press("Enter")
    page.locator(".chips button").first.wait_for()
    reach(page, "收进依据")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert "收进依据" in page.evaluate(_NAME)
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("已收进").wait_for()
