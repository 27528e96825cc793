"""What the extract must look like: the agreement with whoever supplies it."""

from __future__ import annotations

from dataclasses import dataclass

AREAS = {
    "ZZ1": "Northmoor",
    "ZZ2": "Eastwater",
    "ZZ3": "Southcombe",
    "ZZ4": "Westfold",
    "ZZ5": "Little Isle",
}
SPECIALTIES = ("Cardiology", "Dermatology", "Ophthalmology", "Physiotherapy")
OUTCOMES = ("attended", "missed", "cancelled")


@dataclass(frozen=True)
class Column:
    """What every value of a column must be."""

    # A regular expression for the whole value.
    pattern: str
    # In words, for messages.
    meaning: str
    choices: tuple[str, ...] | None = None
    least: int | None = None
    most: int | None = None
    unique: bool = False


COLUMNS = {
    "appointment_id": Column(r"SYN-\d{6}", "SYN- and six digits", unique=True),
    "appointment_date": Column(r"\d{4}-\d{2}-\d{2}", "a date such as 2026-01-31"),
    "area_code": Column(r"\w+", "a known area code", choices=tuple(AREAS)),
    "specialty": Column(r".+", "a known specialty", choices=SPECIALTIES),
    "age": Column(r"\d{1,3}", "a whole number from 0 to 120", least=0, most=120),
    "outcome": Column(r"\w+", "a known outcome", choices=OUTCOMES),
}
