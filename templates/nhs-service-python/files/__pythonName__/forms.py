"""The questions of the journey, and what counts as an answer to them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from flask_wtf import FlaskForm
from wtforms import Field, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, StopValidation, ValidationError

PARTS = ("day", "month", "year")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
OLDEST = 130
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def tidy(text: str | None) -> str:
    """Give text with one form of each accented letter and no spaces around it."""
    return unicodedata.normalize("NFC", text or "").strip()


def one_line(text: str | None) -> str:
    """Give text as one line."""
    return " ".join(tidy(text).split())


def unix_lines(text: str | None) -> str:
    """Give text with lines that end in one way: browsers send two characters, and people count one."""
    return tidy(text).replace("\r\n", "\n")


def month_number(text: str) -> str:
    """Give the number of a month that was typed as a word, such as March or mar; other text as it stands."""
    word = text.lower().rstrip(".")
    named = [number for number, month in enumerate(MONTHS, 1) if len(word) >= 3 and month.startswith(word)]
    return str(named[0]) if named else text


class DateInputField(Field):
    """A date typed as day, month and year; `data` is in ISO form, or what was typed when that is no date."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.parts = dict.fromkeys(PARTS, "")
        self.wrong: set[str] = set()

    def process(self, formdata, data="", extra_filters=None) -> None:
        """Read the three parts, from a form or from an answer that was kept."""
        super().process(None, data, extra_filters)
        if formdata is not None:
            self.parts = {part: tidy(formdata.get(f"{self.name}-{part}")) for part in PARTS}
        elif self.data:
            year, month, day = str(self.data).split("-")
            self.parts = {"day": str(int(day)), "month": str(int(month)), "year": year}

    def pre_validate(self, form) -> None:
        """Refuse what is no date in the past, and remember which parts were wrong."""
        try:
            self.data = self._read().isoformat()
        except ValueError as fault:
            raise StopValidation(str(fault)) from None

    def first_wrong(self) -> str:
        """Give the part that the error summary leads to."""
        return next((part for part in PARTS if part in self.wrong), PARTS[0])

    def _read(self) -> date:
        missing = [part for part in PARTS if not self.parts[part]]
        self.wrong = set(missing or PARTS)
        if len(missing) == len(PARTS):
            raise ValueError("Enter your date of birth")
        if missing:
            raise ValueError(f"Date of birth must include a {' and '.join(missing)}")
        numbers = {**self.parts, "month": month_number(self.parts["month"])}
        if not all(text.isascii() and text.isdigit() and len(text) <= 4 for text in numbers.values()):
            raise ValueError("Date of birth must be a real date")
        try:
            born = date(*(int(numbers[part]) for part in reversed(PARTS)))
        except ValueError:
            raise ValueError("Date of birth must be a real date") from None
        self.wrong = {"year"}
        if born > date.today():
            raise ValueError("Date of birth must be in the past")
        if born.year < date.today().year - OLDEST:
            raise ValueError(f"Year of birth must be {date.today().year - OLDEST} or later")
        self.wrong = set()
        return born


class NameForm(FlaskForm):
    """Who is asking."""

    full_name = StringField(
        "What is your full name?",
        filters=[one_line],
        validators=[
            DataRequired("Enter your full name"),
            Length(max=100, message="Full name must be 100 characters or fewer"),
        ],
    )


class DateOfBirthForm(FlaskForm):
    """When they were born."""

    date_of_birth = DateInputField("What is your date of birth?")


class ContactForm(FlaskForm):
    """How to answer them."""

    contact_by = RadioField(
        "How should we contact you?",
        choices={"email": "Email", "phone": "Phone"},
        validators=[DataRequired("Select how we should contact you")],
        invalid_choice_message="Select how we should contact you",
    )
    email = StringField("Email address", filters=[one_line])
    phone = StringField("Phone number", filters=[one_line])

    def validate_email(self, field: StringField) -> None:
        """Check the address of those who want to be written to."""
        if self.contact_by.data != "email":
            field.data = ""
        elif not field.data:
            raise ValidationError("Enter your email address")
        elif len(field.data) > 254 or not EMAIL.fullmatch(field.data):
            raise ValidationError("Enter an email address in the correct format, like name@example.com")

    def validate_phone(self, field: StringField) -> None:
        """Check the number of those who want to be called."""
        digits = re.sub(r"[\s()+-]", "", field.data or "")
        if self.contact_by.data != "phone":
            field.data = ""
        elif not field.data:
            raise ValidationError("Enter your phone number")
        elif not (digits.isascii() and digits.isdigit() and 10 <= len(digits) <= 15):
            raise ValidationError("Enter a phone number, like 01632 960 001 or 07700 900 982")


class MessageForm(FlaskForm):
    """What else they want to say."""

    message = TextAreaField(
        "What would you like to talk about? (optional)",
        filters=[unix_lines],
        validators=[Length(max=500, message="What you would like to talk about must be 500 characters or fewer")],
    )
