import re

import pytest

from [%= pythonName %] import create_app, service

from .conftest import ANSWERS, Visitor

HOST = "https://service.example.nhs.uk"


def production(settings, **more):
    return create_app({**settings, "APP_ENV": "production", "TRUSTED_HOSTS": "service.example.nhs.uk", **more})


@pytest.mark.parametrize("path", ["/", "/request/name", "/no-such-page", "/health/live", "/static/app.css"])
def test_every_answer_carries_security_headers(visitor, path):
    headers = visitor.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_every_script_on_a_page_has_the_word_of_that_page(visitor):
    first, second = visitor.get("/"), visitor.get("/")
    words = [re.search(r"'nonce-([^']+)'", page.headers["Content-Security-Policy"])[1] for page in (first, second)]
    assert words[0] != words[1]
    scripts = re.findall(r"<script[^>]*>", first.text)
    assert scripts
    assert all(f'nonce="{words[0]}"' in script for script in scripts)
    assert not re.search(r"\s(?:style|on[a-z]+)=", first.text)


@pytest.mark.parametrize("shown", ["yes", "no"])
def test_the_nhs_font_comes_from_its_own_server_or_not_at_all(settings, shown):
    client = create_app({**settings, "NHS_FONTS": shown}).test_client()
    page = client.get("/")
    styles = client.get(re.search(r'href="(/assets/[^"]+\.css)"', page.text)[1]).text
    elsewhere = set(re.findall(r"url\([\"']?(https?://[^/)]+)", styles))
    assert elsewhere == ({"https://assets.nhs.uk"} if shown == "yes" else set())
    assert ("https://assets.nhs.uk" in page.headers["Content-Security-Policy"]) == (shown == "yes")


@pytest.mark.parametrize("header", ["plain", "nhsuk", "organisation"])
def test_the_header_shows_the_logo_only_where_it_was_chosen(visitor, monkeypatch, header):
    monkeypatch.setitem(visitor.client.application.jinja_env.globals["service"], "header", header)
    assert ("nhsuk-header__logo" in visitor.get("/").text) == (header != "plain")


@pytest.mark.parametrize("path", ["/request/name", "/request/check-answers"])
def test_a_form_without_its_token_is_refused(app, visitor, path):
    visitor.answer_all()
    assert visitor.client.post(path, data=ANSWERS["name"]).status_code == 400
    assert app.extensions["database"].requests() == []


def test_the_cookie_holds_no_answers_and_is_out_of_reach_of_scripts(visitor):
    sent = visitor.send("/request/name", ANSWERS["name"])
    cookie = sent.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert len(cookie.split(";")[0]) < 80


def test_nobody_gets_a_cookie_before_they_answer(visitor):
    assert "Set-Cookie" not in visitor.get("/").headers


def test_a_session_that_was_made_up_is_not_taken_over(app):
    visitor = Visitor(app.test_client())
    visitor.client.set_cookie("session", "chosen-by-somebody-else")
    sent = visitor.send("/request/name", ANSWERS["name"])
    assert "chosen-by-somebody-else" not in sent.headers.get("Set-Cookie", "")
    assert app.extensions["database"].find_session("chosen-by-somebody-else") is None


def test_a_session_gets_another_name_when_the_request_was_sent(visitor):
    visitor.answer_all()
    before = visitor.client.get_cookie("session").value
    visitor.send("/request/check-answers")
    assert visitor.client.get_cookie("session").value != before


def test_production_keeps_cookies_and_people_to_https(settings):
    client = production(settings).test_client()
    page = client.get("/request/name", base_url=HOST)
    assert page.headers["Set-Cookie"].startswith("__Host-session=")
    assert "Secure" in page.headers["Set-Cookie"]
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]


def test_production_answers_only_for_its_own_hosts(settings):
    client = production(settings).test_client()
    assert client.get("/", base_url="https://elsewhere.example").status_code == 400
    assert client.get("/", base_url=HOST).status_code == 200


def test_search_engines_are_kept_away_until_the_service_is_live(visitor, monkeypatch):
    monkeypatch.setattr(service, "PHASE", "beta")
    assert "noindex" in visitor.get("/").headers["X-Robots-Tag"]
    monkeypatch.setattr(service, "PHASE", "live")
    assert "X-Robots-Tag" not in visitor.get("/").headers


def test_what_is_far_too_long_is_refused(visitor):
    assert visitor.client.post("/request/name", data={"full_name": "x" * 200_000}).status_code in (400, 413)


def test_errors_tell_people_nothing_about_the_inside(app, monkeypatch):
    monkeypatch.setitem(app.view_functions, "pages.start", lambda: 1 / 0)
    page = app.test_client().get("/")
    assert page.status_code == 500
    assert "ZeroDivision" not in page.text
    assert "there is a problem with the service" in page.text
