import pytest

from [%= pythonName %].validate import ValidationError, validate


def faults_of(data):
    with pytest.raises(ValidationError) as caught:
        validate(data)
    return caught.value.faults


def test_data_as_agreed_passes(rows):
    validate(rows)


WRONG = [
    ("appointment_id", "1"),
    ("appointment_date", "31/01/2026"),
    ("appointment_date", "2026-02-30"),
    ("area_code", "XX9"),
    ("specialty", ""),
    ("age", "121"),
    ("age", "-1"),
    ("age", "4.5"),
    ("outcome", "Attended"),
]


@pytest.mark.parametrize(("column", "value"), WRONG)
def test_a_wrong_value_is_found_and_named_by_its_row(rows, column, value):
    rows.loc[2, column] = value
    (fault,) = faults_of(rows)
    assert fault.startswith(f"{column}: must be")
    assert fault.endswith("1 wrong, in rows 4")


def test_values_are_not_shown_because_messages_are_logged(rows):
    rows.loc[0, "specialty"] = "Somebody Private"
    assert "Private" not in " ".join(faults_of(rows))


def test_columns_that_are_missing_or_not_expected_are_found(rows):
    faults = faults_of(rows.drop(columns="age").assign(name="x"))
    assert faults == ["age: the column is missing", "name: the column is not expected"]


def test_an_appointment_must_not_be_there_twice(rows):
    rows.loc[1, "appointment_id"] = "SYN-000001"
    assert faults_of(rows) == ["appointment_id: must not be there twice; 2 wrong, in rows 2, 3"]


def test_an_empty_extract_is_a_fault(rows):
    assert faults_of(rows.head(0)) == ["There are no rows"]
