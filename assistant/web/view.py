"""What the page shows of a draft, as plain values: no widget is named here, so that tests can read it."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import Any

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.facts import Facts
from assistant.domain.finding import Finding, untraced_figures
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry, NumberRole, ReadBy
from assistant.domain.placeholders import PLACEHOLDER_OPEN
from assistant.domain.policy import Clause, PolicyStatus
from assistant.jobs.declaration.interface import Draft, writer_word
from assistant.jobs.questions.interface import Answer
from assistant.llm.connection import ModelChoice
from assistant.retrieval.corpus import Corpus
from assistant.writing.interface import Narrative, WritingRecord
from prompts import Prompt

TABLE_HEADS = ["一级指标", "二级指标", "三级指标", "指标值", "分值", "检查意见", "来源"]
_COLOURS = {"fatal": "#b42318", "error": "#b42318", "warning": "#b54708", "info": "#175cd3"}


def table(draft: Draft) -> list[list[str]]:
    """The indicator rows, with what the rules say of each beside it."""
    notes: dict[int, list[str]] = {}
    for item in draft.findings:
        if item.row is not None:
            notes.setdefault(item.row, []).append(f"{item.severity.word}：{item.message}{item.advice}")
    return [
        [*cells_of(row), "\n".join(notes.get(i, [])), row.source.line if row.source else ""]
        for i, row in enumerate(draft.filing.indicators)
    ]


def cells_of(row: Indicator) -> list[str]:
    """The cells of a row that can be edited."""
    return [row.level1, row.level2, row.name, row.target, amount(row.weight)]


def facts(found: Facts) -> str:
    """The facts read from the brief, as a small HTML list."""
    lines = [
        *(_number(e) for e in found.ledger.entries if e.role is not NumberRole.RANGE_END),
        *(f"受益：{b.name}" for b in found.beneficiaries),
    ]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul class='facts'>{items or '<li>还没有读到数量和资金</li>'}</ul>"


def _number(entry: LedgerEntry) -> str:
    """A number with what it is for, and who says so where a model read it too."""
    by = "" if entry.read_by is ReadBy.RULES and not entry.disputed else f"（{entry.disputed or entry.read_by.word}）"
    return f"{entry.role.word}：{entry.about} {entry.quote}{by}"


def findings(draft: Draft) -> str:
    """The findings with place and advice, as HTML."""
    return listed(draft.findings, [row.name for row in draft.filing.indicators])


def listed(found: Sequence[Finding], names: Sequence[str]) -> str:
    """Findings with place and advice, as HTML; ``names`` gives the indicator of a row."""
    return "".join(finding(f, names) for f in found) or "<p class='calm'>没有发现问题。</p>"


def amount(value: Decimal | None) -> str:
    """A number in its shortest digits; empty where there is none."""
    return "" if value is None else show(value)


def finding(item: Finding, names: Sequence[str]) -> str:
    """One finding as HTML; ``names`` are those of the rows."""
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


def goals(draft: Draft) -> str:
    """The goals as HTML; what is open and what has no source stands out."""
    said, doubtful = draft.filing.goals, untraced_figures(draft.findings)
    parts = [("总体目标", said.overall), ("年度目标", said.annual)]
    shown = "".join(f"<p><b>{label}</b>　{marked(text, doubtful)}</p>" for label, text in parts if text)
    return f"<div class='goals'>{shown}</div>"


def marked(text: str, doubtful: Sequence[str] = ()) -> str:
    """Text as HTML with 【待补充】 and figures without a source highlighted."""
    figures = (rf"(?<!\d){re.escape(d)}(?!\d)" for d in doubtful if d)
    pattern = re.compile("(" + "|".join([r"【待补充[^】]*】", *figures]) + ")")
    return "".join(
        f"<mark class='{'open' if part.startswith(PLACEHOLDER_OPEN) else 'doubtful'}'>{escape(part)}</mark>"
        if at % 2
        else escape(part)
        for at, part in enumerate(pattern.split(text))
    )


def found(draft: Draft) -> str:
    """The findings, and below them how the draft came about."""
    return findings(draft) + record(draft.record)


def record(made: WritingRecord | None) -> str:
    """What was asked of the model and what became of it, as HTML; empty where no model was asked."""
    if made is None or not (made.methods or made.reasons):
        return ""
    cost = f"提问 {made.attempts} 次，请求 {made.requests} 次，用量 {made.tokens} 词元，用时 {made.seconds:.1f} 秒。"
    lines = "".join(f"<li>{escape(reason)}</li>" for reason in made.reasons)
    return f"<details class='record'><summary>起草记录：{cost}</summary><ul>{lines}</ul></details>"


def narratives(told: Sequence[Narrative], title: str = "", text: str = "") -> str:
    """The sections so far, the one under way last, as plain text."""
    parts = [f"{n.title}（{_written_by(n)}）\n{n.text}" for n in told]
    if title:
        parts.append(f"{title}（正在撰写……）\n{text}")
    return "\n\n".join(parts)


def _written_by(told: Narrative) -> str:
    return "规则撰写" if told.writer == "rule_based" else f"大模型撰写（{told.writer}），数字和条款已核对"


def model(choice: ModelChoice | None) -> str:
    """Who writes now, and what leaves the machine."""
    if choice is None:
        return "当前：规则起草，不使用大模型，内容不离开本机。"
    hidden = "个人信息先遮盖再发送" if choice.redacts else "内容原样发送（未遮盖个人信息）"
    return plain(f"当前：{choice.model}（{choice.host}），{hidden}。").strip()


def sent(choice: ModelChoice, prompts: Sequence[Prompt], hidden: Mapping[str, str]) -> str:
    """What would be sent, as HTML: where to, what is replaced, the text with the replacements marked."""
    where = f"<p>将发送到 <b>{escape(choice.host)}</b>，模型 <b>{escape(choice.model)}</b>。"
    replaced = "".join(
        f"<li>{escape(said)} → <mark class='token'>{escape(t)}</mark></li>" for said, t in hidden.items()
    )
    listed = f"已遮盖 {len(hidden)} 处：</p><ul>{replaced}</ul>" if hidden else "没有发现需要遮盖的个人信息。</p>"
    texts = "".join(f"<pre class='sent'>{_tokens_marked(p.user)}\n\n{_tokens_marked(p.system)}</pre>" for p in prompts)
    return f"{where}{listed}{texts}"


def _tokens_marked(text: str) -> str:
    return re.sub(r"〔[一-龥]{2,4}\d{1,4}〕", lambda m: f"<mark class='token'>{m[0]}</mark>", escape(text))


def paragraph(text: str) -> str:
    """One line of text as HTML."""
    return f"<p>{escape(text)}</p>"


def text(cell: Any) -> str:
    """A cell of a table widget as text."""
    said = "" if cell is None else str(cell).strip()
    return "" if said == "nan" else said


def answer(given: Answer) -> str:
    """An answer as a chat message: status first; nothing in it can become a link, a picture or a tag."""
    who = "规则回答，未使用大模型" if given.writer == "rule_based" else f"大模型回答（{given.writer}），条款由程序核对"
    notes = "".join(f"\n\n说明：{plain(n).strip()}" for n in given.notes if n not in given.answer)
    return f"**【{given.status.word}】** {plain(given.answer)}{notes}\n\n*{who}*"


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


VIEWS: tuple[Callable[[Draft], Any], ...] = (status, lambda d: facts(d.facts), goals, table, found)
"""What the page shows of a draft, in the order of its widgets."""
