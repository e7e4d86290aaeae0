"""The kind of a form is known by its title and its columns together; what contradicts itself stays unknown."""

from decimal import Decimal
from itertools import pairwise

import pytest

from assistant.domain.filing_kind import Mark
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.forms.grid import GridCell
from assistant.forms.kind import KindEvidence, has_results, judge, recognise
from assistant.forms.label_reader import read_filing
from policy_corpus.kinds import filing_kinds
from tests.fakes.grids import grid_of, printed_forms, rows

PRINTED = {
    "F01": FormKind.GOAL_DECLARATION, "F02": FormKind.DEPARTMENT_GOAL, "F03": FormKind.REVIEW_FORM,
    "F04": FormKind.SELF_EVALUATION, "F05": FormKind.MONITORING, "F08": FormKind.DEPARTMENT_SELF_EVALUATION,
    "F09": FormKind.GOAL_DECLARATION, "F11": FormKind.SELF_EVALUATION, "F12": FormKind.SELF_EVALUATION,
}  # fmt: skip
FRAMEWORKS = ("F06", "F10")
"""Lists of what may be evaluated: nobody has scored anything in them."""
TITLES = {
    FormKind.GOAL_DECLARATION: (
        "佳县财政支出项目绩效目标申报表", "项目支出核心绩效目标和指标表",
        "2026年度省级部门预算项目支出绩效目标表（样表）",
        "财政项目支出绩效目标填报表", "项目绩效申报表", "项目支出绩效指标表", "附件2：中央对地方转移支付项目绩效目标表",
    ),
    FormKind.DEPARTMENT_GOAL: ("部门整体支出绩效目标申报表", "2026年部门（单位）整体绩效目标表"),
    FormKind.SELF_EVALUATION: (
        "绩效目标自评表", "2025年度项目自评表", "项目支出绩效目标自评填报表",
        "绩效目标完成情况填报表", "项目绩效目标完成情况表", "部门预算项目支出绩效自评价表（2025年度）",
    ),
    FormKind.DEPARTMENT_SELF_EVALUATION: ("2025年度部门整体支出绩效自评表", "单位整体绩效自评价表"),
    FormKind.MONITORING: (
        "项目支出绩效运行监控填报表", "2026年1-7月绩效目标执行监控表", "部门预算项目绩效跟踪表",
        "部门整体支出绩效监控情况表",
    ),
    FormKind.REVIEW_FORM: ("部门预算绩效目标审核表", "项目支出绩效目标审查意见表"),
}  # fmt: skip
FOREIGN = {
    FormKind.GOAL_DECLARATION: "项目支出绩效自评表", FormKind.SELF_EVALUATION: "项目支出绩效目标申报表",
    FormKind.DEPARTMENT_GOAL: "部门整体支出绩效自评表",
    FormKind.DEPARTMENT_SELF_EVALUATION: "部门整体支出绩效目标申报表",
    FormKind.MONITORING: "项目支出绩效自评表", FormKind.REVIEW_FORM: "项目支出绩效目标申报表",
}  # fmt: skip
"""For every kind a title that its columns do not bear out."""
RENAMED = {
    "年度指标值": "全年目标值（A）", "指标值": "预期指标值", "实际完成值": "全年实际值", "全年实际完成值": "完成情况",
    "完成值": "实际完成值（B）", "1-7月执行情况": "上半年完成情况", "全年预计完成情况": "预计全年完成值",
    "三级指标": "指标名称", "全年执行数": "预算执行数（B）", "1-7月执行数": "1—6月执行数",
}  # fmt: skip


RESULTS = [
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "分值",
    "实际完成值",
    "定性取值(%)",
    "偏差原因类别",
    "偏差原因",
]


@pytest.mark.parametrize("titles", [("项目支出绩效完成情况填报表（2026年度）",), ("完成情况",), ()])
def test_the_sheet_for_results_is_no_self_evaluation_under_any_title(titles):
    assert recognise(rows(["项目名称", "护理员培训"], RESULTS), titles).form is FormKind.RESULTS_SHEET


def test_a_form_of_the_same_title_without_our_columns_is_a_self_evaluation():
    grid = rows(["项目名称", "护理员培训"], [h for h in RESULTS if h != "定性取值(%)"])
    assert recognise(grid, ("项目支出绩效完成情况填报表",)).form is FormKind.SELF_EVALUATION


@pytest.fixture(scope="module")
def printed(shared):
    return printed_forms(shared)


@pytest.mark.parametrize("form_id", PRINTED)
def test_every_printed_form_is_known_by_its_own_title_and_columns(printed, form_id):
    seen = recognise(grid_of(printed[form_id]), printed[form_id]["caption"])
    assert (seen.form, seen.confidence) == (PRINTED[form_id], Decimal("0.98"))
    assert seen.reason.startswith("标题是“")


@pytest.mark.parametrize("form_id", PRINTED)
def test_every_printed_form_is_known_by_its_columns_alone_but_less_surely(printed, form_id):
    seen = recognise(grid_of(printed[form_id]))
    assert (seen.form, seen.confidence) == (PRINTED[form_id], Decimal("0.7"))
    assert "没有标题" in seen.reason


@pytest.mark.parametrize(("form_id", "title"), [(i, title) for i, form in PRINTED.items() for title in TITLES[form]])
@pytest.mark.parametrize("place", ["above", "in the table", "over two lines", "as the name of the sheet"])
def test_titles_of_other_places_name_the_same_kind(printed, form_id, title, place):
    grid = grid_of(printed[form_id])
    half = len(title) // 2
    if place == "in the table":
        seen = recognise([*rows([title], ["（2026年度）"]), *grid])
    elif place == "over two lines":
        seen = recognise([*rows([f"{title[:half]}\n{title[half:]}"]), *grid])
    else:
        seen = recognise(
            grid, (title,) if place.startswith("as") else ("某某局", title, "（2026年度）", "填报单位：某某")
        )
    assert seen.form is PRINTED[form_id], seen.reason


@pytest.mark.parametrize("form_id", PRINTED)
@pytest.mark.parametrize("titled", [True, False])
def test_columns_with_the_headings_of_other_places_show_the_same_kind(printed, form_id, titled):
    grid = grid_of(printed[form_id], rename=RENAMED)
    seen = recognise(grid, printed[form_id]["caption"] if titled else ())
    assert seen.form is PRINTED[form_id], seen.reason


@pytest.mark.parametrize("form_id", PRINTED)
def test_a_title_that_the_columns_contradict_leaves_the_kind_unknown_and_says_why(printed, form_id):
    title = FOREIGN[PRINTED[form_id]]
    seen = recognise(grid_of(printed[form_id]), (title,))
    assert (seen.form, seen.confidence) == (FormKind.UNKNOWN, 0)
    assert seen.reason.startswith(f"认不出是哪一种绩效表：标题是“{title}”，列是")
    assert "请在表的上方写明表名" in seen.reason
    assert "\n" not in seen.reason


@pytest.mark.parametrize("form_id", FRAMEWORKS)
@pytest.mark.parametrize("titled", [True, False])
def test_a_framework_in_which_nothing_is_scored_is_no_score_sheet(printed, form_id, titled):
    seen = recognise(grid_of(printed[form_id]), printed[form_id]["caption"] if titled else ())
    assert seen.form is FormKind.UNKNOWN
    assert ("应有得分" in seen.reason) is titled


@pytest.mark.parametrize(
    "title", ["绩效评价指标体系及评分表", "附件1 绩效评价指标评分表", "项目支出绩效评价打分表", ""]
)
def test_a_framework_with_scores_is_the_sheet_of_an_evaluation(printed, title):
    grid = grid_of(printed["F06"], rename={"指标说明": "得分"})
    assert recognise(grid, (title,)).form is FormKind.EVALUATION_REPORT


@pytest.mark.parametrize("form_id", ["F01", "F04", "F09"])
def test_a_title_of_a_department_over_the_label_of_a_project_is_unknown(printed, form_id):
    word = "目标申报表" if PRINTED[form_id] is FormKind.GOAL_DECLARATION else "自评表"
    seen = recognise(grid_of(printed[form_id]), (f"部门整体支出绩效{word}",))
    assert seen.form is FormKind.UNKNOWN
    assert "项目名称" in seen.reason


BARE = rows(["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "培训人数", "≥120人"])


def test_bare_indicators_without_title_and_labels_could_be_anything():
    seen = recognise(BARE)
    assert (seen.form, seen.confidence) == (FormKind.UNKNOWN, 0)
    assert seen.reason.startswith("认不出是哪一种绩效表：没有标题，列是一级指标、二级指标、三级指标、指标值")
    assert recognise(BARE, ("项目支出绩效目标表",)).form is FormKind.GOAL_DECLARATION


def test_whose_goals_they_are_is_not_guessed():
    seen = recognise(BARE, ("绩效目标申报表",))
    assert seen.form is FormKind.UNKNOWN
    assert "看不出是项目的还是部门整体的" in seen.reason
    assert recognise([*rows(["项目负责人", "某某"]), *BARE], ("绩效目标申报表",)).form is FormKind.GOAL_DECLARATION
    assert recognise([*rows(["部门名称", "某局"]), *BARE], ("绩效目标申报表",)).form is FormKind.DEPARTMENT_GOAL


def test_a_column_for_the_reviewer_makes_no_other_form_of_a_declaration():
    head = [*[c.text for c in BARE[0]], "审核意见"]
    assert recognise(rows(head, ["产出指标"]), ("项目支出绩效目标申报表",)).form is FormKind.GOAL_DECLARATION


def test_a_heading_in_two_rows_is_read_as_one():
    top = [
        GridCell("三级指标", 0), GridCell("指标值", 1), GridCell("1-7月", 2, 2), GridCell("全年", 4),
    ]  # fmt: skip
    parts = [
        GridCell("", 0, continued=True), GridCell("", 1, continued=True), GridCell("完成值", 2), GridCell("完成率", 3),
        GridCell("预计完成值", 4),
    ]  # fmt: skip
    assert recognise([top, parts]).form is FormKind.MONITORING


@pytest.mark.parametrize(
    "line",
    [
        "根据《项目支出绩效自评管理办法》，现将自评表报送如下。",
        "注：本表由项目单位填报，自评表另附",
        "说明：绩效自评表按年度填报",
        "填报单位：某某局自评表",
        "培训护理员120人",
    ],
)
def test_sentences_and_notes_around_a_table_are_no_titles(line):
    assert "没有标题" in recognise(BARE, (line,)).reason


def test_the_title_nearest_to_the_table_counts():
    grid = [*rows(["项目名称", "护理员培训"]), *BARE]
    assert recognise(grid, ("项目支出绩效自评表", "项目支出绩效目标申报表")).form is FormKind.GOAL_DECLARATION
    assert recognise(grid, ("项目支出绩效目标申报表", "项目支出绩效自评表")).form is FormKind.UNKNOWN


def test_a_kind_named_in_brackets_counts_where_only_it_fits_the_columns():
    head = ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值"]
    with_actuals = rows(["项目名称", "护理员培训"], head, ["产出指标", "数量指标", "培训人数", "≥120人", "118人"])
    assert recognise(with_actuals, ("项目支出绩效目标表（自评）",)).form is FormKind.SELF_EVALUATION


def test_a_title_that_names_no_kind_leaves_it_to_the_columns():
    grid = [*rows(["项目名称", "护理员培训"]), *BARE]
    seen = recognise(grid, ("绩效情况一览表",))
    assert (seen.form, seen.confidence) == (FormKind.GOAL_DECLARATION, Decimal("0.7"))
    assert "“绩效情况一览表”没有写明是哪一种表" in seen.reason


def test_a_list_of_many_projects_is_no_form_of_one():
    flat = rows(
        ["项目名称", "主管部门", "一级指标", "三级指标", "指标值"], ["甲", "某局", "产出指标", "培训人数", "≥120人"]
    )
    assert recognise(flat).form is FormKind.UNKNOWN


MONITORED = [
    *rows(["项目支出绩效运行监控表"], ["（2026年度）"]),
    *rows(["项目名称", "护理员培训"], ["", "年初预算数", "1-7月执行数", "1-7月执行率", "全年预计执行数"]),
    *rows(["年度资金总额", "120", "50", "41.67%", "120"]),
    *rows(["一级指标", "二级指标", "三级指标", "年度指标值", "1-7月实际完成值", "全年预计完成值", "完成目标可能性"]),
    *rows(["产出指标", "数量指标", "护理员培训人数", "≥120人", "50人", "120人", "确定能"]),
]


def test_a_monitoring_form_gives_no_execution_of_the_year_and_no_actual_values():
    assert recognise(MONITORED).form is FormKind.MONITORING
    filing = read_filing(MONITORED, "（2026年度）")
    assert (filing.form, filing.year, filing.project.name) == (FormKind.MONITORING, 2026, "护理员培训")
    assert (filing.funds.executed, filing.funds.execution_rate, filing.funds.total) == (None, None, 120)
    (row,) = filing.indicators
    assert (row.name, row.target, row.actual, row.score) == ("护理员培训人数", "≥120人", None, None)


@pytest.mark.parametrize("form", [FormKind.MONITORING, FormKind.GOAL_DECLARATION, FormKind.UNKNOWN, None])
def test_cells_of_execution_are_read_only_by_kinds_that_have_them(printed, form):
    filled = grid_of(printed["F04"], {(3, 3): "12", (3, 4): "12", (3, 5): "9.6", (10, 3): "培训人数", (10, 5): "118人"})
    filing = read_filing(filled, "2025年度", form)
    has = form is None  # the table alone says that it is a self-evaluation
    assert (filing.funds.executed is not None) is has
    assert (filing.indicators[0].actual is not None) is has


def test_the_order_of_the_columns_does_not_matter():
    head = ["三级指标", "实际完成值", "得分", "指标值", "一级指标"]
    grid = rows(["项目名称", "甲"], head, ["培训人数", "118人", "10", "≥120人", "产出指标"])
    assert recognise(grid, ("项目支出绩效自评表",)).form is FormKind.SELF_EVALUATION


def test_where_columns_alone_fit_two_kinds_neither_is_taken():
    both = KindEvidence(marks=frozenset({Mark.ACTUAL, Mark.SCORE, Mark.PROJECT, Mark.PROCESS_CLASS}))
    seen = judge(both)
    assert seen.form is FormKind.UNKNOWN
    assert "都有可能" in seen.reason


def test_every_kind_but_unknown_is_data_and_has_a_name_for_people():
    kinds = [kind.form for kind in filing_kinds()]
    assert sorted(kinds) == sorted(set(FormKind) - {FormKind.UNKNOWN})
    assert set(FORM_TITLES) == set(FormKind)
    assert not has_results(FormKind.UNKNOWN)


def test_no_two_kinds_are_noted_apart_by_nothing():
    for one, other in pairwise(sorted(filing_kinds(), key=lambda k: (k.titles, k.form))):
        assert (one.titles, one.scope) != (other.titles, other.scope), (one.form, other.form)
