"""Accounts: signing in, roles, and that nothing about them changes unseen."""

import pytest
from sqlalchemy import text

from assistant.domain.person import UserRole
from assistant.store.accounts import Accounts
from assistant.store.errors import StoreError
from assistant.store.passwords import WeakPassword
from tests.fakes.accounts import BOSS, PASSWORD, accounts_of


@pytest.fixture
def accounts(store) -> Accounts:
    made = accounts_of(store)
    made.add("周管理", UserRole.ADMIN, PASSWORD, BOSS)
    made.add("王会计", UserRole.CLERK, PASSWORD, BOSS, store.people.unit("民政局", BOSS))
    return made


def test_name_and_password_together_sign_in_and_nothing_else_does(accounts):
    assert accounts.signed_in("王会计", PASSWORD).role is UserRole.CLERK
    assert accounts.signed_in("王会计", PASSWORD[:-1]) is None
    assert accounts.signed_in("王会计 ' OR 1=1 --", PASSWORD) is None
    assert accounts.signed_in("", "") is None


def test_a_password_is_kept_only_as_a_hash(accounts, store):
    with store.database.reading() as connection:
        kept = connection.execute(text("SELECT password FROM users")).scalars().all()
    assert all(k.startswith("$argon2id$") for k in kept)
    assert PASSWORD not in "".join(e.body for e in store.chain())


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "王会计王会计王会计的密码", "x" * 300])
def test_a_weak_password_is_refused_with_what_it_should_be(accounts, password):
    with pytest.raises(WeakPassword, match="密码"):
        accounts.set_password("王会计", password, BOSS)
    assert accounts.signed_in("王会计", PASSWORD)


def test_whoever_is_disabled_cannot_sign_in_until_enabled_again(accounts):
    accounts.disable("王会计", BOSS)
    assert accounts.signed_in("王会计", PASSWORD) is None
    accounts.enable("王会计", BOSS)
    assert accounts.signed_in("王会计", PASSWORD)


def test_the_last_administrator_stays_one(accounts):
    for change in (lambda: accounts.disable("周管理", BOSS), lambda: accounts.set_role("周管理", UserRole.CLERK, BOSS)):
        with pytest.raises(StoreError, match="至少要留一个"):
            change()
    assert accounts.named("周管理").is_active


def test_two_accounts_of_one_name_and_empty_names_are_refused(accounts):
    for name in ("王会计", "  ", "a\nb"):
        with pytest.raises(StoreError, match="用户"):
            accounts.add(name, UserRole.CLERK, PASSWORD, BOSS)


def test_a_role_raised_behind_the_program_is_found_by_the_audit(accounts, store):
    assert store.audit() == []
    with store.database.writing() as connection:
        connection.execute(text("UPDATE users SET role = 'admin' WHERE name = '王会计'"))
    assert "用户“王会计”的账号被改过：和审计链不符。" in store.audit()


def test_works_from_before_there_were_accounts_are_given_to_somebody(accounts, store, saved):
    assert accounts.ownerless() == 1
    assert accounts.give("王会计", BOSS) == 1
    assert (accounts.ownerless(), store.audit()) == (0, [])
    assert store.works.list()[0].owner_id == accounts.named("王会计").id
