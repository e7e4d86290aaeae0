"""Examples are laid over a sound filing, and never change it."""

from copy import deepcopy

import pytest

from assistant.rules.engine import review
from assistant.rules.examples import SOUND, apply
from assistant.rules.rule import Example
from assistant.rules.table import RULES
from policy_corpus.catalog import load_profile


def made(**changes):
    return apply(Example("", {path.replace("__", "."): value for path, value in changes.items()}))


@pytest.mark.parametrize("form", ["goal_declaration", "self_evaluation"])
def test_the_sound_filing_breaks_no_rule(form):
    filing = apply(Example("", {"form": form}))
    assert [f.code for f in review(filing, load_profile("central-2021"), RULES).findings] == []


def test_a_field_at_any_depth_is_changed():
    assert made(year=2027).year == 2027
    assert made(funds__total=90).funds.total == 90


def test_a_row_is_changed_by_its_number():
    filing = apply(Example("", {"indicators[1].target": "显著提升"}))
    assert [r.target for r in filing.indicators][:2] == ["≤100万元", "显著提升"]


def test_rows_are_taken_out_by_what_they_hold():
    filing = apply(Example("", {"indicators[level1=产出指标]": None}))
    assert {r.level1 for r in filing.indicators} == {"成本指标", "效益指标", "满意度指标"}


def test_a_year_later_everything_is_reached_with_full_marks():
    filing = made(form="self_evaluation")
    assert all(r.actual and r.score == r.weight for r in filing.indicators)
    assert filing.total_score == 100


def test_a_row_that_there_is_not_is_no_example():
    with pytest.raises(IndexError):
        apply(Example("", {"indicators[99].target": "x"}))


def test_the_sound_filing_is_the_same_afterwards():
    before = deepcopy(SOUND)
    apply(Example("", {"form": "self_evaluation", "indicators[0].target": "x", "funds.total": 1}))
    assert before == SOUND
