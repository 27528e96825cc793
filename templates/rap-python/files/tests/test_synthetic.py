import re
from datetime import date

from [%= pythonName %].synthetic import make_appointments
from [%= pythonName %].validate import validate

PERIOD = (date(2026, 1, 1), date(2026, 6, 30))


def test_the_same_seed_gives_the_same_rows():
    assert make_appointments(50, 1, *PERIOD).equals(make_appointments(50, 1, *PERIOD))
    assert not make_appointments(50, 1, *PERIOD).equals(make_appointments(50, 2, *PERIOD))


def test_made_up_data_is_as_the_schema_says():
    validate(make_appointments(500, 3, *PERIOD))


def test_it_holds_nothing_that_looks_like_an_nhs_number():
    text = make_appointments(500, 3, *PERIOD).to_csv()
    assert not re.search(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", text)
