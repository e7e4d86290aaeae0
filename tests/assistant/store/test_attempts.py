"""Wrong passwords lock a name for a while, whether there is such a user or not, in every process."""

import pytest
from sqlalchemy import text

from assistant.store.attempts import LOCKED, Attempts
from tests.fakes.works import START


@pytest.fixture
def clock():
    return [START]


@pytest.fixture
def attempts(store, clock):
    return Attempts(store.database, lambda: clock[0])


def test_a_name_is_locked_after_so_many_and_open_again_after_a_while(attempts, clock):
    for _ in range(3):
        assert not attempts.is_locked("王会计", 3)
        attempts.wrong("王会计 ")
    assert attempts.is_locked("王会计", 3)
    assert not attempts.is_locked("李科长", 3)
    clock[0] += LOCKED
    assert not attempts.is_locked("王会计", 3)


def test_the_right_password_counts_anew(attempts):
    attempts.wrong("王会计")
    attempts.right("王会计")
    attempts.wrong("王会计")
    assert not attempts.is_locked("王会计", 2)


def test_a_restart_forgets_nothing_and_no_name_is_kept(attempts, store, open_store, clock):
    attempts.wrong("我的密码误填在这里")
    again = open_store()
    assert Attempts(again.database, lambda: clock[0]).is_locked("我的密码误填在这里", 1)
    with again.database.reading() as connection:
        assert "密码" not in str(connection.execute(text("SELECT * FROM wrong_passwords")).all())


def test_what_is_over_is_cleaned(attempts, store, clock):
    for number in range(5):
        attempts.wrong(f"张{number}")
    clock[0] += LOCKED
    attempts.wrong("王会计")
    with store.database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM wrong_passwords")).scalar() == 1
