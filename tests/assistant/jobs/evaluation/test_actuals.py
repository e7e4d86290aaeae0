"""Which fact of which paper tells the actual value of an indicator."""

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.actuals import Actuals
from assistant.language.names import thing as core
from assistant.language.subjects import tells_of_finish
from tests.fakes.dossiers import dossier, fact

CHECK, SUMMARY, LOG, BOOK = "验收报告.txt", "工作总结.txt", "监理日志.txt", "台账.txt"
SHELF = {
    CHECK: (PaperKind.ACCEPTANCE, ""), SUMMARY: (PaperKind.REPORT, ""), LOG: (PaperKind.SUPERVISION, ""),
    BOOK: (PaperKind.LEDGER, ""), "实施方案.txt": (PaperKind.PLAN, ""), "合同.txt": (PaperKind.CONTRACT, ""),
    "会议纪要.txt": (PaperKind.MINUTES, ""), "第二次验收.txt": (PaperKind.ACCEPTANCE, ""),
    "满意度.txt": (PaperKind.SURVEY, ""), "旁站记录.txt": (PaperKind.SUPERVISION, ""),
}  # fmt: skip


def row(name, target, level1="产出指标", **more):
    return Indicator(level1=level1, name=name, target=target, weight=10, **more)


def actual(indicator, *facts):
    return Actuals(dossier(SHELF, facts)).of(indicator)


def value(indicator, *facts):
    found = actual(indicator, *facts).fact
    return found and found.value


ROOMS = row("改造教室数量", "≥640间")


@pytest.mark.parametrize(
    "subject", ["改造教室", "实际完成改造教室", "改造教室（实际完成）", "累计完成改造教室数量", "改造教室（合计）"]
)
def test_the_same_thing_is_found_under_the_names_that_papers_use(subject):
    assert value(ROOMS, fact(subject, "632间")) == "632间"


@pytest.mark.parametrize(
    ("subject", "noted"),
    [
        ("改造学校", "632间"),
        ("实际少改造教室", "8间"),
        ("未改造教室", "8间"),
        ("改造教室", "632所"),
        ("照度检测", "632间"),
    ],
)
def test_another_thing_another_unit_or_what_is_lacking_is_not(subject, noted):
    assert value(ROOMS, fact(subject, noted)) is None


def test_a_unit_that_is_not_in_the_list_is_kept_to_its_very_word():
    figure = fact("新打机井", "28个").figure.model_copy(update={"unit": "眼", "text": "28眼"})
    wells = fact("新打机井", "28个").model_copy(update={"value": "28眼", "figure": figure})
    assert value(row("新打机井数量", "≥28眼"), wells) == "28眼"
    assert value(row("新打机井数量", "≥28口"), wells) is None


def test_plans_contracts_and_minutes_do_not_tell_what_was_done():
    for paper in ("实施方案.txt", "合同.txt", "会议纪要.txt"):
        assert value(ROOMS, fact("改造教室", "640间", paper)) is None
    assert value(ROOMS, fact("改造教室", "640间", planned=True)) is None


def test_the_acceptance_is_trusted_before_the_unit_s_summary():
    assert value(ROOMS, fact("改造教室", "640间", SUMMARY), fact("改造教室", "632间", CHECK)) == "632间"


def test_the_paper_that_the_goals_name_as_evidence_is_trusted_first():
    named = row("改造教室数量", "≥640间", evidence="监理日志、验收报告")
    assert value(named, fact("改造教室", "632间", CHECK), fact("改造教室", "630间", LOG)) == "630间"


def test_a_value_that_only_the_unit_states_is_marked():
    assert actual(ROOMS, fact("改造教室", "632间", SUMMARY)).own_word
    assert not actual(ROOMS, fact("改造教室", "632间", CHECK)).own_word


def test_equally_trusted_papers_that_differ_give_no_value():
    found = actual(ROOMS, fact("改造教室", "632间", CHECK), fact("改造教室", "320间", "第二次验收.txt"))
    assert found.fact is None
    assert [f.value for f in found.rivals] == ["632间", "320间"]


def test_equally_trusted_papers_that_agree_give_the_value():
    assert value(ROOMS, fact("改造教室", "632间", CHECK), fact("改造教室", "632间", "第二次验收.txt")) == "632间"


def test_the_last_entry_of_a_running_record_counts():
    assert value(ROOMS, fact("累计完成改造教室", "518间", LOG), fact("累计完成改造教室", "632间", LOG)) == "632间"


def test_two_running_records_that_differ_and_two_values_of_one_acceptance_give_none():
    logs = [fact("累计完成改造教室", "518间", LOG), fact("累计完成改造教室", "632间", "旁站记录.txt")]
    assert len(actual(ROOMS, *logs).rivals) == 2
    assert len(actual(ROOMS, fact("改造教室", "632间", CHECK), fact("改造教室", "320间", CHECK)).rivals) == 2


def test_one_number_written_in_two_ways_is_one_value():
    assert value(ROOMS, fact("改造教室", "632间", CHECK), fact("改造教室", "632.0间", "第二次验收.txt")) == "632间"
    finish = row("完工时间", "2025年8月25日前")
    days = fact("竣工日期", "2025年9月12日", CHECK), fact("竣工日期", "2025年9月15日", "第二次验收.txt")
    assert len(actual(finish, *days).rivals) == 2


def test_satisfaction_is_known_by_its_name_or_by_its_class():
    facts = [fact("满意度", "100%", CHECK), fact("满意度（合计）", "92.4%", "满意度.txt")]
    assert value(row("群众满意度", "≥90%", "效益指标"), *facts) == "92.4%"
    assert value(row("群众评价", "≥90%", "满意度指标"), *facts) == "92.4%"
    assert value(row("群众评价", "≥90%", "效益指标"), *facts) is None


def test_the_unit_may_stand_in_a_column_of_its_own():
    apart = row("改造教室数量", "≥640", unit="间", unit_in_target=False)
    assert value(apart, fact("改造教室", "632间")) == "632间"
    assert value(apart, fact("改造教室", "632所")) is None


def test_the_total_of_a_table_counts_not_one_of_its_rows():
    training = row("培训人次", "≥1200人次")
    facts = [fact("培训人次（第一场）", "410人次", BOOK), fact("培训人次（合计）", "1180人次", BOOK)]
    assert value(training, *facts) == "1180人次"
    assert value(training, facts[0]) is None


def test_part_of_a_name_is_enough_only_in_the_paper_that_the_goals_name():
    plain, named = row("管理人员培训人次", "≥1200人次"), row("管理人员培训人次", "≥1200人次", evidence="台账")
    total = fact("培训人次（合计）", "1180人次", BOOK)
    assert (value(plain, total), value(named, total)) == (None, "1180人次")


VISITS = row("上门服务人次", "≥36000人次")
PLANNED, DONE = "约定上门服务36000人次，实际完成33588人次。", "33588人次"


def test_what_was_done_is_named_by_the_plan_in_the_same_sentence():
    plan = fact("合同约定上门服务", "36000人次", text=PLANNED, planned=True)
    assert value(VISITS, plan, fact("实际完成", DONE, text=PLANNED)) == DONE


@pytest.mark.parametrize(
    ("plans", "subject"),
    [
        ([], "实际完成"),
        ([("上门服务", "36000人次", "另一句。")], "实际完成"), ([("上门服务", "36000人", PLANNED)], "实际完成"),
        ([("上门服务", "36000人次", PLANNED), ("助餐", "9000人次", PLANNED)], "实际完成"),
        ([("上门服务", "36000人次", PLANNED)], "实际完成助餐"),
    ],
    ids=["no plan", "another sentence", "another unit", "two plans", "a name of its own"],
)  # fmt: skip
def test_without_one_plan_beside_it_what_was_done_stays_nameless(plans, subject):
    planned = [fact(name, noted, text=text, planned=True) for name, noted, text in plans]
    assert value(VISITS, *planned, fact(subject, DONE, text=PLANNED)) is None


@pytest.mark.parametrize(
    "quote", ["前三季度改造教室632间", "1至9月累计改造教室632间", "截至5月底改造教室632间", "上半年改造教室632间"]
)
def test_a_count_of_a_part_of_the_year_is_not_that_of_the_year(quote):
    assert value(ROOMS, fact("改造教室", "632间", text=quote)) is None


def test_a_count_up_to_the_end_of_the_year_is():
    assert value(ROOMS, fact("改造教室", "632间", text="截至12月底改造教室632间")) == "632间"


@pytest.mark.parametrize(
    ("name", "finish"),
    [
        ("完工时间", True), ("竣工日期", True), ("项目完成时间", True), ("工程按期完工", True),
        ("培训完成时间", False), ("开工时间", False),
    ],
)  # fmt: skip
def test_the_end_of_the_work_is_noted_from_the_end_of_one_task(name, finish):
    assert tells_of_finish(name) is finish


def test_the_day_of_completion_is_found_under_both_its_names():
    late = row("完工时间", "2025年8月25日前")
    assert value(late, fact("竣工日期", "2025年9月12日"), fact("验收日期", "2025年9月26日")) == "2025-09-12"
    assert value(late, fact("开工日期", "2025年6月10日")) is None


def test_satisfaction_is_that_of_all_not_of_one_group():
    pleased = row("师生和家长满意度", "≥90%", "满意度指标")
    facts = [fact("满意度（家长）", "91.1%", "满意度.txt"), fact("满意度（合计）", "92.4%", "满意度.txt")]
    assert value(pleased, *facts) == "92.4%"
    assert value(row("家长满意度", "≥90%", "满意度指标"), *facts) == "91.1%"


def test_satisfaction_is_noted_by_the_survey_before_an_inspection_that_asked_a_few():
    pleased = row("满意度", "≥90%", "满意度指标")
    facts = [fact("满意度", "100%", CHECK), fact("满意度（合计）", "92.4%", "满意度.txt")]
    assert value(pleased, *facts) == "92.4%"
    assert value(pleased, facts[0]) == "100%"


def test_the_end_of_the_whole_work_is_found_for_an_indicator_that_calls_it_completion():
    done = fact("竣工日期", "2025年9月12日")
    assert value(row("项目完成时间", "2025年8月25日前"), done) == "2025-09-12"
    assert value(row("培训完成时间", "2025年8月25日前"), done) is None


def test_satisfaction_is_no_other_rate():
    assert value(row("合格率", "≥90%"), fact("满意度", "92%")) is None


def test_another_rate_is_not_the_satisfaction():
    assert value(row("满意度", "≥90%", "满意度指标"), fact("合格率", "100%")) is None


@pytest.mark.parametrize(
    ("target", "subject", "noted", "found"),
    [
        ("≤10万元", "支付金额（监理费）", "9.6万元", "9.6万元"), ("≤10万元", "监理费（单价）", "9.6万元", None),
        ("≤300元/间", "监理费", "9.6万元", None), ("≤300元/间", "监理费", "290元/间", "290元/间"),
        ("≤10万元", "监理费", "290元/间", None),
    ],
)  # fmt: skip
def test_a_cost_is_compared_with_a_cost_of_the_same_measure(target, subject, noted, found):
    assert value(row("监理费用", target, "成本指标"), fact(subject, noted, BOOK)) == found


def test_a_text_target_has_no_fact():
    assert actual(row("改善学习环境", "明显改善"), fact("改善学习环境", "100%")).fact is None


def test_the_core_of_a_name_leaves_out_that_it_is_counted():
    assert [core(n) for n in ("改造教室数量", "累计改造教室间数", "监理费用")] == ["改造教室", "改造教室", "监理费"]


def test_sums_so_far_count_only_while_the_project_is_under_way():
    so_far = fact("服务老年人", "2956人", SUMMARY, text="截至9月底，服务老年人2956人。")
    goal, papers = row("服务老年人数", "≥3200人"), dossier(SHELF, [so_far])
    assert Actuals(papers).of(goal).fact is None
    assert Actuals(papers, under_way=True).of(goal).fact is not None


def test_a_column_of_a_part_of_the_year_is_a_sum_so_far():
    so_far = fact("服务老年人（1—9月完成）", "2956人", SUMMARY, text="| 服务老年人 | ≥3200人 | 2956人 |")
    goal, papers = row("服务老年人数", "≥3200人"), dossier(SHELF, [so_far])
    assert Actuals(papers).of(goal).fact is None
    assert Actuals(papers, under_way=True).of(goal).fact is not None


@pytest.mark.parametrize("stated", ["本月验收合格率96.8%。", "第三季度验收合格率96.8%。"])
def test_a_month_or_quarter_is_never_the_whole(stated):
    noted = fact("验收合格率", "96.8%", LOG, text=stated)
    assert Actuals(dossier(SHELF, [noted]), under_way=True).of(row("工程验收合格率", "100%")).fact is None


@pytest.mark.parametrize(
    ("goal", "subject", "stated"),
    [("新建建筑面积", "总建筑面积", "68320平方米"), ("设置床位数", "床位", "600张")],
)
def test_building_words_before_a_thing_do_not_hide_it(goal, subject, stated):
    unit = stated.lstrip("0123456789")
    assert value(row(goal, f"≥100{unit}"), fact(subject, stated, CHECK)) == stated


@pytest.mark.parametrize("subject", ["满意度", "综合满意度", "总体满意度"])
def test_an_overall_satisfaction_answers_whoever_is_asked(subject):
    goal = row("沿线群众满意度", "≥90%", "满意度指标")
    assert value(goal, fact(subject, "89.9%", "满意度.txt")) == "89.9%"
    assert value(goal, fact("窗口服务满意度", "95%", "满意度.txt")) is None


def of_page(text, quote, subject, stated, **more):
    papers = {SUMMARY: (PaperKind.REPORT, text), **more.pop("shelf", {})}
    return dossier(papers, [fact(subject, stated, SUMMARY, text=quote)])


def test_the_sentence_before_a_quote_may_say_that_it_is_of_a_part_of_the_year():
    text = "截至2026年9月30日，预算1100万元；服务老年人2956人。"
    papers = of_page(text, "服务老年人2956人。", "服务老年人", "2956人")
    goal = row("服务老年人数", "≥3200人")
    assert Actuals(papers).of(goal).fact is None
    assert Actuals(papers, under_way=True).of(goal).fact is not None
    whole = of_page(text.replace("9月30日", "12月31日"), "服务老年人2956人。", "服务老年人", "2956人")
    assert Actuals(whole).of(goal).fact is not None


def test_sums_of_a_paper_about_half_a_year_are_not_those_of_the_year_but_its_rates_stand():
    papers = dossier(
        {"2026年上半年运行情况.txt": (PaperKind.REPORT, "略")},
        [fact("门诊", "9000人次", "2026年上半年运行情况.txt"), fact("床位使用率", "82%", "2026年上半年运行情况.txt")],
    )
    assert Actuals(papers).of(row("门诊人次", "≥20000人次")).fact is None
    assert Actuals(papers).of(row("床位使用率", "≥85%")).fact is not None


def test_what_is_summed_up_to_now_is_not_of_the_month_noted_beside_it():
    text = "本月完成路面5公里，累计完成路面78公里。"
    noted = fact("累计完成路面", "78公里", LOG, text=text)
    month = fact("本月完成路面", "5公里", LOG, text=text)
    assert value(row("路面里程", "≥78公里"), month, noted) == "78公里"
