"""Pages that ask nothing: the start page and what people have a right to know."""

from __future__ import annotations

from flask import Blueprint, Flask, current_app, render_template
from jinja2 import ChainableUndefined, ChoiceLoader, PackageLoader

from . import presenting, service

blueprint = Blueprint("pages", __name__)


def prepare_templates(app: Flask) -> None:
    """Let templates use the components of NHS.UK frontend and the facts of the service."""
    loaders = [app.jinja_loader, PackageLoader("nhsuk_frontend_jinja")]
    app.jinja_options = {
        # Every template is escaped, whatever its name ends in.
        "autoescape": True,
        # The components ask for parameters of parameters that were not given.
        "undefined": ChainableUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    app.jinja_loader = ChoiceLoader([loader for loader in loaders if loader])
    presenting.add_filters(app)
    app.jinja_env.globals["service"] = {
        "name": service.NAME,
        "summary": service.SUMMARY,
        "organisation": service.ORGANISATION,
        "email": service.EMAIL,
        "phase": service.PHASE,
        "header": service.HEADER,
        "accessibility": service.ACCESSIBILITY,
    }


@blueprint.get("/")
def start() -> str:
    """Show the start page."""
    return render_template("start.jinja")


@blueprint.get("/accessibility")
def accessibility() -> str:
    """Show the accessibility statement."""
    return render_template("accessibility.jinja")


@blueprint.get("/cookies")
def cookies() -> str:
    """Show which cookies there are."""
    lifetime = current_app.permanent_session_lifetime
    minutes = int(lifetime.total_seconds() // 60)
    return render_template("cookies.jinja", cookie=current_app.config["SESSION_COOKIE_NAME"], minutes=minutes)


@blueprint.get("/privacy")
def privacy() -> str:
    """Show the privacy notice."""
    return render_template("privacy.jinja")
