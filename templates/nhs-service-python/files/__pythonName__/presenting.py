"""What templates need to show forms and their faults."""

from __future__ import annotations

from datetime import date

from flask import Flask
from flask_wtf import FlaskForm
from wtforms import Field

from .forms import DateInputField


def add_filters(app: Flask) -> None:
    """Make the functions below known to templates."""
    for function in (error, error_list, long_date, lower_first, question_title):
        app.jinja_env.filters[function.__name__] = function


def error(field: Field) -> dict[str, str] | None:
    """Give the message of a field as components take it; nothing when it is right."""
    return {"text": str(field.errors[0])} if field.errors else None


def error_list(form: FlaskForm) -> list[dict[str, str]]:
    """Give what the error summary lists, each with a link to where the fault can be mended."""
    return [{"text": str(field.errors[0]), "href": f"#{_target(field)}"} for field in form if field.errors]


def question_title(form: FlaskForm) -> str:
    """Give the question of a page: the label of its first field."""
    return str(next(iter(form)).label.text)


def long_date(iso: str) -> str:
    """Give a date as people write it: 2026-12-31 becomes 31 December 2026."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"


def lower_first(text: str) -> str:
    """Give text as it stands within a sentence."""
    return text[:1].lower() + text[1:]


def _target(field: Field) -> str:
    return f"{field.name}-{field.first_wrong()}" if isinstance(field, DateInputField) else field.name
