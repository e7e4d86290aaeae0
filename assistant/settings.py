"""Settings from ``JIXIAO_*`` variables or a ``.env`` file. Only bootstrap reads them."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation may set; every value has a default that works at once."""

    model_config = SettingsConfigDict(env_prefix="JIXIAO_", env_file=".env", extra="ignore")

    data_dir: Path = Field(default=Path("data"))
    """Where the product keeps what it writes: drafts of the page, logs, later the index."""
    profiles_dir: Path | None = None
    """A folder with the unit's own profiles (docs/profiles.md)."""
    profile: str = "central-2021"
    """The profile used where none is named."""
    region: str | None = None
    """The province or city whose documents hold beside the national ones, such as 河南."""
    embedding: str = "builtin"
    """``builtin`` (offline model), ``none`` (keywords alone), or the model name of an OpenAI-compatible server."""
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
