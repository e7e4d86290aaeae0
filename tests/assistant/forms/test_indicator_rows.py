"""Indicator rows are read by their columns, across repeated headings and over more than one period."""

from assistant.domain.filing_kind import FormPart
from assistant.forms.indicator_rows import head_row, read_indicators
from tests.fakes.grids import rows

HEAD = ["", "一级指标", "二级指标", "三级指标", "指标值", "分值", "得分"]
FIRST = ["", "产出指标", "数量指标", "培训人数", "≥120人", "20", "19"]
SECOND = ["", "", "质量指标", "考核合格率", "≥95%", "10", "10"]


def read(*texts, parts=(FormPart.RESULTS,)):
    grid = rows(*texts)
    return read_indicators(grid, head_row(grid), None, parts)


def test_a_heading_that_is_repeated_on_the_next_page_is_no_indicator():
    found = read(HEAD, FIRST, HEAD, SECOND).annual
    assert [(r.level1, r.level2, r.name) for r in found] == [
        ("产出指标", "数量指标", "培训人数"),
        ("产出指标", "质量指标", "考核合格率"),
    ]


def test_columns_of_a_second_block_of_headings_are_those_of_its_own_rows():
    turned = ["", "一级指标", "二级指标", "指标值", "三级指标", "分值", "得分"]
    found = read(HEAD, FIRST, turned, ["", "", "质量指标", "≥95%", "考核合格率", "10", "10"]).annual
    assert [(r.name, r.target) for r in found] == [("培训人数", "≥120人"), ("考核合格率", "≥95%")]


def test_rows_under_a_heading_of_the_long_term_are_of_the_whole_period():
    found = read(["长期绩效指标", *HEAD[1:]], FIRST, ["年度绩效指标", *HEAD[1:]], SECOND)
    assert [r.name for r in found.overall] == ["培训人数"]
    assert [r.name for r in found.annual] == ["考核合格率"]


def test_a_kind_without_results_has_no_scores_whatever_its_columns_are_called():
    assert [r.score for r in read(HEAD, FIRST).annual] == [19]
    assert [r.score for r in read(HEAD, FIRST, parts=()).annual] == [None]


def test_a_table_without_headings_has_no_rows():
    assert read(FIRST, SECOND).annual == ()
