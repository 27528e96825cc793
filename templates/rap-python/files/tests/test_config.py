import pytest

from [%= pythonName %].config import ConfigError, read_config

from .conftest import ROOT


def test_the_configuration_of_this_project_is_right():
    assert read_config(ROOT / "config.toml").rows > 0


def test_all_faults_are_told_at_once(tmp_path):
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    path = tmp_path / "config.toml"
    path.write_text(text.replace("seed =", "sead =").replace("round_to = 5", 'round_to = "5"'), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    for fault in ("synthetic.sead is not known", "synthetic.seed is missing", "disclosure.round_to must be"):
        assert fault in str(caught.value)


def test_a_period_cannot_end_before_it_starts(tmp_path):
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    path = tmp_path / "config.toml"
    path.write_text(text.replace("end = 2026", "end = 2025"), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"period\.end must not be before"):
        read_config(path)


def test_a_missing_or_broken_file_is_a_fault_that_says_so(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path / "none.toml")
    (tmp_path / "broken.toml").write_text("[[", encoding="utf-8")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path / "broken.toml")
