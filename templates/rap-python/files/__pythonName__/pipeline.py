"""A run, step by step."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pandas as pd

from .aggregate import count_by
from .config import Config, read_config
from .disclosure import protect
from .extract import read_extract
from .manifest import describe_code, describe_file, describe_software, now
from .process import process
from .report import write_report
from .synthetic import make_appointments
from .validate import validate

log = logging.getLogger(__name__)

# Each table: its file, its title, and what is counted by.
TABLES = (
    ("missed-by-month.csv", "By month", ["month"]),
    ("missed-by-area.csv", "By area and month", ["area", "month"]),
    ("missed-by-age.csv", "By age", ["age_band"]),
    ("missed-by-specialty.csv", "By specialty and age", ["specialty", "age_band"]),
)


def run(config_path: Path) -> Path:
    """Run the pipeline and give the folder with its outputs.

    Raises:
        ConfigError, ExtractError, ValidationError: nothing was written.
    """
    started = now()
    config = read_config(config_path)
    data = read_extract(config.appointments)
    log.info("Read %s rows from %s", len(data), config.appointments.name)
    validate(data)
    log.info("Found the data to be as agreed")
    processed = process(data, config.start, config.end)
    log.info("Kept %s rows: in the period, and not cancelled", len(processed))
    tables = make_tables(processed, config)
    outputs = write_outputs(tables, config)
    root = config_path.resolve().parent
    manifest = {
        "started": started,
        "finished": now(),
        "code": describe_code(root),
        "software": describe_software(),
        "inputs": [describe_file(path, root) for path in (config_path, config.appointments)],
        "rows": {"read": len(data), "kept": len(processed)},
        "outputs": [describe_file(path, root) for path in outputs],
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (config.output / "manifest.json").write_text(text, encoding="utf-8")
    log.info("Wrote %s files to %s", len(outputs) + 1, config.output.name)
    return config.output


def make_tables(processed: pd.DataFrame, config: Config) -> dict[str, pd.DataFrame]:
    """Count and protect every table; by the name of its file."""
    limits = (config.suppress_below, config.round_to)
    return {name: protect(count_by(processed, group), *limits) for name, _, group in TABLES}


def write_outputs(tables: dict[str, pd.DataFrame], config: Config) -> list[Path]:
    """Write the tables and the report, and give their paths."""
    config.output.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.to_csv(config.output / name, index=False, lineterminator="\n", encoding="utf-8")
    titles = {title: tables[name] for name, title, _ in TABLES}
    report = config.output / "report.html"
    report.write_text(write_report(config, titles), encoding="utf-8")
    return [*(config.output / name for name in tables), report]


def write_synthetic(config_path: Path) -> Path:
    """Make the made-up data where the configuration says the extract is, and give its path.

    Raises:
        FileExistsError: when something else than made-up data could be overwritten.
    """
    config = read_config(config_path)
    path = config.appointments
    if path.exists() and path.parent.name != "synthetic":
        raise FileExistsError(f"{path} is there already, and not in a folder called synthetic")
    path.parent.mkdir(parents=True, exist_ok=True)
    data = make_appointments(config.rows, config.seed, config.start, config.end)
    data.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    log.info("Made %s rows in %s", len(data), path.name)
    return path
