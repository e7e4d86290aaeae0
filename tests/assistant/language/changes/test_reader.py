"""A text of changes is read clause by clause: what changes, how, and to which value."""

import pytest

from assistant.language.changes.change_order import ChangeKind
from assistant.language.changes.reader import read_changes

K = ChangeKind


def one(text):
    [order] = read_changes(text)
    return order


@pytest.mark.parametrize(
    ("text", "kind", "subject", "value"),
    [
        ("培训改150人", K.SET, "培训", "150人"),
        ("今年资金调到120万", K.SET, "资金", "120万"),
        ("护理员培训由120人调到150人", K.SET, "护理员培训", "150人"),
        ("满意度力争提高到95%以上", K.SET, "满意度", "95%"),
        ("上半年培训150人", K.SET, "培训", "150人"),
        ("拨付提前到6月底", K.SET, "拨付", "6月底"),
        ("第2条改成15个", K.SET, "", "15个"),
        ("第8条 96改97", K.SET, "", "97"),
        ("助餐人次增加5000", K.MORE, "助餐人次", "5000"),
        ("考核合格率提高5个点", K.MORE, "考核合格率", "5个点"),
        ("补助服务站再加3个", K.MORE, "补助服务站", "3个"),
        ("资金压减10%", K.LESS, "资金", "10%"),
        ("助餐点少一个", K.LESS, "助餐点", "一个"),
        ("拨付时间推迟一个月", K.LATER, "拨付时间", "一个月"),
        ("验收提前15天", K.EARLIER, "验收", "15天"),
    ],
)
def test_a_value_and_what_it_does(text, kind, subject, value):
    order = one(text)
    assert (order.kind, order.subject, order.value.text) == (kind, subject, value)


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("经费翻一番", "2"),
        ("志愿服务翻两番", "4"),
        ("上门照护砍掉一半", "0.5"),
        ("补助标准打八折", "0.8"),
        ("补助标准打七五折", "0.75"),
        ("巡查增加两倍", "3"),
        ("巡查扩大到2倍", "2"),
    ],
)
def test_a_factor_is_exact(text, factor):
    order = one(text)
    assert (order.kind, order.factor) == (K.TIMES, factor)


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("满意度不变", K.KEEP, "满意度"),
        ("补助标准20元不变", K.KEEP, "补助标准"),
        ("其他照旧", K.KEEP, ""),
        ("剩下的都不改", K.KEEP, ""),
        ("去掉上门照护补助标准", K.DROP, "上门照护补助标准"),
        ("绿篱修剪不要了", K.DROP, "绿篱修剪"),
        ("手册不印了", K.DROP, "手册"),
        ("培训人数待定", K.OPEN, "培训人数"),
        ("适当提高满意度", K.OPEN, "满意度"),
        ("培训增加20到30人", K.OPEN, "培训"),
        ("总的钱按标准乘出来报", K.RECKON, "总的钱"),
        ("外借册次按去年实际完成数再加5%", K.OPEN, "外借册次"),
        ("去年实际完成118人", K.PAST, ""),
        ("财政紧", K.REMARK, "财政紧"),
    ],
)
def test_what_becomes_of_a_thing_without_a_new_value(text, kind, subject):
    order = one(text)
    assert (order.kind, order.subject) == (kind, subject)


@pytest.mark.parametrize(
    ("text", "subject", "new"),
    [
        ("第3条改名为“服务站按期拨付率”", "", "服务站按期拨付率"),
        ("“专题讲座场次”以后叫“阅读推广活动场次”", "专题讲座场次", "阅读推广活动场次"),
        ("实施单位改为青溪县养老中心", "实施单位", "青溪县养老中心"),
    ],
)
def test_a_new_name(text, subject, new):
    order = one(text)
    assert (order.kind, order.subject, order.text) == (K.RENAME, subject, new)


def test_the_old_value_is_kept_apart():
    assert one("飞防面积由3万亩减到2.5万亩").old.text == "3万亩"
    assert one("培训增加30人").old is None


def test_something_new_takes_its_sentence_and_leaves_the_next():
    new, rest = read_changes("加一条：智慧助餐设备采购20台，11月底前完成。其他照旧")
    assert (new.kind, new.text) == (K.NEW, "智慧助餐设备采购20台，11月底前完成")
    assert rest.kind is K.KEEP


def test_new_work_may_be_more_of_the_old():
    order = one("新增培训30人")
    assert (order.kind, order.may_be_new, order.value.text) == (K.MORE, True, "30人")
    assert not one("增加30人").may_be_new


def test_a_clause_without_a_name_goes_on_about_the_one_before():
    _, second = read_changes("护理员培训增加30人，达到150人")
    assert second.inherits


def test_a_year_alone_changes_nothing():
    assert one("就把年度换成2027年").kind is K.KEEP


def test_every_clause_has_its_place_in_the_text():
    text = "资金120万，培训改150人。\n其他照旧"
    assert all(text[o.start : o.end] == o.quote for o in read_changes(text))
