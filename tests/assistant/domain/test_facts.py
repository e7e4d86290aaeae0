"""What a brief states, each fact with the words it was read from; what it does not state is empty."""

import pytest
from pydantic import ValidationError

from assistant.domain.facts import BeneficiaryFact, BriefReading, Facts, Question, Span, TextFact

SPAN = Span(start=5, end=8, text="民政局")


def test_a_brief_that_states_nothing_gives_nothing():
    facts = Facts()
    assert [f for f, value in facts if value not in (None, "", ())] == ["ledger"]
    assert facts.ledger.entries == ()


def test_no_fact_stands_without_its_words():
    with pytest.raises(ValidationError):
        TextFact(value="民政局")
    with pytest.raises(ValidationError):
        BeneficiaryFact(name="学员", number=1200)


@pytest.mark.parametrize(("given", "number"), [(1200, 1200), ("1,200", 1200), ("", None), (None, None)])
def test_how_many_benefit_is_exact_or_not_known(given, number):
    assert BeneficiaryFact(name="学员", number=given, span=SPAN).number == number


@pytest.mark.parametrize("number", ["很多", float("inf"), True])
def test_what_is_no_number_is_refused(number):
    with pytest.raises(ValidationError):
        BeneficiaryFact(name="学员", number=number, span=SPAN)


def test_a_question_is_of_middle_weight_unless_it_says_otherwise():
    plain = Question(code="money.total", field="资金总额", text="多少？")
    urgent = plain.model_copy(update={"priority": 1})
    assert sorted([plain, urgent], key=lambda q: q.priority) == [urgent, plain]


def test_a_reading_reads_back_as_it_was_written():
    made = BriefReading(facts=Facts(text="甲", department=TextFact(value="民政局", span=SPAN)))
    assert BriefReading.model_validate_json(made.model_dump_json()) == made


def test_facts_are_never_changed_in_place():
    with pytest.raises(ValidationError):
        SPAN.start = 0
