import tomllib
from pathlib import Path

import pytest

from [%= pythonName %].config import ConfigError, read_config

ROOT = Path(__file__).parents[1]


def test_development_needs_no_settings():
    config = read_config({})
    assert not config.secure
    assert len(config.secret_key) >= 32


def test_all_faults_are_told_at_once():
    wrong = {"APP_ENV": "production", "SECRET_KEY": "short", "SESSION_MINUTES": "ever", "LOG_LEVEL": "loud"}
    with pytest.raises(ConfigError) as caught:
        read_config({**wrong, "NHSUK_FRONTEND": "/nowhere", "TRUSTED_PROXIES": "-1"})
    named = [fault.split()[0] for fault in caught.value.faults]
    assert named == ["SECRET_KEY", "NHSUK_FRONTEND", "SESSION_MINUTES", "TRUSTED_PROXIES", "TRUSTED_HOSTS", "LOG_LEVEL"]
    assert "short" not in str(caught.value).replace("shorter", "")


def test_a_name_that_does_not_exist_is_not_production():
    with pytest.raises(ConfigError):
        read_config({"APP_ENV": "prod"})


def test_the_locked_packages_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for wanted in project["dependencies"]:
        assert f"{wanted.lower()} \\" in locked, f"{wanted}: make requirements.txt again"
