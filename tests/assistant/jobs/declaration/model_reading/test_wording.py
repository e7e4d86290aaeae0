"""Words of a number by the model, its form by the text; who read it and what was disputed is said."""

import pytest

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.model_reading.reply import ReadNumber
from assistant.jobs.declaration.model_reading.wording import Worded, roles_by_place
from assistant.language.layout import layout
from assistant.language.target import Operator

_R = NumberRole
TEXT = "修复古树40株，成活率95%以上，县财政40万元。"
READ = {e.quote: e for e in read_ledger(TEXT, 2027).entries}
TREES = READ["40株"]


def worded(entry=TREES, own=None, **stated):
    number = ReadNumber.model_validate({"quote": entry.quote, "value": entry.value, "role": entry.role, **stated})
    return Worded({entry.start: number}, {entry.start: own or entry.role}, layout(TEXT)).entry(entry)


def test_what_the_model_does_not_speak_of_stays_as_it_is():
    assert Worded({}, {}, layout(TEXT)).entry(TREES) == TREES


def test_the_second_half_of_a_range_is_left_alone():
    half = TREES.model_copy(update={"role": _R.RANGE_END})
    assert worded(half, about="古树") == half


def test_words_names_and_classes_are_the_models():
    found = worded(about="示范古树", name="示范古树株数", level2="质量指标")
    assert (found.about, found.name, found.level2) == ("示范古树", "示范古树株数", "质量指标")
    assert (found.value, found.unit, found.start) == (TREES.value, TREES.unit, TREES.start)


@pytest.mark.parametrize(
    "stated",
    [{"about": ""}, {"about": "古" * 31}, {"about": "40株古树"}, {"name": "要修复的40株古树"}, {"level2": "幸福指标"}],
)
def test_words_that_are_none_leave_the_rules_their_word(stated):
    found = worded(**stated)
    assert (found.about, found.name, found.level2) == (TREES.about, TREES.name, TREES.level2)


def test_a_bound_that_the_text_states_stays_where_it_states_none_the_models_holds():
    assert worded(operator="<=").operator is Operator.AT_MOST
    rate = next(e for e in READ.values() if e.unit == "%")
    assert worded(rate, operator="<=").operator is Operator.AT_LEAST
    assert worded(operator="约").operator == TREES.operator


def test_a_whole_is_named_only_in_words_of_the_brief():
    assert worded(of="修复古树").of == "修复古树"
    assert worded(of="全县古树").of == ""


@pytest.mark.parametrize(("unit", "shown"), [("万元", "万元"), ("元", "元"), ("人", "元")])
def test_bare_digits_count_in_what_the_model_says_of_money(unit, shown):
    bare = LedgerEntry(quote="60", start=0, end=2, value="60", unit="元", role=_R.MONEY_TOTAL)
    assert worded(bare, unit=unit).unit == shown


def test_money_that_says_its_unit_keeps_it():
    assert worded(READ["40万元"], unit="亿元").unit == "万元"


@pytest.mark.parametrize(("fund", "shown"), [("other", "other"), ("天上", "fiscal")])
def test_a_source_takes_the_line_of_the_funds_where_there_is_one(fund, shown):
    source = READ["40万元"].model_copy(update={"role": _R.MONEY_SOURCE, "fund": "fiscal"})
    assert worded(source, fund=fund).fund == shown


@pytest.mark.parametrize(
    ("stated", "own", "read_by", "line"),
    [
        ("output", _R.OUTPUT, ReadBy.BOTH, ""),
        ("context", _R.OUTPUT, ReadBy.RULES, "规则读作产出，大模型读作背景情况，以规则为准"),
        ("output", _R.CONTEXT, ReadBy.MODEL, "规则读作背景情况，大模型读作产出，以大模型为准"),
        ("part", _R.CONTEXT, ReadBy.RULES, "规则读作背景情况，大模型读作其中一部分，以合计为准"),
        ("", _R.OUTPUT, ReadBy.RULES, "规则读作产出，大模型读作没有说，以规则为准"),
    ],
)
def test_who_read_it_and_which_reading_holds_is_stated(stated, own, read_by, line):
    found = worded(role=stated, own=own)
    assert (found.read_by, found.disputed) == (read_by, line)


def test_what_the_model_calls_an_order_is_one():
    assert worded(role="order").role is _R.ORDER


def test_roles_by_place_leave_out_second_halves_of_ranges():
    half = TREES.model_copy(update={"role": _R.RANGE_END, "start": 99})
    assert roles_by_place(Ledger(entries=(TREES, half))) == {TREES.start: _R.OUTPUT}
