"""From an extract that was checked to data that can be counted."""

from __future__ import annotations

from datetime import date

import pandas as pd

from .schema import AREAS

# First age of each band, with its name.
AGE_BANDS = {0: "0 to 17", 18: "18 to 34", 35: "35 to 49", 50: "50 to 64", 65: "65 to 79", 80: "80 and over"}


def process(data: pd.DataFrame, start: date, end: date) -> pd.DataFrame:
    """Give types to the columns, keep the period, leave out cancelled appointments, add groups.

    A cancelled appointment was neither attended nor missed: somebody else could have it.

    Args:
        data: as `validate` accepts it.
        start: first day of the period.
        end: last day of the period, included.

    Returns:
        A row an appointment, with `month`, `area`, `age_band`, `specialty` and `missed`.
    """
    days = pd.to_datetime(data["appointment_date"], format="%Y-%m-%d")
    kept = days.between(pd.Timestamp(start), pd.Timestamp(end)) & (data["outcome"] != "cancelled")
    chosen = data[kept]
    return pd.DataFrame(
        {
            "month": days[kept].dt.strftime("%Y-%m"),
            "area": chosen["area_code"].map(AREAS),
            "age_band": age_bands(chosen["age"].astype(int)),
            "specialty": chosen["specialty"],
            "missed": chosen["outcome"] == "missed",
        }
    ).reset_index(drop=True)


def age_bands(ages: pd.Series) -> pd.Series:
    """Give the band of each age, as an ordered category, so that tables come in the order of ages."""
    edges = [*AGE_BANDS, float("inf")]
    return pd.cut(ages, bins=edges, labels=list(AGE_BANDS.values()), right=False)
