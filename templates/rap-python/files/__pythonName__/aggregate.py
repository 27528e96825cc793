"""Counting."""

from __future__ import annotations

import pandas as pd


def count_by(data: pd.DataFrame, group: list[str]) -> pd.DataFrame:
    """Count appointments, and those that were missed, in each group; groups without any are there with 0.

    A group that is left out would say that its count is zero without saying so.

    Args:
        data: as `process` gives it.
        group: names of the columns to count by.

    Returns:
        The columns of the group, `appointments` and `missed`, in the order of the groups. These
        figures are exact: they have to go through `protect` before anybody else sees them.
    """
    levels = [_levels(data[name]) for name in group]
    every = pd.MultiIndex.from_product(levels, names=group)
    grouped = data.groupby(group, observed=True)["missed"]
    counts = pd.DataFrame({"appointments": grouped.size(), "missed": grouped.sum()})
    if len(group) == 1:
        every = every.get_level_values(0)
    return counts.reindex(every, fill_value=0).astype(int).rename_axis(group).reset_index()


def _levels(values: pd.Series) -> list[str]:
    if isinstance(values.dtype, pd.CategoricalDtype):
        return list(values.cat.categories)
    return sorted(values.unique())
