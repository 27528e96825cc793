"""What tests share: an application with a database of its own, and somebody who answers its questions."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from [%= pythonName %] import create_app

ANSWERS = {
    "name": {"full_name": "Test Person"},
    "date-of-birth": {"date_of_birth-day": "15", "date_of_birth-month": "3", "date_of_birth-year": "1984"},
    "contact": {"contact_by": "email", "email": "test.person@example.nhs.uk", "phone": ""},
    "message": {"message": "A question about a letter"},
}


class Visitor:
    """Somebody with a browser: it keeps cookies, and sends the token of each form that was shown."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str) -> TestResponse:
        """Open a page."""
        return self.client.get(path, buffered=True)

    def send(self, path: str, answers: dict[str, str] | None = None) -> TestResponse:
        """Fill in the form of a page and send it."""
        token = token_in(self.get(path).text)
        return self.client.post(path, data={"csrf_token": token, **(answers or {})})

    def answer_all(self) -> None:
        """Answer every question."""
        for name, answers in ANSWERS.items():
            response = self.send(f"/request/{name}", answers)
            assert response.status_code == 302, response.text


class Words(HTMLParser):
    """Collects the text of a page as people read it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def words_of(page: str) -> str:
    """Give the text of a page, with single spaces."""
    parser = Words()
    parser.feed(page)
    return " ".join(" ".join(parser.parts).split())


def token_in(page: str) -> str:
    """Give the token of the form on a page."""
    tag = re.search(r'<input[^>]*name="csrf_token"[^>]*>', page)
    value = tag and re.search(r'value="([^"]+)"', tag[0])
    assert value, "The page has no form with a token"
    return value[1]


@pytest.fixture
def settings(tmp_path) -> dict[str, str]:
    return {"SECRET_KEY": "only-for-tests-" * 3, "DATABASE": str(tmp_path / "test.db"), "LOG_LEVEL": "INFO"}


@pytest.fixture(scope="session")
def compiled(tmp_path_factory) -> FileSystemBytecodeCache:
    """Templates that were compiled once for all tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(settings, compiled) -> Flask:
    app = create_app(settings)
    app.jinja_env.bytecode_cache = compiled
    return app


@pytest.fixture
def visitor(app) -> Visitor:
    return Visitor(app.test_client())
