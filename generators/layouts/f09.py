"""F09: 成本 as a first-level class (豫财效〔2022〕4号附件1). With weights, 指标值说明 gives half its width to 分值."""

from collections.abc import Iterator

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from generators.layouts import shown
from generators.layouts.indicator_rows import blocks, class_rows
from generators.word.grid import Cell, Row, label, value

TITLE = "项目支出绩效目标表"
WIDTHS = (1250, 1850, 2450, 1600, 2300, 750)


def rows(filing: Filing, profile: Profile) -> Iterator[Row]:
    """The grid of the form."""
    unit = profile.money_unit
    for text, content in (
        ("项目名称", filing.project.name),
        ("主管部门", filing.project.department),
        ("实施单位", filing.project.unit),
    ):
        yield Row((label(text, 2), value(content, 4)))
    funds = (
        ("年度资金总额", ("total",)),
        ("其中：政府预算资金", ("fiscal", "carry_over")),
        ("财政专户管理资金", ("special_account",)),
        ("单位资金", ("other",)),
    )
    for i, (text, fields) in enumerate(funds):
        head = (label(f"项目资金（{unit}）", 1, 4),) if i == 0 else ()
        yield Row((*head, label(text), value(shown.money(filing.funds, unit, *fields), 4)))
    yield Row((label("年度目标"), value(filing.goals.annual, 5, centre=False)))
    yield Row((label("分解目标", 6),))
    last = (label("指标值说明"), label("分值")) if profile.weights_shown else (label("指标值说明", 2),)
    yield Row((label("一级指标"), label("二级指标"), label("三级指标"), label("指标值"), *last))
    yield from _indicators(filing, profile)


def _indicators(filing: Filing, profile: Profile) -> Iterator[Row]:
    for head, item in class_rows(blocks(filing.indicators, profile)):
        yield Row((*head, *_cells(item, profile)))


def _cells(item: Indicator | None, profile: Profile) -> tuple[Cell, ...]:
    name, target, note = (item.name, item.target, item.definition) if item else ("", "", "")
    if not profile.weights_shown:
        return value(name), value(target), value(note, 2, centre=False)
    return value(name), value(target), value(note, centre=False), value(shown.weight(item.weight if item else None))
