"""Results meet their indicators by name and class, then by clearly same_name names, never by position."""

from decimal import Decimal

import pytest

from assistant.domain.filing import FundLine, Funds
from assistant.domain.indicator import Indicator
from assistant.domain.results import CauseKind, Deviation, Result, Results
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import FormKind
from assistant.forms.results.names import same_name
from assistant.forms.results.pairing import pair
from tests.fakes.approved import approved


def row(paired, name):
    return next(r for r in paired.filing.indicators if r.name == name)


def test_a_self_evaluation_comes_out_with_what_is_missing():
    paired = pair(approved(), Results(items=(Result(name="护理员培训人次", actual="1180人次"),)))
    assert paired.filing.form is FormKind.SELF_EVALUATION
    assert row(paired, "护理员培训人次").actual == "1180人次"
    assert "护理员培训人次" not in paired.missing
    assert len(paired.missing) == len(paired.filing.indicators) - 1


def test_spaces_and_punctuation_do_not_matter_but_position_does_not_help():
    paired = pair(
        approved(),
        Results(items=(Result(name="指标1：护理员 培训人次", actual="1人次"), Result(name="别的", actual="2"))),
    )
    assert row(paired, "护理员培训人次").actual == "1人次"
    assert [item.name for item in paired.unknown] == ["别的"]


def test_a_near_name_is_taken_and_noted():
    paired = pair(approved(), Results(items=(Result(name="参训学员总体满意度", actual="92%"),)))
    assert row(paired, "参训学员满意度").actual == "92%"
    assert "按名称相近" in " ".join(paired.notes)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("考核合格率", "考核不合格率"),
        ("新建道路里程", "改建道路里程"),
        ("道路里程", "新建道路里程"),
        ("一级路", "二级路"),
    ],
)
def test_names_that_mean_something_else_are_not_near(one, other):
    assert not same_name(one, other)


def test_a_near_name_with_another_unit_is_not_taken():
    paired = pair(approved(), Results(items=(Result(name="培训班数量期数", actual="30人"),)))
    assert [item.name for item in paired.unknown] == ["培训班数量期数"]


def test_a_near_name_of_another_class_is_not_taken():
    stated = Result(name="参训学员总体满意度", level1="产出指标", actual="92%")
    assert pair(approved(), Results(items=(stated,))).unknown == (stated,)


def test_a_near_name_does_not_take_a_row_that_has_its_result():
    exact, alike = Result(name="参训学员满意度", actual="92%"), Result(name="参训学员总体满意度", actual="91%")
    paired = pair(approved(), Results(items=(alike, exact)))
    assert row(paired, "参训学员满意度").actual == "92%"
    assert paired.unknown == (alike,)


def test_a_name_of_marks_alone_is_no_indicator():
    unnamed = approved(indicators=(Indicator(level1="产出指标", name="——", target="≥5个"),))
    stated = Result(name="……", actual="5个")
    assert pair(unnamed, Results(items=(stated,))).unknown == (stated,)


@pytest.mark.parametrize(
    ("level2", "noted"),
    [("", []), ("数量指标", []), ("质量指标", ["“培训班期数”填在质量指标，批复在数量指标，已按批复的分类记。"])],
)
def test_a_result_in_another_class_keeps_the_approved_one_and_is_noted(level2, noted):
    stated = Result(name="培训班期数", level2=level2, actual="12期")
    paired = pair(approved(), Results(initial=Decimal(480), items=(stated,)))
    assert (row(paired, "培训班期数").level2, row(paired, "培训班期数").actual) == ("数量指标", "12期")
    assert list(paired.notes) == noted


def test_one_name_is_that_row_whatever_class_was_stated_and_several_never_are():
    rows = tuple(
        Indicator(level1="产出指标", level2=c, name="培训人数", target="≥10人") for c in ("数量指标", "质量指标")
    )
    other = Results(items=(Result(name="培训人数", level2="时效指标", actual="9人"),))
    assert pair(approved(indicators=rows), other).unknown == other.items


def test_a_value_stands_with_where_it_was_read():
    source = Source(kind=SourceKind.BRIEF, label="完成情况：12期")
    paired = pair(approved(), Results(items=(Result(name="培训班期数", actual="12期", source=source),)))
    assert paired.filing.sources["indicators.2.actual"] == source
    assert not [p for p in paired.filing.sources if p.startswith("indicators.") and p != "indicators.2.actual"]


def half_filled():
    """Scored, with a total, a grade and one completed row."""
    stated = Result(
        name="培训班期数",
        actual="11期",
        reason="问卷显示",
        evidence="签到表",
        deviation=Deviation(cause="少一期", remedy="补办"),
    )
    filing = pair(approved(), Results(completed=False, executed=Decimal(400), items=(stated,))).filing
    scored = tuple(r.model_copy(update={"score": Decimal(9)}) for r in filing.indicators)
    return filing.model_copy(update={"indicators": scored, "total_score": Decimal(90), "grade": "优"})


@pytest.mark.parametrize(
    ("results", "kept"),
    [
        (Results(), True),
        (Results(items=(Result(name="培训班期数", actual="11期"),)), True),
        (Results(items=(Result(name="培训班期数", actual="12期"),)), False),
        (Results(executed=Decimal(410)), False),
    ],
)
def test_total_and_grade_stand_as_long_as_nothing_they_come_from_changes(results, kept):
    filing = pair(half_filled(), results).filing
    assert (filing.total_score, filing.grade) == ((90, "优") if kept else (None, ""))


def test_what_a_later_result_does_not_say_stays():
    later = pair(half_filled(), Results(items=(Result(name="培训班期数", share=Decimal(85)),))).filing
    item = later.indicators[2]
    assert (item.actual, item.score, item.chosen_share) == ("11期", 9, 85)
    assert (item.chosen_reason, item.evidence) == ("问卷显示", "签到表")
    assert item.deviation == "原因：少一期；改进措施：补办"
    assert later.project.completed is False
    again = pair(later, Results(items=(Result(name="培训班期数", reason="看过台账"),))).filing.indicators[2]
    assert (again.chosen_share, again.chosen_reason) == (85, "看过台账")


def test_the_kind_of_a_cause_may_be_given_alone():
    only_kind = Result(name="培训班期数", deviation=Deviation(kind=CauseKind.FUNDING))
    assert row(pair(approved(), Results(items=(only_kind,))), "培训班期数").deviation_kind == "经费保障"


def test_a_cell_of_a_cause_stated_again_stays_as_it_was_written():
    written = Indicator(level1="产出指标", name="培训班期数", target="=12期", deviation="原因: 少一期;改进措施: 补办")
    again = Result(name="培训班期数", deviation=Deviation(cause="少一期", remedy="补办"))
    paired = pair(approved(indicators=(written,)), Results(items=(again,)))
    assert row(paired, "培训班期数").deviation == written.deviation


def test_a_near_name_that_fits_two_is_left():
    rows = (*approved().indicators, Indicator(level1="满意度指标", name="参训学员的家属满意度", target="≥90%"))
    paired = pair(approved(indicators=rows), Results(items=(Result(name="学员满意度", actual="92%"),)))
    assert paired.unknown


def test_one_name_in_two_classes_is_decided_by_the_class():
    rows = tuple(
        Indicator(level1="产出指标", level2=c, name="培训人数", target="≥10人") for c in ("数量指标", "质量指标")
    )
    by_class = Results(items=(Result(name="培训人数", level2="质量指标", actual="9人"),))
    assert [r.actual for r in pair(approved(indicators=rows), by_class).filing.indicators] == [None, "9人"]
    open_class = pair(approved(indicators=rows), Results(items=(Result(name="培训人数", actual="9人"),)))
    assert open_class.unknown
    assert "请写明二级指标" in " ".join(open_class.notes)


def test_a_second_result_of_one_indicator_is_not_used():
    twice = Results(
        initial=Decimal(480), items=(Result(name="培训班期数", actual="12期"), Result(name="培训班期数", actual="11期"))
    )
    paired = pair(approved(), twice)
    assert row(paired, "培训班期数").actual == "12期"
    assert [item.actual for item in paired.unknown] == ["11期"]
    assert list(paired.notes) == ["“培训班期数”给了两次完成情况，用了先写的一次，请核对。"]


def test_money_is_converted_to_the_unit_of_the_declaration():
    results = Results(
        unit="元",
        adjusted=Decimal(4800000),
        executed=Decimal(4652000),
        lines=(FundLine(source="fiscal", executed=Decimal(4000000)),),
    )
    funds = pair(approved(), results).filing.funds
    assert (funds.unit, funds.adjusted, funds.executed) == ("万元", 480, Decimal("465.2"))
    assert funds.lines == (FundLine(source="fiscal", executed=Decimal(400)),)


def test_the_approved_sum_is_the_initial_budget_until_another_is_given():
    paired = pair(approved(), Results(executed=Decimal("465.2")))
    assert paired.filing.funds.initial == 480
    assert paired.filing.sources["funds.initial"].confirm
    assert pair(approved(), Results(initial=Decimal(470))).filing.funds.initial == 470


def test_what_every_source_spent_adds_up_only_where_every_source_says_so():
    fiscal, other = FundLine(source="fiscal", executed=Decimal(400)), FundLine(source="other", executed=Decimal(60))
    assert pair(approved(), Results(lines=(fiscal, other))).filing.funds.executed == 460
    assert pair(approved(), Results(lines=(fiscal,))).filing.funds.executed is None


def test_a_mixed_unit_is_noted_and_no_amount_is_used():
    paired = pair(approved(funds=Funds(unit="元、万元")), Results(unit="万元", executed=Decimal(1)))
    assert paired.filing.funds.executed is None
    assert "不能换算" in " ".join(paired.notes)


def test_only_what_is_given_replaces_a_half_filled_self_evaluation():
    first = pair(
        approved(),
        Results(
            executed=Decimal(400),
            goal_actual="已培训",
            items=(Result(name="培训班期数", actual="11期", deviation=Deviation(cause="少一期")),),
        ),
    ).filing
    scored = first.model_copy(
        update={"indicators": tuple(r.model_copy(update={"score": Decimal(9)}) for r in first.indicators)}
    )
    later = pair(scored, Results(items=(Result(name="护理员培训人次", actual="1180人次"),))).filing
    assert (later.funds.executed, later.goals.actual) == (400, "已培训")
    kept, new = (next(r for r in later.indicators if r.name == n) for n in ("培训班期数", "护理员培训人次"))
    assert (kept.actual, kept.deviation, kept.score) == ("11期", "少一期", 9)
    assert (new.actual, new.score) == ("1180人次", None)


def test_cause_and_remedy_stand_together_with_the_kind_of_cause():
    noted = Deviation(kind=CauseKind.FUNDING, cause="经费未到", remedy="补办")
    item = row(
        pair(approved(), Results(items=(Result(name="培训班期数", actual="11期", deviation=noted),))), "培训班期数"
    )
    assert item.deviation == "原因（经费保障）：经费未到；改进措施：补办"
    assert item.deviation_kind == "经费保障"


def test_a_chosen_share_its_reason_and_evidence_are_kept():
    given = Result(name="养老服务水平", actual="有提升", share=Decimal(85), reason="问卷显示", evidence="问卷")
    item = row(pair(approved(), Results(items=(given,))), "养老服务水平")
    assert (item.chosen_share, item.chosen_reason, item.evidence) == (85, "问卷显示", "问卷")


@pytest.mark.parametrize(
    ("actual", "word"), [("0.95", "没有写“%”"), ("1", "没有写“%”"), ("95人", "单位不同"), ("约96%", "是约数")]
)
def test_a_value_that_cannot_be_meant_so_is_asked_about(actual, word):
    paired = pair(approved(), Results(initial=Decimal(480), items=(Result(name="培训考核合格率", actual=actual),)))
    assert len(paired.notes) == 1
    assert word in paired.notes[0]


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≥95%", "95%"),
        ("≥95%", "0"),
        ("≥95%", "0.95%"),
        ("≥95%", "合格"),
        ("≤0.5%", "0.4"),
        ("≥1个", "1"),
        ("≥95%", ""),
    ],
)
def test_a_value_that_may_well_be_meant_so_is_not_asked_about(target, actual):
    one = Indicator(level1="产出指标", name="培训考核合格率", target=target)
    stated = Result(name="培训考核合格率", actual=actual, reason="台账")
    assert pair(approved(indicators=(one,)), Results(initial=Decimal(480), items=(stated,))).notes == ()


def test_what_stood_there_is_not_asked_about_again():
    one = Indicator(level1="产出指标", name="培训考核合格率", target="≥95%", actual="0.95")
    stated = Result(name="培训考核合格率", reason="台账")
    assert pair(approved(indicators=(one,)), Results(initial=Decimal(480), items=(stated,))).notes == ()


def test_columns_of_the_form_grow_by_those_of_a_self_evaluation():
    assert pair(approved(columns=("name", "target")), Results()).filing.has_column("actual")


def test_words_and_completion_reach_the_filing():
    results = Results(completed=True, process="三期", execution_reason="末期款", problems="少", measures="多")
    filing = pair(approved(), results).filing
    assert filing.project.completed is True
    assert (filing.account.process, filing.account.execution_reason) == ("三期", "末期款")
    assert (filing.account.problems, filing.account.measures) == ("少", "多")


@pytest.mark.parametrize(
    ("target", "actual", "printed"),
    [
        ("≥6期", "6", "6期"),
        ("≥1500台", "1,512", "1,512台"),
        ("≤150万元", "150万", "150万元"),
        ("≥30000人次", "3万", "3万人次"),
        ("≤2000元/人", "1925", "1925元/人"),
        ("≥90%", "93.5", "93.5%"),
        ("2025年10月31日前", "2025-11-05", "2025年11月5日"),
        ("≥90%", "0.93", "0.93"),
        ("≥90%", "3万", "3万"),
        ("≤1亿元", "150万", "150万"),
        ("较上年提高2%", "2", "2"),
        ("≥6期", "约6", "约6"),
        ("明显提升", "6", "6"),
    ],
)
def test_a_bare_number_gets_the_unit_of_its_target_unless_in_doubt(target, actual, printed):
    rows = (Indicator(level1="产出指标", level2="数量指标", name="某项", target=target, weight=Decimal(10)),)
    paired = pair(approved(indicators=rows), Results(items=(Result(name="某项", actual=actual),)))
    assert row(paired, "某项").actual == printed


def test_yuan_typed_for_ten_thousand_yuan_is_asked_about():
    paired = pair(approved(), Results(adjusted=Decimal(4800000), executed=Decimal(465)))
    assert "全年预算数4800000万元，是批复的480万元的10000倍，金额单位可能写错了，请核对。" in paired.notes
    assert not [note for note in paired.notes if note.startswith("全年执行数")]


@pytest.mark.parametrize("nothing", ["无", "/", "——", "无偏差", " 无。"])
def test_words_that_say_nothing_are_no_cause(nothing):
    stated = Deviation(cause=nothing, remedy=nothing)
    paired = pair(approved(), Results(items=(Result(name="护理员培训人次", actual="1100人次", deviation=stated),)))
    assert not row(paired, "护理员培训人次").deviation
