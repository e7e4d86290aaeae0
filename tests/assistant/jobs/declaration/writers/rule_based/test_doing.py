"""A goal says what is done with what it counts: the verb of the project where the row names no work."""

from decimal import Decimal

import pytest

from assistant.domain.indicator import Indicator
from assistant.jobs.declaration.writers.rule_based.doing import done, project_verb, with_verb
from assistant.jobs.declaration.writers.rule_based.row import DraftRow


def work(name, words, unit):
    return Indicator(level1="产出指标", level2="数量指标", name=name, target="≥1", unit=unit), words


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("消防装备购置", "购置"),
        ("困难群众医保资助项目", "资助"),
        ("职业技能培训补贴资金", "补贴"),
        ("河道清淤工程", ""),
        ("地震台网和预警终端运维", "运维"),
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


def row(name, unit, level2="数量指标"):
    item = Indicator(
        level1="产出指标", level2=level2, name=name, target="≥1", unit=unit, definition=f"年度内实际完成的{name}"
    )
    return DraftRow(item, Decimal(3))


def test_a_row_that_names_only_a_thing_is_called_after_the_work():
    bought = with_verb(row("水罐消防车数量", "辆"), "购置").indicator
    assert (bought.name, bought.definition) == ("购置水罐消防车数量", "年度内实际完成的购置水罐消防车数量")
    assert with_verb(row("测震台数量", "个"), project_verb("地震台网运维")).indicator.name == "运维测震台数量"


@pytest.mark.parametrize(
    ("one", "verb"),
    [
        (row("演练场次", "场"), "购置"),
        (row("安装护栏长度", "米"), "养护"),
        (row("路面完好率", "%", "质量指标"), "养护"),
        (row("培训人数", "人"), "运维"),
        (row("水罐消防车数量", "辆"), "更新"),
        (row("水罐消防车数量", "辆"), ""),
    ],
)
def test_what_the_verb_does_not_fit_keeps_its_name(one, verb):
    assert with_verb(one, verb) == one


def test_a_verb_in_the_names_is_said_once():
    works = [work("购置水罐消防车数量", "购置水罐消防车1辆", "辆"), work("购置水泵数量", "购置水泵3台", "台")]
    assert done(works, "购置") == "购置水罐消防车1辆、水泵3台"
