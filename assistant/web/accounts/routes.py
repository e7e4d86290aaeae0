"""Signing in and out: a page of its own, and who is there."""

from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field, SecretStr

from assistant.domain.operation import Actor, OperationSource
from assistant.domain.person import UserRole
from assistant.store.passwords import WeakPassword
from assistant.web.desk import Desk, visitor_of
from assistant.web.doors.gate import COOKIE
from assistant.web.identity import Visitor

PAGE = Path(__file__).parents[1] / "assets" / "login.html"
_WRONG = "用户名或密码不对。"
_LOCKED = "密码输错的次数太多，请 15 分钟后再试，或请管理员解除。"
_NO_ACCOUNTS = "这里只供本机使用，不需要登录。"
_BY_PROXY = "您由单位的登录系统登录，密码请在那里改。"
_TRIES_A_MINUTE = 20


class SignIn(BaseModel):
    """Name and password."""

    name: str = Field(min_length=1, max_length=100)
    password: SecretStr = Field(min_length=1, max_length=300)


class NewPassword(BaseModel):
    """The password that holds, and the one that shall."""

    old: SecretStr = Field(min_length=1, max_length=300)
    new: SecretStr = Field(min_length=1, max_length=300)


def account_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router = APIRouter()
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("/login")
    def page() -> Response:
        return FileResponse(PAGE)

    @router.post("/api/login")
    def sign_in(given: SignIn, request: Request, response: Response) -> dict[str, Any]:
        if not desk.doors.needs_accounts:
            raise HTTPException(409, _NO_ACCOUNTS)
        key = _signed_in(desk, given, request.state.client)
        response.set_cookie(COOKIE, key, httponly=True, samesite="lax", secure=request.state.is_https)
        return {"signed_in": True}

    @router.post("/api/logout")
    def sign_out(request: Request, response: Response) -> dict[str, Any]:
        if key := request.cookies.get(COOKIE):
            desk.product.store.sessions.end(key)
        response.delete_cookie(COOKIE)
        return {"signed_in": False}

    @router.get("/api/me")
    def me(who: Who) -> dict[str, Any]:
        person = who.person
        role = "" if person.is_alone else person.role.word
        return {
            "name": who.name, "accounts": desk.doors.needs_accounts, "role": role,
            "is_admin": person.has(UserRole.ADMIN), "is_reviewer": person.has(UserRole.REVIEWER),
        }  # fmt: skip

    @router.post("/api/password")
    def password(given: NewPassword, who: Who, request: Request, response: Response) -> dict[str, Any]:
        _change_password(desk, who, given)
        account = desk.product.store.accounts.named(who.name)
        key = desk.product.store.sessions.begin(account, desk.doors.idle)
        response.set_cookie(COOKIE, key, httponly=True, samesite="lax", secure=request.state.is_https)
        return {"line": "密码已经改好，别处的登录都失效了。"}

    return router


def _signed_in(desk: Desk, given: SignIn, client: str) -> str:
    """The key of a new session. Raises HTTPException; what it says is the same whether there is such a user or not."""
    store, most = desk.product.store, desk.doors.attempts
    if not desk.sign_ins.take(client, _TRIES_A_MINUTE) or store.attempts.is_locked(given.name, most):
        raise HTTPException(429, _LOCKED)
    account = store.accounts.signed_in(given.name, given.password.get_secret_value())
    if account is None:
        store.attempts.wrong(given.name)
        raise HTTPException(401, _LOCKED if store.attempts.is_locked(given.name, most) else _WRONG)
    store.attempts.right(given.name)
    return store.sessions.begin(account, desk.doors.idle)


def _change_password(desk: Desk, who: Visitor, given: NewPassword) -> None:
    if who.person.is_alone:
        raise HTTPException(409, _NO_ACCOUNTS)
    accounts, attempts = desk.product.store.accounts, desk.product.store.attempts
    if not accounts.named(who.name).has_password:
        raise HTTPException(409, _BY_PROXY)
    is_locked = attempts.is_locked(who.name, desk.doors.attempts)
    if is_locked or accounts.signed_in(who.name, given.old.get_secret_value()) is None:
        attempts.wrong(who.name)
        raise HTTPException(403, "原来的密码不对，没有改。")
    try:
        accounts.set_password(who.name, given.new.get_secret_value(), Actor(who=who.name, source=OperationSource.PAGE))
    except WeakPassword as reason:
        raise HTTPException(422, str(reason)) from reason
