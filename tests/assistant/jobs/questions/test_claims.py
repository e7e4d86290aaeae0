"""A sentence of a model is held to its clauses: its numbers, what it names, and whether it allows or forbids."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.claims import claim_faults, contradicts, is_proved


def clause(*lines, topic=""):
    return Clause(policy_id="a", place="第一条", topic=topic, lines=lines)


SUBCONTRACTING = clause("第三方机构不得转包评价业务；未经委托方同意不得分包。")
SATISFACTION = clause("满意度指标视项目情况设置，可以不设。")


@pytest.mark.parametrize(
    ("stated", "rule"),
    [
        ("第三方机构可以转包评价业务。", SUBCONTRACTING),
        ("每个项目都必须设置满意度指标。", clause("满意度指标根据项目实际设置，不作强制要求。")),
        ("评价结果不得公开。", clause("评价结果可以公开。")),
    ],
)
def test_what_says_the_contrary_of_its_clause_is_a_fault(stated, rule):
    assert contradicts(stated, [rule])
    assert any("相反" in fault for fault in claim_faults(stated, [rule], "问"))


@pytest.mark.parametrize(
    ("stated", "rule"),
    [
        ("不可以，未经委托方同意不得分包。", SUBCONTRACTING),
        ("满意度指标可以不设。", SATISFACTION),
        ("要经委托方同意才能分包。", SUBCONTRACTING),
    ],
)
def test_what_says_the_same_is_none(stated, rule):
    assert not contradicts(stated, [rule])


def test_a_number_of_the_question_alone_may_only_be_denied():
    rule = clause("预算执行率权重为10%。")
    question = "执行率权重是35%对吗"
    assert list(claim_faults("对，执行率权重是35%。", [rule], question))
    assert not list(claim_faults("不对，执行率权重不是35%，是10%。", [rule], question))


def test_a_claim_about_another_matter_than_its_clause_is_not_called_proved():
    assert is_proved("第三方机构不得转包评价业务。", [SUBCONTRACTING])
    assert not is_proved("主管部门应当在月底前公开结果。", [clause("绩效评价报告由主评人签字。")])
