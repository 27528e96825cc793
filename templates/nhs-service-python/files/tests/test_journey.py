import re

import pytest

from .conftest import ANSWERS, Visitor, token_in, words_of


def answers_kept(app):
    return [answers for _, answers in app.extensions["database"].requests()]


def test_a_request_is_kept_with_its_answers_and_gets_a_reference(app, visitor):
    assert visitor.get("/").status_code == 200
    visitor.answer_all()
    review = words_of(visitor.get("/request/check-answers").text)
    for text in ("Test Person", "15 March 1984", "test.person@example.nhs.uk", "A question about a letter"):
        assert text in review
    sent = visitor.send("/request/check-answers")
    assert sent.location == "/request/confirmation"
    (reference, answers), *others = app.extensions["database"].requests()
    assert not others
    assert reference in words_of(visitor.get("/request/confirmation").text)
    assert answers["date-of-birth"] == {"date_of_birth": "1984-03-15"}
    assert answers["contact"] == {"contact_by": "email", "email": "test.person@example.nhs.uk", "phone": ""}


def test_pressing_send_twice_keeps_one_request(app, visitor):
    visitor.answer_all()
    token = token_in(visitor.get("/request/check-answers").text)
    visitor.client.post("/request/check-answers", data={"csrf_token": token})
    again = visitor.client.post("/request/check-answers", data={"csrf_token": token})
    assert len(answers_kept(app)) == 1
    assert again.status_code in (302, 400)


def test_answers_are_forgotten_once_they_were_sent(visitor):
    visitor.answer_all()
    visitor.send("/request/check-answers")
    assert "Test Person" not in visitor.get("/request/name").text


@pytest.mark.parametrize("page", ["message", "check-answers", "contact", "date-of-birth"])
def test_nobody_gets_ahead_of_the_questions(visitor, page):
    assert visitor.get(f"/request/{page}").location == "/request/name"


def test_there_is_no_confirmation_without_a_request(visitor):
    assert visitor.get("/request/confirmation").location == "/"


def test_a_changed_answer_leads_back_to_the_check(app, visitor):
    visitor.answer_all()
    change = {"contact_by": "phone", "email": "left@example.nhs.uk", "phone": "07700 900 982"}
    assert visitor.send("/request/contact", change).location == "/request/check-answers"
    visitor.send("/request/check-answers")
    assert answers_kept(app)[0]["contact"] == {"contact_by": "phone", "email": "", "phone": "07700 900 982"}


def test_answers_are_shown_again_to_be_changed(visitor):
    visitor.answer_all()
    assert 'value="Test Person"' in visitor.get("/request/name").text
    date = visitor.get("/request/date-of-birth").text
    assert re.search(r'name="date_of_birth-month"[^>]*value="3"', date)
    assert re.search(r'value="email"[^>]*checked', visitor.get("/request/contact").text)


WRONG = [
    ("name", {"full_name": "   "}, "Enter your full name", "full_name"),
    ("name", {"full_name": "x" * 101}, "Full name must be 100 characters or fewer", "full_name"),
    ("date-of-birth", {}, "Enter your date of birth", "date_of_birth-day"),
    (
        "date-of-birth",
        {"date_of_birth-day": "1", "date_of_birth-month": "2"},
        "Date of birth must include a year",
        "date_of_birth-year",
    ),
    ("contact", {}, "Select how we should contact you", "contact_by"),
    ("contact", {"contact_by": "pigeon"}, "Select how we should contact you", "contact_by"),
    ("contact", {"contact_by": "email"}, "Enter your email address", "email"),
    ("contact", {"contact_by": "email", "email": "nobody"}, "Enter an email address in the correct format", "email"),
    ("contact", {"contact_by": "phone", "phone": "999"}, "Enter a phone number, like", "phone"),
    ("message", {"message": "x" * 501}, "must be 500 characters or fewer", "message"),
]


@pytest.mark.parametrize(("page", "answers", "message", "target"), WRONG)
def test_a_fault_is_told_beside_the_question_and_in_a_summary_that_leads_there(visitor, page, answers, message, target):
    for name, right in ANSWERS.items():
        if name == page:
            break
        visitor.send(f"/request/{name}", right)
    shown = visitor.send(f"/request/{page}", answers).text
    assert "<title>Error: " in shown
    assert words_of(shown).count(message) == 2
    assert f'href="#{target}"' in shown
    assert f'id="{target}"' in shown


NO_DATES = [("31", "2", "2000"), ("1", "1", "3000"), ("a", "1", "2000"), ("1", "1", "20")]


@pytest.mark.parametrize(("day", "month", "year"), NO_DATES)
def test_only_real_dates_in_the_past_are_taken(visitor, day, month, year):
    visitor.send("/request/name", ANSWERS["name"])
    parts = {"date_of_birth-day": day, "date_of_birth-month": month, "date_of_birth-year": year}
    shown = visitor.send("/request/date-of-birth", parts)
    assert shown.status_code == 200
    assert f'value="{day}"' in shown.text


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MAR."])
def test_a_month_may_be_typed_as_a_word(visitor, month):
    visitor.send("/request/name", ANSWERS["name"])
    visitor.send("/request/date-of-birth", {**ANSWERS["date-of-birth"], "date_of_birth-month": month})
    assert 'value="3"' in visitor.get("/request/date-of-birth").text


def test_a_message_counts_a_line_break_as_one_character(visitor):
    for name in ("name", "date-of-birth", "contact"):
        visitor.send(f"/request/{name}", ANSWERS[name])
    assert visitor.send("/request/message", {"message": "\r\n".join(["x"] * 250)}).status_code == 302


def test_what_people_type_stays_text(visitor):
    hostile = '<script>alert(1)</script> "quoted" {{ 7 * 7 }} O\'Brien Siân 🚑'
    visitor.answer_all()
    visitor.send("/request/name", {"full_name": hostile})
    page = visitor.get("/request/check-answers").text
    assert "<script>alert" not in page
    assert hostile in words_of(page)


def test_two_people_do_not_see_each_others_answers(app):
    one, other = Visitor(app.test_client()), Visitor(app.test_client())
    one.answer_all()
    assert "Test Person" not in other.get("/request/name").text
