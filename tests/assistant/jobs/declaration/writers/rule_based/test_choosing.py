"""A form takes the main rows of every class, fifteen at most with what the library adds, in the order of the brief."""

from dataclasses import replace
from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.writers.rule_based.choosing import FILLED, MOST, chosen, room_of, within_most
from assistant.jobs.declaration.writers.rule_based.row import DraftRow

WORK = ("产出指标", "数量指标")
TIME = ("产出指标", "时效指标")
COST = ("成本指标", "经济成本指标")
EFFECT = ("效益指标", "社会效益指标")
CONTENT = ("满意度指标", "服务对象满意度指标")


def row(name, place=WORK, importance=3):
    return DraftRow(Indicator(level1=place[0], level2=place[1], name=name, target="≥1个"), Decimal(importance))


def rows(count, place=WORK, importance=3):
    return [row(f"{place[1]}{n}", place, importance) for n in range(count)]


def test_few_rows_all_stay_in_their_order():
    few = [row("修桥数量"), row("群众满意度", CONTENT), row("架线长度")]
    assert chosen(few) == few


def test_of_many_quantities_so_many_stay_that_the_other_classes_have_room():
    assert chosen(rows(20)) == rows(20)[: MOST - 4]


def test_a_form_with_every_class_is_filled_with_quantities_up_to_so_many_rows():
    others = [
        row("合格率", ("产出指标", "质量指标")),
        row("竣工时间", TIME),
        row("满意度", CONTENT),
        row("增收", EFFECT),
    ]
    assert len(chosen([*rows(20), *others])) == FILLED


def test_the_rows_of_the_whole_period_are_counted_apart():
    whole = [replace(one, overall=True) for one in rows(9, TIME)]
    assert chosen([*whole, *rows(3)]) == [*whole, *rows(3)]


def test_of_times_costs_effects_and_satisfaction_only_the_main_ones_stay():
    assert [len(chosen(rows(9, place))) for place in (TIME, COST, EFFECT, CONTENT)] == [4, 3, 4, 2]


def test_what_matters_more_is_taken_first():
    spare = rows(4, TIME, importance=1)
    due = row("竣工时间", TIME, importance=2)
    assert due in chosen([*spare, due])
    assert spare[3] not in chosen([*spare, due])


def test_many_quantities_leave_room_for_the_other_classes():
    others = [row("竣工时间", TIME), row("群众满意度", CONTENT), row("增收金额", EFFECT)]
    taken = chosen([*rows(20), *others])
    assert len(taken) <= MOST
    assert all(other in taken for other in others)


def test_what_matters_less_keeps_its_first_rows_beside_many_that_matter_more():
    quality = ("产出指标", "质量指标")
    many = [*rows(9), *rows(9, quality), *rows(4, EFFECT), *rows(2, CONTENT)]
    kept = chosen([*many, *rows(4, COST, importance=2), *rows(4, TIME, importance=2)])
    assert [sum(r.indicator.level2 == place[1] for r in kept) for place in (TIME, COST)] == [2, 2]


def proposed(name, place=WORK):
    source = Source(kind=SourceKind.LIBRARY, label="指标库")
    return DraftRow(row(name, place).indicator.model_copy(update={"source": source}), Decimal(5))


def test_of_rows_beyond_the_most_what_nobody_stated_gives_way_before_the_least_important():
    many = [*rows(MOST - 1), row("不重要数量", importance=1), proposed("建议数量")]
    assert within_most(many) == many[:MOST]
    assert within_most([*many[:MOST], row("又一数量")]) == [*many[: MOST - 1], row("又一数量")]


def test_the_only_row_of_its_group_stays_though_a_form_has_too_many():
    many = [proposed("合格率", ("产出指标", "质量指标")), *rows(MOST)]
    kept = within_most(many)
    assert kept == many[:MOST]
    assert room_of(kept) == 0


def test_rows_of_one_name_take_a_place_each_and_a_number_of_all_years_takes_one_in_the_year_too():
    same = [row("体长数量"), row("体长数量")]
    assert room_of(same) == MOST - 2
    assert room_of([*same, replace(row("三年数量"), overall=True)]) == MOST - 3
    assert room_of([*same, replace(row("体长数量"), overall=True)]) == MOST - 2
    assert room_of([*same, replace(row("体长数量"), overall=True)], multi_year=False) == MOST - 3
