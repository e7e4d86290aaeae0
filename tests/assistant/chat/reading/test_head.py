"""Orders on the head of the form: names, days, money, goals, rule set, year, an older form."""

from decimal import Decimal

import pytest

from assistant.chat.reading.day_orders import days_of
from assistant.chat.reading.goal_orders import set_goal
from assistant.chat.reading.head_orders import set_head
from assistant.chat.reading.money_orders import set_money, sum_of
from assistant.chat.reading.names_in_words import clean
from assistant.chat.reading.setting_orders import start_from, switch_profile, switch_year, year_of
from assistant.domain.question import QuestionType
from assistant.language.money import MoneyUnit
from assistant.language.tokens import find_tokens
from tests.fakes.reading import asking, question, read


def fields(text, scene=None, **slots):
    made = read(set_head, text, scene, **slots) if scene else read(set_head, text, **slots)
    return [(o.get("field"), o.get("value")) for o in made]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("主管部门是县水利局", [("department", "县水利局")]),
        ("主管部门县水利局，实施单位城关镇政府", [("department", "县水利局"), ("unit", "城关镇政府")]),
        ("项目属性改成延续性", [("attribute", "延续项目")]),
        ("开始时间改成2027年3月1日", [("start", "2027-03-01")]),
        ("实施期限3月到11月底", [("start", "2027-03-01"), ("end", "2027-11-30")]),
        ("结束时间12月20号", [("end", "2027-12-20")]),
    ],
)
def test_fields_of_the_head_get_the_words_behind_them(text, made):
    assert fields(text) == made


def test_a_name_that_was_marked_is_taken_without_the_words_around_it():
    assert fields("项目名称改成“护理员提升项目”吧", value="护理员提升项目") == [("name", "护理员提升项目")]


def test_a_value_without_a_label_is_for_the_field_that_is_asked():
    assert fields("县水利局", asking(question("unit")), value="县水利局") == [("unit", "县水利局")]


@pytest.mark.parametrize("text", ["主管部门改一下", "主管部门是谁啊，我问问", "“主管部门”四个字"])
def test_without_words_for_a_field_the_head_stays(text):
    assert [o["op"] for o in read(set_head, text)] == ["unclear"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("是县水利局吧", "县水利局"),
        ("改成“县水利局”，谢谢", "县水利局"),
        ("：县水利局。", "县水利局"),
        ("", ""),
        ("吧", ""),
    ],
)
def test_a_name_is_taken_without_what_leads_up_to_it_and_trails_off(words, name):
    assert clean(words) == name


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2027年3月1日到2027年11月30日", ("2027-03-01", "2027-11-30")),
        ("3.1到11.30", ("2027-03-01", "2027-11-30")),
        ("三月五到六月十", ("2027-03-05", "2027-06-10")),
        ("全年", ("2027-01-01", "2027-12-31")),
        ("2028年全年", ("2028-01-01", "2028-12-31")),
        ("3月1日", ("2027-03-01", "")),
        ("5月1日不对，6月1日", ("2027-06-01", "")),
        ("没定", ("", "")),
        ("", ("", "")),
    ],
)
def test_the_first_and_the_last_day_of_words(words, days):
    assert days_of(words, 2027) == days


def test_a_whole_year_of_no_known_year_is_no_days():
    assert days_of("全年", None) == ("", "")


def sums(text, *asked):
    made = read(set_money, text, asking(*asked))
    return [(o.get("field"), o.get("amount"), o.get("unit")) for o in made]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("财政拨款100万元", [("fiscal", 100, "万元")]),
        ("财政拨款100万，自筹20万", [("fiscal", 100, "万元"), ("other", 20, "万元")]),
        ("总额改成130", [("total", 130, "万元")]),
        ("财政拨款减20万元", [("fiscal", 100, "万元")]),
        ("财政拨款追加5万元", [("fiscal", 125, "万元")]),
        ("总额和财政拨款都是80万元", [("fiscal", 80, "万元"), ("total", 80, "万元")]),
        ("30万元是自筹", [("other", 30, "万元")]),
        ("总额5000元", [("total", 5000, "元")]),
    ],
)
def test_a_part_of_the_money_gets_the_sum_that_is_named_with_it(text, made):
    assert sorted(sums(text)) == sorted(made)


def test_a_sum_alone_is_for_the_money_that_is_asked_and_else_for_none():
    asked = question("money", QuestionType.MONEY, id="money.total")
    assert sums("120万元", asked) == [("total", 120, "万元")]
    assert sums("120万元") == [(None, None, None)]


@pytest.mark.parametrize(
    ("text", "unit", "made"),
    [
        ("120万元", None, (Decimal(120), "万元")), ("3亿", MoneyUnit.WAN, (Decimal(3), "亿元")),
        ("120", MoneyUnit.WAN, (Decimal(120), "万元")), ("120", None, None), ("120人", MoneyUnit.WAN, None),
    ],
)  # fmt: skip
def test_a_bare_number_counts_in_the_unit_of_the_form_and_people_are_no_money(text, unit, made):
    assert sum_of(find_tokens(text)[0], unit) == made


@pytest.mark.parametrize(
    ("text", "slots", "field", "sentence", "value"),
    [
        ("目标2改成：培训护理员150人", {"value": "培训护理员150人"}, "annual", 2, "培训护理员150人"),
        ("目标二改成：培训护理员150人", {}, "annual", 2, "培训护理员150人"),
        ("总体目标改成：三年培训护理员360人", {}, "overall", None, "三年培训护理员360人"),
        ("年度目标最后一条改成：学员满意度不低于92%", {}, "annual", 3, "学员满意度不低于92%"),
    ],
)
def test_a_goal_is_written_by_its_number_or_as_a_whole(text, slots, field, sentence, value):
    (made,) = read(set_goal, text, **slots)
    assert (made["field"], made.get("sentence"), made["value"]) == (field, sentence, value)


def test_a_goal_without_its_words_is_asked_for():
    assert read(set_goal, "目标2改改")[0]["op"] == "unclear"


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("换成河南的口径", "henan-2022"),
        ("用中央2020", "central-2020"),
        ("用中央的", "central-2021"),
        ("按上海", "shanghai"),
    ],
)
def test_a_place_or_a_year_names_the_rule_set(text, profile):
    assert [o["value"] for o in read(switch_profile, text)] == [profile]


def test_an_unknown_place_is_asked_about():
    assert read(switch_profile, "换成火星的口径")[0]["op"] == "unclear"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("改成2028年", 2028), ("二〇二八年度", 2028), ("28年的", 2028), ("明年", 2028), ("往前一年", 2026),
        ("2027不对，2029", 2029), ("12028号", None), ("某年", None), ("", None),
    ],
)  # fmt: skip
def test_a_year_is_named_or_reckoned_from_that_of_the_form(text, year):
    assert year_of(text, 2027) == year


def test_next_year_of_no_known_year_is_none():
    assert year_of("明年", None) is None


def test_the_year_of_the_form_is_switched_or_asked_for():
    assert read(switch_year, "年度改成2028年") == [{"op": "switch_year", "value": "2028"}]
    assert read(switch_year, "年度改一下")[0]["op"] == "unclear"


@pytest.mark.parametrize(
    ("text", "slots", "file"),
    [
        ("照着申报表2026.xlsx做", {}, "申报表2026.xlsx"), ("照“去年申报表.docx”做", {}, "去年申报表.docx"),
        ("照上传的去年申报表做", {"value": "去年申报表"}, "去年申报表"),
    ],
)  # fmt: skip
def test_an_older_form_is_named_by_its_file(text, slots, file):
    assert read(start_from, text, **slots) == [{"op": "start_from", "file": file}]


def test_without_a_file_it_is_asked_for():
    assert read(start_from, "照去年的做")[0]["op"] == "unclear"
