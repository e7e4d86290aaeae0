"""What no reading has taken is named, so that nothing of an input vanishes."""

import random

from assistant.language.unread import unread_figures


def left(text, *taken):
    return [f.text for f in unread_figures(text, [(text.index(t), text.index(t) + len(t)) for t in taken])]


def test_figures_that_were_taken_are_not_named_and_all_others_are():
    text = "放流鱼苗120万尾，安装浮标15枚，覆盖率95%，11月底前完成，编号A-20931。"
    assert left(text, "120万尾", "95%") == ["15枚", "11月底", "20931"]


def test_marks_of_lists_are_no_figures():
    assert left("1.培训80人\n（2）发放40册\n③ 走访9户") == ["80人", "40册", "9户"]


def test_a_word_that_may_be_no_figure_is_named_as_doubtful():
    (figure,) = unread_figures("二级道路清扫", ())
    assert figure.text.startswith("二级")
    assert figure.doubtful


def test_an_idiom_is_no_figure():
    assert unread_figures("发展三农事业", ()) == ()


def test_the_words_around_a_figure_are_of_its_own_line():
    (figure,) = unread_figures("前面\n投放400瓶药剂\n后面", ())
    assert figure.context == "投放400瓶药剂"


def test_every_digit_of_any_text_is_named_where_nothing_is_taken():
    numbers = random.Random(7)  # noqa: S311 -- test data
    for _ in range(300):
        text = "共" + "".join(numbers.choice("0123456789.,:-/%年月日第号〔〕万元枚个 的、，。一AB") for _ in range(60))
        named = [range(f.start, f.end) for f in unread_figures(text, ())]
        assert [i for i, c in enumerate(text) if c.isdigit() and not any(i in place for place in named)] == []


def test_the_scale_of_a_unit_is_no_figure():
    assert left("单位：万元\n| 数量 | 金额（亿元） |") == []
