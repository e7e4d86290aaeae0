"""A model joined with everything that stands around it: redaction, cache, breaker, limit, usage totals."""

import ipaddress
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.llm.interface import Errand, LanguageModel, Reply, Withheld
from assistant.llm.methods import ReplyMethod
from assistant.llm.redaction import Redactor
from prompts import Prompt

OPENAI_URL = "https://api.openai.com/v1"


@dataclass(frozen=True)
class ModelChoice:
    """Which model is asked, where, and how carefully."""

    model: str
    base_url: str = OPENAI_URL
    key: SecretStr = field(default=SecretStr(""), repr=False)
    method: ReplyMethod | None = None
    """Fixed way of asking for structure; None: the ladder finds it."""
    redaction: bool | None = None
    """None: on unless the model runs on this machine."""
    own_words: tuple[str, ...] = ()
    """Words of the unit that must not leave, beside what is found by its form."""
    seconds: float = 180.0
    """Longest time of one question."""
    parallel: int = 20
    """Most questions at a time."""

    @property
    def redacts(self) -> bool:
        """Whether personal data is replaced before it leaves."""
        return not is_local(self.base_url) if self.redaction is None else self.redaction

    def redactor(self) -> Redactor:
        """A fresh redactor, for one question."""
        return Redactor(self.own_words)

    @property
    def host(self) -> str:
        """Where the text goes, as the user sees it."""
        return urlsplit(self.base_url).netloc or self.base_url


def is_local(url: str) -> bool:
    """Whether an address is this machine itself; other machines of an intranet are not."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Connection:
    """A connected model, and the way to close its connections."""

    model: LanguageModel
    close: Callable[[], None]


def connect(choice: ModelChoice, folder: Path) -> Connection:
    """The model behind its guards; what it remembers and counts lies in ``folder``.

    From the outside in: totals count everything, also what the cache answers; the cache keeps no personal data,
    because redaction comes before it; a broken service does not hold a place in the queue.
    """
    from assistant.llm.cache import ReplyCache
    from assistant.llm.chat import Chat, Endpoint
    from assistant.llm.guards import BreakingModel, CachingModel, LimitedModel, MeteredModel, RedactingModel
    from assistant.llm.ledger import UsageLedger
    from assistant.llm.methods import MethodMemory
    from assistant.llm.openai_model import Limits, OpenAIModel

    client = OpenAIModel(
        Chat(Endpoint(choice.model, choice.base_url, choice.key)),
        MethodMemory(folder / "methods.json"),
        fixed=choice.method,
        limits=Limits(seconds=choice.seconds),
    )
    model: LanguageModel = BreakingModel(LimitedModel(client, choice.parallel))
    model = CachingModel(model, ReplyCache(folder / "replies"))
    if choice.redacts:
        model = RedactingModel(model, partial(Redactor, choice.own_words))
    return Connection(MeteredModel(model, UsageLedger(folder / "usage.sqlite")), client.close)


class PreviewModel:
    """Shows what would be sent to a model, and sends nothing."""

    def __init__(self, name: str, redactor: Callable[[], Redactor] | None) -> None:
        self.name, self._redactor = name, redactor
        self.prompts: list[Prompt] = []
        self.hidden: dict[str, str] = {}

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:  # noqa: ARG002
        self._keep(prompt)
        raise Withheld("只查看要发送的内容，没有发送。")

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:  # noqa: ARG002
        self._keep(prompt)
        raise Withheld("只查看要发送的内容，没有发送。")

    def _keep(self, prompt: Prompt) -> None:
        redactor = self._redactor() if self._redactor else None
        self.prompts.append(redactor.hide_prompt(prompt) if redactor else prompt)
        self.hidden |= redactor.hidden if redactor else {}
