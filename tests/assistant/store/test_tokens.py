"""Keys of programs: shown once, ended by time or by hand."""

import pytest

from assistant.domain.person import UserRole
from assistant.store.errors import StoreError
from tests.fakes.accounts import BOSS, PASSWORD, accounts_of


@pytest.fixture
def user(store):
    return accounts_of(store).add("王会计", UserRole.CLERK, PASSWORD, BOSS).id


def test_a_key_acts_for_its_user_until_it_is_revoked(store, user):
    secret = store.tokens.make(user, "预算系统", 90, BOSS)
    assert store.tokens.owner(secret) == user
    assert store.tokens.owner(secret + "x") is None
    (shown,) = store.tokens.of(user)
    assert secret not in shown.model_dump_json()
    store.tokens.revoke(shown.id, BOSS)
    assert store.tokens.owner(secret) is None
    with pytest.raises(StoreError, match="还在使用"):
        store.tokens.revoke(shown.id, BOSS)


def test_a_key_is_over_after_its_days(store, user):
    assert store.tokens.owner(store.tokens.make(user, "旧系统", 0, BOSS)) is None


def test_neither_tables_nor_chain_hold_the_key(store, user):
    secret = store.tokens.make(user, "预算系统", 90, BOSS)
    assert secret not in "".join(e.body for e in store.chain())
    assert store.audit() == []
