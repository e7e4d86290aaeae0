"""Single values of results: amounts with or without a unit, shares, yes and no, and words."""

from decimal import Decimal

import pytest

from assistant.files.interface import IntakeError
from assistant.forms.results.values import about, read_amount, read_share, read_yes_no, stated_unit, words


@pytest.mark.parametrize(
    ("stated", "unit", "amount"),
    [
        ("465.2", "万元", "465.2"),
        ("4,652,000元", "万元", "465.2"),
        ("465.2万", "元", "4652000"),
        ("1亿元", "万元", "10000"),
        ("人民币480万元整", "万元", "480"),
        ("约92万元", "万元", "92"),
        (465.2, "万元", "465.2"),
        ("0", "万元", "0"),
        ("12", "", "12"),
    ],
)
def test_an_amount_is_exact_in_the_unit_wanted(stated, unit, amount):
    assert read_amount(stated, unit, "全年执行数") == Decimal(amount)


@pytest.mark.parametrize("stated", [None, "", " ", "——", "无", "/"])
def test_an_empty_cell_is_no_amount(stated):
    assert read_amount(stated, "万元", "全年执行数") is None


@pytest.mark.parametrize("stated", ["-5", "很多", "1.2.3", "465.2万美元", "12%"])
def test_what_is_no_amount_is_refused_by_the_name_of_its_field(stated):
    with pytest.raises(IntakeError, match="全年执行数"):
        read_amount(stated, "万元", "全年执行数")


def test_only_an_amount_that_is_about_so_much_is_remarked_on():
    assert len(list(about("约92万元", "执行数"))) == 1
    assert list(about("92万元", "执行数")) == list(about("约定", "执行数")) == list(about(None, "执行数")) == []


def test_the_first_unit_that_an_amount_names_is_the_stated_one():
    assert stated_unit(iter(["480", "480万", "5元"])) == "万元"
    assert stated_unit(iter(["480", "甲"])) == ""


@pytest.mark.parametrize(
    ("stated", "share"), [("85", 85), ("85%", 85), ("100", 100), ("0", 0), ("", None), (None, None)]
)
def test_a_share_is_percent_of_the_weight(stated, share):
    assert read_share(stated, "水平") == share


@pytest.mark.parametrize("stated", ["100.1", "-1", "多数"])
def test_a_share_beyond_the_whole_is_refused(stated):
    with pytest.raises(IntakeError, match="水平"):
        read_share(stated, "水平")


@pytest.mark.parametrize(
    ("stated", "so"),
    [("是", True), ("已完工", True), (" Yes ", True), ("未完成", False), ("0", False), ("", None), (None, None)],
)
def test_yes_and_no_are_read_in_the_words_people_use(stated, so):
    assert read_yes_no(stated, "项目是否完成") is so


def test_a_word_that_is_neither_yes_nor_no_is_refused():
    with pytest.raises(IntakeError, match="“是”或“否”"):
        read_yes_no("基本", "项目是否完成")


@pytest.mark.parametrize(
    ("stated", "text"),
    [(None, ""), (True, "是"), (20.0, "20"), (Decimal("1.50"), "1.5"), (" 甲 ", "甲"), (float("nan"), "nan")],
)
def test_a_value_is_shown_as_text(stated, text):
    assert words(stated) == text
