"""Logs: one JSON object a line, and never anything that people typed."""

from __future__ import annotations

import json
import logging
import secrets
import sys
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request

log = logging.getLogger(__name__)


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON. What is given as `extra={"data": {...}}` becomes members."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            "logger": record.name,
            **getattr(record, "data", {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str) -> None:
    """Send all logs to standard output."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("werkzeug").setLevel("ERROR" if level != "DEBUG" else level)


def log_requests(app: Flask) -> None:
    """Log every request but health checks: method, route, status and time, not the address or the answers."""

    @app.before_request
    def begin() -> None:
        g.request_id = secrets.token_hex(8)
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "-")
        if request.blueprint != "health":
            milliseconds = round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1)
            data = {
                "request_id": g.get("request_id", "-"),
                "method": request.method,
                "route": str(request.url_rule) if request.url_rule else "none",
                "status": response.status_code,
                "ms": milliseconds,
            }
            log.info("request", extra={"data": data})
        return response
