"""Facts of one sentence: each with its kind, its label, its value, and the words it is quoted by."""

import pytest

from assistant.domain.dossier import FactKind
from assistant.jobs.evaluation.dossier.sentences import is_organisation, sentence_facts


def found(text):
    return list(sentence_facts(text))


def stated(text):
    return [(f.kind.value, f.subject, f.value) for f in found(text)]


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("照明节电率不低于18%。", True), ("计划改造教室640间。", True), ("8月底前改造教室640间。", True),
        ("比计划多改造教室640间。", False), ("应付工程款50万元。", False), ("力争改造教室640间。", True),
        ("实际改造教室640间。", False),
    ],
)  # fmt: skip
def test_what_should_be_is_noted_from_what_was(text, planned):
    assert [f.planned for f in found(text)] == [planned]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("项目通过竣工验收。", "通过竣工验收"), ("项目未通过验收。", "未通过验收"), ("工程验收不合格。", "验收不合格"),
        ("验收结论：合格。", "合格"), ("检测结果为 符合 设计要求。", "符合设计要求"),
    ],
)  # fmt: skip
def test_how_an_acceptance_ended_is_a_fact(text, value):
    assert [(f.kind, f.value) for f in found(text)] == [(FactKind.ACCEPTANCE, value)]


@pytest.mark.parametrize(
    "text", ["验收合格后支付尾款。", "验收合格率应达标。", "未经验收合格不得使用。", "如验收合格，退还保证金。"]
)
def test_a_condition_is_no_outcome_of_an_acceptance(text):
    assert stated(text) == []


def test_a_date_without_a_year_takes_that_of_the_date_before():
    assert stated("工程于2025年3月1日开工，8月25日竣工。") == [
        ("日期", "开工", "2025-03-01"), ("日期", "竣工", "2025-08-25"),
    ]  # fmt: skip


def test_a_span_of_days_is_no_day_and_a_year_alone_is_none():
    assert stated("工期：2025年3月1日至2025年8月25日。") == []
    assert stated("建设时间：2025年。") == []


@pytest.mark.parametrize(("stated", "planned"), [("2025年8月31日前完工。", True), ("2025年8月31日完工。", False)])
def test_the_last_day_that_is_allowed_is_a_plan(stated, planned):
    assert [(f.subject, f.planned) for f in found(stated)] == [("完工", planned)]


def test_a_person_is_named_by_the_role_alone_and_a_firm_by_its_name():
    assert stated("收款单位：〔姓名〕") == [("当事方", "收款单位", "收款单位（个人）")]
    assert stated("发包人（甲方）：青溪县教育装备中心") == [("当事方", "发包人", "青溪县教育装备中心")]
    assert stated("承包方：另行确定") == []


@pytest.mark.parametrize(
    ("words", "organisation"),
    [("青溪县教育局", True), ("青溪县第一小学", True), ("教育局", False), ("改造教室照明", False), ("", False)],
)
def test_an_organisation_ends_in_a_word_for_one(words, organisation):
    assert is_organisation(words) is organisation


@pytest.mark.parametrize(
    "text", ["甲乙双方十五日内付清。", "支付万分之二的违约金。", "3支出情况", "| 合计 | 480万元 |", "甲 12.5 13.6 14"]
)
def test_terms_fractions_rows_and_beginnings_of_words_are_no_counts(text):
    assert [f for f in stated(text) if f[0] == "数量"] == []


def test_a_price_of_one_is_marked_and_money_that_is_not_there_too():
    assert stated("灯具每盏480元。") == [("金额", "灯具（单价）", "480元")]
    assert stated("县级资金20万元尚未到位。") == [("金额", "县级资金（未到位）", "20万元")]


def test_a_rate_needs_a_word_for_one():
    assert stated("支付合同价款的30%。") == []
    assert stated("师生满意度92.4%。") == [("比率", "师生满意度", "92.4%")]


def test_facts_are_quoted_by_their_own_sentence():
    text = "  改造教室632间。到位资金480万元；"
    assert [text[f.start : f.end] for f in found(text)] == ["改造教室632间。", "到位资金480万元；"]


def test_nothing_is_read_from_nothing():
    assert stated("") == stated("。；！") == []
