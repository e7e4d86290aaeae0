"""A check sees rows with their classes and targets read, every running text, and every citation, each once."""

import pytest

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.language.target import Operator
from assistant.rules.example_report import report_of
from assistant.rules.examples import apply
from assistant.rules.rule import Case, Example
from assistant.rules.table import RULES
from policy_corpus import policies
from policy_corpus.catalog import load_profile
from policy_corpus.register import PolicyRegister

PROFILE = load_profile("central-2021")


def case(*rows, **more):
    return Case(Filing(indicators=rows), PROFILE, **more)


def row(target="≥95%", actual=None, level1="产出", level2="产出质量", **more):
    return Indicator(level1=level1, level2=level2, name=" 合格率 ", target=target, actual=actual, **more)


def test_a_row_has_its_classes_by_their_one_name_and_its_target_read():
    (seen,) = case(row()).rows
    assert (seen.level1, seen.level2, seen.name) == ("产出指标", "质量指标", "合格率")
    assert (seen.target.operator, seen.target.low) == (Operator.AT_LEAST, 95)
    assert seen.path("target") == "indicators[0].target"


def test_a_class_that_there_is_not_is_none():
    (seen,) = case(row(level1="甲", level2="乙")).rows
    assert (seen.level1, seen.level2, seen.is_cost) == (None, None, False)


@pytest.mark.parametrize(
    ("target", "actual", "missed"),
    [
        ("≥95%", "90%", True),
        ("≥95%", "95%", False),
        ("≥1000人", "996人", False),
        ("≥1000人", "994人", True),
        ("100万元", "90万元", False),
        ("2026年6月30日前完工", "2026年7月1日开工", False),
        ("显著提升", "90%", False),
        ("≥95%", None, False),
        ("≥95%", "", False),
    ],
)
def test_a_target_is_missed_only_where_that_is_plain(target, actual, missed):
    assert case(row(target, actual)).rows[0].missed is missed


def test_rows_are_asked_by_class():
    seen = case(row(), row(level1="效益", level2="社会效益"), row(level2="数量指标"))
    assert [r.index for r in seen.rows_of(level1="产出指标")] == [0, 2]
    assert [r.index for r in seen.rows_of(level2="质量指标")] == [0]
    assert len(seen.rows_of()) == 3


def test_every_running_text_is_seen_with_its_place_and_what_a_report_quotes_is_not():
    report = report_of(Example("", {}, report={"sections[advice].text": "见“财预〔2020〕10号”。"}))
    filing = apply(Example("", {"goals.annual": "甲", "indicators[0].evidence": "乙"}))
    texts = {path: (at, text) for path, at, text in Case(filing, PROFILE, report=report).texts}
    assert texts["goals.annual"] == (None, "甲")
    assert texts["indicators[0].evidence"] == (0, "乙")
    assert texts["sections[advice]"] == (None, "见“”。")


def test_citations_are_read_where_there_is_a_register_with_their_sentence():
    register = PolicyRegister(policies.documents(), policies.clauses())
    cited = row(value_basis="依据《项目支出绩效评价管理办法》第十三条确定。另行通知。")
    (found,) = case(cited, policies=register).cited
    assert (found.path, found.row) == ("indicators[0].value_basis", 0)
    assert "第十三条确定" in found.sentence
    assert "另行通知" not in found.sentence
    assert case(cited).cited == ()


def test_a_rule_belongs_to_the_family_of_its_code():
    assert {r.family for r in RULES} == {r.code[:3] for r in RULES}
    assert all(r.code[3:].isdigit() for r in RULES)
