"""F04: 项目支出绩效自评表 (财预〔2020〕10号附1). With 成本 as a first-level class where the profile has it so."""

from collections.abc import Iterator

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from generators.layouts import self_evaluation_parts as parts
from generators.layouts import shown
from generators.layouts.indicator_rows import class_rows, height
from generators.word.grid import BODY, Cell, Row, label, value
from generators.word.standard import TITLE

WIDTHS = (500, 860, 1210, 1440, 1090, 1090, 540, 850, 1310, 1310)
SIZE = 18
SOURCES = (
    ("其中：当年财政拨款", ("fiscal", "central", "local")),
    ("上年结转资金", ("carry_over",)),
    ("其他资金", ("special_account", "own", "other")),
)
_FUND_HEADS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率")
_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")


def heading(filing: Filing) -> list[tuple[str, str, int, str]]:
    """The lines above the table: text, font, half points, alignment."""
    year = str(filing.year) if filing.year else "    "
    return [("项目支出绩效自评表", TITLE, 36, "center"), (f"（{year}年度）", BODY, 24, "center")]


def rows(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    """The grid of the form."""
    project, goals = filing.project, filing.goals
    yield Row((label("项目名称", 2), value(project.name, 8)))
    yield Row((label("主管部门", 2), value(project.department, 4), label("实施单位", 2), value(project.unit, 2)))
    yield from _funds(filing, profile)
    yield Row((label("年度总体目标", 1, 2), label("预期目标", 4), label("实际完成情况", 5)))
    expected = goals.annual or goals.overall
    yield Row((value(expected, 4, centre=False), value(goals.actual, 5, centre=False)))
    yield from _indicators(filing, profile)
    total = parts.points(filing.total_score, due=parts.is_begun(filing))
    yield Row((label("总分", 6), label(parts.whole_weight(filing, profile)), value(total), value("", 2)))


def _funds(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    funds, unit = filing.funds, parts.form_unit(filing, profile)
    heads = (label(""), *(label(h) for h in _FUND_HEADS), label("得分", 2))
    yield Row((label(f"项目资金\n（{unit}）", 2, 5), *heads))
    first, budget, executed = parts.whole(funds)
    score = parts.points(funds.execution_score, due=bool(budget))
    yield Row(
        (
            label("年度资金总额"), value(parts.in_unit(first, funds, unit)), value(parts.in_unit(budget, funds, unit)),
            value(parts.spent(executed, budget, funds, unit)), label(show(parts.execution_weight(filing, profile))),
            value(parts.rate(executed, budget)), value(score, 2),
        )
    )  # fmt: skip
    for text, sources in SOURCES:
        first, budget, executed = parts.of_sources(funds, sources)
        yield Row(
            (
                label(text), value(parts.in_unit(first, funds, unit)), value(parts.in_unit(budget, funds, unit)),
                value(parts.spent(executed, budget, funds, unit)), label("—"), value(parts.rate(executed, budget)),
                label("—", 2),
            )
        )  # fmt: skip


def _indicators(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    found = parts.classes(filing, profile)
    count = 1 + sum(height(b) for b in found)
    yield Row((label("绩效指标", 1, count), *(label(h) for h in _HEADS), label("偏差原因分析及改进措施", 2)))
    yield from (Row((*head, *_cells(item))) for head, item in class_rows(found))


def _cells(item: Indicator | None) -> tuple[Cell, ...]:
    if item is None:
        return (*(value() for _ in range(5)), value("", 2))
    score = parts.points(item.score, due=bool(item.actual))
    return (
        value(item.name), value(item.with_unit(item.target)), value(item.with_unit(item.actual or "")),
        value(shown.weight(item.weight)), value(score), value(item.deviation or "", 2, centre=not item.deviation),
    )  # fmt: skip
