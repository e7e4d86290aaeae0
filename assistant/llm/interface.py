"""The one seam to a language model: a prompt and a shape in, a reply of that shape out, streaming text beside it."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from pydantic import BaseModel

from assistant.domain.base import Frozen
from prompts import Prompt

Reply = TypeVar("Reply", bound=BaseModel)


class ModelError(RuntimeError):
    """The model could not be reached or gave no usable reply; the text is one Chinese line."""


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


Noted = Callable[[Exchange], None]
"""Told what a question cost, whether it succeeded or not."""


def unnoted(_exchange: Exchange) -> None:
    """A cost that nobody keeps."""


class LanguageModel(Protocol):
    """A model behind some server."""

    @property
    def name(self) -> str:
        """As the page shows it."""
        ...

    def ask(self, prompt: Prompt, reply: type[Reply], noted: Noted = unnoted) -> Reply:
        """The reply, parsed. Raises ModelError."""
        ...

    def stream(self, prompt: Prompt, noted: Noted = unnoted) -> Iterator[str]:
        """The text of the reply, piece by piece; closing the iterator ends the request. Raises ModelError."""
        ...
