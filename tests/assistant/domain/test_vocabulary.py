"""Many spellings mean the same class; what names no class is none."""

import pytest

from assistant.domain.vocabulary import FORM_TITLES, FormKind, is_cost, read_level1, read_level2


@pytest.mark.parametrize(
    ("text", "level1"),
    [
        ("产出指标(70分)", "产出指标"),
        ("一、产 出", "产出指标"),
        ("项目完成", "产出指标"),
        ("项目效果", "效益指标"),
        ("成本", "成本指标"),
        ("社会公众满意度", "满意度指标"),
        ("效益指标（含满意度）", "效益指标"),
        ("决策", None),
        ("", None),
    ],
)
def test_a_first_level_class_is_known_by_its_words_and_not_by_a_note(text, level1):
    assert read_level1(text) == level1


@pytest.mark.parametrize(
    ("text", "level2"),
    [
        ("产出数量", "数量指标"),
        ("质量指标", "质量指标"),
        ("产出进度", "时效指标"),
        ("成本指标", "成本指标"),
        ("经济成本指标", "经济成本指标"),
        ("生态环境成本指标", "生态环境成本指标"),
        ("环境效益", "生态效益指标"),
        ("可持续影响", "可持续影响指标"),
        ("社会公众或服务对象满意度", "服务对象满意度指标"),
        ("其他", None),
        ("", None),
    ],
)
def test_a_second_level_class_is_known_by_its_words(text, level2):
    assert read_level2(text) == level2


@pytest.mark.parametrize(
    ("level1", "level2", "cost"),
    [
        ("成本指标", "", True),
        ("产出指标", "成本指标", True),
        ("产出指标", "社会成本指标", True),
        ("产出指标", "数量指标", False),
        ("", "", False),
    ],
)
def test_a_row_is_a_cost_wherever_the_form_puts_it(level1, level2, cost):
    assert is_cost(level1, level2) is cost


def test_every_form_has_a_title_of_its_own():
    assert set(FORM_TITLES) == set(FormKind)
    assert len(set(FORM_TITLES.values())) == len(FormKind)
