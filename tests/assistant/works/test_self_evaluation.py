"""How a self-evaluation begins, and what it asks."""

from decimal import Decimal

import pytest

from assistant.domain.vocabulary import FormKind
from assistant.works.interface import NotApplicable
from tests.fakes.works import FILING, Desk, no_findings


def test_a_self_evaluation_begins_with_the_approved_rows_and_their_money():
    work = Desk().works.self_evaluation("w2", FILING)
    assert (work.kind, work.filing.funds.initial) == (FormKind.SELF_EVALUATION, Decimal(120))
    assert [r.target for r in work.filing.indicators] == [r.target for r in FILING.indicators]
    assert all(r.score is None for r in work.filing.indicators)


def test_its_findings_come_from_a_comparison_with_the_approved_form():
    compared = []

    def review(filing, profile, facts=None, others=()):
        compared.append([o.form for o in others])
        return no_findings(filing, profile)

    Desk(review=review).works.self_evaluation("w2", FILING)
    assert compared[-1] == [FormKind.GOAL_DECLARATION]


def test_a_form_without_rows_cannot_be_evaluated():
    with pytest.raises(NotApplicable, match="没有指标"):
        Desk().works.self_evaluation("w2", FILING.model_copy(update={"indicators": ()}))


def test_it_asks_for_money_values_and_causes_and_takes_the_answers():
    desk = Desk()
    desk.work = desk.works.self_evaluation("w2", FILING)
    assert [q.id for q in desk.work.questions][:2] == ["executed", f"actual.{desk.id_of('项目总成本')}"]
    desk.do("answer", question="executed", value="118万元")
    desk.do("answer", question=f"actual.{desk.id_of('培训期数')}", value="3期")
    asked = {q.id for q in desk.work.questions}
    cause = f"deviation.{desk.id_of('培训期数')}"
    assert cause in asked
    assert "executed" not in asked
    desk.do("answer", question=cause, value="原因：人员保障不足，讲师缺岗；改进措施：补签讲师")
    assert desk.row("培训期数").deviation_kind == "人员保障"
    assert cause not in {q.id for q in desk.work.questions}


def test_another_profile_counts_the_same_rows_with_the_same_weights():
    desk = Desk()
    desk.work = desk.works.self_evaluation("w2", FILING)
    weights = desk.weights
    desk.do("set_actual", "培训护理员人数", value="102人")
    assert desk.row("培训护理员人数").score == Decimal("6.25")
    desk.do("switch_profile", value="central-2020")
    assert (desk.weights, desk.row("培训护理员人数").score) == (weights, Decimal("8.5"))
