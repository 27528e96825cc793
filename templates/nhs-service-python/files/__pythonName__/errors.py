"""Pages for when something went wrong."""

from __future__ import annotations

import logging

from flask import Flask, Response, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

log = logging.getLogger(__name__)

GENERAL = ("Sorry, there is a problem with the service", "Try again later.")
WORDS = {
    400: ("Sorry, we could not understand that request", "Go back to the start and try again."),
    404: ("Page not found", "If you typed the web address, check it is correct."),
    405: ("Page not found", "If you pasted the web address, check you copied the entire address."),
    413: ("What you sent is too long", "Go back and make your answer shorter."),
}
EXPIRED = (
    "Your session has ended",
    "We deleted your answers because you did not use the service for a while. Start again to send a request.",
)


def add_error_pages(app: Flask) -> None:
    """Answer every error with a page in plain English."""

    @app.errorhandler(CSRFError)
    def expired(_error: CSRFError) -> tuple[str, int]:
        return _page(EXPIRED), 400

    @app.errorhandler(SecurityError)
    def foreign_host(_error: SecurityError) -> Response:
        # Links cannot be made for a host that is not ours, so there is no page to show.
        return Response("This is not an address of the service.\n", status=400, mimetype="text/plain")

    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> tuple[str, int]:
        code = error.code or 500
        return _page(WORDS.get(code, GENERAL)), code

    @app.errorhandler(Exception)
    def unforeseen(_error: Exception) -> tuple[str, int]:
        log.exception("Something unforeseen happened")
        return _page(GENERAL), 500


def _page(words: tuple[str, str]) -> str:
    title, advice = words
    return render_template("error.jinja", title=title, advice=advice)
