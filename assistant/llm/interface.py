"""The one seam to a language model: a prompt and a shape in, a reply of that shape out, streaming text beside it."""

import time
from collections.abc import Callable, Generator
from threading import Event
from typing import Protocol, TypeVar

from pydantic import BaseModel

from assistant.base import Frozen
from prompts import Prompt

Reply = TypeVar("Reply", bound=BaseModel)


class ModelError(RuntimeError):
    """The model could not be reached or gave no usable reply; the text is one Chinese line."""

    withheld = False
    """True where nothing was sent on purpose, so that later questions are still worth putting."""


class Withheld(ModelError):
    """What would be sent is only looked at."""

    withheld = True


class Cancelled(ModelError):
    """The user gave the question up."""


class Exchange(Frozen):
    """What one question to the model cost, for the record of a draft and for the usage totals."""

    model: str
    method: str
    """How the reply was asked for: ``json_schema``, ``tool``, ``json_object``, ``text`` or ``stream``."""
    requests: int
    """HTTP requests that were answered, refusals on the ladder included."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    cached: bool = False


UsageNote = Callable[[str, Exchange], None]
"""Notes what a question for a project cost."""


class Errand:
    """A piece of work that may ask the model several times: what it may cost, what it cost, and the way to give it up.

    ``seconds`` and ``tokens`` bound the whole of it; ``cancelled`` may be set from another thread at any time.
    """

    def __init__(self, project: str = "", *, seconds: float = 600.0, tokens: int = 100_000) -> None:
        self.project, self.seconds, self.tokens = project, seconds, tokens
        self.cancelled, self.exchanges = Event(), list[Exchange]()
        self._started = time.monotonic()

    @property
    def left(self) -> float:
        """Seconds left."""
        return max(0.0, self.seconds - (time.monotonic() - self._started))

    @property
    def tokens_used(self) -> int:
        return sum(e.prompt_tokens + e.completion_tokens for e in self.exchanges)

    def note(self, exchange: Exchange) -> None:
        """Keep what a question cost, whether it succeeded or not."""
        self.exchanges.append(exchange)

    def check(self) -> None:
        """Raises Cancelled once the user gave up, ModelError once time or tokens are used up."""
        if self.cancelled.is_set():
            raise Cancelled("已取消。")
        if not self.left or self.tokens_used >= self.tokens:
            raise ModelError("这一次使用模型的时间或用量已到上限。")


class LanguageModel(Protocol):
    """A model behind some server."""

    @property
    def name(self) -> str:
        """As the page shows it."""
        ...

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:
        """The reply, parsed; its cost is noted on the errand. Raises ModelError."""
        ...

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:
        """The text of the reply, piece by piece; closing the generator ends the request. Raises ModelError."""
        ...
