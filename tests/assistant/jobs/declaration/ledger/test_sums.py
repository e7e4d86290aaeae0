"""What does not add up is shown with its arithmetic; what adds up, or may be only part of the whole, is left alone."""

import pytest

from assistant.jobs.declaration.ledger.reader import read_ledger
from tests.fakes.roles import FixedRoles


def shown(text, *roles):
    return [c.text for c in read_ledger(text, 2027, FixedRoles(*roles)).contradictions]


def test_sources_that_miss_the_total():
    text = "总投资1807万元，其中中央850万元、地方自筹937万元。"
    assert shown(text, "money_total", "money_source", "money_source") == ["850+937=1787，简介写1807，差20万元"]


def test_sources_that_make_up_the_total_raise_nothing():
    text = "总投资1787万元，其中中央850万元、地方自筹937万元。"
    assert shown(text, "money_total", "money_source", "money_source") == []


def test_parts_that_exceed_their_whole():
    text = "推介会共12场，其中省内4场、珠三角5场、长三角4场。"
    assert shown(text, "output", "part", "part", "part") == ["4+5+4=13，简介写12，差1场"]


def test_some_of_the_parts_are_no_contradiction():
    text = "在校生3980人，其中涉农专业530人、家庭困难920人。"
    assert shown(text, "context", "part", "part") == []


def test_a_difference_that_is_itself_a_number_of_the_brief_is_a_part_not_seen():
    text = "总投资100万元，其中中央50万元、省级40万元，其他10万元。"
    assert shown(text, "money_total", "money_source", "money_source", "money_use") == []


def test_quantity_times_price():
    assert shown("购置彩超9台，每台32万元，小计298万元。", "output", "price", "money_use") == [
        "9×320000=288万元，简介写298万元，差10万元"
    ]


@pytest.mark.parametrize("money", ["288万元", "900万元"])
def test_a_product_that_fits_or_is_far_off_is_left_alone(money):
    assert shown(f"购置彩超9台，每台32万元，小计{money}。", "output", "price", "money_use") == []


def test_a_share_that_its_part_and_whole_belie():
    text = "在册80人中就业62人，占85%。"
    assert shown(text, "context", "baseline", "share") == ["62÷80=77.5%，简介写85%"]


def test_the_row_of_sums_of_a_table():
    text = "| 内容 | 金额（万元） |\n|---|---|\n| 设施 | 198 |\n| 设备 | 1068 |\n| 合计 | 1286 |\n"
    assert shown(text, "money_use", "money_use", "money_total") == ["198+1068=1266，简介写1286，差20万元"]


def test_years_are_no_amounts():
    text = "总投资48万元，其中2026年20万元、2027年28万元。"
    assert shown(text, "money_overall", "period", "money_past", "period", "money_total") == []


def test_a_contradiction_names_its_quotes_where_they_stand():
    text = "总投资1807万元，其中中央850万元、地方自筹937万元。"
    (found,) = read_ledger(text, 2027, FixedRoles("money_total", "money_source", "money_source")).contradictions
    assert [text[s : s + len(q)] for q, s in zip(found.quotes, found.starts, strict=True)] == list(found.quotes)


def test_as_many_kinds_as_are_announced_make_up_the_whole():
    text = "发放1150户，分三档：低保家庭320户；低收入家庭540户；外来务工270户。"
    assert shown(text, "output", "output", "output", "output", "output") == ["320+540+270=1130，简介写1150，差20户"]


def test_two_of_three_kinds_that_are_announced_say_nothing_of_the_whole():
    text = "发放1150户，分三档：低保家庭320户；低收入家庭790户。"
    assert shown(text, "output", "output", "output", "output") == []


def test_parts_of_a_sentence_that_names_a_whole_counted_elsewhere():
    text = "岸线修复8.6公里。沙滩养护2处。岸线修复中：北段5.2公里，南段3.8公里。"
    assert shown(text, "output", "output", "output", "output") == ["5.2+3.8=9，简介写8.6，差0.4公里"]


def test_what_a_sentence_counts_of_something_else_is_no_part():
    assert shown("岸线修复8.6公里。道路硬化5.2公里，栈道3.8公里。", "output", "output", "output") == []


def test_parts_that_are_said_to_be_of_a_whole_are_added_up_whatever_their_roles():
    text = "改造管网合计12.4公里，其中主干管网3.2公里（口径600）、庭院管网8.6公里。"
    assert "3.2+8.6=11.8，简介写12.4，差0.6公里" in shown(text, "output", "part", "identifier", "output")


def test_what_goes_on_behind_a_comma_is_no_more_of_the_list():
    text = "改造管网合计12.4公里，其中主干管网3.2公里，更换阀门井8.6公里。"
    assert shown(text, "output", "part", "output") == []


def test_so_many_times_so_many_each_make_up_what_they_are_in_all():
    roles = ("output", "context", "output")
    assert shown("全年办培训2期，每期60人，共培训150人次。", *roles) == ["2×60=120人次，简介写150人次，差30人次"]
    assert shown("全年办培训2期，每期60人，共培训120人次。", *roles) == []
    assert shown("全年办培训2期，每期60人，另请专家150人次。", *roles) == []
    assert shown("全年办培训2期，每期60人，共培训350人次。", *roles) == []
