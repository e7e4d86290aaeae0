"""Words that describe a new row become one: its name as written, its sign, value and class, or an open value."""

import pytest

from assistant.domain.placeholders import is_placeholder
from assistant.jobs.declaration.last_year.described import described_rows


def described(text, class_words=""):
    return described_rows(text, 2027, class_words, lambda _: ())


@pytest.mark.parametrize(
    ("text", "name", "target", "level2"),
    [
        ("跟岗进修人数不少于30人", "跟岗进修人数", "≥30人", "数量指标"),
        ("老人满意度不低于90%", "老人满意度", "≥90%", "服务对象满意度指标"),
        ("故障率控制在3%以内", "故障率", "≤3%", "质量指标"),
        ("出动车辆5台", "出动车辆数量", "≥5台", "数量指标"),
        ("巡查完成时间6月底前", "巡查完成时间", "6月底前", "时效指标"),
    ],
)
def test_words_give_name_sign_value_and_class(text, name, target, level2):
    [found] = described(text)
    assert (found.row.name, found.row.target, found.row.level2) == (name, target, level2)


@pytest.mark.parametrize(
    ("class_words", "level1", "level2"),
    [
        ("加一条质量指标：", "产出指标", "质量指标"),
        ("经济效益", "效益指标", "经济效益指标"),
        ("加一条：", "产出指标", "数量指标"),
    ],
)
def test_a_class_that_the_words_name_wins(class_words, level1, level2):
    [found] = described("跟岗进修人数不少于30人", class_words)
    assert (found.row.level1, found.row.level2) == (level1, level2)


def test_what_has_no_value_yet_stands_open_under_a_name_that_can_be_counted():
    [found] = described("流动助餐车下村，送几个村还没商量好")
    assert found.row.name == "流动助餐车下村数量"
    assert is_placeholder(found.row.target)
    assert found.entry is None


def test_a_row_rests_on_the_number_of_its_words():
    [found] = described("跟岗进修人数不少于30人")
    assert (found.entry.quote, found.entry.start, found.entry.number) == ("30人", 9, 30)


def test_two_things_are_two_rows():
    found = described("跟岗进修人数不少于30人，出动车辆5台")
    assert [(d.row.name, d.entry.quote) for d in found] == [("跟岗进修人数", "30人"), ("出动车辆数量", "5台")]


@pytest.mark.parametrize("text", ["", "村", "30%", "，。"])
def test_words_without_a_name_describe_nothing(text):
    assert described(text) == []
