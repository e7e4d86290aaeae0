"""Signing in and out on the page."""

import pytest

from tests.assistant.web.conftest import House
from tests.fakes.accounts import PASSWORD


@pytest.fixture(scope="module")
def own_house(tmp_path_factory):
    return House(tmp_path_factory.mktemp("signing"), sign_in_attempts=3)


def test_signing_in_gives_a_cookie_that_scripts_and_other_sites_do_not_get(own_house):
    asker = own_house.visitor()
    found = asker.http.post("/api/login", json={"name": "王会计", "password": PASSWORD})
    assert {"HttpOnly", "SameSite=lax"} <= {p.strip() for p in found.headers["set-cookie"].split(";")}
    me = asker.get("/api/me")
    assert (me["name"], me["role"], me["is_admin"]) == ("王会计", "申报人", False)
    key = asker.http.cookies["jixiao_session"]
    asker.post("/api/logout", {})
    asker.http.cookies.set("jixiao_session", key)
    assert asker.get("/api/me", status=401)["error"] == "请先登录。"


def test_a_wrong_password_and_an_unknown_name_are_noted_alike_and_lock_alike(own_house):
    for name in ("李科长", "没有这个人"):
        asker, lines = own_house.visitor(), []
        for _ in range(4):
            found = asker.http.post("/api/login", json={"name": name, "password": "错的错的错的错的错的"})
            lines.append((found.status_code, found.json()["error"][:8]))
        assert lines == [(401, "用户名或密码不对。"[:8])] * 2 + [(401, "密码输错的次数太"), (429, "密码输错的次数太")]
    assert own_house.visitor().http.post("/api/login", json={"name": "李科长", "password": PASSWORD}).status_code == 429


def test_a_new_password_needs_the_old_one_and_ends_the_other_sessions(own_house):
    here, there = own_house.signed_in("赵会计"), own_house.signed_in("赵会计")
    assert "不对" in here.post("/api/password", {"old": "不是这个密码的", "new": PASSWORD + "新"}, status=403)["error"]
    assert "至少" in here.post("/api/password", {"old": PASSWORD, "new": "短"}, status=422)["error"]
    here.post("/api/password", {"old": PASSWORD, "new": PASSWORD + "新"})
    assert here.get("/api/me")["name"] == "赵会计"
    there.get("/api/me", status=401)


def test_a_name_of_an_account_cannot_be_changed_by_who_it_names(own_house):
    asker = own_house.signed_in("王会计")
    assert asker.post("/api/name", {"name": "周管理"})["name"] == "王会计"


def test_on_this_machine_alone_nobody_signs_in(asker):
    me = asker.get("/api/me")
    assert (me["accounts"], me["is_admin"]) == (False, True)
    assert "不需要登录" in asker.post("/api/login", {"name": "a", "password": "b"}, status=409)["error"]
