"""Accounts for tests: hashes that cost nothing, and people of every role."""

from argon2 import PasswordHasher

from assistant.domain.operation import Actor
from assistant.domain.person import UserRole
from assistant.store.accounts import Accounts
from assistant.store.passwords import Passwords

PASSWORD = "春江潮水连海平二零二七"  # noqa: S105 -- of the tests alone
BOSS = Actor(who="信息科")


def cheap_passwords():
    return Passwords(lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def accounts_of(store):
    """The accounts of a store, quick to sign in to; the store uses them from here on."""
    store.accounts = Accounts(store.database, store.accounts.now, cheap_passwords)
    return store.accounts


def people_of(store):
    """王会计 and 赵会计 of one unit, 钱会计 of another, one of every other role; the store tells them apart."""
    accounts = accounts_of(store)
    unit, other = (store.people.unit(name, BOSS) for name in ("青溪县民政局", "青溪县水利局"))
    roles = {
        "王会计": (UserRole.CLERK, unit), "赵会计": (UserRole.CLERK, unit), "钱会计": (UserRole.CLERK, other),
        "李科长": (UserRole.REVIEWER, None), "孙评审": (UserRole.EVALUATOR, None), "周管理": (UserRole.ADMIN, None),
    }  # fmt: skip
    made = {name: accounts.add(name, role, PASSWORD, BOSS, unit_id) for name, (role, unit_id) in roles.items()}
    store.access.is_guarded = True
    return {name: account.person for name, account in made.items()}
