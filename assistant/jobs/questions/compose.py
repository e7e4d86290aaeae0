"""Answers in plain sentences: the conclusion, the place it rests on, then conditions, other rules and what to mind."""

from collections.abc import Iterable, Sequence

from assistant.domain.citation import Citation
from assistant.domain.policy import Certainty, Clause, PolicyDocument, PolicyStatus, cite
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.jobs.questions.originals.differing import differences
from assistant.language.dates import chinese_dates
from assistant.retrieval.keyword import tokens

LEAD_LINES = 7
"""Lines of the clause that answers; a longer one shows those nearest to the question."""
NEXT_LINES, MORE_LINES = 3, 2
"""Lines of the clause that comes next, and of those after it."""
_QUOTE = 200
DIGEST = "摘编，非原文"
MORE = "条件和其他规定："


def answer_from(
    case: QuestionCase, clauses: Sequence[Clause], *, first: str = "", before: str = "", lead: int = 1
) -> Answer:
    """An answer that rests on these clauses, the first ``lead`` of them in full.

    ``first`` is its conclusion, by default the best line of the first clause; ``before`` stands below the basis.
    """
    stated = first or (sentence(best_lines(case.asked.text, clauses[0], 1)[0]) if clauses else "")
    basis = basis_line(case, clauses[0]) if clauses else ""
    doubtful = any(_is_doubtful(case.document(c), c) for c in clauses[:lead])
    made = Answer(
        status=AnswerStatus.PARTIAL if doubtful else AnswerStatus.ANSWERED,
        answer="", conclusion=stated, basis=basis, citations=citations(case, clauses),
    )  # fmt: skip
    return with_details(made, [before, *_details(case, clauses, stated, lead), *notes(case, clauses)])


def with_details(answer: Answer, details: Iterable[str]) -> Answer:
    """The answer with its whole text: conclusion, basis, details."""
    parts = (answer.conclusion, answer.basis, *details)
    return answer.model_copy(update={"answer": "\n".join(p for p in parts if p)})


def basis_line(case: QuestionCase, clause: Clause) -> str:
    """Where a conclusion stands, the state of the document, and whether a digest speaks."""
    document = case.document(clause)
    mark = document.status.word if case.corpus.original_of(clause) else f"{document.status.word}；{DIGEST}"
    return f"依据：{document.short}{clause.place or '（要点）'}（{mark}）"


def sentence(line: str) -> str:
    """A line with its full stop."""
    return line if line.endswith(("。", "；", "！", "？")) else f"{line}。"


def _details(case: QuestionCase, clauses: Sequence[Clause], stated: str, lead: int) -> list[str]:
    """The other lines of the clauses: of the first below the conclusion, of the rest each under its place."""
    found: list[str] = []
    for n, clause in enumerate(clauses):
        limit = LEAD_LINES if n < lead else NEXT_LINES if n == lead else MORE_LINES
        lines = [line for line in best_lines(case.asked.text, clause, limit) if line.rstrip("。") not in stated]
        head = (
            MORE
            if n == 0
            else f"{'另见' if n >= lead else '同时看'}{case.document(clause).short}{clause.place or '（要点）'}："
        )
        if lines:
            found.append("\n".join((head, *(f"· {line}" for line in lines))))
    return found


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
    """What to mind: validity, evidence, figures that differ from the digest, documents side by side."""
    documents = list(dict.fromkeys(case.document(c).id for c in clauses))
    stated = [n for i in documents for n in (_validity_note(case, case.corpus.documents[i]),) if n]
    if any(c.evidence is not Certainty.SOURCE for c in clauses[:1]):
        stated.append(f"提示：{case.document(clauses[0]).short}这一处没有原文可核对，引用前请与正式文本核对。")
    stated += _unlike_digests(case, clauses)
    national = [i for i in documents if case.corpus.documents[i].region is None]
    if len(national) > 1:
        stated.append("以上文件适用范围不同；口径不一致时，以适用于您单位的文件和当地规定为准。")
    return stated


def _unlike_digests(case: QuestionCase, clauses: Sequence[Clause]) -> list[str]:
    """Where the original that is quoted has another figure or day than the digest of the same place."""
    found = []
    for clause in clauses:
        own, digests = case.corpus.both_of(clause)
        document = case.document(clause)
        days = [d for d in (document.date, document.effective) if d]
        unlike = differences(digests, own, days) if own else ()
        found += [f"提示：{document.short}的原文与摘编数字不同，以原文为准：{d.line}" for d in unlike]
    return list(dict.fromkeys(found))


def _validity_note(case: QuestionCase, document: PolicyDocument) -> str:
    if document.status is PolicyStatus.REPEALED:
        after = "、".join(d.short for d in case.corpus.register.successors(document))
        return f"提示：{document.short}已废止，不得作为现行依据{f'，现行规定见{after}' if after else ''}。"
    day = case.asked.as_of
    if day and document.effective and day < document.effective:
        effective = chinese_dates(str(document.effective))
        return f"提示：{document.short}自{effective}起施行，{chinese_dates(str(day))}时尚未施行。"
    if document.status is PolicyStatus.PARTLY_REPEALED:
        return f"提示：{document.short}部分废止：{parts_repealed(document)}，引用前请核对是不是这一部分。"
    if document.status is PolicyStatus.UNKNOWN:
        return f"提示：{document.short}的效力未核，引用前请核对是否现行。"
    return ""


def parts_repealed(document: PolicyDocument) -> str:
    """What of a document no longer holds."""
    return "、".join(document.repealed_parts) or "哪些部分没有查清"


def _is_doubtful(document: PolicyDocument, clause: Clause) -> bool:
    return clause.evidence is Certainty.DOUBTFUL or (
        document.status is PolicyStatus.UNKNOWN and document.region is None
    )
