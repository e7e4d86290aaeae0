"""A draft says what is still open, whether it may be final, and who wrote it."""

import pytest

from assistant.domain.citation import Citation
from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, Severity
from assistant.jobs.declaration.interface import Draft, writer_word
from assistant.rules.examples import SOUND

OPEN = "【待补充：目标值】"


def draft(findings=(), writer="rule_based", **changes):
    filing = Filing.model_validate(SOUND)
    return Draft(filing=filing.model_copy(update=changes), facts=Facts(text=""), findings=findings, writer=writer)


def finding(severity):
    return Finding(
        code="AAA001", name="a", severity=severity, confidence="0.9", path="year", message="。", advice="。",
        basis=(Citation(policy_id="a", title="甲"),),
    )  # fmt: skip


def test_every_open_place_is_named_by_its_path():
    filing = Filing.model_validate(SOUND)
    rows = (filing.indicators[0].model_copy(update={"target": OPEN}), *filing.indicators[1:])
    made = draft(
        project=filing.project.model_copy(update={"unit": OPEN}), indicators=rows,
        goals=filing.goals.model_copy(update={"overall": OPEN}), overall_indicators=rows[:1],
    )  # fmt: skip
    assert set(made.gaps) == {"project.unit", "goals.overall", "indicators[0].target", "overall_indicators[0].target"}
    assert not made.is_final


@pytest.mark.parametrize(("severity", "final"), [(Severity.FATAL, False), (Severity.ERROR, True)])
def test_only_a_fatal_finding_or_an_open_place_keeps_a_draft_from_being_final(severity, final):
    assert draft((finding(severity),)).is_final is final


def test_the_writer_is_named_as_the_user_knows_it():
    assert writer_word(draft()) == "规则起草，未使用大模型"
    assert writer_word(draft(writer="qwen3")) == "大模型起草（qwen3）"
