"""The one seam to a language model: a prompt and a shape in, a reply of that shape out."""

from typing import Protocol, TypeVar

from pydantic import BaseModel

from prompts import Prompt

Reply = TypeVar("Reply", bound=BaseModel)


class ModelError(RuntimeError):
    """The model could not be reached or gave no usable reply; the text is one Chinese line."""


class LanguageModel(Protocol):
    """A model behind some server."""

    @property
    def name(self) -> str:
        """As the page shows it."""
        ...

    def ask(self, prompt: Prompt, reply: type[Reply]) -> Reply:
        """The reply, parsed. Raises ModelError."""
        ...
