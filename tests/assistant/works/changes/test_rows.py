"""Rows added, deleted, moved and merged."""

from assistant.domain.placeholders import is_placeholder
from assistant.domain.source import SourceKind
from policy_corpus.library import entries
from tests.fakes.works import FILING, Desk


def names(desk):
    return [r.name for r in desk.work.filing.indicators]


def test_a_row_without_value_is_marked_and_asked_for():
    desk = Desk()
    assert desk.do("add_indicator", name="按时完工率", level2="时效指标").applied
    added = desk.row("按时完工率")
    assert is_placeholder(added.target)
    assert (added.level1, added.source.confirm) == ("产出指标", True)
    assert [q.row for q in desk.work.questions if q.field == "target"] == [added.id]


def test_a_new_row_stands_at_the_end_of_its_class_and_the_class_adds_up():
    desk = Desk()
    desk.do("add_indicator", name="老人投诉办结率", level2="质量指标", target="100%")
    assert names(desk).index("老人投诉办结率") == names(desk).index("考核合格率") + 1
    assert desk.row("老人投诉办结率").target == "≥100%"
    assert sum(desk.weights.values()) == 90
    assert desk.weights["项目总成本"] == 20
    assert None not in desk.weights.values()


def test_where_the_sum_was_wrong_before_no_other_weight_is_touched():
    desk = Desk()
    desk.do("set_weight", "培训期数", value="5")
    before = desk.weights
    done = desk.do("add_indicator", name="老人投诉办结率", level2="质量指标", target="100%")
    assert desk.weights == {**before, "老人投诉办结率": None}
    assert "应为90分" in done.after


def test_a_class_that_is_not_stated_is_asked_for():
    assert "还不知道放在哪一类" in Desk().do("add_indicator", name="老人投诉办结率", target="100%").why


def test_a_satisfaction_row_needs_no_second_class():
    desk = Desk()
    desk.do("add_indicator", name="家属满意度", level1="满意度指标", target="85%")
    assert desk.row("家属满意度").level2 == "服务对象满意度指标"


def test_a_row_may_be_added_before_another_one():
    desk = Desk()
    desk.do("add_indicator", name="培训场次", level2="数量指标", target="8场", before="培训护理员人数")
    assert names(desk)[1] == "培训场次"


def test_a_name_that_is_there_already_is_not_added_twice():
    assert "已经有" in Desk().do("add_indicator", name="培训期数", level2="数量指标", target="5期").why


def test_a_value_that_is_none_adds_no_row():
    desk = Desk()
    assert not desk.do("add_indicator", name="家属满意度", level1="满意度指标", target="高一点").applied
    assert "家属满意度" not in names(desk)


def test_the_points_of_a_deleted_row_go_to_its_class():
    desk = Desk()
    done = desk.do("delete_indicator", "培训期数")
    assert "培训期数" not in names(desk)
    assert sum(desk.weights.values()) == 90
    assert desk.weights["受益老人数量"] == 20
    assert "培训护理员人数 10→" in done.after


def test_without_its_last_row_a_class_gives_its_points_as_the_profile_says():
    desk = Desk()
    desk.do("delete_indicator", "学员满意度")
    assert sum(desk.weights.values()) == 90
    assert desk.weights["受益老人数量"] == 30


def test_a_deleted_row_that_a_goal_still_names_is_noted():
    assert "目标里还写着“学员满意度”" in Desk().do("delete_indicator", "学员满意度").after


def test_a_row_moves_within_its_class():
    desk = Desk()
    desk.do("move_indicator", "培训期数", before="培训护理员人数")
    assert names(desk)[1:3] == ["培训期数", "培训护理员人数"]
    desk.do("move_indicator", "培训期数")
    assert names(desk)[1:3] == ["培训护理员人数", "培训期数"]


def test_a_row_does_not_move_into_another_class_by_place():
    assert "要换分类" in Desk().do("move_indicator", "培训期数", before="考核合格率").why


def test_rows_that_are_merged_leave_one_with_all_their_points_and_add_nothing_up():
    desk = Desk()
    desk.do("add_indicator", name="培训管理人员人数", level2="数量指标", target="30人")
    whole = desk.weights["培训护理员人数"] + desk.weights["培训管理人员人数"]
    done = desk.do("merge_indicators", rows=("培训护理员人数", "培训管理人员人数"), into="培训护理员人数")
    assert desk.row("培训护理员人数").target == "≥120人"
    assert desk.weights["培训护理员人数"] == whole
    assert "培训管理人员人数" not in names(desk)
    assert "删去了培训管理人员人数 ≥30人" in done.after
    assert "合计是150人" in done.after


def test_rows_of_two_classes_are_not_merged():
    desk = Desk()
    assert "不是同一类" in desk.do("merge_indicators", rows=("培训期数", "学员满意度"), into="培训期数").why
    assert len(desk.work.filing.indicators) == len(FILING.indicators)


def test_one_row_is_nothing_to_merge():
    assert "至少要两条" in Desk().do("merge_indicators", rows=("培训期数",), into="培训期数").why


def test_a_row_of_the_library_comes_with_its_words_and_a_value_to_be_confirmed():
    desk = Desk()
    entry = next(e for e in entries() if e.suggested and e.level2 == "质量指标" and "{" not in e.name)
    done = desk.do("add_indicator", level2=entry.level2, name=entry.name, entry=entry.id)
    assert done.applied
    row = next(r for r in desk.work.filing.indicators if r.name == entry.name)
    assert (row.target, row.definition, row.evidence) == (entry.suggested, entry.definition, entry.evidence)
    assert (row.source.kind, row.source.ref, row.source.confirm) == (SourceKind.LIBRARY, entry.id, True)
    assert not desk.do("add_indicator", name="别的", entry="没有这条").applied
