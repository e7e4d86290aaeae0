"""What the tests of the page share: one product, a visitor that asks its routes, a browser with patience."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from assistant.bootstrap import Product
from assistant.settings import Settings
from assistant.web.desk import Desk
from tests.fakes.accounts import PASSWORD, people_of

_PATIENCE = 60_000
"""Milliseconds that a page may take for a step; a step that never comes still fails the test."""
BRIEF = "2027年培训护理员120人，11月30日前完成，申请资金12万元，学员满意度90%以上。"


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Every wait of a browser test lasts as long as this, unless a test says otherwise."""
    if importlib.util.find_spec("playwright"):
        from playwright.sync_api import expect

        expect.set_options(timeout=_PATIENCE)


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    settings = Settings(data_dir=tmp_path_factory.mktemp("page"), embedding="none", _env_file=None)
    return Desk.of(Product(settings))


HERE = "http://127.0.0.1"


class Asker:
    """Somebody who asks the routes as the page does: long work is waited for."""

    def __init__(self, app, **more):
        from starlette.testclient import TestClient

        self.http = TestClient(app, base_url=HERE, **more)

    def get(self, path, status=200):
        found = self.http.get(path)
        assert found.status_code == status, found.text
        return found.json()

    def post(self, path, json=None, status=200, **more):
        found = self.http.post(path, json=json, **more)
        assert found.status_code == status, found.text
        return self.waited(found.json()) if status == 200 else found.json()

    def waited(self, state):
        until = time.monotonic() + 120
        while state.get("job") and not state.get("done") and "work" not in state and "sheet" not in state:
            assert time.monotonic() < until
            state = {**state, **self.get(f"/api/jobs/{state['job']}")}
        return state

    def change(self, work, version=None, **operation):
        if version is None:
            version = self.get(f"/api/works/{work}")["version"]
        return self.post(f"/api/works/{work}/operations", {"operation": operation, "version": version})

    def say(self, work, text):
        return self.post(f"/api/works/{work}/messages", {"text": text})["work"]


@pytest.fixture(scope="session")
def app(desk):
    from assistant.web.app import page

    return page(desk)


@pytest.fixture
def asker(app):
    return Asker(app)


class House:
    """A page with accounts, and people of every role who can sign in to it."""

    def __init__(self, folder, **settings):
        from assistant.web.app import page

        given = {"data_dir": folder, "embedding": "none", "accounts": "on", **settings}
        self.product = Product(Settings(**given, _env_file=None))
        self.people = people_of(self.product.store)
        self.desk = Desk.of(self.product)
        self.app = page(self.desk)

    def visitor(self, **headers):
        """Somebody at the door."""
        return Asker(self.app, headers={"origin": HERE, **headers}, follow_redirects=False)

    def signed_in(self, name):
        """The same, inside."""
        asker = self.visitor()
        asker.post("/api/login", {"name": name, "password": PASSWORD})
        return asker


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    return House(tmp_path_factory.mktemp("house"))


@pytest.fixture
def drafted(asker):
    """The id of a work that was drafted from a few sentences."""
    return asker.post("/api/works", {"words": BRIEF})["id"]


_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=zh-CN",
]  # fmt: skip


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    settings = {"JIXIAO_DATA_DIR": str(tmp_path_factory.mktemp("served")), "JIXIAO_EMBEDDING": "none"}
    with served(settings) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, address):
    """Open the page as a new visitor; at the end nothing was asked of the outside and nothing failed."""
    outside, faults, contexts = [], [], []

    def opened(width=1440, height=900, path="/", base=address, **more):
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        page.on("request", lambda r: None if r.url.startswith((base, "data:", "blob:")) else outside.append(r.url))
        page.on("pageerror", lambda e: faults.append(str(e)))
        page.on("dialog", lambda d: faults.append(d.message))
        page.goto(base + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert outside == []
    assert faults == []
