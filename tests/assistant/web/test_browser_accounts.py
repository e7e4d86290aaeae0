"""Signing in, the administrator's room and the way of a form, in a real browser, under the headers that are sent."""

import os
import subprocess
import sys

import pytest

from tests.assistant.web.conftest import served
from tests.fakes.accounts import PASSWORD

pytestmark = pytest.mark.browser
PEOPLE = {"周管理": "管理员", "王会计": "申报人", "李科长": "审核人"}
WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective))"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    folder = str(tmp_path_factory.mktemp("guarded"))
    settings = {"JIXIAO_DATA_DIR": folder, "JIXIAO_EMBEDDING": "none", "JIXIAO_ACCOUNTS": "on"}
    for name, role in PEOPLE.items():
        command = [sys.executable, "-m", "assistant.cli.main", "user", "add", name, "--role", role, "--password-stdin"]
        subprocess.run(command, input=PASSWORD, text=True, check=True, env={**os.environ, **settings})
    with served(settings) as address:
        yield address


@pytest.fixture
def open_as(open_page, guarded):
    """Somebody signs in with a window of their own; nothing the page does breaks its own rules."""
    broken = []

    def opened(name, **more):
        page = open_page(base=guarded, path="/login", **more)
        page.add_init_script(WATCH)
        page.on("console", lambda m: broken.append(m.text) if "CSP" in m.text or "Content Security" in m.text else None)
        page.reload()
        page.get_by_label("用户名").fill(name)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.locator("#rail .me").wait_for()
        return page

    yield opened
    assert broken == []


def test_a_wrong_password_is_noted_and_the_right_one_leads_to_the_place_that_was_wanted(open_page, guarded):
    from playwright.sync_api import expect

    page = open_page(base=guarded, path="/?room=policy")
    expect(page).to_have_url(f"{guarded}/login?next=%2F%3Froom%3Dpolicy")
    page.get_by_label("用户名").fill("王会计")
    page.get_by_label("密码").fill("错的密码错的密码")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_have_text("用户名或密码不对。")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("密码").press("Enter")
    expect(page.get_by_label("政策问题")).to_be_visible()
    expect(page.locator("#rail .me")).to_contain_text("王会计")
    assert page.get_by_role("link", name="管理").count() == 0
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("button", name="登录")).to_be_visible()


def test_an_administrator_adds_a_user_and_checks_the_chain(open_as):
    from playwright.sync_api import expect

    page = open_as("周管理")
    page.get_by_role("link", name="管理").click()
    page.get_by_label("新用户的用户名").fill("吴会计")
    page.get_by_label("新用户的单位").fill("青溪县教育局")
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.get_by_text("只显示这一次")).to_be_visible()
    expect(page.get_by_label("吴会计的单位")).to_have_value("青溪县教育局")
    page.get_by_role("button", name="核对审计链").click()
    expect(page.get_by_text("没有被改过")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_login_and_administration_are_free_of_what_axe_finds_and_fit(open_as, open_page, guarded, width, theme):
    from axe_playwright_python.sync_playwright import Axe

    look = {"width": width, "height": 844, "color_scheme": theme}
    room = open_as("周管理", **look)
    room.get_by_role("link", name="管理").click()
    room.get_by_label("新用户的用户名").wait_for()
    for page in (open_page(base=guarded, path="/login", **look), room):
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 1
