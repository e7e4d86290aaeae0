"""Points of the 审核表: proposed by what was found, decided by a person, never beyond the point."""

from decimal import Decimal

import pytest

from assistant.domain.finding import Finding, Severity
from assistant.domain.review_form import item_score, total
from assistant.rules.table import RULES
from assistant.scoring.review_form import check_score, opinions
from policy_corpus.review_form import review_form

FORM = review_form()


def found(code, severity=Severity.ERROR):
    return Finding(code=code, name="x", severity=severity, confidence=1, path="", message="", advice="")


def test_the_official_form_has_a_hundred_points_and_names_only_rules_that_there_are():
    assert [s.weight for s in FORM.sections] == [20, 30, 30, 20]
    assert {code for p in FORM.points for code in p.rules} <= {r.code for r in RULES}


def test_each_finding_lowers_its_own_point_and_the_formula_says_how():
    by_point = {o.point: o for o in opinions(FORM, [found("MEA001"), found("MEA006", Severity.WARNING)], {})}
    assert by_point["measurable"].score == Decimal("5.3")
    assert (by_point["measurable"].grade, by_point["measurable"].proposed) == ("中", True)
    assert by_point["measurable"].formula == "7分×（100%−25%）=5.3分，按2条意见折算"
    assert by_point["complete"].score == 5


def test_what_the_rules_cannot_judge_stays_open_and_so_does_the_total():
    made = opinions(FORM, [], {})
    assert next(o for o in made if o.point == "duties").score is None
    assert total(made) is None
    item = FORM.sections[0].items[0]
    assert item_score(item, made) == 10


def test_a_persons_score_stands_and_is_graded_by_its_share():
    given = {p.id: p.weight * Decimal("0.8") for p in FORM.points}
    made = opinions(FORM, [found("MEA001")], given)
    assert {o.grade for o in made} == {"良"}
    assert total(made) == 80
    assert not any(o.proposed for o in made)


def test_more_than_a_point_has_is_refused():
    check_score(FORM, "format", Decimal(5))
    with pytest.raises(ValueError, match="满分5分"):
        check_score(FORM, "format", Decimal("5.1"))
