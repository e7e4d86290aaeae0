"""Which model is asked: from the settings, or from what a user chose on the page. Connections are kept and reused."""

import secrets
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import BaseModel, SecretStr

from assistant.llm.address import without_secrets
from assistant.llm.connection import OPENAI_URL, Connection, ModelChoice, PreviewModel, connect
from assistant.llm.interface import Errand, UsageNote
from assistant.llm.methods import ReplyMethod
from assistant.settings import Settings
from prompts import prompt

if TYPE_CHECKING:
    from assistant.llm.interface import LanguageModel


_PROBE_SECONDS = 60.0


class _Probe(BaseModel):
    answer: str


class ModelSettingsError(ValueError):
    """A model setting that cannot be used; the text is one Chinese line that says what to do."""


class Models:
    """The models of one installation; ``note`` is told what every question cost."""

    def __init__(self, settings: Settings, note: UsageNote) -> None:
        self._settings, self._note = settings, note
        self._folder = settings.data_dir.resolve() / "model"
        self._connected: dict[ModelChoice, Connection] = {}
        self._lock = Lock()

    @property
    def choice(self) -> ModelChoice | None:
        """The model the settings name; None where the rules write. Raises ModelSettingsError."""
        wanted = self._settings
        if wanted.writer == "rules" or not (wanted.openai_model or wanted.openai_api_key or wanted.openai_base_url):
            return None
        if not wanted.openai_model:
            if wanted.embedding != "builtin":
                return None  # the address serves embeddings alone
            raise ModelSettingsError("设置了模型服务，但没有设置 OPENAI_MODEL，请写明模型名称，如 deepseek-chat。")
        return self.chosen(wanted.openai_model, wanted.openai_base_url or "", wanted.openai_api_key)

    def chosen(self, model: str, base_url: str = "", key: SecretStr | None = None) -> ModelChoice:
        """A choice with this installation's other settings. Raises ModelSettingsError."""
        wanted, url = self._settings, base_url.strip() or OPENAI_URL
        if not url.startswith(("http://", "https://")):
            raise ModelSettingsError(
                f"模型服务地址“{without_secrets(url)[:60]}”应以 http:// 或 https:// 开头，请改正。"
            )
        return ModelChoice(
            model=model.strip(),
            base_url=url.rstrip("/"),
            key=key or SecretStr(""),
            method=None if wanted.model_method == "auto" else ReplyMethod(wanted.model_method),
            redaction=None if wanted.redaction == "auto" else wanted.redaction == "on",
            own_words=_words(wanted.redaction_words),
            send_doubtful=wanted.redaction_doubtful == "send",
            seconds=wanted.model_seconds,
            parallel=wanted.model_parallel,
        )

    def connected(self, choice: ModelChoice | None) -> "LanguageModel | None":
        """The model of a choice; None for None."""
        if choice is None:
            return None
        with self._lock:
            if choice not in self._connected:
                self._connected[choice] = connect(choice, self._folder, self._note)
            return self._connected[choice].model

    def close(self) -> None:
        """Close every connection; a later question opens its own."""
        with self._lock:
            for connection in self._connected.values():
                connection.close()
            self._connected.clear()

    def probe(self, choice: ModelChoice) -> str:
        """Ask one small question, so that a wrong key or address shows at once. Raises ModelError."""
        model = self.connected(choice)
        assert model is not None  # noqa: S101 -- a choice was given
        errand = Errand("试用", seconds=_PROBE_SECONDS)
        model.ask(prompt("probe", nonce=secrets.token_hex(4)), _Probe, errand)
        return f"{choice.model}（{choice.host}）可以使用，用时 {sum(e.seconds for e in errand.exchanges):.1f} 秒。"

    @staticmethod
    def preview(choice: ModelChoice) -> PreviewModel:
        """A stand-in that keeps what would be sent."""
        return PreviewModel(choice.model, choice.masker if choice.redacts else None)


def _words(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        return tuple(w for line in path.read_text(encoding="utf-8-sig").splitlines() if (w := line.strip()))
    except (OSError, UnicodeDecodeError) as error:
        raise ModelSettingsError(f"读不出 JIXIAO_REDACTION_WORDS 指定的文件“{path.name}”，请检查。") from error
