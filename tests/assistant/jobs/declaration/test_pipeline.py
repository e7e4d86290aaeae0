"""A brief becomes a form whose every figure has a source."""

import pytest

from assistant.bootstrap import Product
from assistant.domain.finding import Severity

BRIEF = (
    "项目名称：社区居家养老服务站运营补助\n主管部门：青溪县民政局\n实施单位：青溪县养老服务中心\n"
    "2027年对12个社区居家养老服务站给予运营补助，全年提供老年助餐60000人次、上门照护3600人次，培训护理员120人，"
    "11月30日前完成补助拨付。申请资金120万元，其中财政拨款100万元，自筹20万元。老年人满意度达到92%以上。"
)
PROFILES = pytest.mark.parametrize("profile", ["central-2021", "central-2020", "henan-2022", "shanghai"])


@pytest.fixture(scope="module")
def product():
    return Product()


@PROFILES
def test_a_draft_raises_neither_error_nor_fatal_finding(product, profile):
    draft = product.pipeline.draft(BRIEF, product.profile(profile), 2027)
    assert [f.message for f in draft.findings if f.severity in {Severity.ERROR, Severity.FATAL}] == []


@PROFILES
def test_every_stated_quantity_stands_in_a_row(product, profile):
    rows = product.pipeline.draft(BRIEF, product.profile(profile), 2027).filing.indicators
    targets = {r.target for r in rows}
    assert {"≥12个", "≥60000人次", "≥3600人次", "≥120人", "≥92%", "2027年11月30日前"} <= targets


def test_every_indicator_names_its_source(product):
    rows = product.pipeline.draft(BRIEF, product.profile(), 2027).filing.indicators
    assert all(r.source is not None and r.source.label for r in rows)


def test_weights_add_up_to_ninety(product):
    assert sum(r.weight for r in product.pipeline.draft(BRIEF, product.profile(), 2027).filing.indicators) == 90


def test_the_money_of_the_form_is_that_of_the_brief_in_the_unit_of_the_profile(product):
    funds = product.pipeline.draft(BRIEF, product.profile("shanghai"), 2027).filing.funds
    assert (funds.unit, funds.total, funds.fiscal, funds.other) == ("元", 1_200_000, 1_000_000, 200_000)


def test_a_quantity_stated_for_the_year_and_for_the_period_stands_once_in_each_table(product):
    filing = product.pipeline.draft(
        "县人民医院申报设备购置项目，2026年1月到2028年12月三年共购置CT2台，总投资4200万元；"
        "2027年购置CT1台，申请财政资金1500万元，2027年10月底前安装调试完毕，每年惠及患者12万人次。",
        product.profile("central-2020"),
        2027,
    ).filing
    annual = {r.name: r.target for r in filing.indicators}
    overall = {r.name: r.target for r in filing.overall_indicators}
    assert (annual["购置CT数量"], overall["购置CT数量"]) == ("≥1台", "≥2台")
    assert (annual["安装调试完成时间"], overall["项目完成时间"]) == ("2027年10月31日前", "2028年12月31日前")
    assert annual["受益患者人次"] == "≥12万人次"
    assert "安装调试完成时间" not in overall


def test_fiscal_money_of_several_levels_adds_up_in_the_form(product):
    brief = "青溪县2025年农机购置补贴项目，补贴农机1500台。资金860万元，中央财政资金600万元，县级财政资金260万元。"
    draft = product.pipeline.draft(brief, product.profile(), 2025)
    funds = draft.filing.funds
    assert (funds.total, funds.fiscal, funds.other) == (860, 860, 0)
    assert draft.filing.sources["funds.fiscal"].label == "当年财政拨款 = 中央财政资金600万元 + 县级财政资金260万元"
    assert "FEA001" not in {f.code for f in draft.findings}


def test_a_price_is_named_by_what_it_buys(product):
    brief = "护理员培训项目，培训护理员120人，每人800元，购置床位40台，单价不超过2万元。申请资金120万元。"
    rows = product.pipeline.draft(brief, product.profile(), 2027).filing.indicators
    assert {r.name: r.target for r in rows if "单价" in r.name or "标准" in r.name} == {
        "培训护理员标准": "≤800元/人",
        "购置床位单价": "≤2万元/台",
    }
