"""The record of a run: what went in, what came out, and what did it."""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("pandas", "numpy")


def describe_file(path: Path, root: Path) -> dict[str, object]:
    """Give a file's path from the root, its size and the hash of its content."""
    content = path.read_bytes()
    inside = path.resolve().is_relative_to(root.resolve())
    shown = path.resolve().relative_to(root.resolve()).as_posix() if inside else path.name
    return {"path": shown, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def describe_code(root: Path) -> dict[str, object]:
    """Give the commit the code is at, and whether files were changed since; nothing outside git."""
    git = shutil.which("git")
    commit = _ask(git, root, "rev-parse", "HEAD") if git else None
    if commit is None:
        return {"commit": None, "changed": None}
    return {"commit": commit, "changed": _ask(git, root, "status", "--porcelain") != ""}


def describe_software() -> dict[str, str]:
    """Give the versions of what calculated the figures."""
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def now() -> str:
    """Give the time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _ask(git: str | None, root: Path, *question: str) -> str | None:
    command = [str(git), "-C", str(root), *question]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return answer.stdout.strip() if answer.returncode == 0 else None
