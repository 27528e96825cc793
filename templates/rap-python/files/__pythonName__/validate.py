"""Checks of the data before anything is calculated from it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from .schema import COLUMNS, Column

ROWS_SHOWN = 5


class ValidationError(Exception):
    """The data is not as agreed. The message holds every fault, a line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("The data is not as agreed:\n" + "\n".join(f"- {fault}" for fault in faults))
        self.faults = faults


def validate(data: pd.DataFrame, columns: Mapping[str, Column] = COLUMNS) -> None:
    """Check that the data is as the schema says.

    Messages name rows by their number and never show values: they end up in logs.

    Raises:
        ValidationError: with every fault.
    """
    faults = [f"{name}: the column is missing" for name in columns if name not in data]
    faults += [f"{name}: the column is not expected" for name in data if name not in columns]
    if data.empty:
        faults.append("There are no rows")
    for name, column in columns.items():
        if name in data:
            faults += _faults_of(name, data[name], column)
    if faults:
        raise ValidationError(faults)


def _faults_of(name: str, values: pd.Series, column: Column) -> list[str]:
    wrong = ~values.str.fullmatch(column.pattern)
    if column.choices is not None:
        wrong |= ~values.isin(column.choices)
    if column.least is not None or column.most is not None:
        numbers = pd.to_numeric(values, errors="coerce")
        wrong |= ~numbers.between(column.least, column.most)
    if name.endswith("_date"):
        wrong |= pd.to_datetime(values, format="%Y-%m-%d", errors="coerce").isna()
    faults = [_fault(name, wrong, f"must be {column.meaning}")] if wrong.any() else []
    repeated = values.duplicated(keep=False)
    if column.unique and repeated.any():
        faults.append(_fault(name, repeated, "must not be there twice"))
    return faults


def _fault(name: str, wrong: pd.Series, rule: str) -> str:
    # Row 1 of a file holds the names of its columns.
    numbers = [position + 2 for position, bad in enumerate(wrong) if bad]
    shown = ", ".join(str(number) for number in numbers[:ROWS_SHOWN])
    more = " and others" if len(numbers) > ROWS_SHOWN else ""
    return f"{name}: {rule}; {len(numbers)} wrong, in rows {shown}{more}"
