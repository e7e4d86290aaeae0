"""Which rows an act means: by its own words, by what was named before, by what was last spoken of; else it is asked."""

from dataclasses import replace

import pytest

from assistant.chat.reading.choosing import RowChoice, UnclearRow, chosen_rows
from assistant.chat.reading.scene import Focus, Scene
from tests.fakes.reading import SCENE, about, act


def chosen(text, scene=SCENE, fits=None, prefer=None, **slots):
    return chosen_rows(act("set_target", text, scene, **slots), scene, fits, prefer)


@pytest.mark.parametrize(
    ("text", "rows"),
    [("第二条改成150", ("r2",)), ("满意度改成92%", ("r7",)), ("第三、第五条删了", ("r3", "r5"))],
)
def test_the_words_of_the_act_name_its_rows(text, rows):
    assert chosen(text) == RowChoice(rows)


def test_a_marked_row_counts_before_other_words():
    assert chosen("培训期数看了，满意度改成92%", row="满意度").rows == ("r7",)


def test_a_row_that_is_not_there_is_stated_and_never_guessed():
    with pytest.raises(UnclearRow, match="表里没有找到“绿化面积”") as error:
        chosen("绿化面积改成300平方米", about("r3"), row="绿化面积")
    assert error.value.rows == ()


def test_an_unmarked_noun_of_measure_that_no_row_has_is_stated_too():
    with pytest.raises(UnclearRow, match="表里没有找到“绿化面积”"):
        chosen("绿化面积改成300平方米", about("r3"))


def test_a_place_behind_the_last_row_is_stated():
    with pytest.raises(UnclearRow, match="表里没有“第九条”"):
        chosen("第九条改成5")


def test_without_a_row_the_one_last_spoken_of_is_meant():
    assert chosen("改成150", about("r2")) == RowChoice(("r2",), by_focus=True)


def test_of_two_rows_last_spoken_of_neither_is_meant():
    with pytest.raises(UnclearRow, match="没有听出来") as error:
        chosen("改成150", about("r2", "r3"))
    assert error.value.rows == ("r2", "r3")


def test_of_two_rows_last_spoken_of_the_one_that_the_order_fits_is_meant():
    assert chosen("改成150", about("r2", "r3"), lambda r: r.id == "r3").rows == ("r3",)


def test_a_row_that_the_order_does_not_fit_is_not_taken_from_the_conversation():
    with pytest.raises(UnclearRow):
        chosen("改成150", about("r2"), lambda _: False)


def test_an_earlier_row_of_the_message_is_meant_before_an_older_one():
    one = replace(act("set_target", "改成96%"), earlier=tuple(SCENE.finder.find("考核合格率")))
    assert chosen_rows(one, about("r2")).rows == ("r4",)


def test_what_the_same_message_named_by_an_act_before_is_meant_first():
    fresh = replace(SCENE, focus=Focus(rows=("r2",), is_fresh=True))
    one = replace(act("set_target", "改成96%"), earlier=tuple(SCENE.finder.find("考核合格率")))
    assert chosen_rows(one, fresh) == RowChoice(("r2",), by_focus=True)


def test_a_part_of_two_names_is_settled_by_what_the_order_fits():
    with pytest.raises(UnclearRow, match="可能是几条指标") as error:
        chosen("培训那个改成200", row="培训")
    candidates = error.value.rows
    assert len(candidates) > 1
    assert chosen("培训那个改成200", row="培训", fits=lambda r: r.id == candidates[0]).rows == candidates[:1]
    assert chosen("培训那个改成200", row="培训", prefer=lambda r: r.id == candidates[1]).rows == (candidates[1],)


def test_a_row_that_is_preferred_must_be_one_alone():
    with pytest.raises(UnclearRow) as error:
        chosen("培训那个改成200", row="培训", prefer=lambda r: r.id in {"r2", "r3"})
    assert error.value.rows == ("r2", "r3", "r5")


def test_it_means_the_row_that_the_same_message_named():
    assert chosen("满意度看了，它改成92%", about("r2"), row=["它"]).rows == ("r7",)


def test_an_empty_form_has_no_row_to_mean():
    with pytest.raises(UnclearRow):
        chosen("改成150", Scene())


@pytest.mark.parametrize(
    ("text", "rows"), [("带培训的三条都删", ("r2", "r3", "r5")), ("培训这三条都删", ("r2", "r3", "r5"))]
)
def test_all_rows_that_a_part_of_a_name_fits_are_meant_where_they_are_counted(text, rows):
    assert chosen(text).rows == rows


def test_a_part_of_a_name_is_unclear_where_another_count_stands_behind_it():
    with pytest.raises(UnclearRow):
        chosen("带培训的两条都删")


def test_a_word_that_leads_on_is_no_part_of_a_noun():
    assert chosen("然后时间改成六月十五号", about("r5")) == RowChoice(("r5",), by_focus=True)
