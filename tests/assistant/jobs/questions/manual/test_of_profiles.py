"""Facts of the rule sets as entries of the manual: only what a rule set has data for."""

from decimal import Decimal

import pytest

from assistant.jobs.questions.manual.of_profiles import profile_entries
from policy_corpus.catalog import list_profiles, load_profile

CENTRAL = load_profile("central-2021")


def facts(profile):
    return {e.place.rpartition("：")[2]: e for e in profile_entries([profile])}


def test_every_entry_has_its_rule_set_a_line_and_questions_with_its_name():
    made = list(profile_entries(list_profiles()))
    assert made
    assert not [e.place for e in made if not e.lines[0] or not e.asks or any("…" in a for a in e.asks)]
    assert len({e.place for e in made}) == len(made)


def test_classes_name_those_that_must_be_set_and_all_there_are():
    line = facts(CENTRAL)["指标类别"].lines[0]
    assert all(c.name in line for c in CENTRAL.level1)
    assert all(c.name in line.partition("；")[0] for c in CENTRAL.level1 if c.required)


def test_grades_are_noted_from_the_best_down():
    graded = next(p for p in list_profiles() if p.grades)
    words = [b.word for b in sorted(graded.grades, key=lambda b: -b.from_score)]
    assert "、".join(words) in facts(graded)["等级"].lines[0]


@pytest.mark.parametrize(("field", "about"), [("grades", "等级"), ("required_fields", "必填项")])
def test_without_data_there_is_no_entry(field, about):
    assert about not in facts(CENTRAL.model_copy(update={field: ()}))


def test_a_form_without_points_says_so_and_one_whose_points_are_not_known_says_nothing():
    bare = CENTRAL.model_copy(update={"weight_schemes": (), "weights_shown": False})
    assert "表上没有分值栏" in facts(bare)["分值"].lines[0]
    assert "分值" not in facts(bare.model_copy(update={"weights_shown": True}))


def test_points_of_the_execution_are_noted_where_there_are_any():
    with_rate = CENTRAL.model_copy(update={"execution_weight": Decimal(10), "weights_shown": False})
    assert "预算执行率10分" in facts(with_rate)["分值"].lines[0]


def test_a_place_is_called_as_people_call_it_and_the_country_by_its_document():
    henan = load_profile("henan-2022")
    assert any(a.startswith("河南口径") for e in profile_entries([henan]) for a in e.asks)
    assert any(a.startswith("中央") for e in profile_entries([CENTRAL]) for a in e.asks)


def test_what_is_doubtful_of_a_place_goes_with_its_entries_and_is_not_kept():
    doubtful = load_profile("henan-2022").model_copy(update={"doubtful": ("未核对原文",)})
    assert {(e.notes, e.kept) for e in profile_entries([doubtful])} == {(("未核对原文",), False)}
