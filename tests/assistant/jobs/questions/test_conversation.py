"""A new turn changes only what it names; the rest is carried."""

import pytest


@pytest.fixture
def talk(ask):
    def talked(*turns, **more):
        context = None
        for text in turns:
            answer = ask(text, context=context, **more)
            context = answer.context
        return answer

    return talked


def cited(answer):
    return [(c.policy_id, c.article) for c in answer.citations]


def test_a_calculation_is_done_again_with_the_number_that_the_new_turn_names(talk):
    assert "7.9分" in talk("10号文执行率82%，10分得几分？", "如果是79%呢").conclusion


def test_a_bare_number_is_the_rate_and_not_the_weight_of_the_calculation_before(talk):
    assert "得0分" in talk("101号文，满意度82%给几分，满分10", "要是只有59呢").conclusion


def test_a_calculation_is_done_again_by_the_document_that_the_new_turn_names(talk):
    first = talk("按10号文，目标100户完成90户，20分得几分", "那按101号文呢").conclusion
    assert "得15分" in first
    assert "18分" not in first


def test_a_calculation_is_done_again_by_a_document_whatever_else_the_turn_says(talk):
    first = talk("水质检测计划800份，完成760份，6分，10号文得几分", "改用101号重算一遍，结果留两位小数").conclusion
    assert "得5.25分" in first


def test_a_turn_that_only_tells_adds_to_what_was_asked(talk):
    answer = talk("10号文里预算执行率占多少分？", "我们这个是内部机房的运行维护项目来着")
    assert answer.context.question == "10号文里预算执行率占多少分，我们这个是内部机房的运行维护项目来着"


def test_a_calculation_takes_up_the_state_of_the_work(talk):
    assert "得7分" in talk("按101号文，预算100万花了92万，执行率得几分", "项目还没完成").conclusion


def test_the_places_of_the_last_answer_are_given_when_only_they_are_asked_for(talk):
    answer = talk("10号文里预算执行率占多少？", "依据是哪一条？")
    assert "第十三条" in answer.conclusion
    assert cited(answer)[0] == ("caiyu-2020-10", "第十三条")


def test_a_document_is_carried_to_a_turn_that_leans_on_the_one_before(talk):
    answer = talk("10号文里预算执行率占多少分？", "那满意度呢？")
    assert cited(answer)[0] == ("caiyu-2020-10", "第十三条")


def test_a_place_stated_afterwards_sets_the_same_question_there(talk):
    answer = talk("监控报告什么时候报送？", "我是河南省直的")
    assert ("henan-jiankong", "第十二条") in cited(answer)
    assert answer.context.region == "河南"


def test_the_province_of_the_city_before_is_meant_by_its_level(talk):
    assert talk("郑州的监控报告几号前交", "那省里呢").context.region == "河南"


def test_a_question_that_stands_by_itself_carries_no_subject(talk):
    answer = talk("郑州的监控报告几号前交", "财预〔2020〕10号里绩效评价等级怎么划分的")
    assert cited(answer)[0] == ("caiyu-2020-10", "第十八条")


def test_what_was_carried_is_told_in_one_line(talk):
    answer = talk("省直单位的绩效监控报告几号前交", "要交给谁", region="河南")
    line = next(one for one in answer.answer.split("\n") if one.startswith("按上一问的“"))
    assert "绩效监控报告" in line
    assert line in answer.notes


def test_a_turn_that_only_changes_the_place_asks_for_the_same_kind_of_thing(talk):
    answer = talk("郑州市级部门绩效监控报告几号之前报市财政局？", "那我们武汉市本级嘞，也是七月和十月报？")
    assert "政策库未收录武汉的文件" in answer.conclusion


def test_a_new_question_is_not_answered_with_the_sentence_that_was_given_before(talk):
    first = "统筹地区社保基金自评报告什么时候交省里？"
    assert "7月底" in talk(first, "省里再往上报又是几月？").conclusion


def test_of_two_figures_of_a_turn_the_first_is_the_new_one(talk):
    first = talk("按101号文，满意度做出来92%，那10分给几分", "要是只有79.9%呢？差一点点到80").conclusion
    assert "得5分" in first


def test_thanks_leave_the_question_before_as_it_was(talk):
    whole = talk("10号文里预算执行率占多少分？", "好的谢谢侬", "那101号文呢").context.question
    assert "执行率" in whole
    assert "谢谢" not in whole


def test_the_answer_said_back_in_full_leaves_the_question_before_as_it_was(talk):
    question = "10号文里预算执行率占多少分？"
    said = talk(question).conclusion
    assert talk(question, said).context.question == question
