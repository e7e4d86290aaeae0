"""Changes of the money: one amount by field, and the lines make up the total again, or it is asked how."""

import pytest

from assistant.jobs.declaration.last_year.candidates import match
from assistant.jobs.declaration.last_year.money_orders import change_money, settle, wholly_from
from assistant.language.changes.reader import read_changes
from tests.fakes.last_year import working_form


def changed(text, **funds):
    """The form after the money orders of a text."""
    whole = {"unit": "万元", "total": 100, "fiscal": 80, "carry_over": 0, "other": 20}
    form, orders = working_form(funds=whole | funds), read_changes(text)
    for order in orders:
        for key in match(form, order).keys:
            if key.startswith("money:"):
                change_money(form, order, key.removeprefix("money:"))
    settle(form, orders)
    return form


def lines(form):
    funds = form.filing.funds
    return funds.total, funds.fiscal, funds.other


def codes(form):
    return [p.code for p in form.open]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("财政拨款改为90万元", (110, 90, 20)),
        ("资金总额120万元，自筹不变", (120, 100, 20)),
        ("资金总额120万元，自筹30万元", (120, 90, 30)),
        ("资金总额减少10万元，自筹不变", (90, 70, 20)),
        ("资金总额60万元，全部由县财政承担", (60, 60, 0)),
    ],
)
def test_the_lines_make_up_the_total(text, found):
    form = changed(text)
    assert (lines(form), codes(form)) == (found, [])


def test_the_only_line_takes_the_whole_change():
    assert lines(changed("资金总额120万元", fiscal=100, other=0)) == (120, 120, 0)


def test_a_clause_without_a_sum_says_who_bears_the_difference():
    form = changed("资金总额90万元，财政那块减的")
    assert (lines(form), codes(form)) == ((90, 70, 20), [])


def test_who_bears_the_difference_is_asked_where_nobody_says():
    form = changed("资金总额150万元")
    assert (lines(form), codes(form)) == ((150, 130, 20), ["money.parts"])
    assert "请确认" in next(c.why for c in form.changes if c.path == "funds.fiscal")


def test_lines_that_are_more_than_the_total_are_asked_about():
    form = changed("资金总额90万元，财政拨款95万元")
    assert codes(form) == ["conflict.parts"]
    assert form.open[0].words["total"] == "90万元"
    assert "95万元" in form.open[0].words["parts"]


def test_two_sums_for_one_line_are_asked_about_and_the_first_holds():
    form = changed("财政拨款改为90万元。财政拨款改为95万元")
    assert codes(form) == ["conflict.twice"]
    assert form.filing.funds.fiscal == 90
    assert [u.why for u in form.uses if u.token.text == "95万元"] == ["同一项资金说了两个数，已提问"]


def test_the_same_sum_stated_twice_is_no_conflict():
    assert codes(changed("财政拨款改为90万元。财政拨款改为90万元")) == []


def test_money_that_is_still_open_is_asked_for_and_stays():
    form = changed("资金总额待定")
    assert (lines(form), codes(form)) == ((100, 80, 20), ["money.open"])


def test_money_of_last_year_changes_nothing():
    form = changed("资金总额去年实际到位95万元")
    assert lines(form) == (100, 80, 20)
    assert [(u.token.text, u.role) for u in form.uses] == [("95万元", "money_past")]


def test_every_change_says_what_was_and_how_it_was_reckoned():
    noted = {c.path: c for c in changed("财政拨款改为90万元").changes}
    fiscal, total = noted["funds.fiscal"], noted["funds.total"]
    assert (fiscal.before, fiscal.after) == ("80万元", "90万元")
    assert (total.after, "90+20=110万元" in total.why) == ("110万元", True)
    assert "funds.other" not in noted


@pytest.mark.parametrize(
    ("text", "line"),
    [("全由县财政出", "fiscal"), ("资金60万元，全部自筹", "other"), ("县财政出60万元", None), ("", None)],
)
def test_one_source_bears_everything_only_where_the_words_say_so(text, line):
    found = wholly_from(read_changes(text))
    assert (found[0] if found else None) == line
