"""F11: 中央对地方转移支付绩效自评表, for regions and for projects. The form has no scores."""

from collections.abc import Iterator

from assistant.domain.filing import MANAGEMENT_ITEMS, Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from generators.layouts import self_evaluation_parts as parts
from generators.layouts.indicator_rows import class_rows, height
from generators.word.grid import BODY, Cell, Row, label, value
from generators.word.standard import TITLE

WIDTHS = (700, 940, 1210, 1600, 1350, 1500, 1450, 1450)
SIZE = 18
SOURCES = (
    ("其中：中央财政资金", ("central",)),
    ("地方财政资金", ("local",)),
    ("其他资金", ("carry_over", "special_account", "own", "other")),
)
_HEADS = ("一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值")


def heading(filing: Filing) -> list[tuple[str, str, int, str]]:
    """The lines above the table: text, font, half points, alignment."""
    year = str(filing.year) if filing.year else "    "
    name = filing.project.name or "×××"
    return [(f"{name}绩效自评表", TITLE, 36, "center"), (f"（{year}年度）", BODY, 24, "center")]


def rows(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    """The grid of the form."""
    project, goals, account = filing.project, filing.goals, filing.account
    central, local = ("", project.department)
    if project.department.startswith(("中央", "国家", "财政部")):
        central, local = project.department, ""
    yield Row((label("转移支付（项目）名称", 3), value(project.name, 5)))
    yield Row((label("中央主管部门", 3), value(central, 5)))
    yield Row((label("地方主管部门", 3), value(local, 2), label("资金使用单位"), value(project.unit, 2)))
    yield from _funds(filing, profile)
    told = (label("", 2), label("情况说明", 3), label("存在问题和改进措施", 2))
    yield Row((label("资金管理情况", 1, len(MANAGEMENT_ITEMS) + 1), *told))
    for item in MANAGEMENT_ITEMS:
        said, trouble = account.management.get(item, ("", ""))
        yield Row((label(item, 2), value(said, 3, centre=False), value(trouble, 2, centre=False)))
    yield Row((label("总体目标完成情况", 1, 2), label("总体目标", 4), label("全年实际完成情况", 3)))
    yield Row((value(goals.annual or goals.overall, 4, centre=False), value(goals.actual, 3, centre=False)))
    yield from _indicators(filing, profile)
    yield Row((label("说明"), value(account.note, 7, centre=False)))


def _funds(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    funds, unit = filing.funds, parts.form_unit(filing, profile)
    heads = (label("", 2), label("全年预算数（A）"), label("全年执行数（B）"), label("预算执行率（B/A×100%）"))
    yield Row((label(f"资金投入情况\n（{unit}）", 3, 5), *heads))
    _, budget, executed = parts.whole(funds)
    yield Row(
        (
            label("年度资金总额：", 2), value(parts.in_unit(budget, funds, unit)),
            value(parts.spent(executed, budget, funds, unit)), value(parts.rate(executed, budget)),
        )
    )  # fmt: skip
    for text, sources in SOURCES:
        _, budget, executed = parts.of_sources(funds, sources)
        open_ = parts.OPEN if _undivided(filing) and sources[0] in {"central", "local"} else ""
        yield Row(
            (
                label(text, 2), value(open_ or parts.in_unit(budget, funds, unit)),
                value(open_ or parts.spent(executed, budget, funds, unit)), value(parts.rate(executed, budget)),
            )
        )  # fmt: skip


def _undivided(filing: Filing) -> bool:
    """Whether public money is given that is not told apart as central and local."""
    sources = {line.source for line in filing.funds.lines}
    return bool({"central", "local"}.isdisjoint(sources) and ("fiscal" in sources or filing.funds.fiscal))


def _indicators(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    found = parts.classes(filing, profile)
    count = 1 + sum(height(b) for b in found)
    yield Row((label("绩效指标", 1, count), *(label(h) for h in _HEADS), label("未完成原因和改进措施", 2)))
    yield from (Row((*head, *_cells(item))) for head, item in class_rows(found))


def _cells(item: Indicator | None) -> tuple[Cell, ...]:
    if item is None:
        return (*(value() for _ in range(3)), value("", 2))
    target, actual = (item.with_unit(text) for text in (item.target, item.actual or ""))
    return value(item.name), value(target), value(actual), value(item.deviation or "", 2, centre=not item.deviation)
