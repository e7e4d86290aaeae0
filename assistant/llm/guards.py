"""What stands between the product and a model: cache, breaker, concurrency limit, each a model itself."""

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from threading import BoundedSemaphore, Lock

from assistant.llm.cache import ReplyCache
from assistant.llm.interface import Cancelled, Errand, Exchange, LanguageModel, ModelError, Reply, UsageNote
from prompts import Prompt

_WAIT_STEP = 0.1


class _Wrapped:
    """A model around a model."""

    def __init__(self, inner: LanguageModel) -> None:
        self._inner = inner

    @property
    def name(self) -> str:
        return self._inner.name


class CachingModel(_Wrapped):
    """The same question to the same model is answered from the disk. Streams are not kept."""

    def __init__(self, inner: LanguageModel, cache: ReplyCache) -> None:
        super().__init__(inner)
        self._cache = cache

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:
        key = _key(self.name, prompt, reply)
        if (known := self._cache.get(key, reply)) is not None:
            if errand is not None:
                errand.note(Exchange(model=self.name, method="cache", requests=0, cached=True))
            return known
        stated = self._inner.ask(prompt, reply, errand)
        self._cache.put(key, stated)
        return stated

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:
        return self._inner.stream(prompt, errand)


class BreakingModel(_Wrapped):
    """After several failures in a row the model is left alone for a while, and callers fall back at once."""

    def __init__(
        self,
        inner: LanguageModel,
        *,
        failures: int = 3,
        rest: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(inner)
        self._most, self._rest, self._clock = failures, rest, clock
        self._failures, self._until, self._lock = 0, 0.0, Lock()

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:
        with self._watched():
            return self._inner.ask(prompt, reply, errand)

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:
        with self._watched(), closing(self._inner.stream(prompt, errand)) as pieces:
            yield from pieces

    @contextmanager
    def _watched(self) -> Iterator[None]:
        with self._lock:
            if self._clock() < self._until:
                raise ModelError("模型服务连续出错，暂停使用一分钟，这次由规则起草。")
        try:
            yield
        except Cancelled:
            raise
        except ModelError:
            self._count()
            raise
        with self._lock:
            self._failures = 0

    def _count(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= self._most:
                self._until, self._failures = self._clock() + self._rest, 0


class LimitedModel(_Wrapped):
    """At most so many questions at a time; the others wait their turn, and can be given up meanwhile."""

    def __init__(self, inner: LanguageModel, most: int) -> None:
        super().__init__(inner)
        self._places = BoundedSemaphore(most)

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:
        with self._place(errand or Errand()):
            return self._inner.ask(prompt, reply, errand)

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:
        with self._place(errand or Errand()), closing(self._inner.stream(prompt, errand)) as pieces:
            yield from pieces

    @contextmanager
    def _place(self, errand: Errand) -> Iterator[None]:
        while not self._places.acquire(timeout=_WAIT_STEP):
            errand.check()
        try:
            yield
        finally:
            self._places.release()


class MeteredModel(_Wrapped):
    """What every question cost is noted with its project."""

    def __init__(self, inner: LanguageModel, note: UsageNote) -> None:
        super().__init__(inner)
        self._note = note

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:
        with self._metered(errand or Errand()) as metered:
            return self._inner.ask(prompt, reply, metered)

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:
        with self._metered(errand or Errand()) as metered, closing(self._inner.stream(prompt, metered)) as pieces:
            yield from pieces

    @contextmanager
    def _metered(self, errand: Errand) -> Iterator[Errand]:
        before = len(errand.exchanges)
        try:
            yield errand
        finally:
            for exchange in errand.exchanges[before:]:
                self._note(errand.project, exchange)


def _key(model: str, prompt: Prompt, reply: type[Reply]) -> str:
    parts = (model, prompt.name, str(prompt.version), prompt.system, prompt.user, str(reply.model_json_schema()))
    return sha256("\x1f".join(parts).encode()).hexdigest()
