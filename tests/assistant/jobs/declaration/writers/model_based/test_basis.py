"""What a designed row rests on is proved: its number, the money, a library entry, a sum, or an open proposal."""

import re
from dataclasses import replace

import pytest

from assistant.domain.ledger import NumberRole
from assistant.domain.source import SourceKind
from assistant.jobs.declaration.writers.model_based.basis import basis_of, tokens_of
from tests.fakes.design import design_material, designed_row, token_of


def basis(*quotes, **changes):
    return basis_of(designed_row(*quotes, **changes), design_material())


def test_tokens_are_read_however_they_are_wrapped_each_once():
    assert tokens_of(designed_row(rests_on=["〔n37〕、N64", "N37", "L1 T", "随便"])) == ("N37", "N64", "L1", "T")


@pytest.mark.parametrize(
    ("quote", "stated", "shown"),
    [
        ("120人", "≥120人", "≥120人"),
        ("120人", "120人", "=120人"),
        ("60000人次", "≥6万人次", "≥60000人次"),
        ("92%", "≥92%", "≥92%"),
        ("11月30日前", "2027年11月30日前", "2027年11月30日前"),
    ],
)
def test_a_number_of_the_brief_is_shown_in_the_words_of_the_brief(quote, stated, shown):
    found = basis(quote, target=stated)
    assert (found.target, found.faults, found.source.kind) == (shown, (), SourceKind.BRIEF)


@pytest.mark.parametrize("target", ["≥121人", "≥1200人", "", "若干", "≥12万人"])
def test_another_value_is_refused(target):
    found = basis("120人", target=target)
    assert found.target == ""
    assert "与记号所指的“120人”不同" in found.faults[0]


@pytest.mark.parametrize(
    ("quote", "target", "words"),
    [
        ("98人", "≥98人", "不能作目标值"),
        ("3%", "≥3%", "是上限"),
        ("92%", "≤92%", "是下限"),
        ("120人", "≤120人", "应写“≥”或“=”"),
    ],
)
def test_a_sign_against_the_brief_is_a_fault(quote, target, words):
    assert words in basis(quote, target=target).faults[0]


@pytest.mark.parametrize("token", ["N99999", "L9", "C1", "无"])
def test_a_token_that_is_made_up_means_nothing(token):
    assert basis(rests_on=[token]).faults == (f"没有记号“{token}”",)


def test_the_money_of_the_year_is_its_own_amount():
    found = basis(rests_on=["T"], target="≤120万元")
    assert (found.target, found.faults, found.is_total) == ("≤120万元", (), True)
    for wrong in ("≤130万元", "≤120元"):
        assert "与资金总额" in basis(rests_on=["T"], target=wrong).faults[0]


def test_an_entry_of_the_library_is_its_suggested_value_or_open():
    suggested = next(t for t, e in design_material().library.items() if e.suggested == "=100%")
    found = basis(rests_on=[suggested], target="=100%")
    assert (found.target, found.source.kind, found.source.confirm) == ("=100%", SourceKind.LIBRARY, True)
    assert basis(rests_on=[suggested], target="").target == "=100%"
    assert "不是指标库的“=100%”" in basis(rests_on=[suggested], target="≥95%").faults[0]


def test_a_sum_over_numbers_of_the_brief_is_reckoned_and_shown():
    one, other = token_of("60000人次"), token_of("3600人次")
    found = basis("60000人次", "3600人次", reckoning=f"{one}+{other}", target="≥63600人次")
    assert (found.target, found.faults, found.source.kind) == ("≥63600人次", (), SourceKind.FORMULA)
    assert found.source.label == "60000人次+3600人次=63600人次"


def test_a_sum_may_be_half_a_percent_off_and_no_more():
    one, other = token_of("60000人次"), token_of("3600人次")
    stated = {"reckoning": f"{one}+{other}"}
    assert basis("60000人次", "3600人次", target="≥63900人次", **stated).faults == ()
    assert "得63600" in basis("60000人次", "3600人次", target="≥64000人次", **stated).faults[0]


def of_brief(text, target, reckoning, *quotes):
    material = design_material(text)
    tokens = [token_of(q, text) for q in quotes]
    row = designed_row(rests_on=tokens, target=target, reckoning=reckoning.format(*tokens))
    return basis_of(row, material)


@pytest.mark.parametrize(
    ("reckoning", "target", "faults"),
    [
        ("{0}*{1}", "≥1.44万头", ()),
        ("{0}*{1}", "≥14400头", ()),
        ("{0}*{1}", "≥144万头", ("算式“{0}*{1}”得1.44万头，指标值写“≥144万头”",)),
        ("({1}-{2})*1", "≥4%", ()),
        ("({1}-{2})/{2}*100", "≥5.26%", ()),
    ],
)
def test_a_sum_counts_scales_and_percentages_in(reckoning, target, faults):
    text = "母牛冻精改良1.8万头，受胎率由76%提高到80%以上，总投资108万元，由县农业农村局实施。"
    found = of_brief(text, target, reckoning, "1.8万头", "80%", "76%")
    tokens = [token_of(q, text) for q in ("1.8万头", "80%")]
    assert found.faults == tuple(f.format(*tokens) for f in faults)


def test_a_frequency_stated_as_the_time_between_two_may_be_a_limit():
    text = "浮标6套，每1小时回传一次，投资150万元，由县海洋渔业发展中心实施。"
    material = design_material(text)
    row = designed_row(rests_on=[token_of("1小时", text)], target="≤1小时", level2="时效指标")
    assert basis_of(row, material).faults == ()


@pytest.mark.parametrize(("reckoning", "words"), [("N1+N2", "没有列为"), ("3+4", "没有列为"), ("{}/0", "算不出")])
def test_a_sum_over_what_is_not_rested_on_or_cannot_be_reckoned_is_refused(reckoning, words):
    assert words in basis("120人", reckoning=reckoning.format(token_of("120人"))).faults[0]


@pytest.mark.parametrize(
    ("target", "shown"), [("85%-95%", "模型建议85%-95%，请确认"), ("【待补充】", "由单位确定"), ("", "由单位确定")]
)
def test_what_rests_on_nothing_stays_open(target, shown):
    found = basis(rests_on=[], target=target)
    assert shown in found.target
    assert (found.source.kind, found.source.confirm, found.faults) == (SourceKind.MODEL, True, ())


def test_a_firm_value_that_rests_on_nothing_is_refused():
    assert "没有依据" in basis(rests_on=[], target="≥95%").faults[0]


def test_what_comes_so_long_ahead_comes_no_later():
    text = "购买海岛客渡服务，全年开行7300航次，停航信息提前2小时发布，旅客投诉3小时内办结。资金150万元。"
    for quote, stated, shown in (("2小时", "=2小时", "≥2小时"), ("3小时", "=3小时", "=3小时")):
        row = designed_row(rests_on=[token_of(quote, text)], target=stated)
        assert basis_of(row, design_material(text)).target == shown


def test_a_plain_sum_names_what_it_adds_up():
    meals, care = token_of("60000人次"), token_of("3600人次")
    found = basis("60000人次", "3600人次", reckoning=f"{meals}+{care}", target="≥63600人次")
    assert re.fullmatch(r".+60000人次\+.+3600人次=63600人次", found.sum_shown)
    assert basis("60000人次", reckoning=f"{meals}*2", target="≥120000人次").sum_shown == ""


@pytest.mark.parametrize(
    ("stated", "shown"), [("达到Ⅲ类", "达到Ⅲ类"), ("Ⅲ类", "Ⅲ类"), ("水质稳定达到Ⅲ类", ""), ("达到Ⅱ类", "")]
)
def test_a_grade_is_reached_in_few_words(stated, shown):
    text = "开展河道治理，清淤15万方，沱溪水质由Ⅳ类改善为Ⅲ类。资金150万元。"
    material = design_material(text)
    token, entry = next((t, e) for t, e in material.numbers.items() if e.quote == "Ⅲ类")
    graded = entry.model_copy(update={"role": NumberRole.RESULT})
    found = basis_of(
        designed_row(rests_on=[token], target=stated), replace(material, numbers={**material.numbers, token: graded})
    )
    assert found.target == shown
    assert bool(found.faults) is not bool(shown)


@pytest.mark.parametrize(
    ("clause", "quote", "stated", "shown"),
    [
        ("购水表400只，单价320元。", "320元", "≤320元/户", "≤320元/只"),
        ("垃圾密度降到每百平方米1公斤以内。", "1公斤", "≤1公斤/百平方米", "≤1公斤/百平方米"),
        ("垃圾密度降到1公斤以内。", "1公斤", "≤1公斤/百平方米", "≤1公斤"),
    ],
)
def test_a_unit_says_what_it_is_for_each_of_where_the_brief_does(clause, quote, stated, shown):
    assert of_brief(clause, stated, "", quote).target == shown
