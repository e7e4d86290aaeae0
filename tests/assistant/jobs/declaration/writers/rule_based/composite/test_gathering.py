"""Requirements without a row stand in one row of their kind, proved by the words of each, fifteen rows at most."""

from decimal import Decimal

import pytest

from assistant.domain.facts import Facts
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import Ledger, LedgerContradiction, LedgerEntry, NumberRole, ReadBy
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import QUALITY, QUANTITY, TIMELINESS
from assistant.jobs.declaration.writers.rule_based.choosing import MOST
from assistant.jobs.declaration.writers.rule_based.composite.gathering import gathered
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import stated_row, target_of
from assistant.language.target import Operator

R = NumberRole
YEAR = 2027
STARTS = iter(range(0, 100_000, 20))


def entry(quote, role, name, value, unit="", level2="", **more):
    start = next(STARTS)
    return LedgerEntry(
        quote=quote, start=start, end=start + len(quote), value=value, unit=unit, role=role, name=name, level2=level2,
        **more,
    )  # fmt: skip


def date(name, day, **more):
    return entry(day, R.MILESTONE, name, day, level2=TIMELINESS, **more)


def price(name, value, unit="元/人"):
    return entry(f"{value}{unit}", R.PRICE, name, str(value), unit, "经济成本指标")


def often(name, value, unit):
    return entry(f"{value}{unit}", R.FREQUENCY, name, str(value), unit, QUANTITY, operator=Operator.AT_LEAST)


def work(name, value, unit="场"):
    return entry(f"{value}{unit}", R.OUTPUT, name, str(value), unit, QUANTITY)


def facts(*entries, contradictions=()):
    return Facts(text="水" * 200_000, ledger=Ledger(entries=entries, contradictions=contradictions))


def row_of(one, known):
    return stated_row(one, target_of(one), known, YEAR)


def filler(count):
    """Rows of effects, which never stand in a common row."""
    return [
        DraftRow(
            Indicator(level1="效益指标", level2="社会效益指标", name=f"第{n}类受益人群覆盖率", target="≥90%",
                      source=Source(kind=SourceKind.BRIEF, start=150_000 + n, end=150_001 + n)),
            Decimal(3),
        )
        for n in range(count)
    ]  # fmt: skip


def common(found):
    return [r.indicator for r in found.rows if r.indicator.source and r.indicator.source.parts]


ONE_PLACE = filler(MOST - 1)
START, CHECK, METERS = (
    date("开工时间", "2027-03-15"),
    date("桥检报告交付时间", "2027-06-30"),
    date("水表安装完成时间", "2027-09-30"),
)
BACKUP, PATROL = often("数据备份频次", 1, "次/天"), often("机房巡检频次", 1, "次/周")
BOARD, CARE = price("食宿交通补助标准", 20, "元/人·天"), price("养护补助标准", 2000)
TRAINING, TALKS = work("培训期数", 10, "期"), work("宣讲场次", 16)


def test_dates_without_a_row_stand_in_one_row_that_lists_and_counts_them():
    [row] = common(gathered(ONE_PLACE, facts(START, CHECK, METERS), YEAR))
    assert (row.name, row.level2, row.target) == ("节点按期完成率", TIMELINESS, "=100%")
    assert row.definition == (
        "以下3个节点均须按期完成：2027年3月15日前开工；2027年6月30日前桥检报告交付；2027年9月30日前水表安装完成"
    )
    assert row.formula == "按期完成的节点数÷节点总数（3个）×100%"


def test_the_row_is_proved_by_the_words_of_each_part_and_asks_nobody():
    [row] = common(gathered(ONE_PLACE, facts(START, CHECK), YEAR))
    assert row.source.kind is SourceKind.FORMULA
    assert not row.source.confirm
    assert [(p.quote, p.start, p.end) for p in row.source.parts] == [(e.quote, e.start, e.end) for e in (START, CHECK)]


@pytest.mark.parametrize(
    ("parts", "name", "level2", "listed"),
    [
        ((BOARD, CARE), "补助标准执行符合率", "经济成本指标", "食宿交通补助标准20元/人·天；养护补助标准2000元/人"),
        ((BACKUP, PATROL), "工作频次落实率", QUALITY, "数据备份频次不少于1次/天；机房巡检频次不少于1次/周"),
        ((TRAINING, TALKS), "配套任务完成率", QUANTITY, "培训期数不少于10期；宣讲场次不少于16场"),
    ],
)
def test_each_kind_has_its_name_its_class_and_its_words(parts, name, level2, listed):
    [row] = common(gathered(ONE_PLACE, facts(*parts), YEAR))
    assert (row.name, row.level2) == (name, level2)
    assert row.definition.endswith(f"：{listed}")
    assert "（2项）" in row.formula


def test_while_there_is_room_each_requirement_has_a_row_of_its_own():
    found = gathered(filler(3), facts(START, CHECK, BOARD, BACKUP, TRAINING), YEAR)
    assert common(found) == []
    assert [r.indicator.source.end for r in found.rows[3:]] == [e.end for e in (START, CHECK, BOARD, BACKUP, TRAINING)]
    assert "简介写明，补成一行：开工时间" in found.reasons


def test_what_a_design_explains_gets_no_row_of_its_own_but_may_be_listed():
    known = facts(TRAINING, TALKS, work("巡演场次", 3))
    explained = known.ledger.entries[:2]
    found = gathered(filler(3), known, YEAR, explained=explained)
    assert [r.indicator.name for r in found.rows[3:]] == ["巡演场次", "配套任务完成率"]
    assert [r.indicator.name for r in gathered(filler(3), facts(TRAINING), YEAR, explained=[TRAINING]).rows[3:]] == []


def test_one_requirement_alone_makes_no_common_row():
    rows = filler(MOST)
    assert gathered(rows, facts(START, BOARD, BACKUP, TRAINING), YEAR).rows == rows


def test_a_time_limit_alone_stands_with_the_dates():
    reply = entry("24小时", R.LIMIT, "投诉答复时限", "24", "小时", TIMELINESS, operator=Operator.AT_MOST)
    [row] = common(gathered(ONE_PLACE, facts(START, reply), YEAR))
    assert row.name == "时间要求达标率"
    assert row.definition.endswith("2027年3月15日前开工；投诉答复时限不超过24小时")


def test_what_has_a_row_of_its_own_is_no_part():
    known = facts(START, CHECK, METERS)
    found = gathered([row_of(START, known)], known, YEAR)
    [row] = found.rows
    assert [p.quote for p in row.indicator.source.parts] == [CHECK.quote, METERS.quote]


def test_what_cannot_be_named_is_left_out():
    unnamed = date("", "2027-05-01")
    [row] = common(gathered(ONE_PLACE, facts(START, CHECK, unnamed), YEAR))
    assert unnamed.quote not in row.source.quote


@pytest.mark.parametrize(
    "doubtful",
    [
        date("中期检查时间", "2027-07-15", confidence=0.6),
        date("中期检查时间", "2027-07-15", disputed="规则读作背景，大模型读作时间"),
        date("中期检查时间", "2028-07-15"),
        date("中期检查时间", "2027-07-15", all_years=True),
    ],
)
def test_what_is_doubtful_or_of_another_year_is_no_part(doubtful):
    assert common(gathered(ONE_PLACE, facts(START, doubtful), YEAR)) == []


def test_what_the_brief_contradicts_is_no_part():
    against = LedgerContradiction(kind="dates", text="", quotes=(CHECK.quote,), starts=(CHECK.start,))
    assert common(gathered(ONE_PLACE, facts(START, CHECK, contradictions=(against,)), YEAR)) == []


def test_where_a_model_read_the_brief_too_a_part_is_what_both_read_alike():
    both = [e.model_copy(update={"read_by": ReadBy.BOTH}) for e in (START, CHECK)]
    only = METERS.model_copy(update={"read_by": ReadBy.MODEL})
    [row] = common(gathered(ONE_PLACE, facts(*both, only), YEAR))
    assert [p.quote for p in row.source.parts] == [e.quote for e in both]


def test_what_a_design_leaves_out_for_a_reason_is_no_part():
    assert common(gathered(ONE_PLACE, facts(START, CHECK), YEAR, [CHECK])) == []


def test_a_full_form_of_what_stands_by_itself_takes_no_common_row():
    rows = filler(MOST)
    assert gathered(rows, facts(START, CHECK), YEAR).rows == rows


def test_in_a_full_form_the_last_of_several_prices_joins_the_others():
    prices = [price(f"{thing}补助标准", n) for n, thing in enumerate(("护理", "培训", "探访", "助餐"), 20)]
    known = facts(*prices)
    rows = [*filler(MOST - 2), *(row_of(p, known) for p in prices[:2])]
    found = gathered(rows, known, YEAR)
    [row] = common(found)
    assert [p.quote for p in row.source.parts] == [p.quote for p in prices[1:]]
    assert len(found.rows) == MOST
    assert any("培训补助标准" in reason for reason in found.reasons)


def test_no_row_joins_where_the_common_one_has_no_place_all_the_same():
    known = facts(TRAINING, TALKS, work("巡演场次", 3), BACKUP, PATROL)
    rows = [*filler(MOST - 1), row_of(TRAINING, known)]
    assert gathered(rows, known, YEAR).rows == rows


def test_in_a_full_form_what_is_only_proposed_gives_way():
    proposed = filler(1)[0].with_changes(name="建议的受益率", source=Source(kind=SourceKind.LIBRARY, confirm=True))
    found = gathered([*filler(MOST - 1), proposed], facts(START, CHECK), YEAR)
    assert len(found.rows) == MOST
    assert proposed not in found.rows
    assert len(common(found)) == 1


def test_a_proposed_row_that_says_the_same_in_general_falls_away():
    general = DraftRow(
        Indicator(level1="产出指标", level2=TIMELINESS, name="任务按期完成率", target="=100%",
                  source=Source(kind=SourceKind.LIBRARY, confirm=True)),
        Decimal(2),
    )  # fmt: skip
    found = gathered([*filler(MOST - 2), general], facts(START, CHECK), YEAR)
    assert [r.indicator.name for r in found.rows[MOST - 2 :]] == ["节点按期完成率"]


def summed(label, *entries):
    """A model's row that rests on these numbers and shows how they make it up."""
    tokens = tuple(f"N{e.start}" for e in entries)
    source = Source(kind=SourceKind.FORMULA, label=label)
    target = f"≥{label.rpartition('=')[2]}"
    item = Indicator(level1="产出指标", level2=QUANTITY, name="宣传活动场次", target=target, unit="场", source=source)
    return DraftRow(item, Decimal(3), rests_on=tokens)


def test_what_a_sum_holds_stands_in_no_common_row_again():
    lectures, shows, patrols = work("讲座场次", 10), work("巡演场次", 16), work("巡护人次", 60, "人次")
    known = facts(lectures, shows, patrols)
    apart = gathered(ONE_PLACE, known, YEAR)
    assert [p.quote for p in common(apart)[0].source.parts] == ["10场", "16场", "60人次"]
    assert common(gathered([*filler(MOST - 2), summed("10场+16场=26场", lectures, shows)], known, YEAR)) == []


def test_a_product_holds_none_of_its_factors():
    lectures, shows = work("讲座场次", 10), work("巡演场次", 16)
    found = gathered([*filler(MOST - 2), summed("10场×16场=160场", lectures, shows)], facts(lectures, shows), YEAR)
    assert [p.quote for p in common(found)[0].source.parts] == ["10场", "16场"]


def test_the_time_between_two_is_the_longest_that_may_pass():
    cleaning = entry("2小时", R.FREQUENCY, "保洁间隔", "2", "小时", QUANTITY, operator=Operator.EQUAL)
    found = gathered(ONE_PLACE, facts(cleaning, PATROL), YEAR)
    assert "保洁间隔不超过2小时" in common(found)[0].definition


def test_what_makes_up_a_whole_that_has_a_row_stands_in_no_common_row():
    tractors, drones, whole = (
        work("拖拉机补贴数量", 41, "台"),
        work("播种机补贴数量", 30, "台"),
        work("农机补贴数量", 71, "台"),
    )
    known = facts(tractors, drones, whole, work("培训场次", 6), work("宣传场次", 4))
    found = common(gathered([*filler(MOST - 2), row_of(whole, known)], known, YEAR))
    assert [p.quote for p in found[0].source.parts] == ["6场", "4场"]


def test_what_does_not_make_up_the_whole_is_listed():
    tractors, drones, whole = (
        work("拖拉机补贴数量", 41, "台"),
        work("播种机补贴数量", 25, "台"),
        work("农机补贴数量", 71, "台"),
    )
    known = facts(tractors, drones, whole)
    found = common(gathered([*filler(MOST - 2), row_of(whole, known)], known, YEAR))
    assert [p.quote for p in found[0].source.parts] == ["41台", "25台"]
