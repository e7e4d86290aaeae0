"""The brief reader reads what is stated, once, with its words, and invents nothing."""

import pytest

from assistant.domain.facts import MoneyRole
from assistant.files.interface import BriefError
from assistant.jobs.declaration.brief.reader import MAX_CHARACTERS, read_brief


def quantities(text):
    return [(q.verb, q.object, int(q.number), q.unit) for q in read_brief(text, year=2027).facts.quantities]


def test_quantities_of_a_list_share_their_verb():
    assert quantities("安装波形护栏9600米、标志牌120块。") == [
        ("安装", "波形护栏", 9600, "米"),
        ("安装", "标志牌", 120, "块"),
    ]


def test_chinese_numerals_count():
    assert quantities("举办科普日活动十场。") == [("举办", "科普日活动", 10, "场")]


def test_a_thing_after_its_number_is_what_is_counted():
    assert quantities("建设3个监控点位。") == [("建设", "监控点位", 3, "个")]


@pytest.mark.parametrize(
    "text",
    [
        "根据财预〔2020〕10号文件第三条办理有关事项。",
        "十四五期间要做到一是规范，二是公开。",
        "联系电话13800000000，开通24小时热线。",
        "在2号楼办公，按照1+2模式推进工作。",
    ],
)
def test_numbers_that_count_nothing_are_no_quantities(text):
    assert quantities(text) == []


def test_money_has_its_role():
    facts = read_brief("申请资金120万元，其中财政拨款100万元，自筹20万元。").facts
    assert {m.role: str(m.money) for m in facts.money} == {
        MoneyRole.TOTAL: "120万元",
        MoneyRole.FISCAL: "100万元",
        MoneyRole.OTHER: "20万元",
    }


def test_spans_are_the_words_of_the_text():
    text = "培训护理员120人，11月30日前完成。申请资金12万元，合格率达到95%以上。"
    facts = read_brief(text, year=2027).facts
    for fact in (*facts.money, *facts.quantities, *facts.rates, *facts.dates):
        assert text[fact.span.start : fact.span.end] == fact.span.text


def test_two_totals_become_a_question():
    codes = {q.code for q in read_brief("预算100万元，培训20人。另外一处写着申请资金120万元。").questions}
    assert "contradiction.money.total" in codes


def test_a_labelled_answer_settles_the_total():
    reading = read_brief("预算100万元，培训20人。申请资金120万元。\n资金总额：110万元")
    assert [str(m.money) for m in reading.facts.sums(MoneyRole.TOTAL)] == ["110万元"]


@pytest.mark.parametrize("text", ["", "   \n", "Train 120 people for 12 dollars.", "培" * (MAX_CHARACTERS + 1)])
def test_what_is_no_brief_gets_one_line(text):
    with pytest.raises(BriefError) as error:
        read_brief(text)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("brief", "fiscal"),
    [
        ("总预算350万元，其中中央财政资金200万元、区级财政资金150万元。", ["200万元", "150万元"]),
        ("申请财政资金260万元，其中中央200万元、县级60万元。", ["260万元"]),
        ("财政拨款120万元。\n财政拨款：100万元。", ["100万元"]),
        ("中央财政资金80万元，县级财政资金30万元。\n县级财政资金改为40万元。", ["80万元", "40万元"]),
    ],
    ids=["levels add up", "levels are parts of the whole", "the last one counts", "the last one of a level counts"],
)
def test_fiscal_money_is_the_whole_or_its_levels_together(brief, fiscal):
    reading = read_brief(brief)
    assert [str(fact.money) for fact in reading.facts.fiscal()] == fiscal
    assert not [q for q in reading.questions if q.code.startswith("contradiction")]


@pytest.mark.parametrize(
    ("brief", "name"),
    [
        ("青溪县2025年农机购置补贴项目。补贴农机1500台。", "青溪县2025年农机购置补贴项目"),
        ("青溪县民政局2025年实施社区养老补助项目，补助12个站。", "社区养老补助项目"),
    ],
    ids=["a year inside", "a sentence is no name"],
)
def test_a_name_at_the_head_may_hold_its_year(brief, name):
    read = read_brief(brief).facts.name
    assert read is not None
    assert read.value == name


def test_the_users_of_a_thing_keep_their_name():
    rates = read_brief("购置设备4台，使用科室满意度95%。").facts.rates
    assert [r.name for r in rates] == ["使用科室满意度"]


def test_a_bound_may_stand_before_what_the_percentage_is_of():
    (rate,) = read_brief("补贴农机具300台，补贴标准不超过购机价的30%。").facts.rates
    assert (rate.name, rate.operator.value, rate.value) == ("补贴标准占购机价比例", "<=", 30)
    (rate,) = read_brief("帮扶农户200户，自筹比例不低于总投资的20%。").facts.rates
    assert (rate.operator.value, rate.value) == (">=", 20)
