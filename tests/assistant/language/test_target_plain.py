"""A plain cell is read without the grammar, and as the grammar reads it; any other cell is left to the grammar."""

import json

import pytest

from assistant.language.target import Operator
from assistant.language.target_parser import read_by_grammar
from assistant.language.target_plain import plain_cell
from assistant.language.target_text import plain
from tests import CASES_FOLDER

CELLS = sorted(
    {
        json.loads(line)["raw"]
        for path in (CASES_FOLDER / "targets").glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
)


def read(text):
    return plain_cell(text, plain(text))


@pytest.mark.parametrize(
    ("text", "operator", "low", "high", "unit"),
    [
        ("≥95%", Operator.AT_LEAST, 95, None, "%"),
        ("648路", Operator.EQUAL, 648, 648, "路"),
        ("不少于3次/年", Operator.AT_LEAST, 3, None, "次/年"),
        ("≤20万元/公里", Operator.AT_MOST, None, 20, "万元/公里"),
        ("≥12.00(次)", Operator.AT_LEAST, 12, None, "次"),
        ("85%-90%", Operator.RANGE, 85, 90, "%"),
    ],
)
def test_sign_figure_and_measure_make_a_target(text, operator, low, high, unit):
    found = read(text)
    assert (found.operator, found.low, found.high, found.unit) == (operator, low, high, unit)


@pytest.mark.parametrize(
    "text",
    ["2025年", "3千人", "100余人", "90%-85%", "未达到95%", "5G基站", "20行政村", "3.", "≥95%，≤98%", "6月底前", ""],
)
def test_what_is_not_plain_is_left_to_the_grammar(text):
    assert read(text) is None


def test_every_plain_cell_is_read_as_the_grammar_reads_it():
    found = {cell: target for cell in CELLS if (target := read(cell)) is not None}
    assert len(found) > 40
    assert found == {cell: read_by_grammar(cell, plain(cell)) for cell in found}
