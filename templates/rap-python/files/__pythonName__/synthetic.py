"""Made-up appointments. Areas, people and figures are invented, and resemble nobody and nowhere."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pandas as pd

from .schema import AREAS, COLUMNS, SPECIALTIES

# One area is small, so that there are small numbers to protect.
AREA_WEIGHTS = (40, 30, 20, 9, 1)
MISSED = {"Cardiology": 0.06, "Dermatology": 0.10, "Ophthalmology": 0.08, "Physiotherapy": 0.14}
CANCELLED = 0.07


def make_appointments(rows: int, seed: int, start: date, end: date) -> pd.DataFrame:
    """Make appointments; the same arguments give the same rows on every machine.

    Python's own generator is used: unlike others it promises the same numbers in every version.

    Args:
        rows: how many.
        seed: any whole number.
        start: first day on which appointments can be.
        end: last day.

    Returns:
        A row an appointment, all values as text, as an extract would have them.
    """
    chance = random.Random(seed)
    days = (end - start).days + 1
    made = [_make_row(number, chance, start, days) for number in range(1, rows + 1)]
    return pd.DataFrame(made, columns=list(COLUMNS), dtype=str)


def _make_row(number: int, chance: random.Random, start: date, days: int) -> list[str]:
    specialty = chance.choice(SPECIALTIES)
    age = min(100, int(abs(chance.gauss(0, 1)) * 22 + chance.random() * 45))
    # Young adults miss more appointments.
    missed = MISSED[specialty] * (1.6 if 18 <= age < 35 else 1)
    shares = (CANCELLED, missed, 1 - CANCELLED - missed)
    outcome = chance.choices(("cancelled", "missed", "attended"), weights=shares)[0]
    day = start + timedelta(days=chance.randrange(days))
    area = chance.choices(list(AREAS), weights=AREA_WEIGHTS)[0]
    return [f"SYN-{number:06d}", day.isoformat(), area, specialty, str(age), outcome]
