"""A number that makes an indicator has a class and a sign; where its role says which, no model is asked."""

import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.row_classes import (
    CLASSIFIED,
    SIGNED,
    RowClassifier,
    effect_class,
    lasting_class,
    shipped_classifier,
)
from assistant.language.layout import layout
from assistant.language.target import Operator
from assistant.language.tokens import find_tokens


def read(text, role, name):
    tokens = find_tokens(text)
    [found] = shipped_classifier().read(layout(text), tokens, [(len(tokens) - 1, NumberRole(role), name)])
    return found


@pytest.mark.parametrize(
    ("role", "level2"),
    [
        ("satisfaction", "服务对象满意度指标"),
        ("milestone", "时效指标"),
        ("price", "经济成本指标"),
        ("money_total", "经济成本指标"),
        ("money_use", "经济成本指标"),
        ("money_effect", "经济效益指标"),
    ],
)
def test_a_role_that_fixes_the_class_is_believed_whatever_is_measured(role, level2):
    assert read("护栏60米", role, "护栏长度").level2 == level2


@pytest.mark.parametrize(
    ("text", "role", "name", "level2"),
    [
        ("修剪行道树800株。", "output", "修剪行道树数量", "数量指标"),
        ("零件抽检合格率99%。", "result", "零件抽检合格率", "质量指标"),
        ("投诉3个工作日内答复。", "limit", "投诉答复时限", "时效指标"),
    ],
)
def test_the_class_of_the_rest_follows_from_what_is_measured(text, role, name, level2):
    assert read(text, role, name).level2 == level2


def test_the_sign_follows_the_way_the_value_goes():
    assert read("管网漏损率由15%降到9%。", "result", "管网漏损率").operator is Operator.AT_MOST
    assert read("垃圾分类知晓率由70%提高到85%。", "result", "垃圾分类知晓率").operator is Operator.AT_LEAST


@pytest.mark.parametrize("role", sorted(set(NumberRole) - SIGNED))
def test_a_role_that_binds_nothing_has_no_sign(role):
    assert read("护栏60米", role, "护栏长度").operator is None


def test_only_what_a_model_says_is_less_than_sure():
    assert read("护栏60米", "satisfaction", "村民满意度").confidence == 1
    assert read("护栏60米", "output", "护栏长度").confidence < 1


def test_every_class_that_a_model_gives_is_also_signed():
    assert CLASSIFIED < SIGNED


def test_no_numbers_no_classes_and_no_model_is_loaded(tmp_path):
    nowhere = RowClassifier(tmp_path / "none", tmp_path / "none")
    assert nowhere.read(layout(""), (), []) == []


@pytest.mark.parametrize(
    ("name", "unit", "level2"),
    [
        ("棚圈使用年限", "年", "可持续影响指标"),
        ("棚圈使用年限", "个", "社会效益指标"),
        ("青贮时间", "年", "社会效益指标"),
    ],
)
def test_years_that_something_lasts_are_of_later_years(name, unit, level2):
    assert lasting_class("社会效益指标", name, unit) == level2


@pytest.mark.parametrize(
    ("name", "operator", "level2"),
    [
        ("火情当天扑灭率", Operator.AT_LEAST, "社会效益指标"),
        ("政策知晓率", Operator.AT_LEAST, "社会效益指标"),
        ("犬粪阳性率", Operator.AT_MOST, "社会效益指标"),
        ("抗体阳性率", Operator.AT_LEAST, "质量指标"),
        ("森林受害率", Operator.AT_MOST, "生态效益指标"),
        ("应保尽保率", Operator.EQUAL, "社会效益指标"),
        ("培训合格率", Operator.AT_LEAST, "质量指标"),
    ],
)
def test_a_rate_of_what_happens_to_people_and_land_is_an_effect(name, operator, level2):
    assert effect_class("质量指标", name, operator) == level2
