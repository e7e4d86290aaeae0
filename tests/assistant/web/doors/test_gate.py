"""The gate: hosts, other sites, proxies, sizes, rates, and the headers under which everything runs."""

import re

import pytest

from tests.assistant.web.conftest import HERE, Asker, House
from tests.fakes.accounts import PASSWORD

PROXY = "10.0.0.5"


def get(app, path="/api/home", **headers):
    return Asker(app, headers=headers, follow_redirects=False).http.get(path)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory):
    """A page behind a proxy that signs people in."""
    return House(
        tmp_path_factory.mktemp("proxied"), trusted_proxies=PROXY, proxy_user_header="X-Remote-User",
        allowed_hosts="jixiao.example", changes_a_minute=20,
    )  # fmt: skip


def test_another_name_that_leads_here_gets_no_page(app):
    for host in ("evil.example", "127.0.0.1.evil.example"):
        assert get(app, "/", host=host).status_code == 421
    assert get(app, "/", host="localhost:7860").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
    ],
)  # fmt: skip
def test_another_site_can_neither_change_nor_ask(app, headers):
    asker = Asker(app)
    assert asker.http.post("/api/works", json={}, headers=headers).status_code == 403
    if "sec-fetch-site" in headers:
        assert asker.http.get("/api/home", headers=headers).status_code == 403
        assert asker.http.get("/", headers=headers | {"sec-fetch-mode": "navigate"}).status_code == 200


def test_where_people_sign_in_a_change_must_say_where_it_comes_from(house):
    asker = house.signed_in("王会计")
    del asker.http.headers["origin"]
    assert asker.http.post("/api/works", json={}).status_code == 403
    assert asker.http.post("/api/works", json={}, headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_a_page_for_this_machine_refuses_to_stand_behind_a_proxy(app):
    assert "代理" in get(app, **{"x-forwarded-for": "10.1.1.1"}).json()["error"]


def through(house, address=PROXY, **headers):
    from starlette.testclient import TestClient

    client = TestClient(house.app, base_url=HERE, client=(address, 1), headers=headers, follow_redirects=False)
    return client.get("/api/me")


def test_a_trusted_proxy_names_the_user_and_nobody_else_does(proxied):
    name = "王会计".encode()
    assert through(proxied, **{"x-remote-user": name}).json()["name"] == "王会计"
    assert through(proxied, "10.9.9.9", **{"x-remote-user": name}).status_code == 401
    assert through(proxied, **{"x-remote-user": "没有这个人".encode()}).status_code == 401
    assert through(proxied, **{"x-remote-user": name, "x-forwarded-host": "evil.example"}).status_code == 421
    assert through(proxied, **{"x-remote-user": name, "x-forwarded-host": "jixiao.example"}).status_code == 200


def test_whoever_is_disabled_does_not_come_in_by_the_proxy_either(proxied):
    from tests.fakes.accounts import BOSS

    proxied.product.store.accounts.disable("钱会计", BOSS)
    assert through(proxied, **{"x-remote-user": "钱会计".encode()}).status_code == 401


def test_a_page_that_is_not_signed_in_leads_to_the_login_and_back(house):
    found = house.visitor().http.get("/?work=abc&room=declaration")
    assert found.status_code == 303
    assert found.headers["location"] == "/login?next=%2F%3Fwork%3Dabc%26room%3Ddeclaration"


def test_too_many_changes_in_a_minute_are_refused_with_a_line(proxied):
    asker = proxied.signed_in("赵会计")
    found = [asker.http.post("/api/name", json={"name": "甲"}).status_code for _ in range(20)]
    assert found == [200] * 20
    last = asker.http.post("/api/name", json={"name": "甲"})
    assert (last.status_code, last.json()["error"]) == (429, "操作太频繁，请过一分钟再试。")


def test_a_body_that_is_too_large_is_refused_before_it_is_read(app):
    asker = Asker(app)
    found = asker.http.post(
        "/api/works", content=b"x" * (1024 * 1024 + 1), headers={"content-type": "application/json"}
    )
    assert (found.status_code, "太大" in found.json()["error"]) == (413, True)
    many = asker.http.post(
        "/api/works", content=(b"x" * 65536 for _ in range(20)), headers={"content-type": "text/json"}
    )
    assert many.status_code == 413


def test_a_long_message_is_refused_with_its_limit(asker):
    assert "最多 20000 字" in asker.post("/api/works", {"words": "长" * 20_001}, status=413)["error"]
    assert "最多 20 字" in asker.post("/api/name", {"name": "长" * 21}, status=422)["error"]


def test_every_answer_carries_the_headers_also_one_that_refuses(app):
    for found in (get(app, "/"), get(app, "/api/home"), get(app, "/nowhere"), get(app, "/", host="evil.example")):
        assert "default-src 'self'" in found.headers["content-security-policy"]
        assert not re.search("unsafe", found.headers["content-security-policy"])
        assert found.headers["x-content-type-options"] == "nosniff"
        assert found.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors" in found.headers["content-security-policy"]
        assert "server" not in found.headers
    assert get(app, "/api/home").headers["cache-control"] == "no-store"


def test_the_rooms_that_know_no_users_are_shut_where_there_are_users(house):
    asker = house.signed_in("王会计")
    for path in ("/rooms/", "/rooms/gradio_api/file=/etc/passwd"):
        assert asker.http.get(path).status_code == 403


def test_a_session_over_https_is_for_https_alone(proxied):
    from starlette.testclient import TestClient

    client = TestClient(proxied.app, base_url=HERE, client=(PROXY, 1), headers={"x-forwarded-proto": "https"})
    found = client.post("/api/login", json={"name": "王会计", "password": PASSWORD}, headers={"origin": HERE})
    assert "Secure" in found.headers["set-cookie"]
    assert "max-age" in found.headers["strict-transport-security"]
