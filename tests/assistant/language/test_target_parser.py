"""The target parser reads what clerks write."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.target_parser import parse_target, target_as_json

SEEN = [
    ("≥12.00(次)", ">=", 12, None, "次"),
    ("＞＝90%", ">=", 90, None, "%"),
    ("不低于95%", ">=", 95, None, "%"),
    ("90%以上", ">=", 90, None, "%"),
    ("10-15%", "range", 10, 15, "%"),
    ("≤20万元/公里", "<=", None, 20, "万元/公里"),
    ("五十人次", "=", 50, 50, "人次"),
    ("百分之九十以上", ">=", 90, None, "%"),
    ("≥一亿三千万元", ">=", 130_000_000, None, "元"),
    ("≥三万五", ">=", 35_000, None, ""),
    ("≥三千万二元", "unparseable", None, None, ""),
    ("两千册", "=", 2000, 2000, "册"),
    ("24小时内", "<=", None, 24, "小时"),
    ("控制在3%以内", "<=", None, 3, "%"),
    ("≥90%（含）", ">=", 90, None, "%"),
    ("3-5个", "range", 3, 5, "个"),
    ("１００％", "=", 100, 100, "%"),
    ("达到95%以上", ">=", 95, None, "%"),
    ("全年不少于4次", ">=", 4, None, "次"),
    ("2026年6月30日前", "date", None, "2026-06-30", ""),
    ("2026年上半年", "date", "2026-01-01", "2026-06-30", ""),
    ("显著提升", "qualitative", None, None, ""),
    ("XX人次", "unparseable", None, None, ""),
    ("——", "empty", None, None, ""),
    ("是", "yes_no", None, None, ""),
]


@pytest.mark.parametrize(("text", "operator", "low", "high", "unit"), SEEN)
def test_a_target_reads_as_operator_bounds_and_unit(text, operator, low, high, unit):
    read = target_as_json(parse_target(text))
    assert (read["operator"], read["low"], read["high"], read["unit"]) == (operator, low, high, unit)


def test_every_target_of_the_reference_list_is_read_as_agreed(shared: Path):
    lines = (shared / "real_filings" / "targets_dev.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if not _agrees(json.loads(line))]
    assert wrong == []


def _agrees(want: dict) -> bool:
    read = target_as_json(parse_target(want["raw"]))
    keys = ("operator", "low", "high", "unit", "quantitative")
    return any(all(read[k] == {**want, **other}[k] for k in keys) for other in [{}, *want.get("also", [])])


@given(st.text(max_size=60))
def test_no_text_makes_the_parser_fail(text):
    assert parse_target(text).raw == text


@given(st.integers(0, 10**8), st.sampled_from(["≥", "≤", "="]), st.sampled_from(["人", "%", "公里", "万元", "个"]))
def test_a_written_number_reads_back(number, sign, unit):
    read = parse_target(f"{sign}{number}{unit}")
    assert number in {read.low, read.high}
    assert read.unit == unit
