"""Protecting people: no published figure may point to one of them.

Two rules, applied to every count in every table:

1. Counts from 1 up to below `suppress_below` are replaced by [c], which stands for confidential.
2. All other counts are rounded to the nearest multiple of `round_to`, zero stays zero.

Percentages are calculated from what is published, never from exact counts, and are hidden where one
of the two counts is. Because totals are rounded by themselves, a hidden count cannot be found by
subtracting the others from its total: the answer is uncertain by half a multiple for each figure.
With few figures in a sum that can still be too narrow: look at each new table before it is
published, and hide a second figure where only one is hidden.
"""

from __future__ import annotations

import pandas as pd

HIDDEN = "[c]"


def protect_count(count: int, suppress_below: int, round_to: int) -> int | None:
    """Give a count as it may be published; nothing when it has to be hidden."""
    if count < 0:
        raise ValueError("A count cannot be negative")
    if 0 < count < suppress_below:
        return None
    return (count + round_to // 2) // round_to * round_to


def protect(table: pd.DataFrame, suppress_below: int, round_to: int) -> pd.DataFrame:
    """Give a table as it may be published, with the percentage that was missed.

    Args:
        table: as `count_by` gives it.
        suppress_below: the smallest count above zero that is shown.
        round_to: the multiple that counts are rounded to.

    Returns:
        The table with `appointments`, `missed` and `missed_percent` as text.
    """
    shown = table.copy()
    counts = {
        name: [protect_count(int(count), suppress_below, round_to) for count in table[name]]
        for name in ("appointments", "missed")
    }
    for name, values in counts.items():
        shown[name] = [HIDDEN if value is None else str(value) for value in values]
    pairs = zip(counts["appointments"], counts["missed"], strict=True)
    shown["missed_percent"] = [_percent(whole, part) for whole, part in pairs]
    return shown


def _percent(whole: int | None, part: int | None) -> str:
    if whole is None or part is None:
        return HIDDEN
    # Rounding can lift a part above a small whole.
    return f"{min(100.0, 100 * part / whole):.1f}" if whole > 0 else ""
