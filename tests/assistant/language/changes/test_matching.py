"""A clause means the row whose name it shares, whose unit its value has; where several fit nothing is guessed."""

import pytest

from assistant.language.changes.matching import ChangeCandidate, match_order
from assistant.language.changes.reader import read_changes
from assistant.language.target_parser import parse_target

ROWS = {
    "护理员培训补助标准": "≤500元/人",
    "补助服务站数量": "=12个",
    "老年助餐服务人次": "≥60000人次",
    "上门照护服务人次": "≥3600人次",
    "护理员培训人数": "≥120人",
    "服务站年度考核合格率": "=100%",
    "护理员培训考核合格率": "≥95%",
    "运营补助拨付完成时间": "2026年11月30日前",
    "失能老年人上门照护覆盖率": "≥80%",
    "接受服务的老年人满意度": "≥92%",
}


def matched(words):
    [order] = read_changes(words)
    found = [
        ChangeCandidate(n, (n,), parse_target(t), parse_target(t).unit, is_date=parse_target(t).is_date)
        for n, t in ROWS.items()
    ]
    return match_order(order, found)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("培训改150人", "护理员培训人数"),
        ("站点15个", "补助服务站数量"),
        ("助餐人次多5000", "老年助餐服务人次"),
        ("满意度提高2个点", "接受服务的老年人满意度"),
        ("照护覆盖率提高5个点", "失能老年人上门照护覆盖率"),
        ("上门照护增加400人次", "上门照护服务人次"),
        ("补助拨付推迟一个月", "运营补助拨付完成时间"),
        ("培训的合格率提到98%", "护理员培训考核合格率"),
        ("补助标准降到400元", "护理员培训补助标准"),
    ],
)
def test_the_row_that_is_meant(words, name):
    assert matched(words).keys == (name,)


def test_several_that_fit_are_unsure():
    assert set(matched("合格率提高1个点").unsure) == {"服务站年度考核合格率", "护理员培训考核合格率"}


def test_every_one_where_the_words_say_so():
    assert set(matched("合格率都定为98%").keys) == {"服务站年度考核合格率", "护理员培训考核合格率"}


@pytest.mark.parametrize("words", ["移民安置改成40户", "无人机巡查200架次", "编印手册300册"])
def test_what_the_form_does_not_have_is_no_row(words):
    found = matched(words)
    assert (found.keys, found.unsure) == ((), ())
