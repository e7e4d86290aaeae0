"""The annexes: score sheet, evidence list, survey, indicator system with its review points, papers and gaps."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.base import show
from assistant.domain.evaluation import Assessed, Evaluation, PointFinding
from assistant.domain.placeholders import placeholder
from assistant.domain.survey import SurveyResult
from generators.report.footnotes import shortened
from generators.report.parts import Table
from generators.report.tables import OPEN, grouped, listed, lost, number, open_text, score_widths
from generators.word.grid import Cell, Row, label, value

Annex = tuple[str, tuple[Table, ...], bool]
"""Title, tables, and whether its pages lie across."""
_SMALL = 18
_QUOTE = 160
"""Characters of a quote in the evidence list."""


def annexes(evaluation: Evaluation) -> Iterator[Annex]:
    """The annexes in order; the survey only where there is one."""
    yield "绩效评价指标评分表", (score_sheet(evaluation),), True
    yield "佐证资料清单", (evidence_list(evaluation),), False
    if evaluation.survey is not None:
        yield "满意度调查情况", tuple(survey(evaluation.survey)), False
    yield "绩效评价指标体系及评价要点核对情况", tuple(review_points(evaluation)), False
    yield "资料目录及待补充资料清单", tuple(papers(evaluation)), False


def score_sheet(evaluation: Evaluation) -> Table:
    """附件1: every indicator with explanation, standard, values, score and deductions."""
    heads = ("编号", "一级指标", "二级指标", "三级指标", "指标解释", "评分标准", "分值", "目标值", "实际完成值", "得分",
             "扣分原因")  # fmt: skip
    grid = [Row(tuple(label(h) for h in heads), head=True)]
    levels = dict.fromkeys(row.level1 for row in evaluation.indicators)
    for level1 in levels:
        rows = [row for row in evaluation.indicators if row.level1 == level1]
        for at, (level2, height, row) in enumerate(grouped(rows)):
            first = (value(level1, 1, len(rows)),) if at == 0 else ()
            second = (value(level2, 1, height),) if height else ()
            grid.append(Row((value(row.id), *first, *second, *_sheet_cells(row))))
    whole = sum((row.weight for row in evaluation.indicators), Decimal(0))
    last = (value("合计", 6), value(show(whole)), value("", 2), value(number(evaluation.total)))
    grid.append(Row((*last, value(evaluation.grade or OPEN))))
    widths = score_widths(evaluation.indicators, (520, 560, 860, 1200, 1750, 2400, 560, 950, 1040, 650, 2267), 9, 1040)
    return Table("绩效评价指标评分表（单位：分）", tuple(grid), widths, size=_SMALL)


def _sheet_cells(row: Assessed) -> Iterator[Cell]:
    yield value(row.name)
    yield value(row.definition, centre=False)
    yield value(row.standard, centre=False)
    for text in (show(row.weight), row.target or "—", row.actual or _no_actual(row), number(row.score)):
        yield value(text)
    yield value(lost(row), centre=False)


def _no_actual(row: Assessed) -> str:
    """An indicator held to review points has no value of its own; one with a target and no score lacks it."""
    return OPEN if row.target and row.score is None else "—"


def evidence_list(evaluation: Evaluation) -> Table:
    """附件2: what every E number stands for, and which indicators rest on it."""
    grid = [Row(tuple(label(h) for h in ("编号", "资料", "页码", "摘录", "用于指标")), head=True)]
    used = _used(evaluation)
    for e in evaluation.evidence:
        quote = value(shortened(e.text, _QUOTE), centre=False)
        cells = (value(e.id), value(e.paper, centre=False), value(f"第{e.page}页"), quote)
        grid.append(Row((*cells, value(listed(used.get(e.id, [])) or "—"))))
    if not evaluation.evidence:
        grid.append(Row((value(placeholder("佐证资料"), 5),)))
    note = "注：正文脚注和附表中的E编号即本表编号；工作簿以工作表序号为页码，摘录中的个人信息已隐去。"
    return Table("佐证资料清单", tuple(grid), (750, 2300, 850, 3744, 1200), note, _SMALL)


def _used(evaluation: Evaluation) -> dict[str, list[str]]:
    """Evidence id to the ids of the indicators that name it, in order."""
    found: dict[str, list[str]] = {}
    for row in evaluation.indicators:
        points = (e for p in row.points for e in (*p.found, *p.against))
        taken = (e for d in row.deductions for e in d.evidence)
        for evidence in dict.fromkeys([*row.evidence, *points, *taken]):
            found.setdefault(evidence, []).append(row.id)
    return found


def survey(result: SurveyResult) -> Iterator[Table]:
    """附件3: the rate with its method and limits, then by group and by question."""
    facts = (
        ("调查名称", result.title or "—"), ("计算方法", result.method_name),
        ("满意度", number(result.rate, result.unit)), ("计算过程", result.formula or "—"),
        ("发放、收回", _returned(result)),
        ("抽样误差", "—" if result.margin is None else f"±{show(result.margin)}{result.margin_unit}（95%置信水平）"),
        ("提示", "\n".join(result.warnings) or "—"), ("数据来源", result.source or "—"),
    )  # fmt: skip
    rows = tuple(Row((label(name), value(stated, centre=False))) for name, stated in facts)
    yield Table("满意度调查概况", rows, (1900, 6944))
    if result.groups:
        share = "权重" if result.groups[0].weighted else "占有效问卷"
        heads = Row(tuple(label(h) for h in ("调查对象", share, "有效问卷", "满意度", "抽样误差")), head=True)
        groups = (
            (g.name, f"{show(g.weight)}%", f"{g.responses}份", number(g.rate, result.unit),
             "—" if g.margin is None else f"±{show(g.margin)}")
            for g in result.groups
        )  # fmt: skip
        rows = (heads, *(Row(tuple(value(c) for c in cells)) for cells in groups))
        yield Table("分调查对象的满意度", rows, (2844, 1400, 1500, 1500, 1600))
    if result.by_question:
        heads = Row((label("问题"), label("满意度")), head=True)
        lines = (
            Row((value(text, centre=False), value(f"{show(rate)}{result.unit}"))) for text, rate in result.by_question
        )
        yield Table("分问题的满意度", (heads, *lines), (7044, 1800))


def _returned(result: SurveyResult) -> str:
    sent = "" if result.sent is None else f"发放{result.sent}份，"
    return f"{sent}有效{result.responses}份，无效{result.invalid}份"


def review_points(evaluation: Evaluation) -> Iterator[Table]:
    """附件4: class by class, every review point with its verdict and evidence."""
    for level1 in dict.fromkeys(row.level1 for row in evaluation.indicators):
        grid = [Row(tuple(label(h) for h in ("三级指标", "评价要点", "分值", "核对结论", "佐证")), head=True)]
        for row in evaluation.indicators:
            if row.level1 == level1:
                grid += _points(evaluation, row)
        name = f"{level1}类指标（{evaluation.framework_title}）" if evaluation.framework_title else f"{level1}类指标"
        yield Table(name, tuple(grid), (1700, 3644, 700, 1200, 1600), size=_SMALL)


def _points(evaluation: Evaluation, row: Assessed) -> Iterator[Row]:
    name = f"{row.id} {row.name}"
    if not row.points:
        reason = row.formula or open_text(row.missing)
        proof = _proof(evaluation, row.evidence)
        stated = value(f"按公式计分：{reason}" if row.formula else reason, centre=False)
        state = value("—" if row.score is not None else OPEN)
        yield Row((value(name, centre=False), stated, value(show(row.weight)), state, value(proof)))
    for at, point in enumerate(row.points):
        first = (value(name, 1, len(row.points), centre=False),) if at == 0 else ()
        proof = _proof(evaluation, point.found, point.against) if point.found or point.against else _lacking(point)
        cells = (value(point.text, centre=False), value(show(point.weight)), value(point.verdict.word), value(proof))
        yield Row((*first, *cells))


def _proof(evaluation: Evaluation, found: tuple[str, ...], against: tuple[str, ...] = ()) -> str:
    yes, no = (listed([e for e in ids if evaluation.quote(e)]) for ids in (found, against))
    return "\n".join(part for part in (yes, f"反面：{no}" if no else "") if part) or "—"


def _lacking(point: PointFinding) -> str:
    return open_text(point.missing) if point.missing else "—"


def papers(evaluation: Evaluation) -> Iterator[Table]:
    """附件5: what was read, what was left out, where papers disagree, and what is still missing."""
    heads = Row(tuple(label(h) for h in ("资料", "类别", "页数", "说明")), head=True)
    read = (
        Row(
            (
                value(p.path, centre=False),
                value(p.kind.value),
                value(f"{p.pages}"),
                value("扫描识别，请核对原件" if p.noisy else ""),
            )
        )
        for p in evaluation.papers
    )
    left = (
        Row((value(s.path, centre=False), value("未读"), value("—"), value(s.reason, centre=False)))
        for s in evaluation.skipped
    )
    rows = (heads, *read, *left)
    if len(rows) > 1:
        yield Table("资料目录", rows, (3644, 1500, 800, 2900), size=_SMALL)
    if evaluation.contradictions:
        clash = (Row((value(c.subject), value(c.message, centre=False))) for c in evaluation.contradictions)
        head = Row((label("事项"), label("资料之间的不一致")), head=True)
        yield Table("资料之间不一致的事项", (head, *clash), (2000, 6844), size=_SMALL)
    yield _missing(evaluation)


def _missing(evaluation: Evaluation) -> Table:
    grid = [Row(tuple(label(h) for h in ("三级指标", "评价要点", "待补充资料")), head=True)]
    for row in evaluation.indicators:
        gaps = [(p.text, p.missing) for p in row.points if p.missing]
        if row.missing and not gaps:  # with open points, it only says the same again
            gaps.append(("得分依据", row.missing))
        for text, missing in gaps:
            cells = (value(text, centre=False), value(open_text(missing), centre=False))
            grid.append(Row((value(f"{row.id} {row.name}", centre=False), *cells)))
    if len(grid) == 1:
        grid.append(Row((value("无待补充资料", 3),)))
    return Table("待补充资料清单", tuple(grid), (2000, 3144, 3700), size=_SMALL)
