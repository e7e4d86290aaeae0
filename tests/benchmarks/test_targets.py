"""The scorer of the target parser: right by every key, and a wrong number counted apart from what is left unread."""

import json

import pytest

from benchmarks.targets import Verdict, main, measure, verdict

WANT = {"raw": "5万元", "operator": "=", "low": 5, "high": 5, "unit": "万元", "quantitative": True}
UNREAD = {"operator": "unparseable", "low": None, "high": None, "unit": "", "quantitative": True}


@pytest.mark.parametrize(
    ("got", "judged"),
    [
        ({}, Verdict.RIGHT),
        ({"low": 50000, "high": 50000, "unit": "元"}, Verdict.RIGHT),
        ({"unit": "万"}, Verdict.UNIT),
        ({"quantitative": False}, Verdict.UNIT),
        ({"low": 50, "high": 50}, Verdict.WRONG),
        ({"operator": ">=", "high": None}, Verdict.WRONG),
        ({"unit": "元"}, Verdict.WRONG),
        (UNREAD, Verdict.UNREAD),
    ],
)
def test_a_reading_is_judged_by_every_key(got, judged):
    assert verdict(WANT, {**WANT, **got}) is judged


def test_another_reading_of_the_line_counts_as_right():
    line = {**WANT, "also": [{"unit": "", "low": 50000, "high": 50000}, UNREAD]}
    assert verdict(line, {**WANT, **UNREAD}) is Verdict.RIGHT
    assert verdict(line, {**WANT, "unit": "", "low": 50000, "high": 50000}) is Verdict.RIGHT


def test_a_number_where_there_is_none_is_a_wrong_number_and_another_kind_of_words_is_not():
    line = {**WANT, **UNREAD, "operator": "qualitative", "quantitative": False}
    assert verdict(line, WANT) is Verdict.WRONG
    assert verdict(line, {**line, "operator": "yes_no"}) is Verdict.OTHER_WORDS


def test_brackets_and_spaces_of_a_unit_make_no_difference():
    assert verdict({**WANT, "unit": "台(套)"}, {**WANT, "unit": "台（套）"}) is Verdict.RIGHT


def test_a_file_is_measured_and_its_misses_are_shown(tmp_path, capsys):
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(map(json.dumps, (WANT, {**WANT, "low": 6, "high": 6}))), encoding="utf-8")
    assert [v for v, _, _ in measure(path)] == [Verdict.RIGHT, Verdict.WRONG]
    main([str(path), "--details"])
    shown = capsys.readouterr().out
    assert "some.jsonl: 1/2 right" in shown
    assert "wrong number 1" in shown
    assert "'5万元'" in shown
