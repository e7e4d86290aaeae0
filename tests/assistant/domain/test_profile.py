"""A profile is the rule set of a region or document: where a class goes, and which weights fit."""

from datetime import date

import pytest
from pydantic import ValidationError

from assistant.domain.profile import Level1Class, Level2Class, Profile, WeightScheme


def classes(**level2):
    return tuple(
        Level1Class(name=name, level2=tuple(Level2Class(name=n) for n in names)) for name, names in level2.items()
    )


CENTRAL = classes(成本指标=("经济成本指标", "社会成本指标"), 产出指标=("数量指标",), 效益指标=("社会效益指标",))
OLD = classes(产出指标=("数量指标", "成本指标"), 效益指标=("社会效益指标", "可持续影响指标"))


def profile(level1=CENTRAL, **more):
    return Profile(id="p", title="甲", holds_from=date(2021, 1, 1), level1=level1, forms={}, **more)


@pytest.mark.parametrize(
    ("level1", "stated", "place"),
    [
        (CENTRAL, ("产出指标", "产出数量"), ("产出指标", "数量指标")),
        (CENTRAL, ("产出指标", "成本指标"), ("成本指标", "经济成本指标")),
        (CENTRAL, ("成本指标", "社会成本指标"), ("成本指标", "社会成本指标")),
        (CENTRAL, ("效益指标", "可持续影响指标"), ("效益指标", "社会效益指标")),
        (CENTRAL, ("产出指标", "质量指标"), None),
        (OLD, ("成本指标", "经济成本指标"), ("产出指标", "成本指标")),
        (OLD, ("效益指标", "可持续影响"), ("效益指标", "可持续影响指标")),
        (OLD, ("满意度指标", "服务对象满意度指标"), None),
    ],
)
def test_a_class_goes_where_the_form_of_the_profile_has_it(level1, stated, place):
    assert profile(level1).place(*stated) == place


def test_a_form_without_cost_has_no_place_for_it():
    assert profile(classes(产出指标=("数量指标",))).place("成本指标", "经济成本指标") is None


@pytest.mark.parametrize(
    ("cost", "satisfaction", "fits"), [(True, True, True), (True, False, True), (False, True, False)]
)
def test_a_scheme_fits_by_what_it_cares_about(cost, satisfaction, fits):
    assert WeightScheme(weights={}, cost=True).fits(cost=cost, satisfaction=satisfaction) is fits


def test_the_first_scheme_that_fits_is_taken():
    with_cost, other = WeightScheme(weights={"产出指标": 40}, cost=True), WeightScheme(weights={"产出指标": 50})
    found = profile(weight_schemes=(with_cost, other))
    assert found.scheme(cost=True, satisfaction=False) == with_cost
    assert found.scheme(cost=False, satisfaction=True) == other
    assert profile().scheme(cost=True, satisfaction=True) is None


@pytest.mark.parametrize("wrong", [{"severities": {"IND001": "deadly"}}, {"titel": "乙"}, {"execution_weight": "ten"}])
def test_what_a_profile_cannot_hold_is_refused(wrong):
    with pytest.raises(ValidationError):
        profile(**wrong)


def test_layouts_of_its_own_are_not_written_out():
    assert "own_layouts" not in profile().model_dump()
