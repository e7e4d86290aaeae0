"""Every number of a calculation gets its part by the words, the verb and the bound beside it."""

import pytest

from assistant.language.calculation import Term, find_parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("年初500万追加到620万花了580万", ["initial", "adjusted", "executed"]),
        ("年初500追加到620花了580", ["initial", "adjusted", "executed"]),
        ("上年结转36万，当年拨款264万，一共支出252万", ["carried_in", "fiscal", "executed"]),
        ("200万结余30万", ["unknown", "left"]),
        ("180万预算省下9万没花", ["initial", "left"]),
        ("故障不超过5次，结果坏了6次，分值10", ["target", "actual", "weight"]),
        ("计划修500眼井只修成290眼，12分", ["target", "actual", "weight"]),
        ("有效问卷450份，表示满意的387份", ["survey", "satisfied"]),
        ("同事说得5分，我说7分，分值10分", ["claim", "claim", "weight"]),
    ],
)
def test_a_number_has_the_part_that_its_words_tell(text, found):
    assert [p.part.value for p in find_parts(text)] == found


@pytest.mark.parametrize(
    ("text", "spent"),
    [
        ("年初批500万，年中追了100万，花了510，执行率多少", 5_100_000),
        ("预算1.2亿花了1.1，执行率多少", 110_000_000),
        ("预算300万，花了255元", 255),
        ("预算3000万，花了2050，执行率多少", 20_500_000),
    ],
)
def test_a_sum_without_its_scale_has_that_of_the_sums_beside_it(text, spent):
    assert [p.value for p in find_parts(text) if p.part is Term.EXECUTED] == [spent]


def test_a_year_and_a_sum_of_quite_another_size_get_no_scale():
    assert [p.unit for p in find_parts("项目跨2025年以后，预算1250万元")][-1] == "元"
    assert not [p for p in find_parts("预算2025、2026两年共1250万元") if p.value == 20_250_000]
    assert [p.unit for p in find_parts("预算9万元，花了85000")] == ["元", ""]


def test_days_document_numbers_and_ordinals_are_no_numbers_of_a_calculation():
    assert find_parts("按财预〔2020〕10号第十八条，2026年8月") == ()
    assert [p.text for p in find_parts("按101的门槛，10分给几分")] == ["10分"]


def test_money_counts_in_one_unit_whatever_it_is_written_in():
    values = {p.value for p in find_parts("批复126万元，支出1260000元")}
    assert len(values) == 1


def test_a_share_written_as_a_fraction_is_a_percentage():
    assert [(p.part, p.value) for p in find_parts("执行率0.82")] == [(Term.RATE, 82)]


@pytest.mark.parametrize("change", ["砍成", "缩减为", "压减到", "追加至", "调增成", "扣减得只剩", "加到了"])
def test_what_a_budget_was_changed_to_is_the_budget_afterwards_whatever_the_verb(change):
    parts = find_parts(f"年初批了120万，年中{change}100万，最后花了83.5万")
    assert [p.part for p in parts] == [Term.INITIAL, Term.ADJUSTED, Term.EXECUTED]
