"""What the page shows of an evaluation, as plain values and HTML."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from assistant.base import show
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Assessed, Evaluation, Evidence, Verdict
from assistant.domain.finding import Finding
from assistant.domain.report import EVIDENCE_MARK, Report
from assistant.web import view

HEADS = ["编号", "一级指标", "三级指标", "分值", "得分", "怎样得出", "扣分理由", "调整理由"]
WIDTHS: list[str | int] = ["80px", "100px", "150px", "80px", "70px", "230px", "250px", "150px"]
FIXED = [0, 1, 2, 3, 5, 6]
_ID, _SCORE, _REASON = 0, 4, 7
_COLOURS = {
    Verdict.MET: "#067647",
    Verdict.PARTLY: "#b54708",
    Verdict.NOT_MET: "#b42318",
    Verdict.NO_EVIDENCE: "#667085",
}


def table(evaluation: Evaluation) -> list[list[str]]:
    """The score sheet; the last column is the user's."""
    return [
        [
            row.id, row.level1, row.name, show(row.weight), view.amount(row.score), row.formula or row.missing,
            "\n".join(f"扣{show(d.points)}分：{d.reason}" for d in row.deductions), "",
        ]
        for row in evaluation.indicators
    ]  # fmt: skip


def changes(evaluation: Evaluation, rows: Sequence[Sequence[Any]]) -> dict[str, tuple[str, str]]:
    """Score and reason by id where the user changed the score."""
    before = {row.id: view.amount(row.score) for row in evaluation.indicators}
    typed = {view.text(r[_ID]): (view.text(r[_SCORE]), view.text(r[_REASON])) for r in rows}
    return {key: said for key, said in typed.items() if key in before and said[0] != before[key]}


def status(evaluation: Evaluation) -> str:
    """Totals and grade, and what is open, in one line."""
    parts = [f"{c.level1} {view.amount(c.score) or '待定'}/{show(c.weight)}" for c in evaluation.classes]
    word = f"，{evaluation.grade}" if evaluation.grade else ""
    said = f"总分 {show(evaluation.total)} 分{word}" if evaluation.total is not None else "总分待定"
    gaps = sum(row.score is None for row in evaluation.indicators)
    return f"{said} · {'　'.join(parts)} · 待定 {gaps} 项 · 佐证 {len(evaluation.evidence)} 条"


def papers(dossier: Dossier) -> str:
    """What was read, what was not, and what contradicts itself, as HTML."""
    rows = "".join(
        f"<tr><td>{escape(p.path)}</td><td>{p.kind.value}</td><td>{p.pages}</td>"
        f"<td>{'扫描识别' if p.noisy else ''}</td></tr>"
        for p in dossier.papers
    )
    head = "<tr><th>文件</th><th>类别</th><th>页</th><th></th></tr>"
    clashes = _list("互相矛盾，请核实", [c.message for c in dossier.contradictions])
    skipped = _list("没有读的文件", [f"{s.path}：{s.reason}" for s in dossier.skipped])
    masked = f"<p class='basis'>已遮盖个人信息 {dossier.masked} 处。</p>" if dossier.masked else ""
    return f"{clashes}{skipped}<table class='papers'>{head}{rows}</table>{masked}"


def facts(dossier: Dossier) -> str:
    """The facts of the papers with their places, as HTML."""
    rows = "".join(
        f"<tr><td>{f.kind.value}</td><td>{escape(f.subject)}</td><td><b>{escape(f.value)}</b></td>"
        f"<td>{escape(f.quote.place)}<br><span class='basis'>{escape(f.quote.text)}</span></td></tr>"
        for f in dossier.facts
    )
    return f"<table class='papers'><tr><th>类别</th><th>事项</th><th>内容</th><th>出处</th></tr>{rows}</table>"


def _list(title: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<p><b>{title}</b></p><ul class='facts'>{items}</ul>" if lines else ""


def indicator_choices(evaluation: Evaluation) -> list[tuple[str, str]]:
    """The indicators to browse evidence by."""
    return [
        (f"{row.id} {row.name}（{view.amount(row.score) or '待定'}/{show(row.weight)}）", row.id)
        for row in evaluation.indicators
    ]


def evidence(evaluation: Evaluation, indicator_id: str | None) -> str:
    """One indicator: how it was scored, its points with evidence for and against, as HTML."""
    row = next((r for r in evaluation.indicators if r.id == indicator_id), None)
    if row is None:
        return "<p>选择一项指标，查看评分依据和佐证原文。</p>"
    values = f"<p>指标值 {escape(row.target)}　实际 {escape(row.actual or '未见')}</p>" if row.target else ""
    taken = _list("扣分", [f"{d.id}　扣{show(d.points)}分：{d.reason}" for d in row.deductions])
    points = "".join(_point(evaluation, row, i) for i in range(len(row.points)))
    loose = "".join(_quote(e) for key in row.evidence if (e := evaluation.quote(key)))
    own = f"<p><b>佐证</b></p>{loose}" if loose and not points else ""
    head = f"<h4>{escape(row.name)}</h4><p>{escape(row.formula or row.missing)}</p>"
    return f"<div class='article'>{head}{values}{points}{own}{taken}</div>"


def _point(evaluation: Evaluation, row: Assessed, at: int) -> str:
    point = row.points[at]
    quotes = "".join(_quote(e) for key in point.found if (e := evaluation.quote(key)))
    against = "".join(_quote(e, against=True) for key in point.against if (e := evaluation.quote(key)))
    missing = f"<p class='basis'>缺：{escape(point.missing)}</p>" if point.missing else ""
    word = f"<b style='color:{_COLOURS[point.verdict]}'>{point.verdict.word}</b>"
    return (
        f"<div class='finding'>{word}　{escape(point.text)}（{show(point.weight)}分）{quotes}{against}{missing}</div>"
    )


def _quote(item: Evidence, *, against: bool = False) -> str:
    side = "反面" if against else "佐证"
    return (
        f"<blockquote class='quote'><span class='basis'>{side} {item.id}　{escape(item.place)}</span><br>"
        f"{escape(item.text)}</blockquote>"
    )


def report(made: Report) -> str:
    """The report as HTML: text with its marks, each with the quote as a tooltip; what is open stands out."""
    parts = []
    for section in made.sections:
        tag = f"h{min(section.level + 2, 5)}"
        paragraphs = "".join(f"<p>{_marked(made, line)}</p>" for line in section.text.splitlines() if line.strip())
        parts.append(f"<{tag}>{escape(section.title)}</{tag}>{paragraphs}")
    return f"<div class='report'>{''.join(parts)}</div>"


def _marked(made: Report, line: str) -> str:
    def note(match: re.Match[str]) -> str:
        item = made.evaluation.quote(match[1])
        said = f"{item.place}：{item.text}" if item else ""
        return f"<sup class='note' title='{escape(said)}'>{match[1]}</sup>"

    return EVIDENCE_MARK.sub(note, view.marked(line))


def findings(found: Sequence[Finding]) -> str:
    """What the rules found in the report, as HTML."""
    return view.listed([item.model_copy(update={"row": None}) for item in found], ())
