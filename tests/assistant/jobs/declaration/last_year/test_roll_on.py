"""Last year's form becomes this year's: what changes is changed everywhere, the rest stays, what is open is asked."""

from decimal import Decimal

import pytest

from assistant.domain.placeholders import is_placeholder
from assistant.jobs.declaration.last_year.roll_on import roll_on
from policy_corpus import library
from policy_corpus.catalog import load_profile
from tests.fakes.last_year import last_year

PROFILE = load_profile("central-2021")


def rolled(changes="", year=2027, last=None):
    return roll_on(last or last_year(), changes, year, PROFILE, library.fitting)


def targets(form):
    return {r.name: r.target for r in form.filing.indicators}


def row(form, name):
    return next(r for r in form.filing.indicators if r.name == name)


def asked(form):
    return [q.code.rsplit(".", 1)[0].removeprefix("change.") for q in form.questions]


def test_nothing_but_the_year():
    form = rolled("其他照旧")
    before = {r.name: r.target for r in last_year().indicators}
    assert targets(form) == {**before, "补助拨付完成时间": "2027年11月30日前"}
    assert (form.filing.year, form.filing.project.start, form.filing.project.end) == (2027, "2027-01-01", "2027-12-31")
    assert form.filing.goals.annual == last_year().goals.annual.replace("2026", "2027")
    assert form.filing.project.attribute == "延续项目"
    assert "2026年已经实施" in form.filing.sources["project.attribute"].label
    assert (form.questions, form.unread) == ((), ())


def test_a_changed_row_keeps_last_years_value_as_its_basis_and_the_words_as_its_source():
    training = row(rolled("培训改150人"), "护理员培训人数")
    assert training.value_basis == "历史标准：2026年指标值为≥120人（当时依据：上年实际110人）"
    assert (training.source.quote, training.source.document) == ("培训改150人", "变化")
    kept = row(rolled("培训改150人"), "老年人满意度")
    assert (kept.value_basis, kept.source.label) == ("", "去年的表：≥92%")


def test_what_was_reached_last_year_stands_in_the_basis():
    form = rolled("护理员培训去年实际完成118人，今年按130人")
    assert targets(form)["护理员培训人数"] == "≥130人"
    assert "去年实际完成118人" in row(form, "护理员培训人数").value_basis


def test_the_goal_and_the_contents_follow_the_rows():
    form = rolled("站点改15个，培训增加30人")
    goal = form.filing.goals.annual
    assert "15个服务站" in goal
    assert "护理员150人" in goal
    assert "80000人次" in goal
    assert form.filing.project.content == "对15个服务站给予补助。"


def test_a_row_that_goes_goes_from_the_goal_and_leaves_its_points_to_its_class():
    form = rolled("护理员培训人数这条去掉")
    assert "护理员培训人数" not in targets(form)
    assert "护理员" not in form.filing.goals.annual
    output = [r.weight for r in form.filing.indicators if r.level1 == "产出指标"]
    assert sum(output) == 40
    assert sum(r.weight for r in form.filing.indicators) == 90


def test_a_new_row_stands_in_its_class_and_in_the_goal():
    form = rolled("加一条：跟岗进修人数不少于30人。其他照旧")
    names = list(targets(form))
    assert names.index("跟岗进修人数") == names.index("护理员培训人数") + 1
    assert targets(form)["跟岗进修人数"] == "≥30人"
    assert "跟岗进修30人" in form.filing.goals.annual
    assert sum(r.weight for r in form.filing.indicators) == 90


def test_a_new_row_without_a_value_stands_open_and_is_asked_for():
    form = rolled("新增一块：流动助餐车下村，送几个村还没商量好")
    [new] = [r for r in form.filing.indicators if is_placeholder(r.target)]
    assert "流动助餐车下村" in new.name
    assert asked(form) == ["new.open"]


def test_the_parts_of_the_money_make_up_the_new_total():
    funds = rolled("资金调到120万，自筹不变").filing.funds
    assert (funds.total, funds.fiscal, funds.other) == (120, 100, 20)
    funds = rolled("财政拨款改为90万").filing.funds
    assert (funds.total, funds.fiscal, funds.other) == (110, 90, 20)
    funds = rolled("资金60万，全部县财政").filing.funds
    assert (funds.total, funds.fiscal, funds.other) == (60, 60, 0)


def test_how_a_new_total_is_shared_is_asked_where_nobody_says():
    form = rolled("资金调到150万")
    assert asked(form) == ["conflict.sum", "money.parts"]
    assert form.filing.funds.total == form.filing.funds.fiscal + form.filing.funds.other == 150
    assert form.filing.sources["funds.fiscal"].confirm


def test_the_cost_row_and_the_goal_follow_the_total():
    form = rolled("资金调到120万，自筹不变，助餐人次增加20000")
    assert targets(form)["项目总成本"] == "≤120万元"
    assert "总成本不超过120万元" in form.filing.goals.annual
    assert form.questions == (), "100000×10+2000×100 is 120万元"


def test_a_total_that_follows_from_counts_and_standards_is_reckoned():
    form = rolled("助餐人次增加5000，自筹不变，总的钱按标准乘出来报")
    assert form.filing.funds.total == 105
    assert targets(form)["项目总成本"] == "≤105万元"


def test_a_total_that_does_not_fit_its_counts_is_asked_about():
    form = rolled("资金压到60万，自筹不变")
    assert asked(form) == ["conflict.sum"]
    assert "100万元" in form.questions[0].text


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ("移民安置那条改成40户", "unknown", "移民安置"),
        ("第13条改成40人", "unknown.row", "9条"),
        ("飞防面积去掉", "unknown", "飞防面积"),
        ("培训由100人增加到150人", "conflict.old", "≥120人"),
        ("满意度提高10个点", "problem.over_100", "≥92%"),
        ("服务站砍掉八成", "problem.broken", "2.4"),
        ("培训人数待定", "open", "培训人数"),
        ("培训改150人。第5条改成160人", "conflict.twice", "160人"),
        ("助餐人次按去年实际完成数再加5%", "actual", "2026年实际完成多少"),
    ],
)
def test_what_is_open_or_does_not_fit_is_asked(changes, code, words):
    form = rolled(changes)
    assert asked(form) == [code]
    assert words in form.questions[0].text


def test_what_cannot_be_reckoned_keeps_last_years_value():
    assert targets(rolled("满意度提高10个点"))["老年人满意度"] == "≥92%"


def test_what_is_left_open_has_no_value():
    assert is_placeholder(targets(rolled("培训人数待定"))["护理员培训人数"])


def test_three_questions_at_most():
    form = rolled("甲事改成40户。乙事改成30户。丙事改成20户。丁事改成10户。")
    assert len(form.questions) == 3


def test_every_number_of_the_changes_is_in_the_account():
    form = rolled("2027年资金调到120万，自筹不变，培训由120人增加到150人，无人机巡查200架次，第3条改15个")
    used = {e.quote: (e.role.value, e.used or e.why) for e in form.ledger.entries}
    assert used["150人"] == ("output", "indicator:护理员培训人数")
    assert used["120人"][0] == "baseline"
    assert used["120万"] == ("money_total", "money")
    assert used["200架次"] == ("context", "去年的表里没有对应的指标")
    assert used["2027年"] == ("period", "head")
    assert form.unread == ()


def test_a_figure_that_no_clause_uses_is_unread():
    form = rolled("培训改150人（甲班80人，乙班70人）")
    assert {u.text for u in form.unread} == {"80人", "70人"}


def test_a_project_of_several_years_keeps_its_period_and_its_last_day():
    last = last_year()
    rows = [
        *last.indicators,
        last.indicators[6].model_copy(update={"name": "整体完工时间", "target": "2028年10月31日前"}),
    ]
    last = last.model_copy(
        update={
            "project": last.project.model_copy(update={"end": "2028-12-31"}),
            "goals": last.goals.model_copy(update={"overall": "2026年至2028年建成12个。"}),
            "indicators": tuple(rows),
        }
    )
    form = rolled("其他照旧", last=last)
    assert (form.filing.project.start, form.filing.project.end) == ("2026-01-01", "2028-12-31")
    assert targets(form)["整体完工时间"] == "2028年10月31日前"
    assert targets(form)["补助拨付完成时间"] == "2027年11月30日前"
    assert form.filing.goals.overall == "2026年至2028年建成12个。"


def test_a_project_that_is_over_is_asked_about():
    last = last_year()
    last = last.model_copy(update={"project": last.project.model_copy(update={"start": "2024-01-01"})})
    assert asked(rolled("其他照旧", last=last)) == ["period.over"]


def test_money_comes_in_the_unit_of_the_new_form():
    last = last_year(funds={"unit": "元", "total": 1000000, "fiscal": 1000000, "other": 0})
    funds = rolled("钱就是120万", last=last).filing.funds
    assert (funds.unit, funds.total, funds.fiscal) == ("万元", 120, 120)


def test_a_new_name_is_new_everywhere():
    form = rolled("“护理员培训人数”以后叫“照护人员轮训人数”，140人。单位改为青溪县养老中心")
    assert targets(form)["照护人员轮训人数"] == "≥140人"
    assert form.filing.project.unit == "青溪县养老中心"


def test_every_change_says_what_it_was_and_why():
    form = rolled("培训增加30人")
    [change] = [c for c in form.changes if c.path == "indicators[4].target"]
    assert (change.before, change.after, change.why) == ("≥120人", "≥150人", "培训增加30人（120+30=150人）")


def test_last_years_form_is_not_touched():
    last = last_year()
    rolled("培训改150人，资金调到120万", last=last)
    assert last == last_year()
    assert last.funds.total == Decimal(100)
