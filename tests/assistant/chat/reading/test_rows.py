"""Words that mean rows: by place, by name, by class, by what was last spoken of."""

import pytest

from assistant.chat.reading.row_mentions import SceneRow
from assistant.chat.reading.rows import RowFinder
from tests.fakes.reading import SCENE

ROWS = [
    SceneRow("r1", "项目总成本", "成本指标", "经济成本指标", "≤120万元"),
    SceneRow("r2", "抢险救援头盔单价", "成本指标", "经济成本指标", "≤580元/顶"),
    SceneRow("r3", "抢险救援头盔数量", "产出指标", "数量指标", "≥60顶"),
    SceneRow("r4", "水罐消防车数量", "产出指标", "数量指标", "≥1辆"),
    SceneRow("r5", "验收合格率", "产出指标", "质量指标", "=100%"),
    SceneRow("r6", "用户数", "效益指标", "社会效益指标", "≥9万人"),
    SceneRow("r7", "指战员满意度", "满意度指标", "服务对象满意度指标", "≥90%"),
]


def meant(text, focus=()):
    return [m.rows for m in RowFinder(ROWS).find(text, focus)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("第二条改成550", ("r2",)),
        ("第3条580高了", ("r3",)),
        ("第五条一星期三趟", ("r5",)),
        ("最后一条", ("r7",)),
        ("倒数第二条", ("r6",)),
        ("前面两条都删了", ("r1", "r2")),
        ("第三、第五条", ("r3", "r5")),
    ],
)
def test_rows_are_meant_by_their_place(text, rows):
    assert meant(text)[0] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("满意度改成92%", ("r7",)),
        ("消防车再加一辆", ("r4",)),
        ("用户数提到10万", ("r6",)),
        ("头盔数量改80", ("r3",)),
        ("合格率那条", ("r5",)),
    ],
)
def test_a_part_of_a_name_is_enough(text, rows):
    assert meant(text) == [rows]


def test_a_part_of_two_names_means_either():
    assert meant("头盔改80") == [("r2", "r3")]


def test_what_is_pointed_at_is_what_was_spoken_of_last():
    assert meant("刚才那个再加5个", ["r4"]) == [("r4",)]


def test_a_class_may_say_which():
    assert meant("产出里第二个") == [("r4",)]


def test_words_of_no_row_mean_none():
    assert meant("绿化面积三百") == []


@pytest.mark.parametrize(
    ("text", "rows"), [("他说了92", []), ("他改成92", [("r4",)]), ("那行吧", []), ("那行改成92", [("r4",)])]
)
def test_a_person_who_speaks_and_words_of_consent_are_no_row(text, rows):
    assert meant(text, ["r4"]) == rows


def test_rows_with_some_characters_in_their_names_are_all_meant():
    found = SCENE.finder.find("带“培训”字的三条都删了")
    assert [(m.rows, m.every) for m in found] == [(("r2", "r3", "r5"), True)]


def test_the_measure_of_what_is_pointed_at_is_one_mention():
    assert meant("它的单价往下落10块", ["r3"]) == [("r2",)]
