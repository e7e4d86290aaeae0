"""部门（单位）整体支出绩效目标申报表: the official cells, and everything comes back from Word."""

from decimal import Decimal

from assistant.domain.filing import Filing, YearTask
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import FormKind
from assistant.forms.reader import read_filings
from generators.form import write_form
from policy_corpus.catalog import load_profile
from tests.fakes.grids import printed_forms
from tests.fakes.layout_filings import layout_rows

PROFILE = load_profile("central-2021")
CLASSES = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
ROWS = tuple(
    Indicator(level1=level1, level2=level2, name=f"{level2}{n}", target=f"≥{n}%")
    for level1, level2s in CLASSES.items()
    for level2 in level2s
    for n in (1, 2, 3)
)
TASKS = tuple(
    YearTask(
        name=f"事项{n}", content=f"做{n}件事", amount=Decimal(n * 100), fiscal=Decimal(n * 90), other=Decimal(n * 10)
    )
    for n in (1, 2, 3)
)


def filing():
    return Filing.model_validate(
        {
            "form": "department_goal",
            "profile": "central-2021",
            "year": 2027,
            "project": {"department": "青溪县民政局"},
            "funds": {"unit": "万元", "total": 1000, "basic": 400, "project": 600},
            "goals": {"annual": "完成三项任务。"},
            "duties": ["养老服务", "社会救助"],
            "tasks": [t.model_dump() for t in TASKS],
            "indicators": [r.model_dump() for r in ROWS],
        }
    )


def spans(rows):
    return [[(c.text if c.label else "", c.colspan, c.rowspan) for c in row.cells] for row in rows]


def test_every_cell_is_the_official_one(shared):
    """Three tasks and three rows a class, as the printed form has them."""
    official = printed_forms(shared)["F02"]["grid"]
    ours = spans(layout_rows("F02", filing(), PROFILE))
    theirs = [[(_printed(c["t"]), c["colspan"], c["rowspan"]) for c in row] for row in official]
    assert ours == theirs


def _printed(text):
    blank = text.startswith(("指标1", "指标2", "……", "目标1", "任务1", "任务2"))
    return "" if blank else text


def test_a_form_without_tasks_and_rows_keeps_a_blank_row_each():
    rows = layout_rows("F02", Filing(form=FormKind.DEPARTMENT_GOAL), PROFILE)
    assert len(rows) == 1 + 2 + 1 + 1 + 1 + 1 + 9


def test_everything_comes_back_from_word(tmp_path):
    path = tmp_path / "表.docx"
    write_form(filing(), PROFILE, path, draft=False)
    [back] = read_filings(path)
    read = back.filing
    assert (read.form, read.year, read.project.department) == (FormKind.DEPARTMENT_GOAL, 2027, "青溪县民政局")
    assert (read.tasks, read.duties, read.goals) == (TASKS, ("养老服务", "社会救助"), filing().goals)
    assert [(r.level1, r.level2, r.name, r.target) for r in read.indicators] == [
        (r.level1, r.level2, r.name, r.target) for r in ROWS
    ]
    assert (read.funds.total, read.funds.basic, read.funds.project) == (1000, 400, 600)
    assert back.unread == ()


def test_the_sum_of_the_tasks_is_reckoned():
    row = next(r for r in layout_rows("F02", filing(), PROFILE) if r.cells[0].text == "金额合计")
    assert [c.text for c in row.cells] == ["金额合计", "600", "540", "60"]
