"""SH: 财政项目支出绩效目标填报表 of Shanghai, in 元; after the form published with 2023 department budgets."""

from collections.abc import Iterator

from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from generators.layouts import shown
from generators.layouts.indicator_rows import blocks, class_rows, height
from generators.word.grid import Row, label, value

TITLE = "财政项目支出绩效目标填报表"
WIDTHS = (1000, 1250, 1450, 1150, 1250, 1300, 1100, 1700)


def rows(filing: Filing, profile: Profile) -> Iterator[Row]:
    """The grid of the form."""
    project, goals = filing.project, filing.goals
    yield Row(
        (
            label("项目名称"), value(project.name, 3), label("项目性质"), value(project.attribute),
            label("项目类别"), value(project.category),
        )
    )  # fmt: skip
    yield Row((label("主管部门"), value(project.department, 3), label("实施单位"), value(project.unit, 3)))
    yield Row((label("计划开始日期"), value(project.start, 3), label("计划完成日期"), value(project.end, 3)))
    yield from _funds(filing, profile.money_unit)
    yield Row((label("项目\n绩效\n目标", 1, 2), label("项目总目标", 4), label("年度总体目标", 3)))
    overall = goals.overall or goals.annual
    yield Row((value(overall, 4, centre=False), value(goals.annual, 3, centre=False)))
    found = blocks(filing.indicators, profile)
    count = 1 + sum(height(b) for b in found)
    heads = (label("一级指标"), label("二级指标", 2), label("三级指标", 2), label("年度(/项目)指标值", 2))
    yield Row((label("绩效指标", 1, count), *heads))
    for head, item in class_rows(found, level2_span=2):
        yield Row((*head, value(item.name if item else "", 2), value(item.target if item else "", 2)))


def _funds(filing: Filing, unit: str) -> Iterator[Row]:
    def amount(*fields: str) -> str:
        return shown.money(filing.funds, unit, *fields)

    whole = amount("overall_total") or amount("total")
    fiscal = amount("overall_fiscal") or (amount("fiscal", "carry_over") if not amount("overall_total") else "")
    other = amount("overall_other") or (amount("other") if not amount("overall_total") else "")
    yield Row(
        (
            label(f"项目资金\n（{unit}）", 1, 4), label("项目资金总额"), value(whole, 2),
            label("年度资金申请总额", 2), value(amount("total"), 2),
        )
    )  # fmt: skip
    right = (label("其中：当年财政拨款", 2), value(amount("fiscal"), 2))
    yield Row((label("其中：财政资金", 1, 2), value(fiscal, 2, 2), *right))
    yield Row((label("上年结转资金", 2), value(amount("carry_over"), 2)))
    yield Row((label("其他资金"), value(other, 2), label("其他资金", 2), value(amount("special_account", "other"), 2)))
