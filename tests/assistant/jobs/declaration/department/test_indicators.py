"""The rows of a department's year: what its plan aims at, in the official classes; no staff, stock or last year."""

import pytest

from assistant.jobs.declaration.department.amounts import plan_amounts
from assistant.jobs.declaration.department.indicators import plan_ledger, plan_rows


def rows(text):
    return plan_rows(text, plan_ledger(text, 2027), plan_amounts(text, 2027), 2027)


def targets(text):
    return [(r.level2, r.name, r.target) for r in rows(text)]


def test_what_is_aimed_at_is_a_row_of_its_class():
    assert targets("养护农村公路320公里，优良路率90%以上。") == [
        ("数量指标", "养护农村公路里程", "≥320公里"),
        ("质量指标", "优良路率", "≥90%"),
    ]


@pytest.mark.parametrize("text", ["", "编制42名，实有40人。", "内设股室8个。", "基本支出600万元，项目支出900万元。"])
def test_staff_offices_and_the_budget_are_no_aims(text):
    assert targets(text) == []


def test_last_years_value_is_none():
    assert targets("群众出行满意度90%以上（2026年88%）。") == [("服务对象满意度指标", "群众出行满意度", "≥90%")]


def test_what_is_taken_back_at_once_is_none():
    assert [t for _, _, t in targets("10月底前完工，哦不对。养护公路20公里。")] == ["≥20公里"]
    assert "2027年10月31日前" in [t for _, _, t in targets("10月底前完工。养护公路20公里。")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公用经费控制在80万元。", ("公用经费", "≤80万元")),
        ("三公经费去年15万元，明年压到12万元。", ("三公", "≤12万元")),
        ("“三公”经费12万元。", ("“三公”经费", "≤12万元")),
        ("会议费30000元。", ("会议费", "≤3万元")),
    ],
)
def test_the_running_of_the_office_is_a_cap_of_cost(text, found):
    [row] = rows(text)
    assert (row.name, row.target) == found
    assert (row.level1, row.level2, row.unit) == ("产出指标", "成本指标", "万元")


def test_a_cost_says_where_it_stands_in_the_plan():
    text = "公用经费控制在80万元。"
    [row] = rows(text)
    assert text[row.source.start : row.source.end] == row.source.quote == "80万元"


def test_cells_that_hold_sentences_are_read_as_sentences():
    found = targets("| 食品抽检 | 抽检食品9600批次，处置率100% | 350 |")
    assert [t for _, _, t in found] == ["≥9600批次", "=100%"]


def test_rows_stand_in_the_order_of_the_form_whatever_the_order_of_the_plan():
    text = "群众满意度90%以上。公用经费控制在80万元。优良路率90%以上。养护公路20公里。"
    assert [level2 for level2, _, _ in targets(text)] == ["数量指标", "质量指标", "成本指标", "服务对象满意度指标"]


def test_a_class_has_nine_rows_at_most():
    kinds = ["粮油", "食品", "药品", "电器", "玩具", "服装", "家具", "化工", "建材", "燃气", "印刷"]
    text = "。".join(f"检查{kind}企业{n}家" for n, kind in enumerate(kinds, 11))
    assert len(rows(text)) == 9
