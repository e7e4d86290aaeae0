"""One thing that ``jixiao doctor`` looked at, with its state and what to do about it."""

from enum import StrEnum

from assistant.base import Frozen


class CheckState(StrEnum):
    """How it stands with a thing."""

    OK = "ok"
    NOTICE = "notice"
    """The product works, but less well, or something will be needed soon."""
    ERROR = "error"

    @property
    def word(self) -> str:
        return {"ok": "正常", "notice": "注意", "error": "错误"}[self.value]


class Check(Frozen):
    """What was found."""

    name: str
    state: CheckState
    detail: str
    advice: str = ""
    """What to do next; empty where nothing need be done."""

    @property
    def line(self) -> str:
        return f"{self.state.word}  {self.name}：{self.detail}{f'。{self.advice}' if self.advice else ''}"


def ok(name: str, detail: str) -> Check:
    """What is as it should be."""
    return Check(name=name, state=CheckState.OK, detail=detail)


def notice(name: str, detail: str, advice: str) -> Check:
    """What should be seen to."""
    return Check(name=name, state=CheckState.NOTICE, detail=detail, advice=advice)


def error(name: str, detail: str, advice: str) -> Check:
    """What keeps a part from working."""
    return Check(name=name, state=CheckState.ERROR, detail=detail, advice=advice)
