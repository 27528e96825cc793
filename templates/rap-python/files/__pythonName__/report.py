"""The report: one HTML file that needs nothing else."""

from __future__ import annotations

from html import escape

import pandas as pd

from .config import Config
from .disclosure import HIDDEN

NAMES = {
    "month": "Month",
    "area": "Area",
    "age_band": "Age",
    "specialty": "Specialty",
    "appointments": "Appointments",
    "missed": "Missed",
    "missed_percent": "Missed (%)",
}
NUMBERS = ("appointments", "missed", "missed_percent")

STYLE = """
body { color: #212b32; font: 1.1rem/1.5 Arial, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin-bottom: 2rem; width: 100%; }
th, td { border-bottom: 1px solid #d8dde0; padding: 0.4rem 1rem 0.4rem 0; text-align: left; white-space: nowrap; }
.number { font-variant-numeric: tabular-nums; text-align: right; }
.note { border-left: 6px solid #005eb8; padding: 0.1rem 1rem; }
"""


def write_report(config: Config, tables: dict[str, pd.DataFrame]) -> str:
    """Give the report as HTML. The time of the run is not in it, so that the same data gives the same file.

    Args:
        config: the settings of the run.
        tables: protected tables by their titles.
    """
    period = f"{british_date(config.start)} to {british_date(config.end)}"
    parts = [
        f"<h1>{escape(config.title)}</h1>",
        f"<p>{escape(config.organisation)}. {period}.</p>",
        '<p class="note">A missed appointment is one the patient did not attend and did not cancel. '
        "Cancelled appointments are not counted.</p>",
        *(_section(title, table) for title, table in tables.items()),
        "<h2>How to read these figures</h2>",
        f"<p>{HIDDEN} stands for a count from 1 to {config.suppress_below - 1}, which is hidden so that "
        f"nobody can be recognised. Other counts are rounded to the nearest {config.round_to}, so "
        "parts may not add up to totals. Percentages are calculated from rounded counts.</p>",
        "<p>manifest.json says when they were made, from which data and by which code. "
        f"Questions: {escape(config.contact)}</p>",
    ]
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(config.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def british_date(day) -> str:
    """Give a date as people write it: 1 January 2026."""
    return f"{day.day} {day:%B %Y}"


def _section(title: str, table: pd.DataFrame) -> str:
    heads = "".join(_cell("th", name, NAMES[name], ' scope="col"') for name in table)
    largest = max((_number(value) for value in table["missed_percent"]), default=0)
    rows = "".join(_row(row, largest) for row in table.to_dict("records"))
    return (
        f'<h2>{escape(title)}</h2>\n<div class="wide" tabindex="0" role="region" '
        f'aria-label="{escape(title)}"><table>\n<thead><tr>{heads}<td></td></tr></thead>\n'
        f"<tbody>{rows}</tbody>\n</table></div>"
    )


def _row(row: dict[str, str], largest: float) -> str:
    cells = "".join(_cell("td", name, str(value)) for name, value in row.items())
    width = 100 * _number(row["missed_percent"]) / largest if largest else 0
    # The bar repeats the number beside it, so it says nothing to a screen reader.
    rect = f'<rect width="{width:.0f}" height="14" fill="#005eb8"/>'
    bar = f'<svg aria-hidden="true" width="100" height="14">{rect}</svg>'
    return f"<tr>{cells}<td>{bar}</td></tr>\n"


def _cell(tag: str, name: str, text: str, attributes: str = "") -> str:
    kind = ' class="number"' if name in NUMBERS else ""
    return f"<{tag}{kind}{attributes}>{escape(text)}</{tag}>"


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0
