"""What kinds of thing a rule states, read by its grammar; the counterpart of what questions ask for."""

import pytest

from assistant.language.inquiries import AskedKind, Modality
from assistant.language.stated_kinds import kinds_in_figures, modality_of, stated_kinds, states_deadline

K = AskedKind


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("由财政部门负责", K.WHO),
        ("填写《绩效自评表》", K.FORM),
        ("每季度评价一次", K.FREQUENCY),
        ("须加盖公章", K.SIGNATURE),
        ("绩效目标是指预期产出", K.DEFINITION),
        ("为了加强管理", K.REASON),
        ("满分100分", K.POINTS),
        ("不超过50万元", K.MONEY),
        ("约10％", K.SHARE),
        ("包括：产出、效益", K.LIST),
        ("培训3人", K.COUNT),
        ("１５个工作日内出具", K.TIME),
    ],
)
def test_a_rule_states_a_kind_of_thing(rule, kind):
    assert kind in stated_kinds(rule)


def test_every_rule_says_how_and_an_empty_one_nothing_else():
    assert stated_kinds("") == {K.HOW}


def test_a_sum_is_no_count_and_a_count_no_sum():
    assert K.COUNT not in stated_kinds("不超过50万元")
    assert K.MONEY not in stated_kinds("培训3人")


@pytest.mark.parametrize(
    ("rule", "stated"),
    [
        ("审核为差的，不得安排预算", (Modality.LEAVE, True)),
        ("时效指标不作强制要求", (Modality.DUTY, True)),
        ("经委托方同意，可以采取非现场方式", (Modality.LEAVE, False)),
        ("各部门应当开展绩效评价", (Modality.DUTY, False)),
        ("可以不设满意度指标", (Modality.DUTY, True)),
        ("视为已完成", (Modality.DUTY, True)),
        ("资金分四行", None),
        ("", None),
    ],
)
def test_a_rule_forbids_frees_allows_or_obliges(rule, stated):
    assert modality_of(rule) == stated


@pytest.mark.parametrize("rule", ["不需要，但不得拖延", "应当公开并可以调整"])
def test_a_rule_of_two_kinds_has_no_one_modality(rule):
    assert modality_of(rule) is None


@pytest.mark.parametrize("word", ["应用评价结果", "要求清楚", "应急", "可行性", "要素"])
def test_a_word_that_only_begins_like_a_modal_verb_is_none(word):
    assert modality_of(word) is None


@pytest.mark.parametrize("rule", ["8月15日前报送", "15个工作日内出具报告", "年底前完成", "２０日内", "不晚于8月"])
def test_a_last_day_or_a_span_is_a_deadline(rule):
    assert states_deadline(rule)


@pytest.mark.parametrize("rule", ["每年8月集中监控一次", "每年一次", "常年开展", ""])
def test_a_time_that_binds_nobody_to_a_day_is_no_deadline(rule):
    assert AskedKind.TIME in stated_kinds("每年8月集中监控一次")
    assert not states_deadline(rule)


def test_a_kind_is_stated_in_figures_by_a_month_or_a_number_and_not_by_a_word():
    assert {AskedKind.TIME, AskedKind.FREQUENCY} <= kinds_in_figures("每年8月集中监控一次")
    assert not {AskedKind.TIME, AskedKind.FREQUENCY} & kinds_in_figures("年度中定期、及时监控")
