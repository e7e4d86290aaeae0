"""One whole job in a real browser: example in, form shown, value changed, files made; nothing asked of the outside."""

import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.fakes.drafting_brain import brain
from tests.fakes.model_server import ModelServer

pytestmark = pytest.mark.browser
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def chromium(require):
    return require(shutil.which("chromium") or shutil.which("google-chrome"), "Chromium")


@contextmanager
def served(settings):
    """The page as a program of its own, with these settings."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli.main", "web", "--port", str(port)],
        env={**os.environ, **settings},
        stderr=subprocess.PIPE,
        text=True,
    )
    lines = iter(server.stderr.readline, "")
    assert any("网页已就绪" in line for line in lines)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
        server.stderr.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with served({"JIXIAO_DATA_DIR": str(tmp_path_factory.mktemp("data"))}) as address:
        yield address


@pytest.mark.parametrize("width", [1440, 390])
def test_a_clerk_gets_from_the_example_to_the_files(chromium, address, width):
    from playwright.sync_api import expect, sync_playwright

    outside = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
        page = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
        page.on("request", lambda r: outside.append(r.url) if not _ours(r.url, address) else None)
        page.goto(address)
        page.get_by_role("button", name="填入示例").click()
        expect(page.get_by_text("已起草")).to_be_visible()
        expect(page.get_by_text("规则起草，未使用大模型 ·")).to_be_visible()
        page.get_by_role("tab", name="事实").click()
        expect(page.get_by_text("60000人次").last).to_be_visible()
        page.get_by_role("button", name="生成 Word 和 JSON").click()
        expect(page.get_by_text(re.compile(r"\.docx")).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 1
        browser.close()
    assert outside == []


def _ours(url, address):
    return url.startswith((address, "data:", "blob:"))


@pytest.mark.parametrize("width", [1440, 390])
def test_a_question_is_answered_with_chips_that_open_the_article(chromium, address, width):
    from playwright.sync_api import expect, sync_playwright

    outside = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
        page = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
        page.on("request", lambda r: outside.append(r.url) if not _ours(r.url, address) else None)
        page.goto(address)
        page.locator("textarea").first.fill("10号文里预算执行率占多少分？")
        page.get_by_role("button", name="发送").click()
        expect(page.get_by_text("【有依据】")).to_be_visible()
        chip = page.get_by_role("radio", name="财预〔2020〕10号第十三条")
        expect(chip).to_be_visible()
        chip.click()
        expect(page.get_by_text("摘编，引用原文请核对正式文本").first).to_be_visible()
        expect(page.locator(".badge").first).to_have_text("现行")
        page.locator("textarea").first.fill("红烧肉怎么做？")
        page.get_by_role("button", name="发送").click()
        expect(page.get_by_text("【超出范围】")).to_be_visible()
        expect(page.get_by_text("这次回答没有引用条款")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 1
        browser.close()
    assert outside == []


def test_a_model_shows_what_it_would_be_sent_and_stops_when_told(chromium, tmp_path):
    from playwright.sync_api import expect, sync_playwright

    with ModelServer(brain=brain, latency=120) as model, sync_playwright() as driver:
        settings = {
            "JIXIAO_DATA_DIR": str(tmp_path),
            "JIXIAO_REDACTION": "on",
            "OPENAI_MODEL": "fake",
            "OPENAI_BASE_URL": model.url,
        }
        with served(settings) as address:
            browser = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            page.set_default_timeout(60_000)
            page.goto(address)
            page.locator("textarea").first.fill("联系人：王小明，电话13912345678。2027年培训护理员120人，申请12万元。")
            page.get_by_role("button", name="大模型（可选）").click()
            page.get_by_role("button", name="看看会发送什么").click()
            expect(page.get_by_text("已遮盖 2 处")).to_be_visible()
            assert model.bodies == []
            page.get_by_role("button", name="发送", exact=True).click()
            expect(page.get_by_text("请fake阅读项目简介")).to_be_visible()
            page.get_by_role("button", name="停止", exact=True).click()
            expect(page.get_by_text("已停止，草稿没有改变。")).to_be_visible()
            model.latency = 0
            page.get_by_role("button", name="发送", exact=True).click()
            expect(page.get_by_text("大模型起草（fake） ·")).to_be_visible()
            browser.close()
    assert not [b for b in model.bodies if "王小明" in str(b) or "13912345678" in str(b)]
