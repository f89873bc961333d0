"""Settings read once at the start from LIMELIGHT_* variables and `limelight.toml`.

Unknown names are refused, so that a misspelt one is noticed.
"""

import os
import tomllib
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy.engine import URL, make_url

from limelight.kit.db.sessions import sqlite_url
from limelight.kit.errors import Invalid

_FILE = Path("limelight.toml")
_FOR_TESTS = ("LIMELIGHT_TEST_", "LIMELIGHT_CHROMIUM")


class Section(BaseModel):
    """A section of the settings; a misspelt name fails instead of passing in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StudioSettings(Section):
    """Where the web studio listens, and the address others open it by (`https://studio.example`),
    which it needs to listen on anything but a loopback address. `processes` serve it; 0 means one
    per core, at most four, and one where memory is short.
    """

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    address: str = ""
    processes: int = Field(0, ge=0, le=64)

    @field_validator("address")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not (value.startswith(("http://", "https://")) and urlsplit(value).hostname):
            raise ValueError("write it as in https://studio.example")
        return value.rstrip("/")


class AccountsSettings(Section):
    """Who may make an account: anybody, whoever is invited, or nobody in the browser."""

    sign_up: Literal["open", "invite-only", "closed"] = "invite-only"


class MailSettings(Section):
    """The SMTP server that letters go to; without a host they are printed by the studio."""

    host: str = ""
    port: int = Field(587, ge=1, le=65535)
    user: str = ""
    password: SecretStr = SecretStr("")
    security: Literal["starttls", "tls", "none"] = "starttls"
    sender: str = "Limelight <limelight@localhost>"


class ApiSettings(Section):
    """How much a program may ask."""

    requests_per_minute: int = Field(6000, ge=1)


class WebhookSettings(Section):
    """Where webhooks may go."""

    allow_private: bool = False


class TextSettings(Section):
    """Who writes before the embedded writer: a chat-completions server, the local model."""

    url: str = ""
    model: str = ""
    key: SecretStr = SecretStr("")
    timeout_seconds: float = Field(120.0, ge=1, le=3600)
    cost_micros: int = Field(0, ge=0)
    local: bool = False

    @model_validator(mode="after")
    def _are_complete(self) -> Self:
        if self.url and not self.url.startswith(("http://", "https://")):
            raise ValueError("the address must begin with http:// or https://")
        if bool(self.url) != bool(self.model):
            raise ValueError("a model server needs both an address and the name of its model")
        return self


class Settings(BaseSettings):
    """All settings. `data` is the folder that holds the database, the files and the signing
    identity.
    """

    model_config = SettingsConfigDict(
        env_prefix="LIMELIGHT_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    data: Path = Field(
        Path("limelight-data"), description="folder of the database, files and signing identity"
    )

    @field_validator("data", mode="before")
    @classmethod
    def _names_a_folder(cls, value: object) -> object:
        if value == "":
            raise ValueError("it is empty; name a folder")
        return value

    database_url: str = Field("", description="PostgreSQL URL; empty is SQLite in the data folder")
    secret_key: SecretStr = Field(
        SecretStr(""),
        description="keys that secrets at rest are sealed with, separated by commas, the first for "
        "new ones; empty is secret.key in the data folder",
    )
    workers: int = Field(
        0, ge=0, le=256, description="processes for CPU work; 0 means one per core"
    )
    studio: StudioSettings = Field(
        StudioSettings(),
        description="LIMELIGHT_STUDIO__HOST (127.0.0.1), LIMELIGHT_STUDIO__PORT (8000), "
        "LIMELIGHT_STUDIO__ADDRESS (others open it by it, such as https://studio.example), "
        "LIMELIGHT_STUDIO__PROCESSES (0: one per core, at most 4; Linux only)",
    )
    accounts: AccountsSettings = Field(
        AccountsSettings(),
        description="LIMELIGHT_ACCOUNTS__SIGN_UP: open, invite-only (the default) or closed",
    )
    mail: MailSettings = Field(
        MailSettings(),
        description="the SMTP server for letters: LIMELIGHT_MAIL__HOST, LIMELIGHT_MAIL__PORT "
        "(587), LIMELIGHT_MAIL__USER, LIMELIGHT_MAIL__PASSWORD, LIMELIGHT_MAIL__SECURITY "
        "(starttls, tls or none), LIMELIGHT_MAIL__SENDER; without a host letters are printed",
    )

    api: ApiSettings = Field(
        ApiSettings(),
        description="LIMELIGHT_API__REQUESTS_PER_MINUTE (6000) of one caller",
    )

    webhooks: WebhookSettings = Field(
        WebhookSettings(),
        description="LIMELIGHT_WEBHOOKS__ALLOW_PRIVATE=true lets webhooks go to addresses inside "
        "your network, and over plain HTTP",
    )

    text: TextSettings = Field(
        TextSettings(),
        description="who writes before the embedded writer: LIMELIGHT_TEXT__URL (of any "
        "OpenAI-compatible server, such as http://127.0.0.1:11434/v1), LIMELIGHT_TEXT__MODEL, "
        "LIMELIGHT_TEXT__KEY, LIMELIGHT_TEXT__TIMEOUT_SECONDS (120), "
        "LIMELIGHT_TEXT__COST_MICROS (0; what a call costs, in millionths of a dollar); "
        "LIMELIGHT_TEXT__LOCAL=true uses the local model of the extra `llm`",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings

    @property
    def database(self) -> URL:
        """The database: the given one, or a SQLite file in the data folder."""
        if self.database_url:
            return make_url(self.database_url)
        return sqlite_url(self.data.absolute() / "limelight.db")

    @property
    def cache(self) -> Path:
        """The folder of what is quicker to find than to make; may be deleted at any time."""
        return self.data.absolute() / "cache"


def _refuse_unknown_variables() -> None:
    known = {f"LIMELIGHT_{name.upper()}" for name in Settings.model_fields}
    for name in sorted(os.environ):
        if not name.startswith("LIMELIGHT_") or name.startswith(_FOR_TESTS):
            continue
        if name.split("__")[0] not in known:
            raise Invalid(
                f"Unknown setting {name}. Known: {', '.join(sorted(known))}.", setting=name
            )


def read_settings() -> Settings:
    """Read the settings; raises Invalid naming the setting that is wrong. Variables win over the
    file.
    """
    _refuse_unknown_variables()
    from_file: dict[str, Any] = {}
    try:
        if _FILE.exists():
            from_file = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        return Settings(**from_file)
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"{_FILE} is not valid TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise Invalid(
            f"The setting {name!r} is not valid: {first['msg']}.", setting=name
        ) from error
