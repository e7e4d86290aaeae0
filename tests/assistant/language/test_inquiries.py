"""What a question asks for, read by its grammar."""

import pytest

from assistant.language.inquiries import AskedKind, Modality, find_inquiries, without_told


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("整改期限多少天", ["time", "time"]),
        ("部门评价几年得全部轮一遍", ["time"]),
        ("PPP进入运营以后多久评一回", ["frequency"]),
        ("预算执行率占多少分", ["points"]),
        ("评了中要被扣百分之几", ["share"]),
        ("多少钱以上优先评审", ["money"]),
        ("自评该谁来做", ["who"]),
        ("用哪张表交，交给谁", ["form", "who"]),
        ("要签字吗", ["signature", "yes_no"]),
        ("成本指标又分哪几种", ["list"]),
        ("哪条提到要讲绩效", ["place"]),
        ("报告的有效期是一年还是两年", ["time"]),
        ("审减率15%还是20%", ["share"]),
        ("可以参考哪几个数", ["list"]),
        ("可以先花哪几类钱", ["list"]),
        ("监控表一共有哪两张", ["form"]),
        ("只写今年做多少例检查够不够", ["yes_no"]),
        ("科研项目也得搞？", ["yes_no"]),
    ],
)
def test_a_question_asks_for_what_its_interrogatives_ask(question, kinds):
    assert [i.kind.value for i in find_inquiries(question)] == kinds


def test_an_interrogative_that_asks_for_nothing_is_left_out_beside_one_that_does():
    assert [i.kind for i in find_inquiries("除了花多少钱，还要不要设成本指标")] == [AskedKind.YES_NO]
    assert [i.kind for i in find_inquiries("地方上也得卡这几条线吗")] == [AskedKind.YES_NO]


@pytest.mark.parametrize(
    ("question", "modality", "negated"),
    [
        ("能不能先拨款", Modality.LEAVE, False),
        ("要不要公开", Modality.DUTY, False),
        ("还得再走一遍评审吗", Modality.DUTY, False),
        ("光看材料可以不？", Modality.LEAVE, False),
        ("能不设满意度指标吗", Modality.LEAVE, True),
    ],
)
def test_yes_or_no_has_the_modality_of_its_clause(question, modality, negated):
    found = next(i for i in find_inquiries(question) if i.kind is AskedKind.YES_NO)
    assert (found.modality, found.negated) == (modality, negated)


def test_what_is_asked_of_a_sum_is_kept():
    assert next(i for i in find_inquiries("请专家一天给多少劳务费")).of == "劳务费"


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("监控是半年一回还是按月", AskedKind.FREQUENCY),
        ("目标是县财政填还是", AskedKind.WHO),
        ("报名要交多钱", AskedKind.MONEY),
    ],
)
def test_a_choice_asks_for_the_kind_of_what_may_be_chosen(stated, kind):
    assert kind in {i.kind for i in find_inquiries(stated)}


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("手头就几张网站截屏，这算哪一类", [AskedKind.LIST]),
        ("专家组最少几个人？4号文写没写数", [AskedKind.COUNT, AskedKind.YES_NO]),
        ("底稿要存几年，4号文写没写", [AskedKind.TIME, AskedKind.YES_NO]),
    ],
)
def test_a_number_that_is_only_told_is_not_asked_for(question, kinds):
    assert [i.kind for i in without_told(find_inquiries(question), question)] == kinds


def test_what_cannot_be_done_in_time_asks_nothing():
    assert not find_inquiries("年底目标也铁定完不成，又不赖我们")
