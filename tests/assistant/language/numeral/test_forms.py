"""What does not change the value of a numeral is undone before it is read."""

import pytest

from assistant.language.numeral.forms import usual_form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("１ ２５０ ０００", "1250000"),
        ("三 万 五 千", "三万五千"),
        ("35 万", "35万"),
        ("陆万另三百", "六万零三百"),
        ("二O二六", "二零二六"),
        ("3·5万", "3.5万"),
        ("3w2", "3万2"),
        ("2k5", "2千5"),
        ("三个亿五千万", "三亿五千万"),
        ("零壹拾", "一十"),
    ],
)
def test_habits_of_writing_are_undone(text, form):
    assert usual_form(text) == form


@pytest.mark.parametrize("text", ["另三百", "3·15", "零三", "三 个", "w2", "1 25"])
def test_what_may_mean_something_stays(text):
    assert usual_form(text) == text


def test_a_capital_that_lost_its_unit_is_no_numeral():
    assert usual_form("叁万伍") == ""
    assert usual_form("伍拾叁") == "五十三"
