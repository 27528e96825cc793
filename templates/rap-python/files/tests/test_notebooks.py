import json

import pytest

from .conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))


def left_behind(notebook):
    """Give the numbers of cells that hold what a run left in them."""
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return [index for index, cell in enumerate(code) if cell.get("outputs") or cell.get("execution_count")]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebooks_hold_no_outputs(path):
    """Outputs can hold data about people. Remove them: nbstripout notebooks/*.ipynb."""
    assert left_behind(json.loads(path.read_text(encoding="utf-8"))) == []


def test_outputs_would_be_found():
    output = {"cell_type": "code", "outputs": [{"text": "a row"}], "execution_count": None}
    run = {"cell_type": "code", "outputs": [], "execution_count": 3}
    words = {"cell_type": "markdown"}
    assert left_behind({"cells": [words, output, run]}) == [0, 1]
