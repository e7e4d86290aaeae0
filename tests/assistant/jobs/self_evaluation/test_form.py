"""The printed form: a mark in every cell that is due and empty, none in one that the form does not ask for."""

from decimal import Decimal

from assistant.domain.filing import MANAGEMENT_ITEMS, Account
from assistant.domain.layout import LayoutCell, LayoutRow
from assistant.domain.results import Paired
from assistant.jobs.self_evaluation.form import marked, marks_left
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.scoring.self_evaluation import scored
from generators.layouts.catalog import shipped_layouts
from policy_corpus.catalog import load_profile
from tests.fakes.self_evaluated import half_filled, paired_filing

PROFILE = load_profile("central-2021")


def evaluated(filing):
    done, scores = scored(filing, PROFILE)
    return SelfEvaluated(filing=done, scores=scores, paired=Paired(filing=filing), profile=PROFILE)


def with_row(name, **changes):
    """The full one with a row changed."""
    rows = [r.model_copy(update=changes) if r.name == name else r for r in paired_filing().indicators]
    return evaluated(paired_filing().model_copy(update={"indicators": tuple(rows)}))


def without_cause(name):
    return with_row(name, deviation="", deviation_kind="")


def test_a_form_with_nothing_open_is_final():
    done = evaluated(paired_filing())
    assert not marks_left(marked(done), done)
    assert marks_left(marked(evaluated(half_filled())), evaluated(half_filled()))


def test_words_are_due_only_where_the_form_has_a_place_for_them():
    sichuan = PROFILE.model_copy(update={"forms": {**PROFILE.forms, "self_evaluation": "F12"}})
    done = evaluated(paired_filing()).model_copy(update={"profile": sichuan})
    assert marked(done).account.conclusion == "【待补充：评价结论】"
    transfer = PROFILE.model_copy(update={"forms": {**PROFILE.forms, "self_evaluation": "F11"}})
    done = done.model_copy(update={"profile": transfer})
    assert marked(done).account.management["下达及时性"] == ("【待补充】", "")
    assert marked(evaluated(paired_filing())).account.conclusion == ""


def test_why_a_score_is_missing_stands_where_its_reckoning_would():
    row = next(r for r in marked(evaluated(half_filled())).indicators if r.name == "培训班期数")
    assert row.score_formula == "【待补充：没有填写实际完成值】"


def with_layout(name, filing=None):
    profile = PROFILE.model_copy(update={"forms": {**PROFILE.forms, "self_evaluation": name}})
    return evaluated(filing or paired_filing()).model_copy(update={"profile": profile})


def test_a_layout_of_the_unit_is_asked_for_what_it_has_cells_for():
    shipped = shipped_layouts()["F04"]
    row = LayoutRow(cells=(LayoutCell(label="存在问题"), LayoutCell(field="account.measures", columns=9)))
    own = shipped.model_copy(update={"id": "YL02", "rows": (*shipped.rows, row)})
    done = with_layout("YL02")
    profile = done.profile.model_copy(update={"own_layouts": {"YL02": own}})
    blank = done.filing.model_copy(update={"account": Account()})
    account = marked(done.model_copy(update={"profile": profile, "filing": blank})).account
    assert (account.measures, account.conclusion) == ("【待补充：改进措施】", "")


def test_without_a_profile_the_general_form_is_written():
    done = evaluated(paired_filing()).model_copy(update={"profile": None})
    assert marked(done).account.management == {}


def test_names_and_goals_that_are_missing_are_marked():
    filing = half_filled()
    bare = filing.model_copy(
        update={
            "project": filing.project.model_copy(update={"name": "", "unit": ""}),
            "goals": filing.goals.model_copy(update={"annual": "", "overall": ""}),
        }
    )
    shown = marked(evaluated(bare))
    assert (shown.project.name, shown.project.unit) == ("【待补充：项目名称】", "【待补充：实施单位】")
    assert shown.project.department == "青溪县民政局"
    assert (shown.goals.annual, shown.goals.actual) == ("【待补充：年度总体目标】", "【待补充：总体目标实际完成情况】")


def test_a_goal_of_the_whole_period_is_a_goal():
    filing = paired_filing()
    overall = filing.model_copy(update={"goals": filing.goals.model_copy(update={"annual": "", "overall": "三年。"})})
    assert marked(evaluated(overall)).goals.annual == ""


def test_an_empty_actual_value_is_marked_and_a_given_one_stays():
    actual = {r.name: r.actual for r in marked(evaluated(half_filled())).indicators}
    assert (actual["培训班期数"], actual["护理员培训人次"]) == ("【待补充】", "900人次")


def test_a_cause_is_marked_only_where_one_is_due():
    deviations = {r.name: r.deviation for r in marked(without_cause("护理员培训人次")).indicators}
    assert deviations["护理员培训人次"] == "【待补充：偏差原因和改进措施】"
    assert not deviations["培训班期数"]


def test_low_execution_asks_for_its_reason_where_the_form_has_a_place():
    low = paired_filing(executed=Decimal(300), lines=(), execution_reason="")
    assert marked(with_layout("F12", low)).account.execution_reason == "【待补充：执行率偏低的原因】"
    assert marked(with_layout("F04", low)).account.execution_reason == ""
    assert marked(with_layout("F12", paired_filing(execution_reason=""))).account.execution_reason == ""


def test_what_the_unit_stated_of_its_management_stays():
    filing = paired_filing()
    account = filing.account.model_copy(update={"management": {"下达及时性": ("按时下达", "")}})
    management = marked(with_layout("F11", filing.model_copy(update={"account": account}))).account.management
    assert management["下达及时性"] == ("按时下达", "")
    assert management["使用规范性"] == ("【待补充】", "")


def test_a_form_without_scores_is_whole_without_a_total():
    filing = paired_filing()
    rows = tuple(r.model_copy(update={"weight": None}) for r in filing.indicators)
    spoken = filing.account.model_copy(update={"management": dict.fromkeys(MANAGEMENT_ITEMS, ("好", ""))})
    bare = filing.model_copy(update={"indicators": rows, "account": spoken})
    for layout, left in (("F11", False), ("F04", True)):
        done = with_layout(layout, bare)
        assert done.scores.total is None
        assert marks_left(marked(done), done) is left


def test_nothing_that_was_stated_is_changed():
    done = evaluated(paired_filing())
    assert marked(done) == done.filing
