"""What leaves for a model is masked, and what comes back has its placeholders put back: one masker an errand."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from assistant.language.personal.masker import LONGEST_TOKEN, Masker
from assistant.llm.interface import Errand, LanguageModel, Reply
from prompts import Prompt


def hidden_prompt(masker: Masker, prompt: Prompt) -> Prompt:
    """A prompt whose user part can leave the machine; the system part is ours and holds no data."""
    return replace(prompt, user=masker.hide(prompt.user))


class MaskingModel:
    """A model around a model. Questions of one errand share their placeholders."""

    def __init__(self, inner: LanguageModel, masker: Callable[[], Masker]) -> None:
        self._inner, self._new = inner, masker
        self._known: WeakKeyDictionary[Errand, Masker] = WeakKeyDictionary()
        self._lock = Lock()

    @property
    def name(self) -> str:
        return self._inner.name

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:
        masker = self._of(errand)
        stated = self._inner.ask(hidden_prompt(masker, prompt), reply, errand)
        return reply.model_validate(_restored(stated.model_dump(), masker))

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:
        masker, known = self._of(errand), ""
        with closing(self._inner.stream(hidden_prompt(masker, prompt), errand)) as pieces:
            for piece in pieces:
                known = masker.restore(known + piece)
                opened = known.rfind("〔", max(0, len(known) - LONGEST_TOKEN))
                ready = len(known) if opened < 0 or "〕" in known[opened:] else opened
                if ready:
                    yield known[:ready]
                known = known[ready:]
        if known:
            yield known

    def _of(self, errand: Errand | None) -> Masker:
        if errand is None:
            return self._new()
        with self._lock:
            return self._known.setdefault(errand, self._new())


def _restored(value: Any, masker: Masker) -> Any:
    """A value with the placeholders of every text in it put back."""
    match value:
        case str():
            return masker.restore(value)
        case dict():
            return {k: _restored(v, masker) for k, v in value.items()}
        case list() | tuple():
            return [_restored(v, masker) for v in value]
    return value
