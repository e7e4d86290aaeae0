"""At most three questions, the most important first, each asked by some brief, none for what the brief says."""

import pytest
import yaml

from assistant.domain.library import WorkChain
from assistant.jobs.declaration.brief import questions as module
from assistant.jobs.declaration.brief.questions import MOST, _ask, of_work, open_questions
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.work_match import WorkMatch

WHOLE = (
    "项目名称：古树名木保护\n主管部门：青溪县林业局\n实施单位：青溪县林业站\n项目期限：2027年1月1日至2027年12月31日\n"
    "资金总额：30万元\n修复古树40株，10月底完成，复壮成活率95%以上，惠及村民3000人，村民满意度90%以上。"
)
WITHOUT = {
    "name": "项目名称：古树名木保护\n",
    "department": "主管部门：青溪县林业局\n",
    "unit": "实施单位：青溪县林业站\n",
    "period": "项目期限：2027年1月1日至2027年12月31日\n",
    "money.total": "资金总额：30万元\n",
    "benefit": "，惠及村民3000人",
    "satisfaction": "，村民满意度90%以上",
}
ASKING = {
    "contradiction.sum": "经费60万元，种树三片共50亩，其中东山20亩、西山15亩、北山18亩。",
    "contradiction.product": "采购树苗400株，单价2000元，共82万元。申请资金82万元。",
    "contradiction.share": "护林员80人，其中持证62人，占85%。经费8万元。",
    "contradiction.dates": "2027年9月底竣工，2027年6月底投入使用，新建管护房2座，经费60万元。",
    "contradiction.totals": "预算申请60万元，种树20亩，预算总额80万元。",
    "year": "2026年1月至12月种树600株，经费8万元。",
    "money.total": "种树600株，10月底完成。",
    "money.sources": "种树600株，预算总额80万元，其中省级财政50万元。",
    "quantities": "护林经费8万元，10月底完成。",
    "deadline": "种树600株，经费8万元。",
    "unnamed": WHOLE.replace("修复古树40株", "我们一共要40个"),
    **{code: WHOLE.replace(words, "") for code, words in WITHOUT.items() if code != "money.total"},
}
_ELSEWHERE = {"work", "contradiction.model"}
"""Asked of the work found, and where only a model sees it: tested by themselves."""
CODES = [
    entry["id"]
    for entry in yaml.safe_load(module._FILE.read_text(encoding="utf-8"))["questions"]
    if entry["id"] not in _ELSEWHERE
]
NEAR = (WorkChain(id="a.a", sector="a", work="新建农村公路"), WorkChain(id="a.b", sector="a", work="养护农村公路"))


def facts(text):
    return read_brief(text, year=2027).facts


def codes(text):
    """The codes of the questions that are shown."""
    return [q.code for q in open_questions(facts(text), 2027)]


@pytest.mark.parametrize("code", CODES)
def test_every_question_of_the_file_is_asked_by_some_brief_with_nothing_left_to_fill_in(code):
    asked = [q for q in _ask(facts(ASKING[code]), 2027) if q.code == code or q.code.startswith(f"{code}.")]
    assert asked
    assert all("{" not in q.text for q in asked)


def test_a_whole_brief_is_asked_nothing():
    assert codes(WHOLE) == []


@pytest.mark.parametrize(("code", "words"), WITHOUT.items())
def test_what_the_brief_leaves_out_is_asked_and_nothing_else(code, words):
    assert codes(WHOLE.replace(words, "")) == [code]


@pytest.mark.parametrize("text", ASKING.values(), ids=ASKING)
def test_at_most_three_are_asked_the_most_important_first(text):
    asked = open_questions(facts(text), 2027)
    assert len(asked) <= MOST == 3
    assert [q.priority for q in asked] == sorted(q.priority for q in asked)


def test_the_time_is_asked_for_once():
    asked = [q.field for q in _ask(facts("种树600株，经费8万元。"), 2027)]
    assert asked.count("项目起止时间") == 1


def test_a_contradiction_shows_the_arithmetic_and_the_words_of_the_brief():
    text = ASKING["contradiction.sum"]
    question = open_questions(facts(text), 2027)[0]
    assert "20+15+18=53，简介写50，差3亩" in question.text
    assert [text[s.start : s.end] for s in question.spans] == [s.text for s in question.spans]


def test_the_year_is_not_asked_where_the_brief_touches_the_one_that_was_chosen():
    assert "year" not in codes("2026年6月至2027年6月种树600株，经费8万元。")


def test_a_number_without_a_name_is_asked_about_in_its_own_words():
    [question] = [q for q in _ask(facts(ASKING["unnamed"]), 2027) if q.code.startswith("unnamed")]
    assert "40个" in question.text


def test_the_kind_of_work_is_asked_where_some_are_near_and_none_is_certain():
    (asked,) = of_work(WorkMatch(NEAR))
    assert asked.options[:2] == ("新建农村公路", "养护农村公路")
    assert "都不是" in asked.options


def test_the_kind_of_work_is_not_asked_where_it_is_certain_or_nothing_is_near():
    assert of_work(WorkMatch(NEAR, certain=True)) == of_work(WorkMatch()) == ()


def test_a_few_in_words_are_speech_and_not_asked_about():
    spoken = facts(ASKING["unnamed"].replace("40个", "一笔"))
    assert not [q for q in _ask(spoken, 2027) if q.code.startswith("unnamed")]
