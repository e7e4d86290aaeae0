"""Settings from ``JIXIAO_*`` variables or a ``.env`` file. Only bootstrap reads them, and
the command line those of the log.

A ``.env`` counts in the folder of the installation and in the data folder that the environment names; the folder one
happens to stand in may be somebody else's.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

_INSTALLATION = (Path(sys.prefix), Path(__file__).resolve().parents[1])


def env_files() -> Sequence[Path]:
    """The files that settings are read from, the later ones first heard."""
    data = os.environ.get("JIXIAO_DATA_DIR")
    folders = [*_INSTALLATION, *([Path(data)] if data and Path(data).is_absolute() else [])]
    return [folder / ".env" for folder in folders]


class Settings(BaseSettings):
    """What an installation may set; every value has a default that works at once."""

    model_config = SettingsConfigDict(env_prefix="JIXIAO_", env_file=".env", extra="ignore")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given, the environment, then the files; ``_env_file=None`` reads none."""
        named = dotenv_settings.env_file if isinstance(dotenv_settings, DotEnvSettingsSource) else None
        if named == ".env":
            dotenv_settings = DotEnvSettingsSource(settings_cls, env_file=tuple(env_files()))
        return init_settings, env_settings, dotenv_settings, file_secret_settings

    data_dir: Path = Field(default=Path("data"))
    """Where the product keeps what it writes: drafts of the page, logs, later the index."""
    database_url: SecretStr | None = None
    """``postgresql://user:password@host/database``; without one the data folder holds a SQLite file."""
    profiles_dir: Path | None = None
    """A folder with the unit's own profiles (docs/profiles.md)."""
    profile: str = "central-2021"
    """The profile used where none is named."""
    region: str | None = None
    """The province or city whose documents hold beside the national ones, such as 河南."""
    embedding: str = "builtin"
    """``builtin`` (offline model), ``none`` (keywords alone), or the model name of an OpenAI-compatible server."""
    vector_store: Literal["auto", "chroma", "numpy"] = "auto"
    """Where vectors are kept; ``auto``: Chroma where it is installed, else one matrix. Both find the same."""
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_model: str | None = Field(default=None, validation_alias="OPENAI_MODEL")
    """The model that drafts and answers; without one the rules write."""
    writer: Literal["auto", "rules"] = "auto"
    """``rules``: no model is asked, whatever else is set."""
    chat_reader: Literal["auto", "rules"] = "auto"
    """``rules``: no model reads the messages of the conversation; ``auto``: one that is set does, beside the rules."""
    model_method: Literal["auto", "json_schema", "tool", "json_object", "text"] = "auto"
    """How structure is asked for, where the ladder should not find out by itself (docs/model-servers.md)."""
    redaction: Literal["auto", "on", "off"] = "auto"
    """Whether personal data is replaced before it is sent; ``auto``: unless the model runs on this machine."""
    redaction_doubtful: Literal["mask", "send"] = "mask"
    """Whether what may be personal is masked as well, or sent as it is."""
    redaction_words: Path | None = None
    """A text file with the unit's own words that must not leave, one a line."""
    model_seconds: float = Field(default=180.0, gt=0)
    """Longest time of one question to the model."""
    model_parallel: int = Field(default=20, ge=1)
    """Most questions to the model at a time."""
    model_on_page: bool = True
    """Whether users of the page may name a model service of their own; switch off where many share one server."""
    accounts: Literal["auto", "on"] = "auto"
    """Whether users must sign in; ``auto``: unless the page is served to this machine alone."""
    allowed_hosts: str = ""
    """Names and addresses under which users open the page, separated by commas; others are refused."""
    trusted_proxies: str = ""
    """Addresses or networks of reverse proxies, separated by commas; what others say of a client is not believed."""
    proxy_user_header: str = ""
    """The header in which a trusted proxy names the user it has signed in, such as X-Remote-User."""
    session_hours: float = Field(default=8.0, gt=0, le=720)
    """After so many hours without a request a user signs in again."""
    sign_in_attempts: int = Field(default=5, ge=1)
    """Wrong passwords in a row after which a name is locked for a quarter of an hour."""
    upload_mb: int = Field(default=200, ge=1)
    """Most megabytes of one request with files."""
    changes_a_minute: int = Field(default=300, ge=1)
    """Most changes, messages and questions of one user in a minute."""
    uploads_a_minute: int = Field(default=60, ge=1)
    """Most requests with files of one user in a minute."""
    log_level: Literal["off", "error", "warning", "info"] = "off"
    """Which requests and commands are written to the log: none, faults, also what was refused, all."""
    log_format: Literal["auto", "json", "text"] = "auto"
    """``auto``: text on a terminal, else one JSON object a line."""
    log_file: Path | None = None
    """Where the log is written; without one, to standard error."""
