import pandas as pd
import pytest

from [%= pythonName %].disclosure import HIDDEN, protect, protect_count

SHOWN = [(0, 0), (1, None), (7, None), (8, 10), (12, 10), (13, 15), (100, 100)]


@pytest.mark.parametrize(("count", "shown"), SHOWN)
def test_small_counts_are_hidden_and_others_rounded(count, shown):
    assert protect_count(count, suppress_below=8, round_to=5) == shown


@pytest.mark.parametrize("suppress_below", [1, 5, 8, 10])
@pytest.mark.parametrize("round_to", [1, 5, 10])
def test_no_count_that_is_shown_is_far_from_the_truth_and_none_is_small(suppress_below, round_to):
    for count in range(300):
        shown = protect_count(count, suppress_below, round_to)
        if shown is None:
            assert 0 < count < suppress_below
        else:
            assert abs(shown - count) <= round_to / 2
            assert shown % round_to == 0


def test_a_percentage_is_hidden_with_either_of_its_counts_and_comes_from_rounded_ones():
    table = pd.DataFrame({"appointments": [103, 103, 5, 0], "missed": [12, 3, 0, 0]})
    shown = protect(table, suppress_below=8, round_to=5)
    assert shown["appointments"].tolist() == ["105", "105", HIDDEN, "0"]
    assert shown["missed"].tolist() == ["10", HIDDEN, "0", "0"]
    assert shown["missed_percent"].tolist() == ["9.5", HIDDEN, HIDDEN, ""]


def test_a_percentage_never_exceeds_a_hundred():
    shown = protect(pd.DataFrame({"appointments": [12], "missed": [12]}), suppress_below=8, round_to=5)
    assert shown["missed_percent"].tolist() == ["100.0"]


def test_the_exact_table_is_left_as_it_was():
    table = pd.DataFrame({"appointments": [103], "missed": [3]})
    protect(table, suppress_below=8, round_to=5)
    assert table["missed"].tolist() == [3]


def test_a_negative_count_is_a_bug():
    with pytest.raises(ValueError, match="negative"):
        protect_count(-1, 8, 5)
