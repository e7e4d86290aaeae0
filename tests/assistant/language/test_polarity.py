"""Whether a sentence says that something is so, is not so, or should be so."""

import re

import pytest

from assistant.language.polarity import NONE, NOT_YET, WordStance, denied_comparison, is_denied, says


@pytest.mark.parametrize(
    ("sentence", "word", "stated"),
    [
        ("没有发现截留、挤占、挪用。", "挪用", WordStance.NOT_SO),
        ("未发现资金被挤占、挪用等情况。", "挪用", WordStance.NOT_SO),
        ("检查中不存在虚列支出问题。", "虚列", WordStance.NOT_SO),
        ("无截留、挪用现象。", "截留", WordStance.NOT_SO),
        ("存在挪用专项资金12万元的情况。", "挪用", WordStance.SO),
        ("没有按规定程序审批，挪用资金。", "挪用", WordStance.SO),
        ("没有履行审批而挪用资金。", "挪用", WordStance.SO),
        ("任何单位不得截留、挤占、挪用。", "挪用", WordStance.SHOULD),
        ("资金按改造间数分配，不得平均分配。", "平均分配", WordStance.SHOULD),
        ("未经批准不得变更建设规模。", "未经批准", WordStance.SHOULD),
        ("手续不全的不得支付。", "手续不全", WordStance.SHOULD),
        ("付款审批单缺少签字，手续不全。", "手续不全", WordStance.SO),
        ("重点检查是否存在截留、挪用。", "挪用", WordStance.SHOULD),
        ("严肃查处挪用行为。", "挪用", WordStance.SHOULD),
        ("审计未发现项目单位存在规避招标、化整为零等问题。", "化整为零", WordStance.NOT_SO),
        ("决算未超概算。", "超概算", WordStance.NOT_SO),
        ("未附发票的不予报销。", "未附发票", WordStance.SHOULD),
        ("供应商逾期交货的，按合同扣款。", "逾期", WordStance.SHOULD),
        ("供应商逾期的情况较多。", "逾期", WordStance.SO),
        ("针对人员不足的困难增派了力量。", "人员不足", WordStance.SHOULD),
        ("针对资金管理，检查发现人员不足。", "人员不足", WordStance.SO),
        ("上年手续不全的问题完成整改。", "手续不全", WordStance.SHOULD),
        ("动用上年结转资金时手续不全。", "手续不全", WordStance.SO),
        ("例如第3号凭证手续不全。", "手续不全", WordStance.SO),
        ("资金安全。", "挪用", None),
    ],
)
def test_a_bad_word_is_stated_denied_or_forbidden(sentence, word, stated):
    assert says(sentence, word, bad=True) is stated


@pytest.mark.parametrize(
    ("sentence", "word", "stated"),
    [
        ("验收结论：验收合格。", "验收合格", WordStance.SO),
        ("项目尚未通过验收。", "通过验收", WordStance.NOT_SO),
        ("未签订合同。", "签订合同", WordStance.NOT_SO),
        ("支出不符合合同约定。", "符合合同约定", WordStance.NOT_SO),
        ("没有及时归档。", "归档", WordStance.NOT_SO),
        ("完工后及时组织验收，请按规定归档。", "归档", WordStance.SHOULD),
        ("应当及时归档。", "及时归档", WordStance.SHOULD),
        ("下一步将继续完善，做到资料齐全。", "资料齐全", WordStance.SHOULD),
        ("按要求做到资料齐全。", "资料齐全", WordStance.SO),
        ("根据年度检查计划，核算规范。", "核算规范", WordStance.SO),
        ("与已实施项目不重复。", "不重复", WordStance.SO),
        ("项目与发展规划不符。", "发展规划", WordStance.NOT_SO),
        ("项目符合发展规划，资料不足。", "发展规划", WordStance.SO),
        ("立项不符合政策要求。", "政策要求", WordStance.NOT_SO),
        ("若干项目已公开招标。", "公开招标", WordStance.SO),
        ("拟采用公开招标。", "公开招标", WordStance.SHOULD),
        ("要进一步规范管理，及时归档。", "及时归档", WordStance.SHOULD),
        ("主要按类别及时归档。", "及时归档", WordStance.SO),
        ("针对检查意见及时归档。", "及时归档", WordStance.SO),
    ],
)
def test_a_good_word_is_stated_denied_or_only_asked_for(sentence, word, stated):
    assert says(sentence, word, bad=False) is stated


def test_what_is_stated_outweighs_what_is_asked_for():
    assert says("验收合格，今后应当做到验收合格。", "验收合格", bad=False) is WordStance.SO


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("未完成", True),
        ("没有达到", True),
        ("不明显", True),
        ("不断提升", False),
        ("效果不错", False),
        ("已完成", False),
    ],
)
def test_words_deny_what_they_speak_of_or_not(words, denied):
    assert is_denied(words) is denied


def test_the_words_of_denial_stand_before_what_was_not_done():
    undone = re.compile(f"{NOT_YET}完成")
    assert all(undone.fullmatch(w) for w in ("未完成", "尚未完成", "还没有完成", "未能完成", "没完成"))
    assert undone.fullmatch("不断完成") is None
    assert re.match(f"{NONE}(.+)", "未发生事故")[1] == "事故"


@pytest.mark.parametrize("words", ["不得低于", "未超过", "别多于", "不要少于", "没有超出", "均不高于"])
def test_a_comparison_with_any_denial_is_one_thing(words):
    assert re.fullmatch(denied_comparison(), words)


@pytest.mark.parametrize("words", ["低于", "不断超越", "超过", "不足"])
def test_a_comparison_alone_is_none(words):
    assert re.fullmatch(denied_comparison(), words) is None
