"""Each side of a comparison is asked in its own words and answered by the same kind of fact."""

from assistant.jobs.questions.matching import aspects, matched, own_question
from assistant.language.inquiries import AskedKind, find_inquiries


def sides_of(case, *policies):
    return [case.corpus.documents[p] for p in policies]


def test_the_words_of_another_side_are_not_searched_for(shipped_case):
    case = shipped_case("郑州和河南的监控报告时间一样吗")
    henan, zhengzhou = sides_of(case, "henan-jiankong", "zhengzhou-jiankong")
    assert "郑州" not in own_question(case, henan, [zhengzhou])
    assert "监控报告" in own_question(case, henan, [zhengzhou])


def test_both_sides_answer_with_a_time_where_times_are_compared(shipped_case):
    text = "省级和郑州市级的绩效监控报告，报送时间一样吗"
    case = shipped_case(text)
    wanted = aspects(text, find_inquiries(text))
    assert AskedKind.TIME in {i.kind for i in wanted}
    henan, zhengzhou = matched(case, sides_of(case, "henan-jiankong", "zhengzhou-jiankong"), wanted)
    assert "8月" in henan[0].text
    assert "月" in zhengzhou[0].text


def test_a_side_is_found_by_the_grade_that_is_asked_about(shipped_case):
    text = "评价等级是“中”的，10号文和河南怎么扣预算"
    case = shipped_case(text)
    central, henan = matched(case, sides_of(case, "caiyu-2020-10", "henan-jieguo-yingyong"), find_inquiries(text))
    assert "中、差" in central[0].text
    assert "为中" in henan[0].text
