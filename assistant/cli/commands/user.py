"""``jixiao user``: who may sign in to the page beyond this machine."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.system_user import system_user
from assistant.domain.person import UserRole

if TYPE_CHECKING:
    from assistant.store.store import Store

_WORDS = "、".join(r.word for r in UserRole)
_NAME = click.argument("name", metavar="用户名")
_STDIN = "从标准输入读一行作为密码；不写则在终端里询问两遍"


@click.group(help=f"用户：{_WORDS}。供其他电脑访问时必须有账号。")
def command() -> None:
    """Commands over accounts."""


@command.command("add", help="添加用户。申报人写明单位，同单位的申报人共用本单位的表。")
@_NAME
@click.option("--role", "word", metavar="角色", default=UserRole.CLERK.word, show_default=True, help=_WORDS)
@click.option("--unit", metavar="单位", default="", help="所在单位；没有就建立")
@click.option("--password-stdin", is_flag=True, help=_STDIN)
@click.option("--no-password", is_flag=True, help="不设密码，只能由单位的登录系统（反向代理）带入")
def add(name: str, word: str, unit: str, password_stdin: bool, no_password: bool) -> int:
    """A new account."""
    store, role = Product().store, _role(word)
    password = None if no_password else _password(from_input=password_stdin)
    with _refusals():
        unit_id = store.people.unit(unit, system_user()) if unit.strip() else None
        store.accounts.add(name, role, password, system_user(), unit_id)
    click.echo(f"已添加{role.word}“{name}”。")
    _say_ownerless(store)
    return errors.DONE


@command.command("list", help="列出用户。")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def list_users(json_out: bool) -> int:
    """Everybody."""
    store = Product().store
    units = {u.id: u.name for u in store.people.units()}
    rows = [
        {
            "name": a.name, "role": a.role.word, "unit": units.get(a.unit_id or "", ""), "active": a.is_active,
            "has_password": a.has_password,
        }
        for a in store.accounts.list()
    ]  # fmt: skip
    if json_out:
        output.as_json(rows)
        return errors.DONE
    if not rows:
        click.echo("还没有用户。添加：jixiao user add 用户名 --role 管理员")
    for row in rows:
        state = "" if row["active"] else "　已停用"
        click.echo(f"{row['name']}　{row['role']}　{row['unit']}{state}".rstrip("　"))
    _say_ownerless(store)
    return errors.DONE


@command.command("disable", help="停用：不能再登录，做过的事都保留。")
@_NAME
def disable(name: str) -> int:
    """End an account."""
    with _refusals():
        Product().store.accounts.disable(name, system_user())
    click.echo(f"已停用“{name}”。")
    return errors.DONE


@command.command("enable", help="恢复停用的用户。")
@_NAME
def enable(name: str) -> int:
    """Begin an account again."""
    with _refusals():
        Product().store.accounts.enable(name, system_user())
    click.echo(f"“{name}”可以登录了。")
    return errors.DONE


@command.command("password", help="设新密码；用户要重新登录。")
@_NAME
@click.option("--password-stdin", is_flag=True, help=_STDIN)
def password(name: str, password_stdin: bool) -> int:
    """A new password."""
    store = Product().store
    with _refusals():
        store.accounts.named(name)
        store.accounts.set_password(name, _password(from_input=password_stdin), system_user())
    click.echo(f"已给“{name}”设了新密码。")
    return errors.DONE


@command.command("role", help=f"改角色：{_WORDS}。")
@_NAME
@click.argument("word", metavar="角色")
@click.option("--unit", metavar="单位", help="同时改所在单位；没有就建立")
def role(name: str, word: str, unit: str | None) -> int:
    """Another role."""
    store, chosen = Product().store, _role(word)
    with _refusals():
        store.accounts.set_role(name, chosen, system_user())
        if unit is not None:
            unit_id = store.people.unit(unit, system_user()) if unit.strip() else None
            store.accounts.set_unit(name, unit_id, system_user())
    click.echo(f"“{name}”现在是{chosen.word}。")
    return errors.DONE


@command.command("give", help="把还没有主人的工作（建账号以前做的）交给一个用户。")
@_NAME
def give(name: str) -> int:
    """Works of before get an owner."""
    with _refusals():
        count = Product().store.accounts.give(name, system_user())
    click.echo(f"已把 {count} 份工作交给“{name}”。")
    return errors.DONE


@command.command("token", help="给其他系统用的接口密钥：新建（只显示这一次），或用 --revoke 停用。")
@_NAME
@click.option("--label", metavar="用途", default="接口", show_default=True, help="写明给哪个系统用")
@click.option("--days", metavar="天数", type=click.IntRange(1, 3660), default=365, show_default=True, help="有效天数")
@click.option("--list", "shows", is_flag=True, help="只列出已有的密钥")
@click.option("--revoke", metavar="编号", default="", help="停用一个密钥")
def token(name: str, label: str, days: int, shows: bool, revoke: str) -> int:
    """A key of a program, or the list of them."""
    store = Product().store
    with _refusals():
        account = store.accounts.named(name)
        if revoke:
            store.tokens.revoke(revoke, system_user())
            click.echo("已停用。")
        elif shows:
            for one in store.tokens.of(account.id):
                state = "已停用" if one.revoked_at else f"有效至 {one.expires_at[:10]}"
                click.echo(f"{one.id}　{one.name}　{state}")
        else:
            click.echo(store.tokens.make(account.id, label, days, system_user()))
            output.say("请现在记下这个密钥，以后不再显示。调用时写在 Authorization: Bearer 之后。")
    return errors.DONE


def _say_ownerless(store: "Store") -> None:
    if store.accounts.list() and (left := store.accounts.ownerless()):
        output.say(f"有 {left} 份以前做的工作还没有主人，别人看不到。交给一个用户：jixiao user give 用户名")


def _role(word: str) -> UserRole:
    try:
        return UserRole.read(word)
    except ValueError as error:
        raise errors.WrongUse(str(error)) from error


def _password(*, from_input: bool) -> str:
    """The password, asked for twice on a terminal; never an argument, which others could list."""
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise errors.WrongUse("这里不能询问密码，请加 --password-stdin，并从标准输入给出密码。")
    first, second = getpass.getpass("密码："), getpass.getpass("再输一遍：")
    if first != second:
        raise errors.WrongUse("两遍输入的密码不同，没有改动。")
    return first


@contextmanager
def _refusals() -> Iterator[None]:
    """What the store refuses is wrong use, in its own words."""
    from assistant.store.errors import StoreError, StoreUnavailable
    from assistant.store.passwords import WeakPassword

    try:
        yield
    except StoreUnavailable:
        raise
    except (StoreError, WeakPassword) as error:
        raise errors.WrongUse(str(error)) from error
