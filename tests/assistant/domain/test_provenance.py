"""Every figure of a text is matched to what was stated, in whatever form it is written; the rest is named."""

import pytest

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.domain.provenance import Origin, brief_origins, trace, untraced
from assistant.domain.vocabulary import FormKind

FACTS = (
    "主管部门：青溪县民政局。2027年对12个服务站补助，培训护理员120人、助餐60000人次，11月30日前完成。"
    "申请资金1500万元，其中财政拨款1200万元，自筹300万元；每人补助500元。满意度达到92.5%以上。"
    "依据财预〔2021〕101号。上年完成100人，计划80人次。"
)
ORIGINS = [Origin(label="项目简介", text=FACTS)]


@pytest.mark.parametrize(
    "stated",
    [
        "投入0.15亿元",
        "投入1,500万元",
        "投入一千五百万元",
        "满意度百分之九十二点五",
        "满意度不低于92.5%",
        "培训120名护理员",
        "培训一百二十人",
        "助餐6万人次",
        "助餐六万人次",
        "11月底前完成",
        "2027年11月30日前",
        "2027年底前",
        "12个服务站",
        "十二个服务站",
        "青溪县民政局负责",
        "由民政局牵头",
        "按照财预〔2021〕101号",
        "按照财预[2021]101号",
        "一是抓好三个方面工作",
        "共12所",
        "十四五期间",
    ],
)
def test_what_was_stated_is_traced_however_it_is_written(stated):
    assert not untraced(stated, ORIGINS)


@pytest.mark.parametrize(
    ("stated", "wrong"),
    [
        ("培训130人", "130人"),
        ("投入1500元", "1500元"),
        ("满意度95%", "95%"),
        ("12月30日前", "12月30日"),
        ("2028年完成", "2028年"),
        ("按照豫财〔2021〕101号", "豫财〔2021〕101号"),
        ("按照财预〔2021〕102号", "财预〔2021〕102号"),
        ("由白云市财政局验收", "白云市财政局"),
        ("覆盖两万人次", "两万人次"),
        ("助餐60000场", "60000场"),
        ("人均50元", "50元"),
        ("2027年10月完成", "2027年10月"),
        ("提高三成", "三成"),
        ("共五十户", "五十户"),
        ("委托某某会计师事务所", "某某会计师事务所"),
    ],
)
def test_what_comes_from_nowhere_is_named(stated, wrong):
    assert [f.text for f in untraced(stated, ORIGINS)] == [wrong]


@pytest.mark.parametrize(
    ("stated", "formula"),
    [
        ("财政拨款占80%", "1200万元÷1500万元×100%＝80%"),
        ("自筹占20%", "300万元÷1500万元×100%＝20%"),
        ("合计培训220人", "120人＋100人"),
        ("增加20人", "120人－100人"),
        ("补助共6万元", "500元×120人"),
        ("占比25.0%", "300万元÷1200万元×100%＝25%"),
    ],
)
def test_what_follows_from_stated_figures_shows_its_formula(stated, formula):
    assert [t.formula for t in trace(stated, ORIGINS)] == [formula]


def test_a_whole_percentage_is_not_taken_from_a_rounded_ratio():
    assert untraced("占37%", [Origin(label="简介", text="完成45人，计划120人。")])
    assert not untraced("占37.5%", [Origin(label="简介", text="完成45人，计划120人。")])


def test_a_figure_keeps_its_place_in_the_text():
    text = "全年培训１３０人。"
    assert [text[f.start : f.end] for f in untraced(text, ORIGINS)] == ["１３０人"]


def test_a_number_whose_unit_stands_in_the_header_of_a_table_comes_from_the_brief():
    text = "| 设备 | 单价（万元） |\n|---|---|\n| 彩超 | 32 |\n"
    start = text.index("32")
    price = LedgerEntry(quote="32", start=start, end=start + 2, value="32", unit="万元", role=NumberRole.PRICE)
    origins = brief_origins(Facts(text=text, ledger=Ledger(entries=(price,))), Filing(form=FormKind.GOAL_DECLARATION))
    assert [f.text for f in untraced("≤32万元，≤33万元", origins)] == ["33万元"]


@pytest.mark.parametrize(("said", "untold"), [("人", []), ("", ["30人"])])
def test_a_unit_that_is_said_in_full_comes_from_the_brief(said, untold):
    text = "采访三十个老同志。"
    entry = LedgerEntry(
        quote="三十个", start=2, end=5, value="30", unit="个", role=NumberRole.OUTPUT, unit_said=said, about="采访"
    )
    facts = Facts(text=text, ledger=Ledger(entries=(entry,)))
    origins = brief_origins(facts, Filing(form=FormKind.GOAL_DECLARATION))
    assert [f.text for f in untraced("采访人数≥30人", origins)] == untold


def test_the_last_day_of_a_month_follows_from_the_month():
    text = "2028年2月开工"
    due = LedgerEntry(quote="2028年2月", start=0, end=7, value="2028-02", role=NumberRole.MILESTONE)
    origins = brief_origins(Facts(text=text, ledger=Ledger(entries=(due,))), Filing(form=FormKind.GOAL_DECLARATION))
    assert [f.text for f in untraced("2028年2月29日前开工，2028年2月28日前开工", origins)] == ["2028年2月28日"]


def test_a_difference_of_percentages_comes_from_somewhere():
    assert untraced("提高12个百分点", [Origin(label="项目简介", text="完好率由83%提高到95%")]) == ()


def test_a_difference_that_no_two_percentages_have_comes_from_nowhere():
    known = [Origin(label="项目简介", text="完好率由83%提高到95%")]
    assert [f.text for f in untraced("提高13个百分点", known)] == ["13个百分点"]


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        ("四十八支队参赛", "48队参赛"),
        ("9月18日至20日举办", "9月20日闭幕，办3天"),
        ("七月十号到十八号比赛", "7月18日打完，共9天"),
    ],
)
def test_what_a_measure_counts_and_the_days_of_a_range_are_in_the_brief(brief, said):
    origins = brief_origins(Facts(text=brief), Filing(form=FormKind.GOAL_DECLARATION))
    assert untraced(said, origins) == ()
    assert untraced(said.replace("48", "47").replace("20日", "21日").replace("18日", "19日"), origins) != ()
