"""The tables of a report's chapters, read from the evaluation."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.evaluation import Assessed, Evaluation, FundFlow
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.domain.rates import percent
from generators.report.parts import Table
from generators.word.grid import Row, label, value

OPEN = placeholder("")


def number(amount: Decimal | None, unit: str = "") -> str:
    """An amount as a table shows it; 【待补充】 where it is not known."""
    return OPEN if amount is None else f"{show(amount)}{unit}"


def rate_of(part: Decimal | None, whole: Decimal | None) -> str:
    """A share in percent with two decimals at most; "—" where it cannot be reckoned."""
    return "—" if part is None or not whole else f"{show(percent(part, whole))}%"


def open_text(text: str) -> str:
    """A gap in words as a 【待补充】 mark, unless it is one already."""
    return text if is_placeholder(text) else placeholder(text)


def lost(row: Assessed) -> str:
    """Why a row has the score it has: its deductions, what is missing, or that nothing was taken off."""
    if row.score is None:
        return open_text(row.missing)
    taken = "；".join(f"{d.reason}，扣{show(d.points)}分" for d in row.deductions)
    by_hand = f"人工调整：{row.formula}" if row.edited and row.formula else ""
    return "；".join(part for part in (taken, by_hand) if part) or "未扣分"


def listed(ids: Sequence[str], per_line: int = 2) -> str:
    """Evidence numbers, a few on a line, so that none is broken in a narrow column."""
    lines = ("、".join(ids[at : at + per_line]) for at in range(0, len(ids), per_line))
    return "\n".join(lines)


def funds(evaluation: Evaluation) -> Table | None:
    """Budget, money arrived and spent by source; None where no amount is known."""
    money = evaluation.funds
    flows = [*money.lines, money.total]
    if not any(v is not None for f in flows for v in (f.budget, f.arrived, f.spent)):
        return None
    heads = ("资金来源", "预算安排", "实际到位", "到位率", "实际支出", "执行率")
    rows = [Row(tuple(label(h) for h in heads), head=True)]
    rows += [_flow(f, rate_of(f.arrived, f.budget), rate_of(f.spent, f.arrived)) for f in money.lines]
    rows.append(_flow(money.total, _percent(money.arrival_rate), _percent(money.execution_rate)))
    note = "注：到位率=实际到位÷预算安排×100%；执行率=实际支出÷实际到位×100%。"
    widths = (2400, 1400, 1300, 1200, 1344, 1200)
    return Table(f"项目资金到位和支出情况（单位：{money.unit}）", tuple(rows), widths, note)


def _percent(rate: Decimal | None) -> str:
    return "—" if rate is None else f"{show(rate)}%"


def _flow(flow: FundFlow, arrival: str, execution: str) -> Row:
    cells = (flow.source, number(flow.budget), number(flow.arrived), arrival, number(flow.spent), execution)
    return Row(tuple(value(c) for c in cells))


def class_scores(evaluation: Evaluation) -> Table | None:
    """Weight, score and 得分率 of every first-level class, the total and the grade below."""
    if not evaluation.classes:
        return None
    rows = [Row(tuple(label(h) for h in ("一级指标", "分值", "得分", "得分率")), head=True)]
    for c in evaluation.classes:
        cells = (c.level1, show(c.weight), number(c.score), rate_of(c.score, c.weight))
        rows.append(Row(tuple(value(text) for text in cells)))
    whole = sum((c.weight for c in evaluation.classes), Decimal(0))
    total = ("合计", show(whole), number(evaluation.total), rate_of(evaluation.total, whole))
    rows.append(Row(tuple(value(text) for text in total)))
    rows.append(Row((value("评价等级"), value(evaluation.grade or OPEN, 3))))
    return Table("绩效评价综合得分（单位：分）", tuple(rows), (3000, 1900, 1900, 2044))


def indicator_scores(evaluation: Evaluation, level1: str) -> Table | None:
    """The rows of one class with score, 得分率 and why points were taken off."""
    rows = [row for row in evaluation.indicators if row.level1 == level1]
    if not rows:
        return None
    heads = ("二级指标", "三级指标", "分值", "得分", "得分率", "扣分情况")
    grid = [Row(tuple(label(h) for h in heads), head=True)]
    for level2, height, row in grouped(rows):
        first = (value(level2, 1, height),) if height else ()
        cells = (row.name, show(row.weight), number(row.score), rate_of(row.score, row.weight))
        grid.append(Row((*first, *(value(c) for c in cells), value(lost(row), centre=False))))
    weight = sum((r.weight for r in rows), Decimal(0))
    score = next((c.score for c in evaluation.classes if c.level1 == level1), None)
    sums = (show(weight), number(score), rate_of(score, weight), "")
    grid.append(Row((value("小计", 2), *(value(c) for c in sums))))
    widths = score_widths(rows, (1060, 1500, 640, 740, 960, 3944), 3, 1180)
    return Table(f"{level1}类指标得分（单位：分）", tuple(grid), widths)


def score_widths(rows: Sequence[Assessed], widths: tuple[int, ...], column: int, room: int) -> tuple[int, ...]:
    """The widths; where a score is missing its column gets room for 【待补充】, taken from the last column."""
    if all(row.score is not None for row in rows):
        return widths
    more = room - widths[column]
    return (*widths[:column], room, *widths[column + 1 : -1], widths[-1] - more)


def grouped(rows: Sequence[Assessed]) -> Iterator[tuple[str, int, Assessed]]:
    """Rows with their second-level class, and how many rows it takes on the first of a run, else 0."""
    at = 0
    while at < len(rows):
        same = next((n for n in range(at, len(rows)) if rows[n].level2 != rows[at].level2), len(rows)) - at
        for offset in range(same):
            yield rows[at].level2, same if offset == 0 else 0, rows[at + offset]
        at += same


def problems(evaluation: Evaluation) -> Table | None:
    """Every problem with the points it cost, its evidence, and the advice that answers it."""
    if not evaluation.problems:
        return None
    names = {row.id: row.name for row in evaluation.indicators}
    taken = {d.id: (row.id, d) for row in evaluation.indicators for d in row.deductions}
    grid = [Row(tuple(label(h) for h in ("存在的问题", "对应扣分", "佐证", "改进建议及责任主体")), head=True)]
    for problem in evaluation.problems:
        points = [taken[d] for d in problem.deductions if d in taken]
        stated = "\n".join(f"{names[row]}扣{show(d.points)}分" for row, d in points)
        advice = [s for s in evaluation.suggestions if s.problem == problem.id]
        answer = "\n".join(f"{s.text}\n责任主体：{s.addressee}" for s in advice) or placeholder("改进建议")
        proof = listed([e for e in problem.evidence if evaluation.quote(e)])
        middle = (value(stated or "—"), value(proof or "—"))
        grid.append(Row((value(problem.text, centre=False), *middle, value(answer, centre=False))))
    note = "注：佐证栏的编号见附件2。"
    return Table("问题、扣分与建议对应情况", tuple(grid), (2700, 1800, 1244, 3100), note)
