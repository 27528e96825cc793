"""Commands: `python -m [%= pythonName %] run`, or `rap run` for short."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from .config import ConfigError
from .extract import ExtractError
from .pipeline import run, write_synthetic
from .validate import ValidationError


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; give 0 when it was done and 1 when it could not be."""
    parser = argparse.ArgumentParser(prog="rap", description="Reproducible analytical pipeline")
    parser.add_argument("command", choices=["run", "synthetic"], help="what to do")
    parser.add_argument("--config", type=Path, default=Path("config.toml"), help="settings of the run")
    chosen = parser.parse_args(arguments)
    log_to(Path("logs"))
    try:
        done = run(chosen.config) if chosen.command == "run" else write_synthetic(chosen.config)
    except (ConfigError, ExtractError, ValidationError, FileExistsError) as fault:
        logging.getLogger(__name__).error("%s", fault)
        return 1
    print(f"Done: {done}")
    return 0


def log_to(folder: Path) -> None:
    """Send logs to the terminal and to a file that grows with every run."""
    folder.mkdir(exist_ok=True)
    handlers = [logging.StreamHandler(), logging.FileHandler(folder / "rap.log", encoding="utf-8")]
    layout = "%(asctime)s %(levelname)s %(message)s"
    logging.basicConfig(level="INFO", format=layout, handlers=handlers, force=True)


if __name__ == "__main__":
    sys.exit(main())
