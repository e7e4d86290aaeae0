"""What the page shows of a draft, as plain values: no widget is named here, so that tests can read it."""

from html import escape
from typing import Any

from assistant.answering.interface import Answer
from assistant.conversation.session import BY_USER, TableChanges, writer_word
from assistant.domain.base import show
from assistant.domain.citation import Citation
from assistant.domain.facts import Facts
from assistant.domain.finding import Finding
from assistant.domain.indicator import Indicator
from assistant.domain.policy import Clause, PolicyStatus
from assistant.drafting.interface import Draft
from assistant.retrieval.corpus import Corpus

TABLE_HEADS = ["一级指标", "二级指标", "三级指标", "指标值", "分值", "检查意见", "来源"]
_EDITABLE = ("level1", "level2", "name", "target", "weight")
_COLOURS = {"fatal": "#b42318", "error": "#b42318", "warning": "#b54708", "info": "#175cd3"}


def table(draft: Draft) -> list[list[str]]:
    """The indicator rows, with what the rules say of each beside it."""
    notes: dict[int, list[str]] = {}
    for item in draft.findings:
        if item.row is not None:
            notes.setdefault(item.row, []).append(f"{item.severity.word}：{item.message}{item.advice}")
    return [
        [*_cells(row), "\n".join(notes.get(i, [])), row.source.label if row.source else ""]
        for i, row in enumerate(draft.filing.indicators)
    ]


def _cells(row: Indicator) -> list[str]:
    return [row.level1, row.level2, row.name, row.target, "" if row.weight is None else show(row.weight)]


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
    rows, gaps = len(draft.filing.indicators), len(draft.gaps)
    return f"{writer_word(draft)} · {rows} 条指标 · 待补充 {gaps} 处 · {'可以定稿' if draft.is_final else '草稿'}"


def changes(draft: Draft, rows: list[list[Any]]) -> TableChanges:
    """What the user changed in the table: by place while rows are only edited or added, by name once some are gone.

    Raises ValueError where a weight is no number.
    """
    before = draft.filing.indicators
    after = [cells for row in rows if any(cells := [_text(v) for v in row[: len(_EDITABLE)]])]
    if len(after) < len(before):
        left = {cells[2] for cells in after}
        return TableChanges(removed=frozenset(r.name for r in before if r.name not in left))
    edits = {}
    for old, new in zip(before, after, strict=False):
        fields = {f: v for f, v, was in zip(_EDITABLE, new, _cells(old), strict=True) if v != was}
        if fields:
            edits[old.name] = fields
    return TableChanges(edits, tuple(_added(cells) for cells in after[len(before) :]))


def _added(cells: list[str]) -> Indicator:
    return Indicator.model_validate({**dict(zip(_EDITABLE, cells, strict=True)), "source": BY_USER})


def _text(cell: Any) -> str:
    said = "" if cell is None else str(cell).strip()
    return "" if said == "nan" else said


def answer(given: Answer) -> str:
    """An answer as a chat message: status first; nothing in it can become a link, a picture or a tag."""
    who = "规则回答，未使用大模型" if given.writer == "rule_based" else f"大模型回答（{given.writer}），条款由程序核对"
    return f"**【{given.status.word}】** {plain(given.answer)}\n\n*{who}*"


def plain(text: str) -> str:
    """Text in which nothing can become a link, a picture, a tag or emphasis."""
    safe = escape(text, quote=False).replace("://", "&#58;//")
    for mark in "[*_`!":
        safe = safe.replace(mark, f"\\{mark}")
    listed = (f"- {line[2:]}" if line.startswith(("· ", "- ")) else f"\n{line}\n" for line in safe.splitlines())
    return "\n".join(listed)


def chip(cited: Citation) -> str:
    """A citation in a few characters."""
    name = cited.doc_no or cited.title
    return f"{name}{cited.article or '（要点）'}"


def article(corpus: Corpus, cited: Citation) -> str:
    """The article a citation names, as HTML: document, validity, its lines."""
    document = corpus.documents.get(cited.policy_id)
    if document is None:
        return ""
    clauses = corpus.at(cited.policy_id, cited.article) if cited.article else corpus.of_document(cited.policy_id)
    badge = "badge" if document.status in {PolicyStatus.IN_FORCE, PolicyStatus.TRIAL} else "badge warn"
    head = (
        f"<h4>{escape(document.short)} <span class='{badge}'>{document.status.word}</span></h4>"
        f"<p class='basis'>{escape(document.issuer)} {document.date or ''} {escape(document.kind)}</p>"
    )
    return head + "".join(_clause(corpus, c) for c in clauses)


def _clause(corpus: Corpus, clause: Clause) -> str:
    own = corpus.original_of(clause)
    lines = "".join(f"<li>{escape(line)}</li>" for line in (own or clause).lines)
    mark = "原文" if own else "摘编，引用原文请核对正式文本"
    return (
        f"<p><b>{escape(clause.place or '要点')}</b> {escape(clause.topic)} <span class='basis'>（{mark}）</span></p>"
        f"<ul>{lines}</ul>"
    )
