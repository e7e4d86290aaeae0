"""Answers in plain sentences: what the clauses say, which document says it, and what to mind about it."""

from collections.abc import Iterable, Sequence

from assistant.domain.citation import Citation
from assistant.domain.policy import Certainty, Clause, PolicyDocument, PolicyStatus, cite
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.language.dates import chinese_dates
from assistant.retrieval.keyword import tokens

LEAD_LINES = 7
"""Lines of the clause that answers; a longer one shows those nearest to the question."""
NEXT_LINES, MORE_LINES = 3, 2
"""Lines of the clause that comes next, and of those after it."""
_QUOTE = 200


def answer_from(case: QuestionCase, clauses: Sequence[Clause], *, before: str = "", lead: int = 1) -> Answer:
    """An answer that rests on these clauses, the first ``lead`` of them in full."""
    parts = [before] if before else []
    for n, clause in enumerate(clauses):
        limit = LEAD_LINES if n < lead else NEXT_LINES if n == lead else MORE_LINES
        parts.append(paragraph(case, clause, limit, more=n >= lead))
    parts += notes(case, clauses)
    doubtful = any(_is_doubtful(case.document(c), c) for c in clauses[:lead])
    return Answer(
        status=AnswerStatus.PARTIAL if doubtful else AnswerStatus.ANSWERED,
        answer="\n".join(p for p in parts if p),
        citations=citations(case, clauses),
    )


def paragraph(case: QuestionCase, clause: Clause, limit: int, *, more: bool = False) -> str:
    """One clause: where it stands, and its lines."""
    document = case.document(clause)
    place = clause.place or "（要点）"
    head = f"{'另见' if more else '依据'}{document.short}{place}："
    return "\n".join((head, *(f"· {line}" for line in best_lines(case.asked.text, clause, limit))))


def best_lines(question: str, clause: Clause, limit: int) -> tuple[str, ...]:
    """The lines nearest to the question, in the order of the clause."""
    if len(clause.lines) <= limit:
        return clause.lines
    wanted = {t for t in tokens(question) if len(t) > 1}
    near = sorted(range(len(clause.lines)), key=lambda i: -len(wanted & set(tokens(clause.lines[i]))))
    return tuple(clause.lines[i] for i in sorted(near[:limit]))


def citations(case: QuestionCase, clauses: Iterable[Clause]) -> tuple[Citation, ...]:
    """Citations in order, each place once; the quote is the document's own words where the unit holds them."""
    found: dict[tuple[str, str], Citation] = {}
    for clause in clauses:
        own = case.corpus.original_of(clause)
        text = (own or clause).text
        quote = text if len(text) <= _QUOTE else f"{text[:_QUOTE]}…"
        mark = f"{clause.policy_id}", clause.place
        found.setdefault(mark, cite(case.document(clause), clause, ("" if own else "（摘编）") + quote))
    return tuple(found.values())


def notes(case: QuestionCase, clauses: Sequence[Clause]) -> list[str]:
    """What to mind: validity, evidence, documents side by side, the user's region."""
    documents = list(dict.fromkeys(case.document(c).id for c in clauses))
    said = [n for i in documents for n in (_validity_note(case, case.corpus.documents[i]),) if n]
    if any(c.evidence is not Certainty.SOURCE for c in clauses[:1]):
        said.append(f"提示：{case.document(clauses[0]).short}这一处没有原文可核对，引用前请与正式文本核对。")
    national = [i for i in documents if case.corpus.documents[i].region is None]
    if len(national) > 1:
        said.append("以上文件适用范围不同；口径不一致时，以适用于您单位的文件和当地规定为准。")
    return said


def _validity_note(case: QuestionCase, document: PolicyDocument) -> str:
    if document.status is PolicyStatus.REPEALED:
        after = "、".join(d.short for d in case.corpus.register.successors(document))
        return f"提示：{document.short}已废止，不得作为现行依据{f'，现行规定见{after}' if after else ''}。"
    day = case.asked.as_of
    if day and document.effective and day < document.effective:
        effective = chinese_dates(str(document.effective))
        return f"提示：{document.short}自{effective}起施行，{chinese_dates(str(day))}时尚未施行。"
    if document.status is PolicyStatus.UNKNOWN:
        return f"提示：{document.short}的效力未核，引用前请核对是否现行。"
    return ""


def _is_doubtful(document: PolicyDocument, clause: Clause) -> bool:
    return clause.evidence is Certainty.DOUBTFUL or (
        document.status is PolicyStatus.UNKNOWN and document.region is None
    )
