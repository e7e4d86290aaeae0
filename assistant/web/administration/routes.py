"""The routes of the room 管理, for administrators alone: users, units, use, the audit chain, safety copies."""

from secrets import choice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel, Field

from assistant.domain.person import UserRole
from assistant.store.accounts import UserAccount
from assistant.web.administration.view import administration_json
from assistant.web.desk import Desk, only, visitor_of
from assistant.web.identity import Visitor

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for another."""
_LENGTH = 14
_NOBODY = "没有这个用户，请刷新网页。"


class NewUser(BaseModel):
    """Somebody who shall be able to sign in."""

    name: str = Field(min_length=1, max_length=30)
    role: UserRole = UserRole.CLERK
    unit: str = Field(default="", max_length=100)


class Duties(BaseModel):
    """UserRole and unit of a user."""

    role: UserRole
    unit: str = Field(default="", max_length=100)


class UserState(BaseModel):
    """Whether a user may sign in."""

    active: bool


def administration_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router = APIRouter(prefix="/api/administration", dependencies=[Depends(only(UserRole.ADMIN))])
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type
    store = desk.product.store

    @router.get("")
    def shown(who: Who) -> dict[str, Any]:  # noqa: ARG001
        return administration_json(desk)

    @router.post("/users")
    def add(given: NewUser, who: Who) -> dict[str, Any]:
        password = new_password()
        store.accounts.add(given.name, given.role, password, who.actor(), _unit(desk, given.unit, who))
        return {**administration_json(desk), "password": password, "of": given.name.strip()}

    @router.post("/users/{user}/duties")
    def duties(user: str, given: Duties, who: Who) -> dict[str, Any]:
        account, unit = _account(desk, user), _unit(desk, given.unit, who)
        if given.role is not account.role:
            store.accounts.set_role(account.name, given.role, who.actor())
        if unit != account.unit_id:
            store.accounts.set_unit(account.name, unit, who.actor())
        return administration_json(desk)

    @router.post("/users/{user}/state")
    def state(user: str, given: UserState, who: Who) -> dict[str, Any]:
        change = store.accounts.enable if given.active else store.accounts.disable
        change(_account(desk, user).name, who.actor())
        return administration_json(desk)

    @router.post("/users/{user}/password")
    def password(user: str, who: Who) -> dict[str, Any]:
        account, made = _account(desk, user), new_password()
        store.accounts.set_password(account.name, made, who.actor())
        store.attempts.right(account.name)
        return {**administration_json(desk), "password": made, "of": account.name}

    @router.post("/users/{user}/works")
    def give(user: str, who: Who) -> dict[str, Any]:
        store.accounts.give(_account(desk, user).name, who.actor())
        return administration_json(desk)

    _add_chores(router, desk, Who)
    return router


def _add_chores(router: APIRouter, desk: Desk, who_type: Any) -> None:
    @router.post("/audit")
    def audit(who: who_type) -> dict[str, Any]:
        def work(tell: Any, _errand: Any) -> dict[str, Any]:
            tell("核对审计链")
            problems = desk.product.store.audit()
            return {"problems": problems[:100], "size": len(desk.product.store.chain())}

        return desk.begin(who, work)

    @router.post("/backup")
    def backup(who: who_type) -> dict[str, Any]:
        def work(tell: Any, _errand: Any) -> dict[str, Any]:
            tell("备份")
            product = desk.product
            name = f"{product.now():%Y%m%d-%H%M%S}.zip"
            copied = product.store.backups.write(product.settings.data_dir.resolve() / "backups" / name)
            return {"line": f"已备份 {copied.words}：数据文件夹 backups/{name}。"}

        return desk.begin(who, work)


def new_password() -> str:
    """A password to begin with; the user changes it in 设置."""
    return "".join(choice(_SIGNS) for _ in range(_LENGTH))


def _account(desk: Desk, user: str) -> UserAccount:
    found = desk.product.store.accounts.with_id(user)
    if found is None:
        raise HTTPException(404, _NOBODY)
    return found


def _unit(desk: Desk, name: str, who: Visitor) -> str | None:
    return desk.product.store.people.unit(name, who.actor()) if name.strip() else None
