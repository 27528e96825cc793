"""The application: everything it is made of is put together here."""

from __future__ import annotations

import os
from collections.abc import Mapping

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from . import assets, errors, health, journey, logs, pages, security
from .config import read_config
from .database import Database
from .sessions import DatabaseSessions


def create_app(environment: Mapping[str, str] | None = None) -> Flask:
    """Make the application.

    Args:
        environment: settings by name, as in `config.py`; those of the process when not given.

    Raises:
        ConfigError: with every fault in the settings.
    """
    config = read_config(os.environ if environment is None else environment)
    logs.set_up(config.log_level)

    app = Flask(__name__)
    app.config.from_mapping(
        SECRET_KEY=config.secret_key,
        SESSION_COOKIE_NAME="__Host-session" if config.secure else "session",
        SESSION_COOKIE_SECURE=config.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=config.session_lifetime,
        TRUSTED_HOSTS=config.trusted_hosts,
        MAX_CONTENT_LENGTH=100_000,
        MAX_FORM_PARTS=100,
        WTF_CSRF_TIME_LIMIT=None,  # the token lives as long as the session does
    )
    if config.trusted_proxies:
        count = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)

    pages.prepare_templates(app)  # first: extensions make the environment of templates as they find it
    database = Database(config.database)
    app.extensions["database"] = database
    app.session_interface = DatabaseSessions(database)
    CSRFProtect(app)

    logs.log_requests(app)
    security.add_headers(app, secure=config.secure, nhs_fonts=config.nhs_fonts)
    assets.add_assets(app, config.assets, nhs_fonts=config.nhs_fonts)
    errors.add_error_pages(app)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(journey.blueprint)
    return app
