from datetime import date

import pandas as pd
import pytest

from [%= pythonName %].aggregate import count_by
from [%= pythonName %].process import age_bands, process


def test_both_ends_of_the_period_are_kept_and_cancelled_ones_left_out(rows):
    assert len(process(rows, date(2026, 1, 1), date(2026, 3, 15))) == 3
    assert len(process(rows, date(2026, 1, 2), date(2026, 3, 14))) == 1


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "0 to 17"), (17, "0 to 17"), (18, "18 to 34"), (79, "65 to 79"), (80, "80 and over"), (120, "80 and over")],
)
def test_bands_begin_where_they_say(age, band):
    assert list(age_bands(pd.Series([age]))) == [band]


def test_counts_are_right(rows):
    counted = count_by(process(rows, date(2026, 1, 1), date(2026, 12, 31)), ["area"])
    assert counted.to_dict("records") == [
        {"area": "Eastwater", "appointments": 1, "missed": 1},
        {"area": "Northmoor", "appointments": 2, "missed": 1},
    ]


def test_groups_without_appointments_are_there_with_zero(rows):
    counted = count_by(process(rows, date(2026, 1, 1), date(2026, 12, 31)), ["specialty", "age_band"])
    assert len(counted) == 2 * 6
    assert counted["appointments"].sum() == 3
    assert counted["age_band"].head(3).tolist() == ["0 to 17", "18 to 34", "35 to 49"]


def test_nothing_is_lost_between_the_data_and_the_tables(config):
    from [%= pythonName %].extract import read_extract

    processed = process(read_extract(config.appointments), config.start, config.end)
    for group in (["month"], ["area", "month"], ["age_band"], ["specialty", "age_band"]):
        counted = count_by(processed, group)
        assert counted["appointments"].sum() == len(processed)
        assert counted["missed"].sum() == processed["missed"].sum()
