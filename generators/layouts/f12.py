"""F12: 部门预算项目支出绩效自评表 as Sichuan prints it: 权重, 指标性质 and 度量单位 in columns, words below."""

import re
from collections.abc import Iterator

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.language.target import SIGNS
from generators.layouts import self_evaluation_parts as parts
from generators.layouts import shown
from generators.layouts.indicator_rows import class_rows, height
from generators.word.grid import BODY, Cell, Row, label, value
from generators.word.standard import TITLE

WIDTHS = (860, 900, 1200, 1250, 540, 900, 720, 900, 510, 680, 1740)
SIZE = 18
NUMBER = "报表编号：510000_0013zp"
SOURCES = (
    ("其中：财政资金", ("fiscal", "carry_over", "central", "local")),
    ("财政专户管理资金", ("special_account",)),
    ("单位资金", ("own",)),
    ("其他资金", ("other",)),
)
_WORDS = (("评价结论", "conclusion"), ("存在问题", "problems"), ("改进措施", "measures"))
_HINT = "（200字以内）"
_HEADS = (
    "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析",
)  # fmt: skip
_PLAIN = re.compile(r"^(?P<sign>[≥≤=＝><＞＜]?)\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s]+)?$")
_IN_WORDS = "定性"


def heading(filing: Filing) -> list[tuple[str, str, int, str]]:
    """The lines above the table: text, font, half points, alignment."""
    year = str(filing.year) if filing.year else "    "
    return [(NUMBER, BODY, 21, "left"), (f"部门预算项目支出绩效自评表（{year}年度）", TITLE, 32, "center")]


def rows(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    """The grid of the form."""
    project, goals, account = filing.project, filing.goals, filing.account
    yield Row((label("项目名称", 2), value(project.name, 9)))
    yield Row(
        (label("主管部门", 2), value(project.department, 4), label("实施单位（盖章）", 2), value(project.unit, 3))
    )
    year = label("1.项目年度目标完成情况", 1, 2)
    yield Row((label("项目基本情况", 1, 3), year, label("项目年度目标", 5), label("年度目标完成情况", 4)))
    yield Row((value(goals.annual or goals.overall, 5, centre=False), value(goals.actual, 4, centre=False)))
    yield Row((label("2.项目实施内容及过程概述"), value(account.process, 9, centre=False)))
    yield from _funds(filing, profile)
    yield from _indicators(filing, profile)
    total = parts.points(filing.total_score, due=parts.is_begun(filing))
    yield Row((label("合计", 8), label(parts.whole_weight(filing, profile)), value(total), value()))
    for text, field in _WORDS:
        said = getattr(account, field)
        yield Row((label(text), value(said or _HINT, 10, centre=False)))
    yield Row((_signed("项目负责人：", 6), _signed("财务负责人：", 5)))


def _signed(text: str, colspan: int) -> Cell:
    return Cell(text, colspan, label=True, centre=False)


def _funds(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    funds, unit = filing.funds, parts.form_unit(filing, profile)
    weight = show(parts.execution_weight(filing, profile))
    heads = (label("预算执行数", 2), label("预算执行率", 2), label("权重"), label("得分"), label("原因"))
    yield Row(
        (
            label(f"预算执行情况（{weight}分）", 1, 6), label(f"年度预算数（{unit}）"), label("年初预算"),
            label("调整后预算数"), *heads,
        )
    )  # fmt: skip
    first, budget, executed = parts.whole(funds)
    score = parts.points(funds.execution_score, due=bool(budget))
    yield Row(
        (
            label("总额"), value(parts.in_unit(first, funds, unit)), value(parts.in_unit(budget, funds, unit)),
            value(parts.spent(executed, budget, funds, unit), 2), value(parts.rate(executed, budget), 2),
            label(weight), value(score), value(filing.account.execution_reason, centre=False),
        )
    )  # fmt: skip
    for text, sources in SOURCES:
        first, budget, executed = parts.of_sources(funds, sources)
        yield Row(
            (
                label(text), value(parts.in_unit(first, funds, unit)), value(parts.in_unit(budget, funds, unit)),
                value(parts.spent(executed, budget, funds, unit), 2), value(parts.rate(executed, budget), 2),
                label("/"), label("/"), value(),
            )
        )  # fmt: skip


def _indicators(filing: Filing, profile: Profile | None) -> Iterator[Row]:
    found = parts.without_blank(parts.classes(filing, profile))
    count = 1 + max(1, sum(height(b) for b in found))
    rest = show(100 - parts.execution_weight(filing, profile))
    yield Row((label(f"绩效指标（{rest}分）", 1, count), *(label(h) for h in _HEADS)))
    if not found:
        yield Row(tuple(value() for _ in _HEADS))
    yield from (Row((*head, *_cells(item))) for head, item in class_rows(found) if item)


def _cells(item: Indicator) -> tuple[Cell, ...]:
    sign, target, unit = divided(item)
    actual = item.with_unit(item.actual or "")
    if unit and actual.endswith(unit) and actual.removesuffix(unit)[-1:].isdigit():
        actual = actual.removesuffix(unit).strip()
    score = parts.points(item.score, due=bool(item.actual))
    deviation = item.deviation or ""
    return (
        value(item.name), value(sign), value(target), value(unit), value(actual), value(shown.weight(item.weight)),
        value(score), value(deviation, centre=not deviation),
    )  # fmt: skip


def divided(item: Indicator) -> tuple[str, str, str]:
    """指标性质, 指标值 and 度量单位 of a target; words stay whole, and so does what has more than number and unit."""
    text = item.with_unit(item.target).strip()
    plain = _PLAIN.match(text)
    if plain:
        return plain["sign"] or "=", plain["number"], plain["unit"] or ""
    return (SIGNS.get(item.parsed.operator, _IN_WORDS) if text else ""), text, ""
