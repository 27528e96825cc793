"""The settings of a run: read from config.toml and checked all together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

# Every setting there is, with the type of its value.
SETTINGS: Mapping[str, Mapping[str, type]] = {
    "publication": {"title": str, "organisation": str, "contact": str},
    "input": {"appointments": str},
    "period": {"start": date, "end": date},
    "disclosure": {"suppress_below": int, "round_to": int},
    "output": {"folder": str},
    "synthetic": {"seed": int, "rows": int},
}


class ConfigError(Exception):
    """The settings are wrong. The message holds every fault, a line each."""


@dataclass(frozen=True)
class Config:
    """Settings that were found to be right."""

    title: str
    organisation: str
    contact: str
    appointments: Path
    start: date
    end: date
    suppress_below: int
    round_to: int
    output: Path
    seed: int
    rows: int


def read_config(path: Path) -> Config:
    """Read a configuration file; paths in it start from the folder it is in.

    Raises:
        ConfigError: with every fault at once.
    """
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise ConfigError(f"{path.name} cannot be read: {fault}") from fault
    faults = _faults_of(settings)
    if faults:
        raise ConfigError(f"{path.name} is wrong:\n" + "\n".join(f"- {fault}" for fault in faults))
    root = path.resolve().parent
    return Config(
        **settings["publication"],
        appointments=root / settings["input"]["appointments"],
        **settings["period"],
        **settings["disclosure"],
        output=root / settings["output"]["folder"],
        **settings["synthetic"],
    )


def _faults_of(settings: Mapping[str, object]) -> list[str]:
    faults = [f"[{name}] is not known" for name in settings if name not in SETTINGS]
    for section, wanted in SETTINGS.items():
        given = settings.get(section, {})
        if not isinstance(given, dict):
            faults.append(f"{section} must be a section")
            continue
        faults += [f"{section}.{name} is not known" for name in given if name not in wanted]
        for name, kind in wanted.items():
            value = given.get(name)
            if value is None:
                faults.append(f"{section}.{name} is missing")
            elif type(value) is not kind:
                faults.append(f"{section}.{name} must be {_words(kind)}")
    return faults or _faults_of_values(settings)


def _faults_of_values(settings: Mapping[str, object]) -> list[str]:
    period, disclosure, synthetic = (settings[name] for name in ("period", "disclosure", "synthetic"))
    rules = {
        "period.end must not be before period.start": period["start"] <= period["end"],
        "disclosure.suppress_below must be at least 1": disclosure["suppress_below"] >= 1,
        "disclosure.round_to must be at least 1": disclosure["round_to"] >= 1,
        "synthetic.rows must be from 1 to 1000000": 1 <= synthetic["rows"] <= 1_000_000,
    }
    return [fault for fault, right in rules.items() if not right]


def _words(kind: type) -> str:
    return {str: "text", int: "a whole number", date: "a date such as 2026-01-31"}[kind]
