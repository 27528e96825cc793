"""Settings: read from the environment once, checked all together, and never changed afterwards."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from . import service

Value = TypeVar("Value")

SHORTEST_SECRET = 32
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class ConfigError(Exception):
    """The settings are wrong. The message holds every fault, a line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("The service cannot start:\n" + "\n".join(f"- {fault}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Config:
    """Settings that were found to be right."""

    secure: bool
    secret_key: str
    database: Path
    assets: Path
    session_lifetime: timedelta
    trusted_proxies: int
    trusted_hosts: list[str] | None
    nhs_fonts: bool
    log_level: str


def read_config(environment: Mapping[str, str]) -> Config:
    """Read the settings that README.md describes.

    Raises:
        ConfigError: with every fault at once, so that people need not mend them one by one.
    """
    faults: list[str] = []

    def read(name: str, default: str, parse: Callable[[str], Value]) -> Value | None:
        try:
            return parse(environment.get(name, "").strip() or default)
        except ValueError as fault:
            faults.append(f"{name} {fault}")
            return None

    secure = read("APP_ENV", "development", _one_of("development", "production")) == "production"
    values = {
        "secret_key": read("SECRET_KEY", "", lambda text: _secret(text, secure=secure)),
        "database": read("DATABASE", "instance/service.db", Path),
        "assets": read("NHSUK_FRONTEND", "node_modules/nhsuk-frontend", _assets),
        "session_lifetime": read("SESSION_MINUTES", "60", lambda text: timedelta(minutes=_number(text, 5, 1440))),
        "trusted_proxies": read("TRUSTED_PROXIES", "0", lambda text: _number(text, 0, 10)),
        "trusted_hosts": read("TRUSTED_HOSTS", "", lambda text: _hosts(text, secure=secure)),
        "nhs_fonts": read("NHS_FONTS", "no" if service.HEADER == "plain" else "yes", _one_of("yes", "no")) == "yes",
        "log_level": read("LOG_LEVEL", "INFO", _one_of(*LEVELS)),
    }
    if faults:
        raise ConfigError(faults)
    return Config(secure=secure, **values)


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in choices:
            raise ValueError(f"must be one of: {', '.join(choices)}")
        return text

    return parse


def _number(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise ValueError(f"must be a whole number from {least} to {most}")
    return int(text)


def _secret(text: str, *, secure: bool) -> str:
    if not text and not secure:
        return secrets.token_hex(32)  # forms that are open while a developer restarts the service have to be reloaded
    if len(text) < SHORTEST_SECRET:
        raise ValueError(
            f"must be at least {SHORTEST_SECRET} random characters: "
            'make one with python3 -c "import secrets; print(secrets.token_hex(32))"'
        )
    return text


def _hosts(text: str, *, secure: bool) -> list[str] | None:
    hosts = [host.strip() for host in text.split(",") if host.strip()]
    if secure and not hosts:
        raise ValueError("must name the hosts that the service answers for, such as service.example.nhs.uk")
    return hosts or None


def _assets(text: str) -> Path:
    folder = Path(text)
    if not (folder / "package.json").is_file():
        raise ValueError(f"is not there: {folder}. Run npm ci in the folder of the service first")
    return folder.resolve()
