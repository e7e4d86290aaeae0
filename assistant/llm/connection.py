"""A model joined with everything that stands around it: masking, cache, breaker, limit, usage totals."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from assistant.language.personal.masker import Masker
from assistant.llm.address import is_local, shown_host
from assistant.llm.interface import Errand, LanguageModel, Reply, UsageNote, Withheld
from assistant.llm.masking import MaskingModel, hidden_prompt
from assistant.llm.methods import ReplyMethod
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
    send_doubtful: bool = False
    """Whether what may be personal is sent as it is, because somebody looked at it; else it is masked too."""
    seconds: float = 180.0
    """Longest time of one question."""
    parallel: int = 20
    """Most questions at a time."""

    @property
    def redacts(self) -> bool:
        """Whether personal data is replaced before it leaves."""
        return not is_local(self.base_url) if self.redaction is None else self.redaction

    def masker(self) -> Masker:
        """A fresh masker, for one conversation."""
        return Masker(self.own_words, careful=not self.send_doubtful)

    @property
    def host(self) -> str:
        """Where the text goes, as the user sees it."""
        return shown_host(self.base_url)


@dataclass(frozen=True)
class Connection:
    """A connected model, and the way to close its connections."""

    model: LanguageModel
    close: Callable[[], None]


def connect(choice: ModelChoice, folder: Path, note: UsageNote) -> Connection:
    """The model behind its guards; what it remembers lies in ``folder``, what it costs is noted.

    From the outside in: totals count everything, also what the cache answers; the cache keeps no personal data,
    because masking comes before it; a broken service does not hold a place in the queue.
    """
    from assistant.llm.cache import ReplyCache
    from assistant.llm.chat import Chat, Endpoint
    from assistant.llm.guards import BreakingModel, CachingModel, LimitedModel, MeteredModel
    from assistant.llm.methods import MethodMemory
    from assistant.llm.openai_model import Limits, OpenAIModel

    client = OpenAIModel(
        Chat(
            Endpoint(choice.model, choice.base_url, choice.key),
            only_here=not choice.redacts and choice.redaction is None,
        ),
        MethodMemory(folder / "methods.json"),
        fixed=choice.method,
        limits=Limits(seconds=choice.seconds),
    )
    model: LanguageModel = BreakingModel(LimitedModel(client, choice.parallel))
    model = CachingModel(model, ReplyCache(folder / "replies"))
    if choice.redacts:
        model = MaskingModel(model, choice.masker)
    return Connection(MeteredModel(model, note), client.close)


class PreviewModel:
    """Shows what would be sent to a model, and sends nothing."""

    def __init__(self, name: str, masker: Callable[[], Masker] | None) -> None:
        self.name, self._masker = name, masker() if masker else None
        self.prompts: list[Prompt] = []

    @property
    def hidden(self) -> Mapping[str, str]:
        """What was masked, each with its placeholder."""
        return self._masker.hidden if self._masker else {}

    @property
    def doubtful(self) -> Sequence[str]:
        """What may still be personal."""
        return self._masker.doubtful if self._masker else []

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:  # noqa: ARG002
        self._keep(prompt)
        raise Withheld("只查看要发送的内容，没有发送。")

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:  # noqa: ARG002
        self._keep(prompt)
        raise Withheld("只查看要发送的内容，没有发送。")

    def _keep(self, prompt: Prompt) -> None:
        self.prompts.append(hidden_prompt(self._masker, prompt) if self._masker else prompt)
