"""Why an indicator of an evaluation has its score: how it came about, what was taken off, on what evidence."""

from collections.abc import Iterator

from assistant.base import show
from assistant.domain.evaluation import Assessed, Evaluation

_MOST_ROWS, _MOST_QUOTES, _QUOTE = 6, 2, 60


def explained_score(made: Evaluation | None, row_id: str) -> str:
    """The answer from the score sheet itself."""
    if made is None:
        return "还没有评分。请先放入资料，点“开始阅读并评分”。"
    row = next((r for r in made.indicators if r.id == row_id), None)
    return "\n".join(_of_row(made, row) if row else _of_sheet(made))


def _of_row(made: Evaluation, row: Assessed) -> Iterator[str]:
    if row.score is None:
        yield f"{row.id}“{row.name}”（{show(row.weight)}分）还没有得分：{row.missing or '请评价人定分'}。"
        return
    yield f"{row.id}“{row.name}”得{show(row.score)}分，满分{show(row.weight)}分。"
    if row.formula:
        yield f"怎么算的：{row.formula}"
    for taken in row.deductions:
        yield f"扣{show(taken.points)}分：{taken.reason}"
        quotes = [q for i in taken.evidence[:_MOST_QUOTES] if (q := made.quote(i))]
        yield from (f"　佐证 {q.id}，{q.place}：“{q.text[:_QUOTE]}”" for q in quotes)
    if not row.deductions:
        yield "没有扣分。"


def _of_sheet(made: Evaluation) -> Iterator[str]:
    lost = [r for r in made.indicators if r.deductions]
    silent = sum(r.score is None for r in made.indicators)
    total = f"总分{show(made.total)}分{f'，{made.grade}' if made.grade else ''}。" if made.total is not None else ""
    yield total or f"总分待定，还有{silent}项没有得分。"
    yield f"扣分的有{len(lost)}项：" if lost else "没有扣分。"
    for row in lost[:_MOST_ROWS]:
        taken = "；".join(f"扣{show(d.points)}分，{d.reason}" for d in row.deductions)
        yield f"{row.id}“{row.name}”：{taken}"
    if len(lost) > _MOST_ROWS:
        yield f"其余{len(lost) - _MOST_ROWS}项见评分表。"
    yield "要细看某一项，请说它的名称或编号，如“A3为什么扣分”。"
