"""Whole jobs in a real browser: sentences in, cells edited, an order in the chat, undone, Word out; nothing of it asks
the outside."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.assistant.web.conftest import BRIEF, served
from tests.fakes.drafting_brain import brain
from tests.fakes.model_server import ModelServer

pytestmark = pytest.mark.browser
BOX = "说明项目、提要求，或问政策"


def begun(page, words=BRIEF):
    """A work that begins with a few sentences."""
    page.get_by_label("项目情况").fill(words)
    page.get_by_label("项目情况").press("Enter")
    page.locator(".cell[data-key$='.target']").first.wait_for()
    page.locator(".change").first.wait_for(state="attached")
    return page


def cell(page, key):
    return page.locator(f'.cell[data-key="{key}"]')


def target_of(page, name):
    row = page.locator(".cell[data-key$='.name']", has_text=name).get_attribute("data-key").removesuffix(".name")
    return cell(page, f"{row}.target")


def is_wide_enough(page, width):
    return page.evaluate("document.documentElement.scrollWidth") <= width + 1


def test_from_three_sentences_over_a_reload_to_word(open_page):
    from playwright.sync_api import expect

    page = begun(open_page())
    cell(page, "project.unit").click()
    page.keyboard.type("青溪县养老服务中心")
    page.keyboard.press("Enter")
    expect(cell(page, "project.unit")).to_have_text("青溪县养老服务中心")
    page.reload()
    expect(cell(page, "project.unit")).to_have_text("青溪县养老服务中心")
    expect(page.locator(".said.user")).to_have_text(BRIEF)
    page.get_by_label(BOX).fill("把满意度改成95%")
    page.get_by_label(BOX).press("Enter")
    expect(target_of(page, "满意度")).to_have_text("≥95%")
    card = page.locator(".change", has_text="≥95%")
    card.get_by_role("button", name="撤销").click()
    expect(target_of(page, "满意度")).to_have_text("≥90%")
    expect(page.locator(".change.undone")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载草稿").click()
    made = docx.Document(BytesIO(Path(download.value.path()).read_bytes()))
    assert "青溪县养老服务中心" in [c.text for t in made.tables for r in t.rows for c in r.cells]


def test_a_script_in_a_project_name_is_text_everywhere(open_page):
    from playwright.sync_api import expect

    name = "培训<img src=x onerror=alert(1)>${alert(2)}{{7*7}}"
    page = begun(open_page())
    cell(page, "project.name").click()
    page.locator(".editor").fill(name)
    page.keyboard.press("Enter")
    expect(cell(page, "project.name")).to_have_text(name)
    expect(page.locator("#top h1")).to_have_text(name)
    assert page.locator("#room img, #top img").count() == 0
    page.get_by_role("link", name="首页").click()
    expect(page.get_by_role("link", name=name).first).to_be_visible()
    page.get_by_role("link", name="自评").click()
    expect(page.get_by_text(name).first).to_be_visible()
    assert page.locator("#room img").count() == 0


def test_the_keyboard_alone_is_enough_and_an_input_method_is_left_alone(open_page):
    from playwright.sync_api import expect

    page = begun(open_page())
    cell(page, "project.name").focus()
    page.keyboard.press("ArrowDown")
    expect(cell(page, "project.department")).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.type("青溪县民政局")
    page.keyboard.press("Tab")
    expect(cell(page, "project.department")).to_have_text("青溪县民政局")
    expect(page.locator(".editor")).to_be_focused()
    page.keyboard.type("放弃的字")
    page.keyboard.press("Escape")
    expect(cell(page, "project.unit")).to_be_focused()
    expect(cell(page, "project.unit")).to_contain_text("待补充")
    page.keyboard.press("Control+z")
    expect(cell(page, "project.department")).to_contain_text("待补充")
    page.keyboard.press("F2")
    editor = page.locator(".editor")
    editor.dispatch_event("compositionstart")
    editor.press("Enter")
    expect(editor).to_be_focused()
    editor.dispatch_event("compositionend")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")])
def test_every_room_is_free_of_what_axe_finds_and_fits_its_width(open_page, width, theme):
    from axe_playwright_python.sync_playwright import Axe

    page = begun(open_page(width, 844, color_scheme=theme))
    work = re.search("work=([^&]+)", page.url)[1]
    for place in ("/", *(f"/?work={work}&room=declaration&tab={t}" for t in ("check", "weights", "facts", "history")),
                  "/?room=review", "/?room=policy", "/?room=model"):  # fmt: skip
        page.goto(page.url.split("/?")[0].rstrip("/") + place)
        page.locator("#room > *:not(.calm)").first.wait_for()
        page.wait_for_timeout(500)
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found] == [], place
        assert is_wide_enough(page, width), place


@pytest.mark.slow
def test_a_phone_shows_cards_and_the_conversation_as_a_sheet(open_page):
    from playwright.sync_api import expect

    page = begun(open_page(390, 844))
    expect(page.locator(".cards .group").first).to_be_visible()
    assert page.locator("table.sheet").count() == 0
    target_of(page, "满意度").click()
    page.locator(".editor").fill("96%")
    page.locator(".editor").press("Enter")
    expect(target_of(page, "满意度")).to_have_text("≥96%")
    page.get_by_role("button", name="对话", exact=True).click()
    expect(page.locator(".change", has_text="≥96%")).to_be_visible()
    page.get_by_role("button", name="收起").click()
    assert is_wide_enough(page, 390)


@pytest.mark.slow
def test_rows_are_moved_copied_deleted_and_added_by_their_menu(open_page):
    from playwright.sync_api import expect

    page = begun(open_page())
    names = page.locator(".cell[data-key^='indicators.'][data-key$='.name']")
    count = names.count()
    row = page.locator("td", has=page.locator(".cell", has_text="培训护理员人数")).first
    row.hover()
    row.get_by_role("button", name=re.compile("的操作")).click()
    page.get_by_role("menuitem", name="复制").click()
    expect(names).to_have_count(count + 1)
    expect(page.locator(".cell", has_text="培训护理员人数（2）").first).to_be_visible()
    page.locator(".cell", has_text="培训护理员人数（2）").first.click(button="right")
    page.get_by_role("menuitem", name="删除").click()
    expect(names).to_have_count(count)
    blank = page.locator(".cell.blank[data-key^='new.'][data-key$='.name']").first
    blank.click()
    page.locator(".editor").fill("群众知晓率")
    page.locator(".editor").press("Enter")
    expect(names).to_have_count(count + 1)


@pytest.mark.slow
def test_a_redraw_leaves_the_cell_that_is_being_typed_in_alone(open_page, address):
    from playwright.sync_api import expect

    page = begun(open_page())
    cell(page, "project.unit").click()
    page.locator(".editor").fill("正在写的单位")
    work = re.search("work=([^&]+)", page.url)[1]
    other = page.context.new_page()
    other.goto(page.url)
    cell(other, "project.department").click()
    other.locator(".editor").fill("别处改的部门")
    other.locator(".editor").press("Enter")
    expect(cell(other, "project.department")).to_have_text("别处改的部门")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(cell(page, "project.department")).to_have_text("别处改的部门")
    expect(page.locator(".editor")).to_have_value("正在写的单位")
    page.locator(".editor").press("Enter")
    expect(cell(page, "project.unit")).to_have_text("正在写的单位")
    assert work


@pytest.mark.slow
def test_a_period_that_was_assumed_is_open_until_a_person_says_the_same(open_page):
    from playwright.sync_api import expect

    page = begun(open_page())
    page.get_by_label("口径").select_option("central-2020")
    period = page.locator("td.open", has=cell(page, "project.start+project.end"))
    expect(period).to_be_visible()
    cell(page, "project.start+project.end").click()
    page.locator(".pop").get_by_role("button", name="保存").click()
    expect(period).to_have_count(0)
    expect(cell(page, "project.start+project.end")).to_have_text("2027-01-01至2027-12-31")


@pytest.mark.slow
def test_an_open_question_is_answered_in_its_own_input_and_another_can_be_left_out(open_page):
    from playwright.sync_api import expect

    page = begun(open_page())
    ask = page.locator(".ask", has_text="实施单位")
    ask.get_by_role("textbox").fill("青溪县养老服务中心")
    ask.get_by_role("button", name="填入").click()
    expect(cell(page, "project.unit")).to_have_text("青溪县养老服务中心")
    page.locator(".ask", has_text="主管部门").get_by_role("button", name="不知道").click()
    expect(page.locator(".ask", has_text="主管部门")).to_have_count(0)
    expect(cell(page, "project.department")).to_contain_text("待补充")


@pytest.mark.slow
@pytest.mark.parametrize("width", [1440, 390])
def test_a_question_is_answered_with_chips_that_open_the_article(open_page, width):
    from playwright.sync_api import expect

    page = open_page(width, path="/?room=policy")
    page.get_by_label("政策问题").fill("10号文里预算执行率占多少分？")
    page.get_by_label("政策问题").press("Enter")
    expect(page.get_by_text("【有依据】").first).to_be_visible()
    page.get_by_role("button", name="财预〔2020〕10号第十三条").first.click()
    expect(page.get_by_text("摘编，引用原文请核对正式文本").first).to_be_visible()
    expect(page.locator(".article .badge").first).to_have_text("现行")
    page.reload()
    page.get_by_label("政策问题").fill("红烧肉怎么做？")
    page.get_by_role("button", name="提问").click()
    expect(page.get_by_text("【超出范围】")).to_be_visible()
    expect(page.get_by_text("这次回答没有引用条款")).to_be_visible()
    assert is_wide_enough(page, width)


@pytest.mark.slow
def test_forms_are_reviewed_and_the_example_is_a_work_of_its_own(open_page):
    from playwright.sync_api import expect

    from tests import CASES_FOLDER

    page = open_page(path="/?room=review")
    page.get_by_label("选择要审核的表").set_input_files(str(CASES_FOLDER / "dossier" / "申报表.json"))
    expect(page.get_by_role("region", name="送审的表，第 1 批").get_by_text("共 1 份")).to_be_visible()
    page.get_by_role("link", name="首页").click()
    page.get_by_role("button", name="看示例项目").click()
    expect(page.locator("#top").get_by_text("示例")).to_be_visible()


@pytest.mark.slow
def test_a_model_shows_what_it_would_be_sent_and_stops_when_asked(open_page, tmp_path):
    from playwright.sync_api import expect

    text = "联系人：王小明，电话13912345678。2027年培训护理员120人，申请12万元。"
    with ModelServer(brain=brain, latency=120) as model:
        settings = {
            "JIXIAO_DATA_DIR": str(tmp_path), "JIXIAO_REDACTION": "on", "JIXIAO_EMBEDDING": "none",
            "OPENAI_MODEL": "fake", "OPENAI_BASE_URL": model.url,
        }  # fmt: skip
        with served(settings) as own:
            page = open_page(base=own, path="/?room=model")
            page.get_by_label("要看的文字").fill(text)
            page.get_by_role("button", name="查看").click()
            expect(page.get_by_text("已遮盖 2 处")).to_be_visible()
            assert model.bodies == []
            page.get_by_role("link", name="首页").click()
            page.get_by_label("项目情况").fill(text)
            page.get_by_role("button", name="起草申报表").click()
            expect(page.get_by_text("请fake阅读项目简介")).to_be_visible()
            page.get_by_role("button", name="停止").click()
            expect(page.get_by_text("已停止，表没有改变。").first).to_be_visible()
            model.latency = 0
            page.get_by_label(BOX).fill(text)
            page.get_by_label(BOX).press("Enter")
            expect(page.get_by_text("大模型起草（fake）").first).to_be_visible()
    assert not [b for b in model.bodies if "王小明" in str(b) or "13912345678" in str(b)]
