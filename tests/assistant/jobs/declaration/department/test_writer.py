"""The plan of a whole department becomes its form: money settled by sums, tasks, duties, what is aimed at."""

import pytest

from assistant.bootstrap import Product
from assistant.domain.vocabulary import FormKind
from assistant.jobs.declaration.department.writer import draft_department, is_department_plan
from policy_corpus.catalog import load_profile

PROSE = """青溪县交通运输局2027年工作和预算安排
主要职责是公路建设养护、道路运输管理、水路交通安全监管。内设股室8个，编制42名，实有40人。
2027年预算支出1500万元，其中基本支出600万元，项目支出900万元；比2026年的1400万元增加100万元。公用经费控制在80万元。
重点任务：
1. 农村公路养护，500万元。养护农村公路320公里，优良路率90%以上。
2. 公交运营补贴，400万元。补贴公交线路15条，11月底前拨付。
群众出行满意度90%以上（2026年88%）。
"""
TABLE = """某局2027年部门整体计划
主要职责：市场监管、消费维权。
收支预算（单位：万元）
| 项目 | 2026年 | 2027年 |
|---|---|---|
| 支出合计 | 900 | 1000 |
| 基本支出 | 380 | 400 |
| 其中：公用经费 | 66 | 60 |
| 项目支出 | 520 | 600 |
| 任务 | 内容 | 金额（万元） |
|---|---|---|
| 食品抽检 | 抽检食品9600批次，处置率100% | 350 |
| 电梯检验 | 检验电梯6200台 | 250 |
"""
PROFILE = load_profile("central-2021")


@pytest.fixture(scope="module")
def prose():
    return draft_department(PROSE, 2027, PROFILE)


@pytest.fixture(scope="module")
def table():
    return draft_department(TABLE, 2027, PROFILE)


def targets(made):
    return {r.target for r in made.filing.indicators}


@pytest.mark.parametrize("text", [PROSE, TABLE])
def test_a_plan_of_a_department_is_recognised(text):
    assert is_department_plan(text, 2027)


@pytest.mark.parametrize(
    "text",
    [
        "经费50万元，培训护理员120人，2027年11月30日前完成。",
        "项目单位主要职责是养老服务。本项目申请资金120万元，不含基本支出，补助服务站12个。",
    ],
)
def test_a_brief_of_a_project_is_none(text):
    assert not is_department_plan(text, 2027)


@pytest.mark.parametrize(("plan", "sums"), [("prose", (1500, 600, 900)), ("table", (1000, 400, 600))])
def test_the_budget_is_this_years_and_adds_up(plan, sums, request):
    funds = request.getfixturevalue(plan).filing.funds
    assert (funds.total, funds.basic, funds.project) == sums


def test_the_tasks_make_up_the_project_spending(prose, table):
    assert [(t.name, t.amount) for t in prose.filing.tasks] == [("农村公路养护", 500), ("公交运营补贴", 400)]
    assert [(t.name, t.amount) for t in table.filing.tasks] == [("食品抽检", 350), ("电梯检验", 250)]
    assert prose.filing.tasks[0].content == "养护农村公路320公里，优良路率90%以上"


def test_duties_and_name(prose):
    assert prose.filing.project.department == "青溪县交通运输局"
    assert prose.filing.duties == ("公路建设养护", "道路运输管理", "水路交通安全监管")


def test_what_is_aimed_at_is_a_row_and_staff_and_last_years_values_are_none(prose):
    assert {"≥320公里", "≥90%", "≥15条", "2027年11月30日前", "≤80万元"} <= targets(prose)
    assert not {t for t in targets(prose) if any(n in t for n in ("42", "40人", "8个", "88", "1400"))}


def test_cells_that_hold_sentences_are_read_as_sentences(table):
    assert {"≥9600批次", "≥6200台", "=100%", "≤60万元"} <= targets(table)
    assert "≤66万元" not in targets(table)


def test_every_value_says_where_it_comes_from(prose):
    assert all(row.source is not None for row in prose.filing.indicators)
    assert prose.filing.sources["funds.total"].quote == "1500万元"
    assert prose.filing.tasks[0].source.quote == "500万元"


def test_what_is_missing_is_asked():
    made = draft_department("某局部门整体计划。基本支出400万元，项目支出600万元。", 2027, PROFILE)
    assert made.filing.funds.total == 1000
    assert [q.code for q in made.questions] == ["department.tasks", "department.name", "department.benefit"]


def test_the_product_drafts_it_of_itself_and_when_asked(tmp_path):
    product = Product()
    draft = product.declarations().draft(PROSE, product.profile(), 2027)
    assert draft.filing.form is FormKind.DEPARTMENT_GOAL
    assert [f.severity for f in draft.findings if f.severity in {"fatal", "error"}] == []
    files = product.declarations().save(draft, tmp_path)
    assert files[0].name == "青溪县交通运输局_部门整体支出绩效目标申报表.docx"
    asked = product.pipeline.draft(PROSE, product.profile(), 2027, as_project=True)
    assert asked.filing.form is FormKind.GOAL_DECLARATION
