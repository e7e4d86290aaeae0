"""The name of an indicator is a noun phrase of the brief with what is measured of it, or there is none."""

import pytest

from assistant.data_files import load_yaml
from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger import row_names
from assistant.jobs.declaration.ledger.row_names import endings, indicator_name, is_sound, polished
from assistant.language.layout import layout
from assistant.language.tokens import find_tokens
from assistant.language.topics import topic, unit_of

CLASSES = load_yaml(row_names._FILE)
PHRASES = [(text, *wanted) for entry in CLASSES.values() for text, wanted in entry["phrases"].items()]


def name(text, role="output", number=-1):
    """The name that a number of a text, the last one unless said, gives in a role."""
    laid, tokens = layout(text), find_tokens(text)
    at = range(len(tokens))[number]
    unit = unit_of(laid, tokens[at]) or ("%" if tokens[at].kind == "share" else "")
    return indicator_name(laid, tokens, at, NumberRole(role), topic(laid, tokens, at, role), unit)


@pytest.mark.parametrize(("text", "role", "wanted"), PHRASES)
def test_each_phrase_of_a_class_gives_the_name_that_its_file_says(text, role, wanted):
    assert name(text, role) == wanted


@pytest.mark.parametrize("key", CLASSES)
def test_every_class_says_what_it_means_and_has_words(key):
    assert CLASSES[key]["meaning"]
    assert endings()[key]


@pytest.mark.parametrize("key", CLASSES)
def test_no_word_stands_twice_in_a_class(key):
    words = str(CLASSES[key]["words"]).split()
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("慰问困难职工80户", "慰问困难职工户数"),
        ("清运垃圾500吨", "清运垃圾量"),
        ("修建步道3公里", "修建步道里程"),
        ("印发手册2000册", "印发手册数量"),
        ("购置病床50张", "购置病床数量"),
        ("栽植苗木1.2万株", "栽植苗木数量"),
    ],
)
def test_a_count_takes_the_noun_of_its_unit(text, wanted):
    assert name(text) == wanted


def test_a_number_of_a_table_without_a_unit_counts():
    assert name("设备\t数量\n彩超\t9\n病床\t50\n") == "病床数量"


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("满意度", "服务对象满意度"),
        ("满意率", "服务对象满意度"),
        ("对象满意度", "服务对象满意度"),
        ("补贴对象满意度", "补贴对象满意度"),
        ("参训学员满意率", "参训学员满意度"),
        ("参训学员满意", "参训学员满意度"),
    ],
)
def test_who_is_satisfied_is_named_once(asked, wanted):
    assert name(f"{asked}达到90%", "satisfaction") == wanted


def test_the_total_has_one_name_whatever_it_is_called():
    assert name("专项经费共30万元", "money_total") == "项目总成本"


def test_a_limit_is_named_by_what_comes_before_and_what_has_to_be_done():
    assert name("群众投诉5个工作日内答复", "limit") == "群众投诉答复时限"


def test_a_bare_name_takes_what_it_belongs_to():
    assert name("采购课桌200套，单价300元", "price") == "采购课桌单价"


def test_a_phrase_of_which_nothing_is_left_gives_no_name():
    assert name("我们一共要12个") == ""


@pytest.mark.parametrize(
    "fragment",
    ["合格率从85%提高率", "申请受理后的3个", "漏损率由", "我们的路灯数量", "把指标写成数量", "路灯，水渠数量"],
)
def test_a_fragment_is_no_name(fragment):
    assert not is_sound(fragment)


@pytest.mark.parametrize("whole", ["路灯维修数量", "PM2.5浓度", "5G基站数量", "响应时限"])
def test_a_noun_phrase_is_a_name_even_with_the_figures_of_its_own(whole):
    assert is_sound(whole)


def test_figures_brackets_and_wishes_are_no_part_of_a_phrase():
    assert polished("我们打算把（二期）路灯12盏") == "路灯盏"
    assert polished("共") == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("县图书馆拟更新图书1.2万册", "更新图书册数"),
        ("我镇计划对河道清淤3条", "河道清淤数量"),
        ("镇里打算栽植苗木800株", "栽植苗木数量"),
    ],
)
def test_who_plans_is_no_part_of_the_name(text, wanted):
    assert name(text) == wanted


def test_what_each_is_given_is_named_without_the_measure_of_each():
    assert name("技能培训300人，每人补贴1200元", "price") == "技能培训补贴标准"


def test_what_has_to_be_done_within_a_limit_is_no_rate():
    assert name("投诉件48小时内回复率100%", "limit", 0) == "投诉件回复时限"


def test_a_word_for_something_over_at_a_moment_keeps_its_first_character():
    assert name("12月20日前全部到位", "milestone") == "到位时间"


def test_a_first_character_that_is_no_particle_stays():
    assert name("对象核查420人") == "对象核查人数"


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("一是蓝莓大棚", "蓝莓大棚"),
        ("第三是太阳能路灯", "太阳能路灯"),
        ("其二机耕路", "机耕路"),
        ("首先机耕路硬化", "机耕路硬化"),
        ("第三产业增加值", "第三产业增加值"),
    ],
)
def test_what_counts_off_the_things_of_a_sentence_is_no_part_of_a_name(phrase, wanted):
    assert polished(phrase) == wanted
