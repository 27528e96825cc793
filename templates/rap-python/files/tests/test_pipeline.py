import json

import pandas as pd
import pytest

from [%= pythonName %].__main__ import main
from [%= pythonName %].disclosure import HIDDEN
from [%= pythonName %].pipeline import TABLES, run, write_synthetic


def hashes(folder):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {file["path"]: file["sha256"] for file in manifest["outputs"]}


def test_a_second_run_gives_the_same_files(project):
    assert hashes(run(project)) == hashes(run(project))


def test_other_data_gives_other_figures_and_the_manifest_tells_them_apart(project):
    first = run(project)
    before = json.loads((first / "manifest.json").read_text(encoding="utf-8"))
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace("seed = 20260101", "seed = 7"), encoding="utf-8")
    write_synthetic(project)
    after = json.loads((run(project) / "manifest.json").read_text(encoding="utf-8"))
    assert [file["sha256"] for file in before["inputs"]] != [file["sha256"] for file in after["inputs"]]
    assert before["software"].keys() >= {"python", "pandas"}
    assert before["rows"]["read"] > before["rows"]["kept"] > 0


def test_nothing_small_is_published(project, config):
    folder = run(project)
    hidden = 0
    for name, _, _ in TABLES:
        table = pd.read_csv(folder / name, dtype=str, keep_default_na=False)
        for column in ("appointments", "missed"):
            hidden += (table[column] == HIDDEN).sum()
            counts = table[column][table[column] != HIDDEN].astype(int)
            assert not counts.between(1, config.suppress_below - config.round_to // 2 - 1).any()
            assert (counts % config.round_to == 0).all()
    assert hidden > 0, "The made-up data should have small numbers to hide"


def test_the_report_shows_the_tables_and_treats_texts_as_text(project):
    text = project.read_text(encoding="utf-8")
    hostile = 'title = "<script>alert(1)</script> Tŷ"'
    lines = [hostile if line.startswith("title =") else line for line in text.splitlines()]
    project.write_text("\n".join(lines), encoding="utf-8")
    report = (run(project) / "report.html").read_text(encoding="utf-8")
    assert "<script>" not in report
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Tŷ" in report
    assert report.count("<table>") == len(TABLES)


def test_wrong_data_stops_the_run_before_anything_is_written(project, config, monkeypatch, capsys):
    monkeypatch.chdir(project.parent)
    data = config.appointments.read_text(encoding="utf-8").replace("Cardiology", "Cardiolgy", 1)
    config.appointments.write_text(data, encoding="utf-8")
    assert main(["run"]) == 1
    assert "specialty: must be a known specialty; 1 wrong" in capsys.readouterr().err
    assert not config.output.exists()


def test_a_run_without_data_says_what_to_do(project, config, monkeypatch, capsys):
    monkeypatch.chdir(project.parent)
    config.appointments.unlink()
    assert main(["run"]) == 1
    assert "Run the command synthetic" in capsys.readouterr().err


def test_real_data_is_never_overwritten_by_made_up_data(project):
    text = project.read_text(encoding="utf-8").replace("data/synthetic/", "data/")
    project.write_text(text, encoding="utf-8")
    (project.parent / "data" / "appointments.csv").write_text("real", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_synthetic(project)
