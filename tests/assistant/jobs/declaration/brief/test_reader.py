"""The brief reader reads what is stated, once, with its words, and invents nothing."""

import pytest

from assistant.domain.ledger import NumberRole
from assistant.files.interface import BriefError
from assistant.files.limits import TEXTS
from assistant.jobs.declaration.brief.reader import read_brief, stated_year


def outputs(text):
    return [(e.name, e.quote) for e in read_brief(text, year=2027).facts.ledger.of(NumberRole.OUTPUT)]


def test_what_is_to_be_done_is_named_and_counted():
    assert outputs("2027年安装波形护栏9600米、标志牌120块。") == [
        ("安装波形护栏长度", "9600米"),
        ("标志牌数量", "120块"),
    ]


def test_chinese_numerals_count():
    assert outputs("举办科普日活动十场。") == [("科普日活动场次", "十场")]


@pytest.mark.parametrize(
    "text",
    [
        "根据财预〔2020〕10号文件第三条办理有关事项。",
        "十四五期间要做到一是规范，二是公开。",
        "联系电话13800000000，开通24小时热线。",
        "在2号楼办公，按照1+2模式推进工作。",
    ],
)
def test_numbers_that_count_nothing_are_no_work(text):
    assert outputs(text) == []


def test_the_words_of_every_entry_are_those_of_the_text():
    text = "培训护理员120人，11月30日前完成。申请资金12万元，合格率达到95%以上。"
    entries = read_brief(text, year=2027).facts.ledger.entries
    assert [text[e.start : e.end] for e in entries] == ["120人", "11月30日前", "12万元", "95%"]


def test_two_totals_become_a_question():
    codes = {q.code for q in read_brief("预算申请100万元，培训20人，预算总额120万元。").questions}
    assert "contradiction.totals" in codes


def test_a_labelled_answer_settles_the_total():
    codes = {q.code for q in read_brief("预算100万元，培训20人。申请资金120万元。\n资金总额：110万元").questions}
    assert "contradiction.totals" not in codes


@pytest.mark.parametrize("text", ["", "   \n", "Train 120 people for 12 dollars.", "培" * (TEXTS.brief_characters + 1)])
def test_what_is_no_brief_gets_one_line(text):
    with pytest.raises(BriefError) as error:
        read_brief(text)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2028年培训护理员120人，申请12万元。", 2028),
        ("用2020年10号文的老表填，年度资金155万元。", None),
        ("培训护理员120人，去年培训98人。", None),
    ],
)
def test_the_budget_year_is_that_of_the_periods(text, year):
    assert stated_year(text) == year


def test_a_year_that_the_chosen_one_does_not_touch_is_asked_about():
    questions = read_brief("2026年1月至12月培训护理员120人，申请12万元。", year=2027).questions
    assert next(q.code for q in questions) == "year"


def test_a_labelled_line_gives_the_head():
    facts = read_brief("项目名称：护理员培训\n实施单位：青溪县养老服务中心；单位：万元\n培训120人，申请12万元。").facts
    assert (facts.name.value, facts.unit.value) == ("护理员培训", "青溪县养老服务中心")


def test_who_benefits_is_named_with_their_number():
    [people] = read_brief("加装充电口240个，惠及6500户居民。").facts.beneficiaries
    assert (people.name, people.number, people.unit) == ("居民", 6500, "户")
