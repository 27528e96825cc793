"""What tests share: a few rows that are right, and a project in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from [%= pythonName %].config import Config, read_config
from [%= pythonName %].pipeline import write_synthetic

ROOT = Path(__file__).parents[1]


@pytest.fixture
def rows() -> pd.DataFrame:
    """Give four rows as an extract has them."""
    return pd.DataFrame(
        {
            "appointment_id": ["SYN-000001", "SYN-000002", "SYN-000003", "SYN-000004"],
            "appointment_date": ["2026-01-01", "2026-01-31", "2026-02-01", "2026-03-15"],
            "area_code": ["ZZ1", "ZZ1", "ZZ2", "ZZ2"],
            "specialty": ["Cardiology", "Dermatology", "Cardiology", "Cardiology"],
            "age": ["17", "18", "79", "80"],
            "outcome": ["attended", "missed", "cancelled", "missed"],
        },
        dtype=str,
    )


@pytest.fixture
def project(tmp_path) -> Path:
    """Give the configuration file of a copy of this project that has made-up data."""
    path = tmp_path / "config.toml"
    path.write_text((ROOT / "config.toml").read_text(encoding="utf-8"), encoding="utf-8")
    write_synthetic(path)
    return path


@pytest.fixture
def config(project) -> Config:
    """Give the settings of that copy."""
    return read_config(project)
