"""Sessions end: by time, by hand, by what happens to the account."""

import pytest

from assistant.domain.person import UserRole
from assistant.store.store import Store
from assistant.web.doors.sessions import Sessions
from tests.fakes.accounts import BOSS, PASSWORD, accounts_of
from tests.fakes.works import Desk


@pytest.fixture
def accounts(tmp_path):
    desk = Desk()
    store = Store(tmp_path, desk.works, desk.now)
    made = accounts_of(store)
    made.add("周管理", UserRole.ADMIN, PASSWORD, BOSS)
    made.add("王会计", UserRole.CLERK, PASSWORD, BOSS)
    yield made
    store.close()


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def sessions(accounts, clock):
    return Sessions(lambda: accounts, 3600, lambda: clock[0])


def test_a_key_is_its_users_and_a_made_up_one_is_nobodys(accounts, sessions):
    key = sessions.begin(accounts.named("王会计"))
    assert sessions.person(key).name == "王会计"
    assert sessions.person("") is None
    assert sessions.person(key[:-1]) is None
    assert key not in str(sessions)


def test_an_hour_without_a_request_ends_it_and_so_does_a_week(accounts, sessions, clock):
    key = sessions.begin(accounts.named("王会计"))
    for hour in range(7 * 24):
        clock[0] = hour * 3500.0
        assert sessions.person(key)
    clock[0] += 3601
    assert sessions.person(key) is None
    key = sessions.begin(accounts.named("王会计"))
    for _ in range(7 * 25):
        clock[0] += 3500
        sessions.person(key)
    assert sessions.person(key) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.disable("王会计", BOSS), lambda a: a.set_role("王会计", UserRole.REVIEWER, BOSS),
        lambda a: a.set_password("王会计", PASSWORD + "二", BOSS),
    ],
)  # fmt: skip
def test_what_is_changed_about_the_account_ends_it(accounts, sessions, change):
    key = sessions.begin(accounts.named("王会计"))
    change(accounts)
    assert sessions.person(key) is None


def test_signing_out_ends_it(accounts, sessions):
    key = sessions.begin(accounts.named("王会计"))
    sessions.end(key)
    assert sessions.person(key) is None
