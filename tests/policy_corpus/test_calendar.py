"""Days on which something is due: by place and project, the next first, each resting on a clause that is held."""

import calendar
import re
from datetime import date

import pytest

from assistant.domain.citation import Citation
from policy_corpus.calendar import DueDay, due_days, periods, upcoming
from policy_corpus.policies import clauses, documents


def test_every_day_rests_on_a_document_that_is_kept():
    kept = {d.id: d.title for d in documents()}
    assert {(d.basis.policy_id, d.basis.title) for d in due_days()} <= set(kept.items())


def test_days_of_another_place_or_another_kind_of_project_are_not_shown():
    found = {d.basis.policy_id for _, d in upcoming(date(2027, 1, 5), [], ["护理员培训"])}
    assert found == {"yusuanfa-tiaoli-2020", "caiyu-2019-136"}
    assert any("省财政厅" in d.title for _, d in upcoming(date(2027, 1, 5), ["河南"], []))
    assert [d.title for _, d in upcoming(date(2027, 1, 5), ["青海"], [])] == [
        "地方财政部门部署下一年度预算编制，绩效目标随预算申报"
    ], "nothing is held of the place: no day is made up, and days of central units are none of its own"
    assert any("专项债券" in d.title for _, d in upcoming(date(2027, 1, 5), [], ["某专项债券供水项目"]))


def test_the_next_day_comes_first_and_a_day_that_has_passed_is_next_years():
    found = [on for on, _ in upcoming(date(2027, 8, 1), ["郑州", "河南"], [])]
    assert found == sorted(found)
    assert found[0] == date(2027, 8, 15)
    assert date(2028, 7, 15) in found


@pytest.mark.parametrize("one", due_days(), ids=lambda d: f"{d.basis.policy_id}-{d.month}-{d.day}")
def test_the_clause_of_a_day_is_kept_and_names_it(one):
    held = [c.text for c in clauses() if (c.policy_id, c.place) == (one.basis.policy_id, one.basis.article)]
    is_last = calendar.monthrange(2027, one.month)[1] == one.day
    named = f"每年{one.month}月(底前|对)" if is_last else f"{one.month}月{one.day}日前"
    assert any(re.search(f"{named}|{one.month}月{one.day}日前|{one.month}月底前", text) for text in held)


def test_a_day_of_a_document_that_was_repealed_before_it_does_not_hold():
    basis = Citation(policy_id="beijing-yusuan-jiandu-1996", title="北京市预算监督条例", article="第二十六条")
    day = DueDay(title="提请审批决算", month=7, day=31, region="北京", basis=basis)
    assert day.holds_on(date(2016, 7, 31))
    assert not day.holds_on(date(2017, 7, 31))


def test_terms_in_days_are_certain_and_cited_and_hold_today():
    found = {known.id: value for known, value in periods(date(2026, 11, 28))}
    assert found["disclosure.department_budget"].value == 20
    assert found["disclosure.department_budget"].basis.article == "第十四条"
    assert [v for _, v in periods(date(2010, 1, 1))] == []
