"""What changes no cell by itself: questions about the form or the rules, steps back, words kept as they are."""

import pytest

from assistant.chat.reading.scene import Scene
from assistant.chat.reading.talk import CHECK, ask_policy, brief, explain, first_about, not_understood, refuse, undo
from tests.fakes.reading import about, read


@pytest.mark.parametrize(
    ("text", "topic"),
    [("这个95%哪来的", "source"), ("占多少分，怎么算的", "weight"), ("计算公式是什么", "formula"), ("嗯", "why")],
)
def test_what_is_asked_for_is_known_by_its_words(text, topic):
    assert first_about(text) == topic


def test_a_question_about_a_row_is_about_the_form_and_one_about_rules_is_for_the_library():
    (made,) = read(explain, "满意度为什么是90%")
    assert (made["op"], made["row"], made["about"]) == ("explain", "r7", "why")
    assert read(explain, "满意度在101号文里怎么规定")[0]["op"] == "ask_policy"
    assert read(explain, "满意度为什么是90%", Scene())[0]["op"] == "ask_policy"


def test_what_is_pointed_at_in_a_question_is_the_row_last_spoken_of():
    assert read(explain, "这个为什么这么定", about("r4"))[0]["row"] == "r4"


def test_a_question_that_names_a_row_by_its_place_is_about_the_form():
    assert read(ask_policy, "第三条可以不设吗")[0]["op"] == "explain"
    assert read(ask_policy, " 成本指标要设吗 ")[0] == {"op": "ask_policy", "value": "成本指标要设吗"}


def test_a_step_back_is_taken_only_where_it_is_wanted_and_of_what_was_done_last():
    assert read(undo, "撤销") == [{"op": "undo"}]
    assert read(undo, "不用改回去") == []
    assert read(undo, "满意度改回去", about("r7")) == [{"op": "undo"}]
    (made,) = read(undo, "满意度改回去", about("r2"))
    assert (made["op"], made["rows"]) == ("unclear", ["r7"])


def test_words_that_are_kept_as_they_are():
    assert read(brief, " 再培训护工30人 ") == [{"op": "add_brief", "value": "再培训护工30人"}]
    assert len(read(refuse, "编" * 300)[0]["value"]) == 200
    assert read(CHECK, "检查一下") == [{"op": "check"}]


def test_what_is_not_understood_names_the_rows_that_it_may_be_about():
    assert read(not_understood, "满意度啊")[0]["rows"] == ["r7"]
