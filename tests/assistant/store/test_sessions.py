"""Sessions end: by time, by hand, by what happens to the account; and a restart ends none."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from assistant.domain.person import UserRole
from assistant.store.errors import StoreUnavailable
from assistant.store.sessions import Sessions
from tests.fakes.accounts import BOSS, PASSWORD, accounts_of
from tests.fakes.works import START

HOUR = timedelta(hours=1)


@pytest.fixture
def accounts(store):
    made = accounts_of(store)
    made.add("周管理", UserRole.ADMIN, PASSWORD, BOSS)
    made.add("王会计", UserRole.CLERK, PASSWORD, BOSS)
    return made


@pytest.fixture
def clock():
    return [START]


@pytest.fixture
def sessions(store, clock):
    return Sessions(store.database, lambda: clock[0])


@pytest.fixture
def key(accounts, sessions):
    return sessions.begin(accounts.named("王会计"), HOUR)


def kept(store):
    with store.database.reading() as connection:
        return [tuple(row) for row in connection.execute(text("SELECT * FROM sessions"))]


def test_a_key_is_its_users_and_a_made_up_one_is_nobodys(sessions, store, key):
    assert sessions.person(key, HOUR).name == "王会计"
    for other in ("", key[:-1], "\ud800", "' OR 1=1 --"):
        assert sessions.person(other, HOUR) is None
    assert key not in str(kept(store))


def test_another_process_and_a_restart_know_who_is_signed_in(open_store, accounts, sessions, key, clock):
    other = Sessions(open_store().database, lambda: clock[0])
    assert other.person(key, HOUR).name == "王会计"
    other.end(key)
    assert sessions.person(key, HOUR) is None


def test_an_hour_without_a_request_ends_it_and_so_does_a_week(accounts, sessions, key, clock):
    for _ in range(7 * 24):
        assert sessions.person(key, HOUR)
        clock[0] += timedelta(minutes=59)
    clock[0] += timedelta(minutes=2)
    assert sessions.person(key, HOUR) is None
    key = sessions.begin(accounts.named("王会计"), HOUR)
    for _ in range(7 * 25):
        clock[0] += timedelta(minutes=59)
        sessions.person(key, HOUR)
    assert sessions.person(key, HOUR) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.disable("王会计", BOSS), lambda a: a.set_role("王会计", UserRole.REVIEWER, BOSS),
        lambda a: a.set_password("王会计", PASSWORD + "二", BOSS),
    ],
)  # fmt: skip
def test_what_is_changed_about_the_account_ends_it(accounts, sessions, key, change):
    change(accounts)
    assert sessions.person(key, HOUR) is None


def test_what_is_over_is_cleaned_and_nobody_has_more_than_twenty(accounts, sessions, store, key, clock):
    clock[0] += timedelta(hours=2)
    keys = []
    for _ in range(22):
        clock[0] += timedelta(seconds=1)
        keys.append(sessions.begin(accounts.named("王会计"), HOUR))
    assert len(kept(store)) == 20
    assert [sessions.person(k, HOUR) is None for k in keys] == [True, True] + [False] * 20


def test_a_request_within_a_minute_writes_nothing(store, sessions, key, clock):
    before = kept(store)
    clock[0] += timedelta(seconds=50)
    assert sessions.person(key, HOUR)
    assert kept(store) == before
    clock[0] += timedelta(seconds=50)
    assert sessions.person(key, HOUR)
    assert kept(store) != before


def test_a_database_that_cannot_be_written_to_signs_nobody_out(store, sessions, key, clock, monkeypatch):
    clock[0] += timedelta(minutes=5)

    def full():
        raise StoreUnavailable("数据库正忙或磁盘已满，这次没有保存。请稍后再试。")

    monkeypatch.setattr(store.database, "writing", full)
    assert sessions.person(key, HOUR).name == "王会计"


def test_a_restored_copy_signs_everybody_out(store, sessions, key, tmp_path):
    store.backups.write(tmp_path / "copy.zip")
    store.backups.restore(tmp_path / "copy.zip")
    assert sessions.person(key, HOUR) is None
    assert kept(store) == []
