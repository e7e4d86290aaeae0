"""What the page shows of a draft, as plain values: no widget is named here, so that tests can read it."""

from html import escape

from assistant.domain.base import show
from assistant.domain.facts import Facts
from assistant.domain.finding import Finding
from assistant.domain.indicator import is_placeholder
from assistant.drafting.interface import Draft

TABLE_HEADS = ["一级指标", "二级指标", "三级指标", "指标值", "分值", "来源"]
EDITABLE = {2: "name", 3: "target", 4: "weight"}
_COLOURS = {"fatal": "#b42318", "error": "#b42318", "warning": "#b54708", "info": "#175cd3"}


def table(draft: Draft) -> list[list[str]]:
    """The indicator rows for the table."""
    return [
        [
            row.level1,
            row.level2,
            row.name,
            row.target,
            "" if row.weight is None else show(row.weight),
            row.source.label if row.source else "",
        ]
        for row in draft.filing.indicators
    ]


def facts(found: Facts) -> str:
    """The facts read from the brief, as a small HTML list."""
    lines = [
        *(f"资金：{m.money}{'／' + m.per if m.per else ''}{' ' + m.purpose if m.purpose else ''}" for m in found.money),
        *(f"数量：{q.per}{q.verb}{q.object} {show(q.number)}{q.unit}" for q in found.quantities),
        *(f"比率：{r.name} {show(r.value)}{r.unit}" for r in found.rates),
        *(f"日期：{d.what} {d.date}" for d in found.dates),
        *(f"受益：{b.name}" for b in found.beneficiaries),
    ]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul class='facts'>{items or '<li>还没有读到数量和资金</li>'}</ul>"


def findings(draft: Draft) -> str:
    """The findings with place and advice, as HTML."""
    names = [row.name for row in draft.filing.indicators]
    if not draft.findings:
        return "<p class='calm'>没有发现问题。</p>"
    return "".join(_finding(f, names) for f in draft.findings)


def _finding(item: Finding, names: list[str]) -> str:
    place = f"第 {item.row + 1} 行“{escape(names[item.row])}”：" if item.row is not None else ""
    basis = "；".join(escape(str(c)) for c in item.basis)
    return (
        f"<div class='finding'><b style='color:{_COLOURS[item.severity]}'>{item.severity.word}</b> "
        f"{place}{escape(item.message)}<br><span class='advice'>建议：{escape(item.advice)}</span>"
        f"<br><span class='basis'>{item.code} · {basis}</span></div>"
    )


def status(draft: Draft) -> str:
    """One line: who wrote, and what is still open."""
    filing = draft.filing
    texts = [
        filing.project.name,
        filing.project.department,
        filing.project.unit,
        *(r.target for r in filing.indicators),
    ]
    gaps = sum(map(is_placeholder, texts))
    writer = "规则起草，未使用大模型" if draft.writer == "rule_based" else f"大模型起草（{draft.writer}）"
    return f"{writer} · {len(filing.indicators)} 条指标 · 待补充 {gaps} 处 · {'可以定稿' if draft.is_final else '草稿'}"


def changed(before: list[list[str]], after: list[list[str]]) -> dict[str, dict[str, str]]:
    """What the user changed in the table, by the name of the row before the change."""
    edits: dict[str, dict[str, str]] = {}
    for old, new in zip(before, after, strict=False):
        fields = {f: str(new[i]).strip() for i, f in EDITABLE.items() if str(new[i]).strip() != old[i]}
        if fields:
            edits[old[2]] = fields
    return edits
