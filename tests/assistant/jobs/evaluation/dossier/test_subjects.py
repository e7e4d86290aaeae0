"""What a figure is of: its label, the words before it, or the noun behind it; nothing where the paper does not say."""

import pytest

from assistant.jobs.evaluation.dossier.subjects import before, behind, clause_before, counted, label_before, tidy


def at(text, figure):
    return text.index(figure)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("三、合同金额：9.60万元", "9.60", "合同金额"),
        ("采 购 金 额：9.60万元", "9.60", "采购金额"),
        ("其中省级补助资金200万元", "200", "省级补助资金"),
        ("项目概况，全年到位资金480万元", "480", "到位资金"),
        ("县级财政资金达到了300万元", "300", "县级财政资金"),
        ("累计支付共计465.2万元", "465.2", "累计支付"),
        ("2025年“三公经费”预算数18万元", "18", "三公经费预算数"),
        ("签约合同价：人民币（大写）柒佰陆拾万元整（¥7,600,000.00元）", "7,600", "签约合同价"),
        ("共计480万元", "480", "共计"),
    ],
)
def test_the_subject_is_in_the_words_before_the_figure(text, figure, subject):
    assert before(text, at(text, figure)) == subject


@pytest.mark.parametrize("text", ["480万元", "，480万元", "的480万元", "（480万元）", "A480万元"])
def test_without_words_a_figure_is_of_nothing(text):
    assert before(text, at(text, "480")) == ""


def test_the_words_before_an_earlier_figure_are_not_of_the_later_one():
    text = "省级补助资金200万元县级资金300万元"
    floor = at(text, "县级")
    assert before(text, at(text, "300"), floor) == "县级资金"


def test_a_long_subject_is_cut_where_words_join():
    text = "青溪县教育局组织实施的全县中小学校教室照明改造的施工合同金额480万元"
    subject = before(text, at(text, "480"))
    assert subject == "施工合同金额"
    assert len(tidy("一二三四五六七八九十甲乙丙丁戊己庚辛")) == 16


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("36所中小学校的照明", "中小学校"),
        ("34所学校明确灯具管护责任人。", "学校明确灯具管护责任人"),
        ("28眼，", ""),
        ("15天内付清", ""),
        ("12所和其他", ""),
    ],
)
def test_the_noun_behind_a_count_is_named(text, noun):
    assert behind(text, 3) == noun


@pytest.mark.parametrize(
    ("text", "figure", "unit", "subject"),
    [
        ("城关片区12所学校", "12", "所", "城关片区学校"),
        ("全县有36所学校", "36", "所", "学校"),
        ("培训护理员1180人次", "1180", "人次", "培训护理员"),
        ("培训时长40学时合格", "40", "学时", "培训时长"),
    ],
)
def test_a_count_is_of_the_words_on_both_sides_times_of_those_before(text, figure, unit, subject):
    start = at(text, figure)
    assert counted(text, start, start + len(figure) + len(unit), unit=unit) == subject


def test_a_clause_ends_at_every_stop_but_a_term_in_quotes_stays_whole():
    assert clause_before("甲；乙（丙“三公经费”支出", 99) == "丙“三公经费”支出"
    assert clause_before("他说“不行。再看", 99) == "再看"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("三、合同金额：", "合同金额"),
        ("| 合同金额（万元）: ", "合同金额（万元）"),
        ("合同金额为", ""),
        ("", ""),
        ("：", ""),
    ],
)
def test_a_label_stands_right_before_the_colon(text, label):
    assert label_before(text, len(text)) == label
