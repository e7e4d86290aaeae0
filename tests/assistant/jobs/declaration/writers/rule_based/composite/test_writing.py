"""A row of several requirements can lose one of them, and says so in its list and its count."""

from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.domain.source import Source, SourceKind, SourcePart
from assistant.jobs.declaration.writers.rule_based.composite.kinds import DATES
from assistant.jobs.declaration.writers.rule_based.composite.parts import RequirementPart
from assistant.jobs.declaration.writers.rule_based.composite.writing import composite_row, is_composite, without_part

PARTS = tuple(
    SourcePart(quote=day, start=start, end=start + 5, words=f"{day}前{what}")
    for start, day, what in ((0, "3月15日", "开工"), (10, "6月30日", "交报告"), (20, "9月30日", "验收"))
)
ROW = Indicator(
    level1="产出指标",
    level2="时效指标",
    name="节点按期完成率",
    target="=100%",
    definition="以下3个节点均须按期完成：3月15日前开工；6月30日前交报告；9月30日前验收",
    formula="按期完成的节点数÷节点总数（3个）×100%",
    source=Source(kind=SourceKind.FORMULA, parts=PARTS),
)


def number(start):
    return LedgerEntry(quote="6月30日", start=start, end=start + 5, value="2027-06-30", role=NumberRole.MILESTONE)


def test_without_one_part_list_count_and_source_hold_the_others():
    row = without_part(ROW, number(10))
    assert row.definition == "以下2个节点均须按期完成：3月15日前开工；9月30日前验收"
    assert row.formula == "按期完成的节点数÷节点总数（2个）×100%"
    assert row.source.parts == (PARTS[0], PARTS[2])


def test_of_two_parts_none_can_go():
    assert without_part(without_part(ROW, number(10)), number(0)) is None


def test_a_row_of_one_number_is_none_of_several():
    assert is_composite(ROW)
    assert not is_composite(ROW.model_copy(update={"source": Source(kind=SourceKind.BRIEF, start=0, end=5)}))
    assert without_part(ROW.model_copy(update={"source": None}), number(0)) is None


def test_a_row_weighs_by_how_many_requirements_it_holds_up_to_a_bound():
    parts = [RequirementPart(number(n * 10), DATES, "交报告时间", f"第{n}次报告") for n in range(12)]
    importances = [composite_row(DATES, parts[:count]).importance for count in (2, 3, 6, 12)]
    assert importances == [Decimal("1.5"), Decimal(2), Decimal("3.5"), Decimal(4)]
