"""Sums that a model shows are reckoned exactly, and nothing but sums."""

from decimal import Decimal

import pytest

from assistant.language.arithmetic import NotReckoned, false_equations, names_in, proved_numbers, reckon


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4*50", "200"), ("4×50＋6", "206"), ("(12+3)/5", "3"), ("N34*N60", "480"), ("N34/N60*100", "7500"),
        ("200*95%", "190"), ("0.1+0.2", "0.3"), ("10-4-3", "3"), ("T-100", "20"),
    ],
)  # fmt: skip
def test_a_sum_is_reckoned_exactly(text, value):
    values = {"N34": Decimal(240), "N60": Decimal(2) if "*N60" in text else Decimal("3.2"), "T": Decimal(120)}
    assert reckon(text, values) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "N99*2", "4*", "(4+5", "4 5", "2**9", "__import__('os')", "1/0", "4;5", "9" * 200, "(" * 30 + "1" + ")" * 30],
)
def test_what_is_no_sum_is_not_run(text):
    with pytest.raises(NotReckoned):
        reckon(text)


def test_the_names_of_a_sum_are_listed():
    assert names_in("N34*N60+T") == ("N34", "N60", "T")


@pytest.mark.parametrize("text", ["4+4+5=13，总数写12", "420×1500=630000元", "合格率=95", "62÷80×100=77.5", "1/3=0.33"])
def test_an_equation_that_holds_is_no_fault(text):
    assert false_equations(text) == ()


@pytest.mark.parametrize("text", ["4+4+5=12", "420×1500=600000"])
def test_an_equation_that_does_not_hold_is_named(text):
    assert false_equations(f"合计{text}，对不上") == (text,)


def test_reckoning_a_long_row_of_brackets_takes_no_longer_than_it_is_long():
    with pytest.raises(NotReckoned):
        reckon("(" * 60 + "1" * 60)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("成本节约率＝(86.5－79.58)÷86.5×100%＝8%", "8"), ("(450÷500-60%)÷(1-60%)×10=7.5", "7.5"),
        ("33/36×100%≈91.67%", "91.67"), ("先算450÷500＝0.9，再算0.9×10＝9", "9"), ("40×（1−10％）＝36", "36"),
    ],
)  # fmt: skip
def test_the_result_of_a_sum_over_known_numbers_is_proved(text, result):
    assert result in proved_numbers(text, {"86.5", "79.58", "450", "500", "60", "10", "33", "36", "40"} - {result})


@pytest.mark.parametrize(
    "text",
    [
        "86.5－79.58＝8",
        "(86.5-79.58)/86.5=9%",
        "86.5×7＝605.5",
        "目标值＝79.58",
        "86.5－＝79.58",
        "得分＝79.58＝80",
        "100－1＝99，99－1＝98",
    ],
)
def test_what_does_not_hold_starts_from_elsewhere_or_is_no_sum_proves_nothing(text):
    assert proved_numbers(text, {"86.5", "79.58"}) == frozenset()
