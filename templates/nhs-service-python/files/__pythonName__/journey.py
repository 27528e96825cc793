"""The journey: questions one after another, check answers, and confirmation.

To add a question: write its form in `forms.py` and its page in `templates/`, then add a line to `STEPS`.
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, current_app, redirect, render_template, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .forms import ContactForm, DateOfBirthForm, MessageForm, NameForm

blueprint = Blueprint("journey", __name__, url_prefix="/request")
log = logging.getLogger(__name__)

# Without letters and digits that are easily mixed up when they are read out.
REFERENCE_LETTERS = "23456789BCDFGHJKMNPQRTVWXY"

Answer = dict[str, str]


@dataclass(frozen=True)
class Step:
    """One question page."""

    name: str
    form: type[FlaskForm]
    # What the answers are called on the check answers page, with how to show them.
    rows: Callable[[Answer], list[tuple[str, str]]]


def _contact_rows(answer: Answer) -> list[tuple[str, str]]:
    if answer["contact_by"] == "email":
        return [("Contact by", "Email"), ("Email address", answer["email"])]
    return [("Contact by", "Phone"), ("Phone number", answer["phone"])]


def _british_date(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


STEPS = (
    Step("name", NameForm, lambda answer: [("Name", answer["full_name"])]),
    Step("date-of-birth", DateOfBirthForm, lambda answer: [("Date of birth", _british_date(answer["date_of_birth"]))]),
    Step("contact", ContactForm, _contact_rows),
    Step("message", MessageForm, lambda answer: [("What you want to talk about", answer["message"] or "Not given")]),
)


@blueprint.route("/<name>", methods=["GET", "POST"])
def question(name: str) -> str | Response:
    """Ask a question, and keep the answer when it is one."""
    index = next((index for index, step in enumerate(STEPS) if step.name == name), None)
    if index is None:
        abort(404)
    step, answers = STEPS[index], _answers()
    if any(earlier.name not in answers for earlier in STEPS[:index]):
        return redirect(_next_page(answers))
    # What was sent stands on its own: a field that is missing from it is empty, whatever was answered before.
    form = step.form(data=answers.get(step.name) if request.method == "GET" else None)
    if form.validate_on_submit():
        kept = {field.name: str(field.data or "") for field in form if field.name != "csrf_token"}
        session["answers"] = {**answers, step.name: kept}
        return redirect(_next_page(session["answers"]))
    back = url_for("pages.start") if index == 0 else url_for(".question", name=STEPS[index - 1].name)
    template = f"{step.name}.jinja"
    return render_template(template, form=form, back=url_for(".check_answers") if _complete(answers) else back)


@blueprint.get("/check-answers")
def check_answers() -> str | Response:
    """Show all answers before they are sent."""
    answers = _answers()
    if not _complete(answers):
        return redirect(_next_page(answers))
    rows = [
        {"title": title, "text": text, "change": url_for(".question", name=step.name)}
        for step in STEPS
        for title, text in step.rows(answers[step.name])
    ]
    return render_template("check-answers.jinja", rows=rows, back=url_for(".question", name=STEPS[-1].name))


@blueprint.post("/check-answers")
def send() -> Response:
    """Keep the request, forget the answers, and give a reference. Pressing the button twice sends one request."""
    answers = _answers()
    if not _complete(answers):
        return redirect(url_for(".confirmation") if "reference" in session else _next_page(answers))
    reference = _keep(answers)
    log.info("request received", extra={"data": {"reference": reference}})
    session.clear()
    session["reference"] = reference
    session.renew()
    return redirect(url_for(".confirmation"))


@blueprint.get("/confirmation")
def confirmation() -> str | Response:
    """Say that the request was received, and what happens next."""
    if "reference" not in session:
        return redirect(url_for("pages.start"))
    return render_template("confirmation.jinja", reference=session["reference"])


def _answers() -> dict[str, Answer]:
    return session.get("answers", {})


def _complete(answers: dict[str, Answer]) -> bool:
    return all(step.name in answers for step in STEPS)


def _next_page(answers: dict[str, Answer]) -> str:
    """Give the first question without an answer, or check answers when there is none."""
    for step in STEPS:
        if step.name not in answers:
            return url_for(".question", name=step.name)
    return url_for(".check_answers")


def _keep(answers: dict[str, Answer]) -> str:
    for _ in range(5):
        letters = "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(8))
        reference = f"{letters[:4]}-{letters[4:]}"
        try:
            current_app.extensions["database"].save_request(reference, answers)
        except sqlite3.IntegrityError:
            continue  # another request has this reference
        return reference
    raise RuntimeError("No free reference was found")
