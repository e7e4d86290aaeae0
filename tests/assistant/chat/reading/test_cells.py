"""Orders on cells: value, weight, name, class and words of a row, each for the row that is meant."""

from dataclasses import replace

import pytest

from assistant.chat.reading.class_orders import class_of, set_class
from assistant.chat.reading.name_orders import set_name
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.target_orders import set_target
from assistant.chat.reading.text_orders import set_text
from assistant.chat.reading.weight_orders import set_weight
from tests.fakes.reading import SCENE, about, read


def targets(text, scene=SCENE, **slots):
    return [(o.get("row"), o["value"]) for o in read(set_target, text, scene, **slots)]


@pytest.mark.parametrize(
    ("text", "slots", "made"),
    [
        ("满意度改成92%", {"row": "满意度", "value": "92%"}, ("r7", "≥92%")),
        ("满意度改成92%", {}, ("r7", "≥92%")),
        ("合格率提高两个点", {"row": "合格率", "value": "两个点"}, ("r4", "≥97%")),
        ("培训期数再加1期", {"row": "培训期数", "value": "1期"}, ("r3", "≥5期")),
        ("培训期数翻一番", {"row": "培训期数"}, ("r3", "≥8期")),
        ("项目总成本别超过100万元", {"row": "项目总成本", "value": "100万元"}, ("r1", "≤100万元")),
        ("满意度改成９２％", {"row": "满意度", "value": "９２％"}, ("r7", "≥92%")),
    ],
)
def test_a_value_is_set_for_the_row_that_is_named(text, slots, made):
    assert targets(text, **slots) == [made]


def test_one_value_for_several_rows_needs_a_word_that_says_so():
    assert targets("第三、第四条都减半") == [("r3", "≥2期"), ("r4", "≥47.5%")]


def test_the_present_number_says_which_of_two_rows_is_meant():
    assert targets("培训120改150", row="培训", value="150") == [("r2", "≥150人")]


@pytest.mark.parametrize("text", ["满意度改一下", "满意度"])
def test_without_a_readable_value_nothing_is_set(text):
    assert {o["op"] for o in read(set_target, text)} == {"unclear"}


def test_several_figures_in_one_value_are_asked_about():
    assert read(set_target, "满意度改成93/94/95", row="满意度", value="93/94/95")[0]["op"] == "unclear"


def test_a_value_of_another_measure_does_not_fit_the_row():
    made = read(set_target, "满意度改成300人", row="满意度", value="300人")
    assert [(o["op"], o["rows"]) for o in made] == [("unclear", ["r7"])]


@pytest.mark.parametrize(
    ("text", "slots", "made"),
    [
        ("满意度给15分", {"row": "满意度", "value": "15分"}, [("r7", "15")]),
        ("满意度加5分", {"row": "满意度", "value": "5分"}, [("r7", "15")]),
        ("满意度减5分", {"row": "满意度", "value": "5分"}, [("r7", "5")]),
        ("满意度加到15分", {"row": "满意度", "value": "15分"}, [("r7", "15")]),
        ("满意度的分减半", {"row": "满意度"}, [("r7", "5")]),
        ("总成本20分太多，分5分给满意度", {}, [("r1", "15"), ("r7", "15")]),
        ("第二、第三、第四条 12/10/8", {}, [("r2", "12"), ("r3", "10"), ("r4", "8")]),
    ],
)
def test_points_are_set_reckoned_moved_and_listed(text, slots, made):
    assert [(o.get("row"), o.get("value")) for o in read(set_weight, text, **slots)] == made


def test_a_list_of_points_that_does_not_match_the_rows_is_asked_about():
    (made,) = read(set_weight, "第二、第三条 12/10/8")
    assert (made["op"], made["reason"]) == ("unclear", "几个分值和几条指标对不上，请逐条说。")


@pytest.mark.parametrize(
    ("text", "slots", "name"),
    [
        ("培训期数改名叫“办班期数”", {"row": "培训期数", "value": "办班期数"}, "办班期数"),
        ("培训护理员人数，把护理员三个字去掉", {"row": "培训护理员人数"}, "培训人数"),
        ("受益老人数量，把老人两个字删掉吧", {"row": "受益老人数量"}, "受益数量"),
    ],
)
def test_a_row_is_renamed_or_a_part_of_its_name_taken_out(text, slots, name):
    (made,) = read(set_name, text, **slots)
    assert (made["op"], made["value"]) == ("set_name", name)


@pytest.mark.parametrize(("text", "slots"), [("培训期数改个名", {}), ("培训期数改名叫甲乙", {"value": "甲乙"})])
def test_without_a_new_name_of_some_length_nothing_is_renamed(text, slots):
    assert read(set_name, text, row="培训期数", **slots)[0]["op"] == "unclear"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("社会效益", "社会效益指标"), ("时效那类", "时效指标"), ("从数量挪到质量", "质量指标"),
        ("满意度", "服务对象满意度指标"),
        ("生态", "生态效益指标"),
    ],
)  # fmt: skip
def test_a_class_is_the_one_that_words_name_last(words, found):
    assert class_of(SCENE, words)[1] == found


@pytest.mark.parametrize("words", ["", "  ", "产出", "别的类"])
def test_no_class_or_a_first_level_of_several_is_none(words):
    assert class_of(SCENE, words) is None


def test_without_a_profile_no_class_is_known():
    assert class_of(Scene(), "数量指标") is None


def test_a_row_is_put_into_another_class():
    (made,) = read(set_class, "培训期数放到质量指标里", row="培训期数")
    assert (made["op"], made["row"], made["value"]) == ("set_class", "r3", "质量指标")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("满意度的数据来源写成问卷调查表", "data_source", "问卷调查表"),
        ("满意度的评分标准：每低1%扣1分，扣完为止", "scoring_standard", "每低1%扣1分，扣完为止"),
    ],
)
def test_the_words_of_a_row_are_what_stands_behind_their_field(text, field, value):
    (made,) = read(set_text, text)
    assert (made["op"], made["row"], made["field"], made["value"]) == ("set_text", "r7", field, value)


def test_words_without_a_field_are_asked_about():
    assert read(set_text, "满意度写成问卷", row="满意度")[0]["op"] == "unclear"


def test_the_row_last_spoken_of_gets_the_words():
    (made,) = read(set_text, "数据来源写成问卷调查表", about("r4"), value="问卷调查表")
    assert made["row"] == "r4"


def test_a_form_without_rows_has_no_cell_to_set():
    bare = replace(SCENE, filing=SCENE.filing.model_copy(update={"indicators": ()}))
    assert {o["op"] for o in read(set_weight, "满意度给15分", bare, value="15分")} == {"unclear"}
