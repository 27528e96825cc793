"""What a platform asks to find out whether the service runs, and whether to send people to it."""

from __future__ import annotations

import logging
import sqlite3

from flask import Blueprint, current_app

blueprint = Blueprint("health", __name__, url_prefix="/health")
log = logging.getLogger(__name__)


@blueprint.get("/live")
def live() -> dict[str, str]:
    """Answer while the process works at all."""
    return {"status": "ok"}


@blueprint.get("/ready")
def ready() -> tuple[dict[str, str], int]:
    """Answer whether requests can be kept; 503 when the database cannot be written to."""
    try:
        current_app.extensions["database"].check()
    except sqlite3.Error:
        log.exception("The database cannot be written to")
        return {"status": "unavailable", "database": "cannot be written to"}, 503
    return {"status": "ok", "database": "ok"}, 200
