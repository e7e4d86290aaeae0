"""F01: twin columns, the whole period on the left, the year on the right (财预〔2015〕88号 form)."""

from collections.abc import Iterator

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from generators.layouts import shown
from generators.layouts.indicator_rows import blocks, paired
from generators.word.grid import Cell, Row, label, value

TITLE = "项目支出绩效目标申报表"
WIDTHS = (650, 850, 1150, 1750, 1450, 1150, 1750, 1450)


def rows(filing: Filing, profile: Profile) -> Iterator[Row]:
    """The grid of the form."""
    project, unit, funds = filing.project, profile.money_unit, filing.funds
    department = f"{project.department}（{project.department_code}）" if project.department_code else project.department
    period = f"{project.start}至{project.end}" if project.start and project.end else project.start or project.end
    yield Row((label("项目名称", 2), value(project.name, 6)))
    yield Row((label("主管部门及代码", 2), value(department, 2), label("实施单位", 2), value(project.unit, 2)))
    yield Row((label("项目属性", 2), value(project.attribute, 2), label("项目期", 2), value(period, 2)))
    lines = (
        ("中期资金总额：", ("overall_total",), "年度资金总额：", ("total",)),
        ("其中：财政拨款", ("overall_fiscal",), "其中：财政拨款", ("fiscal", "carry_over")),
        ("其他资金", ("overall_other",), "其他资金", ("special_account", "other")),
    )
    for i, (left, lefts, right, rights) in enumerate(lines):
        head = (label(f"项目资金\n（{unit}）", 2, 3),) if i == 0 else ()
        amounts = shown.money(funds, unit, *lefts), shown.money(funds, unit, *rights)
        yield Row((*head, label(left, 2), value(amounts[0]), label(right, 2), value(amounts[1])))
    years = f"（{project.start[:4]}年—{project.end[:4]}年）" if project.multi_year else ""
    yield Row((label("总体目标", 1, 2), label(f"中期目标{years}", 4), label("年度目标", 3)))
    yield Row((value(filing.goals.overall, 4, centre=False), value(filing.goals.annual, 3, centre=False)))
    yield from _indicators(filing, profile)


def _indicators(filing: Filing, profile: Profile) -> Iterator[Row]:
    twins = list(paired(blocks(filing.overall_indicators, profile), blocks(filing.indicators, profile)))
    heads = ("一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值")
    yield Row((label("绩效指标", 1, len(twins) + 1), *(label(h) for h in heads)))
    before = ""
    for level1, level2, count, left, right in twins:
        total = sum(1 for t in twins if t[0] == level1)
        head: tuple[Cell, ...] = (label(level1, 1, total),) if level1 != before else ()
        before = level1
        sub: tuple[Cell, ...] = (label(level2, 1, count),) if count else ()
        yield Row((*head, *sub, *_cells(left), *sub, *_cells(right)))


def _cells(item: Indicator | None) -> tuple[Cell, ...]:
    return (value(item.name if item else ""), value(item.target if item else ""))
