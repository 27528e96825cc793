"""What browsers are told so that they protect people."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g

from . import service

FONTS = "https://assets.nhs.uk"


def add_headers(app: Flask, *, secure: bool, nhs_fonts: bool) -> None:
    """Put security headers on every answer, those to wrong requests too.

    Args:
        app: the application.
        secure: whether people reach it by https.
        nhs_fonts: whether pages may fetch the Frutiger font, which only NHS services may use.
    """

    @app.before_request
    def make_nonce() -> None:
        g.csp_nonce = secrets.token_urlsafe(16)

    @app.context_processor
    def nonce_for_templates() -> dict[str, str]:
        return {"cspNonce": nonce()}

    @app.after_request
    def add(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _policy(nonce(), secure=secure, nhs_fonts=nhs_fonts)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-store")
        if secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        if service.PHASE != "live":
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def nonce() -> str:
    """Give the word by which the browser knows the scripts of this page."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return g.csp_nonce


def _policy(word: str, *, secure: bool, nhs_fonts: bool) -> str:
    rules = [
        "default-src 'none'",
        f"script-src 'self' 'nonce-{word}'",
        "style-src 'self'",
        "img-src 'self' data:",
        f"font-src 'self'{' ' + FONTS if nhs_fonts else ''}",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
    return "; ".join(rules + (["upgrade-insecure-requests"] if secure else []))
