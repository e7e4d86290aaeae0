"""What a model designs from: numbers, money, library and clauses under tokens, each once, shown as data."""

import json

import pytest

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.writers.model_based.material import MOST_CLAUSES, shown_value
from assistant.language.target import Operator
from tests.fakes.design import DESIGN_BRIEF, design_material

_R = NumberRole


def lines(text=DESIGN_BRIEF):
    shown = design_material(text).shown
    return {line["记号"]: line for raw in shown.splitlines() if raw.startswith("{") for line in [json.loads(raw)]}


def test_a_number_is_known_by_its_place_in_the_brief():
    for token, entry in design_material().numbers.items():
        assert int(token[1:]) == entry.start
        assert DESIGN_BRIEF.startswith(entry.quote, entry.start)


def test_a_number_is_shown_with_its_words_its_use_and_its_value():
    line = next(line for line in lines().values() if line.get("值") == "120人")
    assert (line["用途"], line["名称"], line["类别"]) == ("产出", "培训护理员人数", "数量指标")
    assert "培训护理员120人" in line["原文"]


def test_what_makes_no_row_has_no_name_or_class():
    line = next(line for line in lines().values() if line.get("值") == "98人")
    assert line["用途"] == "上年或现状值"
    assert not {"名称", "类别"} & line.keys()


def test_the_money_of_the_year_has_a_token_of_its_own_and_no_other():
    assert lines()["T"]["值"] == "≤120万元"
    assert not [t for t, line in lines().items() if t != "T" and line.get("值") == "120万元"]


def test_without_money_there_is_no_such_token():
    material = design_material("培训护理员120人。")
    assert not material.known("T")
    assert "T" not in lines("培训护理员120人。")


def test_what_is_stated_twice_is_shown_once_and_a_bare_year_not_at_all():
    text = "2027年培训护理员120人。培训护理员120人。"
    assert [e.quote for e in design_material(text).numbers.values()] == ["120人"]


def test_only_what_is_listed_is_known():
    material = design_material()
    assert all(material.known(t) for t in (*material.numbers, *material.library, "T"))
    assert not any(material.known(t) for t in ("N0", "L99", "C1", "", "t"))


def test_a_class_is_found_by_the_words_of_the_form():
    material = design_material()
    assert material.place("产出指标", "数量指标") == ("产出指标", "数量指标")
    assert material.place("幸福指标", "快乐指标") is None
    assert "产出指标：数量指标、质量指标、时效指标" in material.classes.splitlines()


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"value": "120", "unit": "人"}, "120人"),
        ({"value": "95", "unit": "%", "operator": Operator.AT_LEAST}, "≥95%"),
        ({"value": "95", "unit": "%", "operator": Operator.EQUAL}, "95%"),
        ({"value": "10", "unit": "天", "operator": Operator.RANGE, "low": "10", "high": "15"}, "10-15天"),
        ({"value": "2027-11", "role": _R.MILESTONE}, "2027-11-30"),
        ({"value": "2027-11-05", "role": _R.MILESTONE}, "2027-11-05"),
    ],
)
def test_a_value_is_shown_in_plain_signs(changes, shown):
    assert shown_value(LedgerEntry(**{"quote": "x", "start": 0, "end": 1, "role": _R.OUTPUT} | changes)) == shown


def test_clauses_are_few():
    assert len(design_material().clauses) <= MOST_CLAUSES
