"""Sessions whose content stays on the server: the cookie holds nothing but a random name."""

from __future__ import annotations

import hashlib
import secrets

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from .database import Database


class ServerSession(CallbackDict, SessionMixin):
    """A dictionary that knows whether it was changed."""

    def __init__(self, content: dict[str, object] | None = None, session_id: str | None = None) -> None:
        super().__init__(content or {}, lambda _: setattr(self, "modified", True))
        self.session_id = session_id
        self.new = session_id is None
        self.modified = False
        self.renewed_from: str | None = None

    def renew(self) -> None:
        """Go on under another name, so that one that somebody else knew is worth nothing."""
        self.renewed_from = self.renewed_from or self.session_id
        self.session_id = None
        self.modified = True


class DatabaseSessions(SessionInterface):
    """Keeps sessions in the database, under a hash: who reads the database cannot take one over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        """Find the session of a request; an unknown or expired one is as good as none."""
        session_id = request.cookies.get(self.get_cookie_name(app), "")
        content = self._database.find_session(_hash(session_id)) if session_id else None
        return ServerSession() if content is None else ServerSession(content, session_id)

    def save_session(self, app: Flask, session: ServerSession, response: Response) -> None:
        """Keep what changed, and give people who answer more time."""
        if session.renewed_from:
            self._database.delete_session(_hash(session.renewed_from))
        if not session:
            self._end(app, session, response)
            return
        session.permanent = True
        if not session.modified:
            return
        session_id = session.session_id or secrets.token_urlsafe(32)
        expires = self.get_expiration_time(app, session)
        self._database.save_session(_hash(session_id), dict(session), expires)
        response.set_cookie(self.get_cookie_name(app), session_id, expires=expires, **self._cookie(app))
        response.vary.add("Cookie")

    def _end(self, app: Flask, session: ServerSession, response: Response) -> None:
        if session.session_id and session.modified:
            self._database.delete_session(_hash(session.session_id))
            response.delete_cookie(self.get_cookie_name(app), **self._cookie(app))

    def _cookie(self, app: Flask) -> dict[str, object]:
        return {
            "path": "/",
            "secure": self.get_cookie_secure(app),
            "httponly": self.get_cookie_httponly(app),
            "samesite": self.get_cookie_samesite(app),
        }


def _hash(session_id: str) -> str:
    return hashlib.sha256(session_id.encode()).hexdigest()
