"""Days on which something is due: by place and project, the next first, each resting on a clause that is held."""

from datetime import date

from policy_corpus.calendar import due_days, periods, upcoming
from policy_corpus.policies import clauses, documents


def test_every_day_rests_on_a_document_that_is_kept():
    kept = {d.id: d.title for d in documents()}
    assert {(d.basis.policy_id, d.basis.title) for d in due_days()} <= set(kept.items())


def test_days_of_another_place_or_another_kind_of_project_are_not_shown():
    found = [d.title for _, d in upcoming(date(2027, 1, 5), [], ["护理员培训"])]
    assert found == ["地方财政部门部署下一年度预算编制，绩效目标随预算申报"]
    assert any("省财政厅" in d.title for _, d in upcoming(date(2027, 1, 5), ["河南"], []))
    assert any("专项债券" in d.title for _, d in upcoming(date(2027, 1, 5), [], ["某专项债券供水项目"]))


def test_the_next_day_comes_first_and_a_day_that_has_passed_is_next_years():
    found = [on for on, _ in upcoming(date(2027, 8, 1), ["郑州", "河南"], [])]
    assert found == sorted(found)
    assert found[0] == date(2027, 8, 15)
    assert date(2028, 7, 15) in found


def test_the_clause_of_a_day_is_kept():
    places = {(c.policy_id, c.place) for c in clauses()}
    assert {(d.basis.policy_id, d.basis.article) for d in due_days()} <= places


def test_terms_in_days_are_certain_and_cited_and_hold_today():
    found = {known.id: value for known, value in periods(date(2026, 11, 28))}
    assert found["disclosure.department_budget"].value == 20
    assert found["disclosure.department_budget"].basis.article == "第十四条"
    assert [v for _, v in periods(date(2010, 1, 1))] == []
