"""Causes come from the papers' own words, or not at all."""

import pytest

from assistant.domain.dossier import PaperKind, Quote
from assistant.jobs.evaluation.causes import cause_of
from assistant.jobs.evaluation.index import PaperIndex
from tests.fakes.dossiers import dossier


def cause(name, text, kind=PaperKind.ACCEPTANCE, quotes=()):
    found = cause_of(name, quotes, PaperIndex(dossier({"验收报告.txt": (kind, text)})))
    return found and found.text


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("实际改造教室632间，少8间，原因是一所学校列入拆除计划。", "一所学校列入拆除计划"),
        ("改造教室少8间，主要原因为：场地没有腾出；其他略。", "场地没有腾出"),
        ("由于一所学校列入拆除计划，改造教室少8间。", "一所学校列入拆除计划"),
        ("改造教室比批复少8间，系村道占线所致。", "村道占线"),
        ("改造教室632间。", None),
        ("改造教室少8间，与施工单位自身原因有关。", None),
        ("培训少20人，原因是与考试冲突。", None),
        ("改造教室因村道占线较批复减少8间。", "村道占线"),
        ("因设备到货晚，改造教室未完成8间。", "设备到货晚"),
        ("改造教室8间因场地未协调到位未实施。", "场地未协调到位"),
        ("受强降雨影响，改造教室未完成8间。", "强降雨"),
        ("因此改造教室减少8间。", None),
        ("因公出差，改造教室减少8间。", None),
    ],
)
def test_a_cause_is_taken_from_a_sentence_that_speaks_of_the_indicator_and_of_falling_short(text, noted):
    assert cause("改造教室数量", text) == noted


def test_lateness_is_explained_by_a_sentence_about_lateness():
    text = "合同竣工日期为8月25日，实际逾期18天，主要是连续降雨和到货推迟。"
    assert cause("完工时间", text) == "连续降雨和到货推迟"


def test_a_progress_that_lags_explains_lateness():
    text = "因设计变更及雨季影响，总体进度较合同计划滞后约45天。"
    assert cause("完工时间", text, PaperKind.SUPERVISION) == "设计变更及雨季影响"


def test_what_is_praised_as_mainly_so_is_no_cause():
    assert cause("改造教室数量", "改造教室632间，主要是城区学校。") is None


def test_a_contract_that_tells_what_would_follow_is_no_cause():
    text = "由于承包人原因改造教室少于640间的，按合同扣款。"
    assert cause("改造教室数量", text, PaperKind.CONTRACT) is None


def test_the_quoted_sentence_itself_explains_first():
    text = "改造教室少8间，原因是学校拆除。付款手续不全，原因是经办人外出。"
    quote = Quote(paper="验收报告.txt", page=1, text="付款手续不全，原因是经办人外出。")
    assert cause("资金使用合规性", text, quotes=[quote]) == "经办人外出"


def test_a_sentence_that_only_gives_the_cause_explains_the_one_before_it():
    text = "预算执行偏慢。主要原因是合同3月底才签订。"
    assert cause("预算执行率", text, PaperKind.REPORT) == "合同3月底才签订"
    assert cause("培训人次", text, PaperKind.REPORT) is None


def test_a_cause_is_quoted_from_the_paper_of_the_deduction_where_two_say_the_same():
    text = "付款手续不全，原因是经办人外出。"
    papers = {"会议记录.txt": (PaperKind.REPORT, text), "检查意见.txt": (PaperKind.ACCEPTANCE, text)}
    quote = Quote(paper="检查意见.txt", page=1, text=text)
    assert cause_of("资金使用合规性", [quote], PaperIndex(dossier(papers))).quote.paper == "检查意见.txt"
