"""The structure that assistive technology needs. It finds what a program can find: people have to test as well."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from [%= pythonName %] import service

from .conftest import words_of

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "path", "rect"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text within each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[int] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{self.elements[index][0]}> is not closed" for index in self.open]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_endtag(self, tag):
        if not self.open or self.elements[self.open[-1]][0] != tag:
            self.faults.append(f"</{tag}> closes nothing")
        else:
            self.open.pop()

    def handle_data(self, data):
        for index in self.open:
            self.texts[index] += data

    def all(self, *tags):
        return [
            (attrs, " ".join(text.split()))
            for (tag, attrs), text in zip(self.elements, self.texts, strict=True)
            if tag in tags
        ]


def faults_of(text: str) -> list[str]:
    page = Page(text)
    faults = list(page.faults)
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    faults += [f"id {name} is there twice" for name in {name for name in ids if ids.count(name) > 1}]
    if not page.all("html")[0][0].get("lang"):
        faults.append("The page does not say its language")
    if len(page.all("h1")) != 1:
        faults.append("There must be one h1")
    if len(page.all("main")) != 1:
        faults.append("There must be one main")
    faults += wrong_headings(page) + wrong_names(page, ids) + wrong_references(page, ids)
    return faults


def wrong_headings(page: Page) -> list[str]:
    levels = [int(tag[1]) for tag, _ in page.elements if tag in ("h1", "h2", "h3", "h4")]
    # The summary of errors has a heading of its own above that of the page.
    start = levels.index(1) if 1 in levels else 0
    order = levels[start:]
    return [f"h{one} is followed by h{next_}" for one, next_ in pairwise(order) if next_ > one + 1]


def wrong_names(page: Page, ids: list[str]) -> list[str]:
    labels = {attrs.get("for") for attrs, text in page.all("label") if text}
    inputs = [attrs for attrs, _ in page.all("input", "textarea", "select") if attrs.get("type") != "hidden"]
    faults = [f"{attrs.get('name')} has no label" for attrs in inputs if attrs.get("id") not in labels]
    faults += ["An image has no alt" for attrs, _ in page.all("img") if "alt" not in attrs]
    named = [(attrs, text or attrs.get("aria-label")) for attrs, text in page.all("a", "button")]
    faults += [f"A link or button has no words: {attrs}" for attrs, text in named if not text]
    faults += ["A fieldset has no legend"] * (len(page.all("fieldset")) - len(page.all("legend")))
    return faults


def wrong_references(page: Page, ids: list[str]) -> list[str]:
    faults = []
    for _, attrs in page.elements:
        wanted = (attrs.get("aria-describedby") or "").split() + (attrs.get("aria-labelledby") or "").split()
        if (attrs.get("href") or "").startswith("#"):
            wanted.append(attrs["href"][1:])
        faults += [f"Nothing has the id {name}" for name in wanted if name not in ids]
    return faults


PAGES = ["/", "/accessibility", "/cookies", "/privacy", "/no-such-page"]
QUESTIONS = ["name", "date-of-birth", "contact", "message"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_the_structure_people_need(visitor, path):
    assert faults_of(visitor.get(path).text) == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_have_it_with_and_without_errors(visitor, name):
    visitor.answer_all()
    path = f"/request/{name}"
    assert faults_of(visitor.get(path).text) == []
    wrong = visitor.send(path, {"message": "x" * 600})
    assert "There is a problem" in words_of(wrong.text)
    assert faults_of(wrong.text) == []


def test_check_answers_and_confirmation_have_it(visitor):
    visitor.answer_all()
    assert faults_of(visitor.get("/request/check-answers").text) == []
    visitor.send("/request/check-answers")
    assert faults_of(visitor.get("/request/confirmation").text) == []


def test_change_links_say_what_they_change(visitor):
    visitor.answer_all()
    links = [text for _, text in Page(visitor.get("/request/check-answers").text).all("a") if "Change" in text]
    assert len(links) == len(set(links)) > 0


def test_titles_tell_pages_apart(visitor):
    visitor.answer_all()
    paths = PAGES + [f"/request/{name}" for name in QUESTIONS]
    titles = [Page(visitor.get(path).text).all("title")[0][1] for path in paths]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith(" ".join(service.NAME.split())) for title in titles)


def test_the_statement_has_its_legal_parts_and_claims_nothing_that_was_not_tested(visitor):
    words = words_of(visitor.get("/accessibility").text)
    for part in ("Accessibility Regulations 2018", "Equality and Human Rights Commission", "Northern Ireland"):
        assert part in words
    assert re.search(r"prepared on \d+ \w+ \d{4}", words)
    if service.ACCESSIBILITY["tested"]:
        assert re.search(r"last tested on \d+ \w+ \d{4}", words)
    else:
        assert not re.search(r"(?:fully|partially) compliant", words)


def test_the_checks_find_what_is_wrong():
    page = '<html><main><h1>A</h1><h3>B</h3><img src=x><input name=n><a href="#gone"></a><p id=i><b id=i></b></main>'
    assert len(faults_of(page)) >= 7
