"""管理: users, roles and chores, for administrators alone."""

import pytest

from tests.assistant.web.conftest import House
from tests.fakes.accounts import PASSWORD

ROOM = "/api/administration"


@pytest.fixture(scope="module")
def own_house(tmp_path_factory):
    return House(tmp_path_factory.mktemp("administration"))


@pytest.fixture
def admin(own_house):
    return own_house.signed_in("周管理")


def user(view, name):
    return next(u for u in view["users"] if u["name"] == name)


@pytest.mark.parametrize("name", ["王会计", "李科长", "孙评审"])
def test_nobody_else_gets_in(own_house, name):
    asker = own_house.signed_in(name)
    assert "只有管理员" in asker.get(ROOM, status=403)["error"]
    asker.post(f"{ROOM}/users", {"name": "吴会计", "role": "admin"}, status=403)
    asker.post(f"{ROOM}/backup", {}, status=403)
    asker.post(f"{ROOM}/audit", {}, status=403)


def test_a_new_user_signs_in_with_the_password_that_is_shown_once(own_house, admin):
    made = admin.post(f"{ROOM}/users", {"name": "吴会计", "role": "clerk", "unit": "青溪县教育局"})
    assert user(made, "吴会计")["unit"] == "青溪县教育局"
    asker = own_house.visitor()
    asker.post("/api/login", {"name": "吴会计", "password": made["password"]})
    assert "password" not in admin.get(ROOM)


def test_who_is_disabled_is_out_at_once(own_house, admin):
    asker = own_house.signed_in("钱会计")
    number = user(admin.get(ROOM), "钱会计")["id"]
    assert not user(admin.post(f"{ROOM}/users/{number}/state", {"active": False}), "钱会计")["active"]
    asker.get("/api/me", status=401)


def test_another_role_holds_from_the_next_sign_in(own_house, admin):
    number = user(admin.get(ROOM), "孙评审")["id"]
    changed = admin.post(f"{ROOM}/users/{number}/duties", {"role": "reviewer", "unit": ""})
    assert user(changed, "孙评审")["role_word"] == "审核人"
    assert own_house.signed_in("孙评审").get("/api/me")["is_reviewer"]


def test_a_new_password_opens_a_locked_name(own_house, admin):
    for _ in range(5):
        own_house.visitor().http.post("/api/login", json={"name": "赵会计", "password": "错的错的错的错的错的"})
    shown = user(admin.get(ROOM), "赵会计")
    assert shown["locked"]
    made = admin.post(f"{ROOM}/users/{shown['id']}/password", {})
    own_house.visitor().post("/api/login", {"name": "赵会计", "password": made["password"]})


def test_the_audit_chain_is_checked_and_the_data_saved_in_the_data_folder(own_house, admin):
    found = admin.post(f"{ROOM}/audit", {})
    assert found["problems"] == []
    assert found["size"] > 5
    line = admin.post(f"{ROOM}/backup", {})["line"]
    (kept,) = (own_house.product.settings.data_dir / "backups").glob("*.zip")
    assert kept.name in line


def test_the_last_administrator_cannot_be_put_out(own_house, admin):
    number = user(admin.get(ROOM), "周管理")["id"]
    assert "至少要留一个" in admin.post(f"{ROOM}/users/{number}/state", {"active": False}, status=409)["error"]
    own_house.visitor().post("/api/login", {"name": "周管理", "password": PASSWORD})
