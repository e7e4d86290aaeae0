"""The routes of the room 模型设置: which model writes for this visitor, and what would be sent to it."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel, Field, SecretStr

from assistant.domain.person import UserRole
from assistant.llm.connection import ModelChoice
from assistant.web.desk import Desk, visitor_of
from assistant.web.identity import Visitor

_CLOSED = "这里不能自己设置模型，请联系管理员。"
_NO_NAME = "请填写模型名称，如 deepseek-chat。"
_NONE = "没有使用大模型，不会发送任何内容。"
RULES = "当前：规则起草，不使用大模型，内容不离开本机。"


class Wanted(BaseModel):
    """The model that a visitor names; the key is kept for this visit alone and never shown again."""

    url: str = Field(default="", max_length=500)
    name: str = Field(default="", max_length=200)
    key: SecretStr = SecretStr("")


class Doubtful(BaseModel):
    """What a visitor decided about what may be personal: ``send`` it as it is, or mask it."""

    send: bool


class Text(BaseModel):
    """A text that may be sent."""

    text: str = Field(max_length=20_000)


def model_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router = APIRouter(prefix="/api/model")
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("")
    def state(who: Who) -> dict[str, Any]:
        return {"state": state_words(who.model), "problem": who.problem, **_allowed(desk, who)}

    @router.post("")
    def choose(wanted: Wanted, who: Who) -> dict[str, Any]:
        _require(desk, who)
        return desk.begin(who, lambda _tell, _errand: chosen(desk, who, wanted))

    @router.delete("")
    def drop(who: Who) -> dict[str, Any]:
        if not who.person.is_alone:
            _require(desk, who)
        desk.visitors.choose(who, None)
        return {"state": RULES, **_allowed(desk, who)}

    @router.post("/doubtful")
    def doubtful(decided: Doubtful, who: Who) -> dict[str, Any]:
        if who.model is None:
            raise HTTPException(409, _NONE)
        if not who.person.is_alone:
            _require(desk, who)
        choice = replace(who.model, send_doubtful=decided.send)
        desk.visitors.choose(who, choice)
        return {"state": state_words(choice), **_allowed(desk, who)}

    @router.post("/preview")
    def preview(given: Text, who: Who) -> dict[str, Any]:
        return sent(desk, who.model, given.text)

    return router


def _allowed(desk: Desk, who: Visitor) -> dict[str, bool]:
    """Beyond this machine the model is the administrator's to choose, for all: a probe tells what answers where."""
    return {"allowed": desk.product.settings.model_on_page and who.person.has(UserRole.ADMIN)}


def _require(desk: Desk, who: Visitor) -> None:
    if not _allowed(desk, who)["allowed"]:
        raise HTTPException(403, _CLOSED)


def chosen(desk: Desk, who: Visitor, wanted: Wanted) -> dict[str, Any]:
    """The model taken over once it has answered. Raises ValueError, RuntimeError with a Chinese reason."""
    if not wanted.name.strip():
        raise ValueError(_NO_NAME)
    models = desk.product.models
    choice = models.chosen(wanted.name, wanted.url, SecretStr(wanted.key.get_secret_value().strip()))
    try:
        noted = models.probe(choice)
    except (ValueError, RuntimeError) as error:
        raise ValueError(f"没有换用：{error}") from error
    desk.visitors.choose(who, choice)
    return {"told": noted, "state": state_words(choice)}


def state_words(choice: ModelChoice | None) -> str:
    """Who writes now, and what leaves the machine."""
    if choice is None:
        return RULES
    hidden = "个人信息先遮盖再发送" if choice.redacts else "内容原样发送（未遮盖个人信息）"
    doubtful = "；可能是个人信息的原样发送" if choice.redacts and choice.send_doubtful else ""
    return f"当前：{choice.model}（{choice.host}），{hidden}{doubtful}。"


def sent(desk: Desk, choice: ModelChoice | None, text: str) -> dict[str, Any]:
    """What would be sent for a text, and what is replaced in it; nothing is sent."""
    if choice is None:
        return {"told": _NONE, "prompts": [], "hidden": [], "doubtful": []}
    product = desk.product
    shown = product.models.preview(choice)
    try:
        product.declarations(shown).draft(text, product.profile(), product.budget_year)
    except ValueError as error:
        return {"told": str(error), "prompts": [], "hidden": [], "doubtful": []}
    hidden = [{"said": stated, "token": token} for stated, token in shown.hidden.items()]
    noted = f"将发送到 {choice.host}，模型 {choice.model}。"
    noted += f"已遮盖 {len(hidden)} 处。" if hidden else "没有发现需要遮盖的个人信息。"
    prompts = [f"{p.user}\n\n{p.system}" for p in shown.prompts]
    return {
        "told": noted,
        "hidden": hidden,
        "prompts": prompts,
        "doubtful": shown.doubtful,
        "sends": choice.send_doubtful,
    }
