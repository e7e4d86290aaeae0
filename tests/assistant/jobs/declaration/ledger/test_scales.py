"""An amount without a unit is in 万元 where a caption, a product or a sum of the brief says so."""

from assistant.jobs.declaration.ledger.reader import read_ledger


def amounts(text):
    return {e.quote: e.unit for e in read_ledger(text, 2027).entries if e.role.is_money}


TABLE = (
    "| 类别 | 人数 | 标准 | 月数 | 金额 |\n|---|---|---|---|---|\n"
    "| 岗位补贴 | 350人 | 1950元/人·月 | 12 | 819 |\n| 社保补贴 | 350人 | 890元/人·月 | 12 | 373.8 |\n"
)


def test_a_caption_gives_the_unit_of_bare_amounts():
    text = "公益性岗位补贴，单位：万元\n| 类别 | 金额 |\n|---|---|\n| 岗位补贴 | 819 |\n| 社保补贴 | 373.8 |\n"
    assert set(amounts(text).values()) == {"万元"}


def test_what_multiplies_to_so_many_wan_is_in_wan():
    assert {amounts(TABLE)[quote] for quote in ("819", "373.8")} == {"万元"}


def test_sources_that_add_up_to_a_sum_in_wan_are_in_wan():
    text = f"公益性岗位补贴\n{TABLE}| 合计 | | | | 1192.8 |\n\n资金：中央就业补助700，省级292.8，区级200。\n"
    found = amounts(text)
    assert {found[quote] for quote in ("1192.8", "700", "292.8", "200")} == {"万元"}


def test_an_amount_in_yuan_stays_in_yuan():
    text = "| 期次 | 人数 | 标准 | 金额 |\n|---|---|---|---|\n| 第1期 | 50人 | 1500元/人 | 75000 |\n总计7.5万元。\n"
    assert amounts(text).get("75000") == "元"


def prices(text):
    return {e.quote: e.unit for e in read_ledger(text, 2027).entries if e.role.value == "price"}


def test_a_bare_price_is_in_wan_where_it_makes_the_amount_of_its_row():
    text = (
        "（单位：万元）\n| 名称 | 工程量 | 综合单价 | 投资 |\n|---|---|---|---|\n"
        "| 干渠衬砌 | 18.6公里 | 120 | 2232 |\n| 渠系建筑物 | 64座 | 14.5 | 928 |\n"
    )
    assert {unit.partition("/")[0] for unit in prices(text).values()} == {"万元"}


def test_a_bare_price_in_yuan_stays_in_yuan():
    text = (
        "| 名称 | 数量 | 单价 | 金额（万元） |\n|---|---|---|---|\n"
        "| 灭火机 | 20台 | 4600 | 9.2 |\n| 水泵 | 10台 | 3000 | 3 |\n"
    )
    assert {unit.partition("/")[0] for unit in prices(text).values()} == {"元"}
