"""Words meet the indicator they name; where several fit equally all are kept, and where none fits none is."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.forms.results.matching import actual_text, find_row, fitting, match, per_unit
from assistant.language.figures import find_figures
from tests.fakes.approved import approved


def rows(*named):
    """Indicators from name and target."""
    return tuple(Indicator(level1="产出指标", name=name, target=target) for name, target in named)


def figure(text):
    """The only figure of a text, and the words after it."""
    (found,) = find_figures(text)
    return found, text[found.end :]


def matched(about, *names):
    kept = rows(*((n, "≥1个") for n in names))
    return match(kept, about, range(len(kept)))


@pytest.mark.parametrize(
    ("about", "names", "which"),
    [
        ("道路里程", ("新建道路里程", "道路里程"), (1,)),
        ("新建道路里程", ("道路里程", "新建道路里程"), (1,)),
        ("乡镇新建道路里程", ("道路里程", "新建道路里程"), (1,)),
        ("乡镇新建道路里程", ("新建道路里程", "道路里程"), (0,)),
        ("道路里程", ("新建道路里程", "改建道路里程"), (0, 1)),
        ("考核的合格率", ("考核合格率", "培训班期数"), (0,)),
        ("宣传", ("培训班期数",), ()),
        ("", ("培训班期数",), ()),
        ("路", ("道路里程",), ()),
        ("道路里程", ("路",), ()),
        ("路", ("路", "道路里程"), (0,)),
        ("灯", ("路",), ()),
        ("绿化路灯", ("路灯安装绿化",), (0,)),
        ("绿灯", ("红灯绿化",), ()),
        ("甲乙丙丁戊己", ("戊己丙丁乙丙甲",), (0,)),
        ("甲乙丙丁戊己", ("丙丁乙丙甲",), ()),
    ],
)
def test_the_closest_name_is_meant(about, names, which):
    assert matched(about, *names).rows == which


@pytest.mark.parametrize(
    ("about", "name", "named", "loose"),
    [
        ("道路里程", "道路里程", True, False),
        ("新建道路里程", "道路里程", True, False),
        ("道路里程", "新建道路里程", False, False),
        ("绿化路灯", "路灯安装绿化", False, True),
        ("宣传", "道路里程", False, False),
    ],
)
def test_how_far_a_name_was_stated_is_known(about, name, named, loose):
    found = matched(about, name)
    assert (found.named, found.loose) == (named, loose)


def test_only_the_rows_asked_for_are_looked_at():
    kept = rows(("道路里程", "≥1公里"), ("道路里程", "≥1公里"))
    assert match(kept, "道路里程", [1]).row == 1
    assert match(kept, "道路里程", [0, 1]).row is None


@pytest.mark.parametrize(
    ("target", "stated", "fits"),
    [
        ("2025年11月30日前", "2025年11月22日完成", True),
        ("2025年11月30日前", "12期", False),
        ("≥12期", "2025年11月22日完成", False),
        ("≥12期", "12期", True),
        ("≥12期", "12人", False),
        ("≥95%", "96%", True),
        ("≥95%", "96，", True),
        ("≥12例次", "12例次，", True),
        ("≥12株苗木", "12株苗木成活", True),
        ("≥12株苗木", "12苗木成活", False),
    ],
)
def test_a_figure_answers_targets_of_its_own_kind_and_unit(target, stated, fits):
    found, after = figure(stated)
    assert fitting(rows(("培训", target)), found, after) == ([0] if fits else [])


def test_a_rate_whose_target_is_open_is_answered_by_percent_alone():
    kept = rows(("培训合格率", "【待补充：培训合格率】"), ("培训情况", "【待补充：培训情况】"))
    assert fitting(kept, *figure("96%")) == [0, 1]
    assert fitting(kept, *figure("96人")) == [1]


@pytest.mark.parametrize(
    ("target", "stated", "text"),
    [
        ("≥12例次", "12例次，", "12例次"),
        ("≥6万人次", "5.2万人次，", "5.2万人次"),
        ("≥6万人次", "52,000人次，", "52,000人次"),
        ("≥60000人次", "5.2万人次，", "5.2万人次"),
        ("≥1200株苗木", "1180株苗木成活", "1180株苗木"),
        ("≥1200", "1180人", "1180人"),
    ],
)
def test_a_figure_is_kept_as_it_was_written_with_the_unit_of_its_target(target, stated, text):
    assert actual_text(*rows(("甲", target)), *figure(stated)) == text


def test_what_a_target_counts_by_is_added_only_where_it_was_left_out():
    (kept,), (found, after) = rows(("人均培训成本", "≤4000元/人次")), figure("3942元")
    assert actual_text(kept, found, after, per=True) == "3942元/人次"
    assert actual_text(kept, found, after) == "3942元"
    (bare,) = rows(("培训成本", "≤4000元"))
    assert actual_text(bare, found, after, per=True) == "3942元"


def test_a_figure_without_its_per_is_looked_for_among_the_targets_that_have_one():
    kept = rows(("人均培训成本", "≤4000元/人次"), ("培训总成本", "≤400万元"), ("培训时长", "≥8学时/期"))
    assert per_unit(kept, figure("3942元")[0]) == [0]


def place(stated, words="", before="", declared=None):
    found, after = figure(stated)
    hit, per = find_row(declared or approved().indicators, found, words, after, before)
    names = [(declared or approved().indicators)[i].name for i in hit.rows]
    return names, per, hit.loose


@pytest.mark.parametrize(
    ("stated", "words", "before", "names", "per", "loose"),
    [
        ("3942元", "人均培训成本", "", ["人均培训成本"], True, False),
        ("3942元", "成本", "", [], False, False),
        ("12期", "培训班", "", ["培训班期数"], False, False),
        ("12期", "", "培训班", ["培训班期数"], False, False),
        ("12期", "宣传活动", "培训班", [], False, False),
        ("12期", "", "", ["培训班期数"], False, True),
        ("96%", "", "", [], False, False),
        ("2025年11月22日完成", "项目于", "", ["培训完成时间"], False, True),
        ("2025年11月22日完成", "道路招标", "", [], False, False),
    ],
)
def test_a_figure_finds_its_row_by_the_words_before_it_then_by_its_unit(stated, words, before, names, per, loose):
    assert place(stated, words, before) == (names, per, loose)


def test_a_day_on_which_all_was_finished_is_no_day_of_a_part():
    declared = rows(("招标完成时间", "2025年3月31日前"), ("工程竣工时间", "2025年11月30日前"))
    assert place("2025年11月22日完成", "项目于", declared=declared)[0] == ["工程竣工时间"]
    assert place("2025年11月22日开会", "项目于", declared=declared)[0] == []


def test_a_bare_number_of_some_unit_is_only_guessed_at_among_rows_with_a_unit():
    declared = rows(("服务情况", "良好"), ("培训班", "≥10期"))
    assert place("12期", declared=declared) == (["培训班"], False, True)
