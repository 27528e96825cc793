import json
import sqlite3

import pytest

from [%= pythonName %].logs import set_up

from .conftest import ANSWERS


def test_health_says_that_the_service_works(visitor):
    assert visitor.get("/health/live").json == {"status": "ok"}
    assert visitor.get("/health/ready").status_code == 200


def test_it_is_not_ready_while_requests_cannot_be_kept(app, visitor, monkeypatch):
    def fail():
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(app.extensions["database"], "check", fail)
    answer = visitor.get("/health/ready")
    assert answer.status_code == 503
    assert "disk full" not in answer.text
    assert visitor.get("/health/live").status_code == 200


def test_logs_are_lines_of_json_without_what_people_typed(visitor, capsys):
    set_up("INFO")
    visitor.answer_all()
    visitor.send("/request/check-answers")
    visitor.get("/no-such-page/Test-Person?email=test.person@example.nhs.uk")
    out = capsys.readouterr().out
    lines = [json.loads(line) for line in out.splitlines()]
    assert any(line["message"] == "request received" for line in lines)
    assert {"method", "route", "status", "ms", "request_id"} <= lines[0].keys()
    for answer in ("Test Person", "Test-Person", "test.person", "1984", ANSWERS["message"]["message"]):
        assert answer not in out


@pytest.mark.parametrize("kind", ["css", "js"])
def test_the_front_end_is_served_and_can_be_kept_by_browsers(app, visitor, kind):
    with app.test_request_context():
        addresses = {}
        app.update_template_context(addresses)
    served = visitor.get(addresses[f"nhsuk_{kind}"])
    assert served.status_code == 200
    assert "immutable" in served.headers["Cache-Control"]
    assert visitor.get(f"/assets/1.0.0/nhsuk-frontend.min.{kind}").status_code == 404
    assert visitor.get("/assets/../package.json").status_code == 404
