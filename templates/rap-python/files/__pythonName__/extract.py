"""Getting the data, as it is."""

from __future__ import annotations

from pathlib import Path

import pandas as pd


class ExtractError(Exception):
    """The extract cannot be read."""


def read_extract(path: Path) -> pd.DataFrame:
    """Read an extract in CSV without interpreting it: every value is text, an empty one is empty.

    Guessing types here would turn codes such as 007 into numbers before anything was checked.

    Raises:
        ExtractError: when there is no such file, or it is not CSV.
    """
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except FileNotFoundError:
        raise ExtractError(
            f"There is no file {path}. Run the command synthetic to make one, "
            "or change input.appointments in config.toml."
        ) from None
    except (ValueError, OSError) as fault:
        raise ExtractError(f"{path} cannot be read as CSV: {fault}") from fault
