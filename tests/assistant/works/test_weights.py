"""Weights are held to the totals that the profile gives each class (101号 三（六）)."""

from decimal import Decimal

import pytest

from assistant.works.weights import class_totals, is_right, kept_right, moved_weights, sum_note, weighed
from policy_corpus.catalog import load_profile
from tests.fakes.works import ROWS, row

CENTRAL = load_profile("central-2021")
SHANGHAI = load_profile("shanghai")
BASE = tuple(r.model_copy(update={"id": f"r{n}"}) for n, r in enumerate(ROWS, 1))


def weights(rows):
    return [r.weight for r in rows]


def with_weight(rows, name, weight):
    return tuple(r.model_copy(update={"weight": weight}) if r.name == name else r for r in rows)


def test_the_totals_of_the_classes_follow_from_the_classes_that_there_are():
    assert class_totals(BASE, CENTRAL) == {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10}
    assert class_totals(BASE[1:], CENTRAL) == {"产出指标": 50, "效益指标": 30, "满意度指标": 10}


def test_a_profile_without_weights_gives_no_totals_and_is_never_right():
    assert class_totals(BASE, SHANGHAI) == {}
    assert not is_right(BASE, SHANGHAI)


def test_weights_are_right_only_where_every_class_adds_up():
    assert is_right(BASE, CENTRAL)
    swapped = with_weight(with_weight(BASE, "项目总成本", Decimal(19)), "培训期数", Decimal(11))
    assert not is_right(swapped, CENTRAL)
    assert not is_right(with_weight(BASE, "培训期数", None), CENTRAL)


def test_a_total_is_shared_out_by_importance_and_nothing_of_it_is_lost():
    rows = weighed(BASE, {"产出指标": Decimal(40)}, {"r2": Decimal(3)})
    shares = weights(rows)[1:5]
    assert sum(shares) == 40
    assert shares[0] > max(shares[1:])
    assert weights(rows)[0] == BASE[0].weight


def test_a_class_without_rows_gets_nothing():
    assert weighed(BASE[:1], {"满意度指标": Decimal(10)}, {}) == BASE[:1]


def test_after_a_row_is_gone_its_class_has_the_points_it_had():
    after = kept_right(BASE, tuple(r for r in BASE if r.name != "培训期数"), CENTRAL)
    assert sum(r.weight for r in after if r.level1 == "产出指标") == 40
    assert is_right(after, CENTRAL)


def test_a_new_row_without_weight_counts_as_the_mean_of_the_others():
    new = row("数量指标", "实训次数", "≥2次").model_copy(update={"id": "r9"})
    after = kept_right(BASE, (*BASE, new), CENTRAL)
    assert [r.weight for r in after if r.level1 == "产出指标"] == [8, 8, 8, 8, 8]


def test_where_a_class_goes_the_profile_says_what_the_others_have():
    after = kept_right(BASE, BASE[1:], CENTRAL)
    assert is_right(after, CENTRAL)
    assert sum(weights(after)) == 90


def test_weights_that_did_not_add_up_before_are_left_as_they_are():
    wrong = with_weight(BASE, "培训期数", Decimal(3))
    assert kept_right(wrong, wrong[1:], CENTRAL) == wrong[1:]


def test_moved_weights_are_noted_and_new_rows_are_not():
    new = row("数量指标", "实训次数", "≥2次", 5).model_copy(update={"id": "r9"})
    after = (*with_weight(with_weight(BASE, "培训期数", Decimal("7.5")), "项目总成本", None), new)
    assert moved_weights(BASE, after) == "分值随之调整：项目总成本 20→空、培训期数 10→7.5"
    assert moved_weights(BASE, BASE) == ""


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        (BASE, ""),
        ((), ""),
        (tuple(r.model_copy(update={"weight": None}) for r in BASE), ""),
        (with_weight(BASE, "培训期数", Decimal(11)), "现在合计91分，应为90分，可以说“重新分配分值”"),
        (with_weight(BASE, "培训期数", None), "现在合计80分，应为90分，可以说“重新分配分值”"),
        (
            with_weight(with_weight(BASE, "培训期数", None), "项目总成本", Decimal(30)),
            "有1条还没有分值，其余合计已是90分，可以说“重新分配分值”",
        ),
    ],
)
def test_what_the_weights_add_up_to_is_noted_only_where_it_is_wrong(rows, note):
    assert sum_note(rows, CENTRAL) == note


def test_a_form_without_weights_has_no_sum_to_hold():
    assert sum_note(BASE, SHANGHAI) == ""
