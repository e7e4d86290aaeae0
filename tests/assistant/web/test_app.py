"""The page as a server: its own files, errors in Chinese, nobody else's scripts, no changes from other sites."""

import re

from assistant.web.app import ASSETS, _server_config


def test_the_page_and_all_its_files_come_from_here_and_nothing_else_may_be_loaded(asker):
    page = asker.http.get("/")
    assert page.status_code == 200
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    named = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.text)
    assert len(named) >= 5
    assert all(asker.http.get(name).status_code == 200 for name in named)


def test_no_file_of_the_page_names_an_address_outside():
    for path in ASSETS.iterdir():
        found = re.findall(r"https?://[^\s\"'`)]+", path.read_text(encoding="utf-8"))
        assert not [u for u in found if "www.w3.org" not in u and "api.deepseek.com" not in u], path.name


def test_user_text_never_becomes_markup_in_the_page():
    for path in ASSETS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert way not in text, f"{path.name}: {way}"


def test_files_beside_the_assets_are_not_served(asker):
    assert asker.http.get("/assets/..%2Fapp.py").status_code == 404
    assert asker.http.get("/assets/missing.js").status_code == 404


def test_every_error_is_one_chinese_line(asker):
    assert "没有编号" in asker.get("/api/works/nowhere", status=404)["error"]
    assert "没有看懂" in asker.post("/api/works", {"year": "甲"}, status=422)["error"]
    assert "不存在" in asker.get("/api/jobs/none", status=404)["error"]
    assert re.search("[一-鿿]", asker.get("/nowhere", status=404)["error"])


def test_another_site_cannot_change_anything(asker):
    refused = asker.http.post("/api/works", json={}, headers={"origin": "http://outside.invalid"})
    assert refused.status_code == 403
    assert asker.http.post("/api/works", json={}, headers={"origin": "http://127.0.0.1"}).status_code == 200


def test_an_idle_connection_outlives_the_minute_that_proxies_keep_theirs(app):
    """Where the server closed first, a request that was just sent met a closed connection."""
    assert _server_config(app, "127.0.0.1", 0).timeout_keep_alive > 60
