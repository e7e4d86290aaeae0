"""A goal says what is done with what it counts: the verb of the project where the row names no work."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.jobs.declaration.writers.rule_based.doing import done, project_verb


def work(name, words, unit):
    return Indicator(level1="产出指标", level2="数量指标", name=name, target="≥1", unit=unit), words


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("消防装备购置", "购置"),
        ("困难群众医保资助项目", "资助"),
        ("职业技能培训补贴资金", "补贴"),
        ("河道清淤工程", ""),
        ("沙滩排球公开赛", ""),
        ("购置", ""),
    ],
)
def test_the_verb_that_a_project_ends_in(name, verb):
    assert project_verb(name) == verb


def test_things_are_bought_and_what_takes_place_is_completed():
    works = [work("水罐消防车数量", "水罐消防车1辆", "辆"), work("演练场次", "演练2场", "场")]
    assert done(works, "购置") == "完成演练2场，购置水罐消防车1辆"


def test_people_are_paid_for_and_a_row_with_a_verb_of_its_own_keeps_it():
    works = [work("低保对象人数", "低保对象8650人", "人"), work("培训社工人数", "培训社工60人", "人")]
    assert done(works, "资助") == "完成培训社工60人，资助低保对象8650人"


def test_without_a_verb_all_of_it_is_completed():
    assert done([work("参赛队数", "参赛44队", "队"), work("转播场次", "转播6场", "场")], "") == "完成参赛44队、转播6场"
