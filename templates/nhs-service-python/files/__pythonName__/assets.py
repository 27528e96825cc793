"""The styles and scripts of NHS.UK frontend, as npm installed them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from flask import Flask, Response, abort, request, url_for

A_YEAR = 365 * 24 * 60 * 60
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
TYPES = {"css": "text/css", "js": "text/javascript"}


def add_assets(app: Flask, package: Path, *, nhs_fonts: bool) -> None:
    """Serve the two files that pages need, under an address that changes with what is in them.

    Args:
        app: the application.
        package: the folder of the npm package nhsuk-frontend.
        nhs_fonts: whether the styles may fetch Frutiger from assets.nhs.uk; pages are set in Arial otherwise.
    """
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    texts = {
        kind: (package / "dist" / "nhsuk" / f"nhsuk-frontend-{version}.min.{kind}").read_text(encoding="utf-8")
        for kind in TYPES
    }
    if not nhs_fonts:
        texts["css"] = FONT_FACE.sub("", texts["css"])
    edition = version if nhs_fonts else f"{version}-arial"

    @app.get("/assets/<wanted>/nhsuk-frontend.min.<kind>")
    def nhsuk_frontend(wanted: str, kind: str) -> Response:
        if wanted != edition or kind not in texts:
            abort(404)
        response = Response(texts[kind], mimetype=TYPES[kind])
        response.cache_control.public = True
        response.cache_control.immutable = True
        response.cache_control.max_age = A_YEAR
        response.add_etag()
        return response.make_conditional(request)

    @app.context_processor
    def addresses() -> dict[str, str]:
        return {f"nhsuk_{kind}": url_for("nhsuk_frontend", wanted=edition, kind=kind) for kind in TYPES}
