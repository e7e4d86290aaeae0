"""Personal data stays on the machine; figures, years and amounts stay in the text."""

import pytest

from assistant.language.personal_data import is_card_number, is_id_number
from assistant.llm.redaction import Redactor
from prompts import Prompt


# Made numbers: they keep the check digits and belong to nobody.
def _checked(body, digits):
    return next(body + d for d in digits if is_id_number(body + d))


ID = _checked("11010119000101001", "0123456789X")
CARD = next(f"622202000000000000{d}" for d in range(10) if is_card_number(f"622202000000000000{d}"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"身份证{ID}", "证件"),
        ("手机13800000000", "电话"),
        ("手机 138-0000-0000", "电话"),
        ("+86 13800000000", "电话"),
        ("座机0371-60000000", "电话"),
        ("电话：60000000", "电话"),
        (f"卡号 {CARD}", "账号"),
        ("账号：1702 0200 0000 0000 01", "账号"),
        ("邮箱 someone.else@example.gov.cn", "邮箱"),
        ("联系人：张三", "姓名"),
        ("项目负责人为欧阳小明。", "姓名"),
        ("经办人 李小四，", "姓名"),
    ],
)
def test_personal_data_leaves_as_a_token_and_comes_back(text, kind):
    redactor = Redactor()
    hidden = redactor.hide(text)
    assert f"〔{kind}1〕" in hidden
    assert not any(said in hidden for said in redactor.hidden)
    assert redactor.restore(hidden) == text


@pytest.mark.parametrize(
    "text",
    [
        "2027年预算1200000元，培训120人，11月30日前完成。",
        "财预〔2021〕101号 第三条",
        "项目编码410100202700000012345678901234567890",
        "合计 12345678.90 元，比上年增加 1.38 亿元",
        "13800000000.50元",
        "负责人应当签字，主任会议研究",
        "王府井街道办事处",
        "1234 5678 9012 3456",
    ],
)
def test_figures_are_no_personal_data(text):
    assert Redactor().hide(text) == text


def test_the_same_person_keeps_the_same_token_over_a_conversation():
    redactor = Redactor(["蓝鲸计划"])
    first = redactor.hide("联系人：张三，电话：13800000000")
    assert redactor.hide("填报人：张三") == "填报人：〔姓名1〕"
    assert "〔姓名1〕" in first
    assert redactor.hide("蓝鲸计划") == "〔专有1〕"


def test_only_the_user_part_of_a_prompt_holds_data():
    prompt = Prompt("p", 1, "你是助手", "联系人：张三")
    assert Redactor().hide_prompt(prompt) == Prompt("p", 1, "你是助手", "联系人：〔姓名1〕")


def test_a_token_that_was_never_given_stays_as_it_is():
    redactor = Redactor()
    redactor.hide("联系人：张三")
    assert redactor.restore("〔姓名1〕和〔姓名9〕") == "张三和〔姓名9〕"
