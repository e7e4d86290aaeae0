"""Is it still valid, since when, and what took its place."""

from collections.abc import Iterator, Sequence

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import basis_line, citations, parts_repealed, with_details
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.language.dates import chinese_dates
from assistant.language.places import read_place
from policy_corpus.register import title_key

_START_WORDS = ("施行", "实施", "执行")
_END_WORDS = ("废止", "为准")


def answer_validity(case: QuestionCase) -> Answer | None:
    """The state of the document asked about; None where that is not the question."""
    asked = case.asked
    day = asked.as_of
    ended = [d for d in asked.documents if d.status is PolicyStatus.REPEALED and not (day and d.in_force_on(day))]
    if not asked.documents or not (asked.about_validity or ended):
        return None
    document = next((d for d in asked.documents if d.status is PolicyStatus.REPEALED), asked.documents[0])
    if any(m.where for m in asked.mentions if document in m.documents):
        return None
    return _repealed(case, document) if document.status is PolicyStatus.REPEALED else _kept(case, document)


def _repealed(case: QuestionCase, document: PolicyDocument) -> Answer:
    after = case.corpus.register.successors(document)
    day = case.asked.as_of
    if day and document.in_force_on(day):
        until = f"到{chinese_dates(str(document.repealed_on))}才废止" if document.repealed_on else "其时尚未废止"
        text = f"{document.short}在{chinese_dates(str(day))}时仍有效，{until}；现在已废止，不得作为现行依据。"
    else:
        since = f"，自{chinese_dates(str(document.repealed_on))}起" if document.repealed_on else ""
        now = f"，现行的是{after[0].short}" if after and after[0].status is not PolicyStatus.REPEALED else ""
        text = f"不能再用。{document.short}已废止{since}，不得作为现行依据{now}。"
    clauses = [c for d in after for c in _ending(case, d, document)]
    if after:
        text += f"\n替代它的文件：{'、'.join(d.short for d in after)}"
        text += f"（见{clauses[0].place}）。" if clauses else "。"
    return _stated(AnswerStatus.ANSWERED, text, case, clauses)


def _stated(status: AnswerStatus, text: str, case: QuestionCase, clauses: Sequence[Clause]) -> Answer:
    """The state in one sentence, then its basis and the rest."""
    first, _, rest = text.partition("\n")
    basis = basis_line(case, clauses[0]) if clauses else ""
    made = Answer(
        status=status, answer="", conclusion=_one_sentence(first), basis=basis, citations=citations(case, clauses)
    )
    return with_details(made, [rest])


def _one_sentence(text: str) -> str:
    return f"{text.rstrip('。').replace('。', '，')}。"


def _ending(case: QuestionCase, successor: PolicyDocument, document: PolicyDocument) -> Iterator[Clause]:
    """The clause of the successor that ends the older document; the one that names it first."""
    own = [c for c in case.corpus.of_document(successor.id) if any(w in c.text for w in _END_WORDS)]
    key = title_key(document.title)
    named = [c for c in own if (document.doc_no and document.doc_no in c.text) or key in title_key(c.text)]
    yield from sorted(named or own, key=_late, reverse=True)[:1]


def _late(clause: Clause) -> int:
    place = read_place(clause.place)
    return place.numbers[0] if place and place.kind == "条" else 0


def start_of(case: QuestionCase, document: PolicyDocument) -> list[Clause]:
    """The clause that says from when a document holds, and mostly what it ends; empty where none does."""
    starts = [c for c in case.corpus.of_document(document.id) if _says_start(c)]
    return sorted(starts, key=_late, reverse=True)[:1]


def _kept(case: QuestionCase, document: PolicyDocument) -> Answer:
    clauses = start_of(case, document)
    day, effective = case.asked.as_of, document.effective
    lines = []
    if effective and day and day < effective:
        lines.append(
            f"{document.short}自{chinese_dates(str(effective))}起施行，在{chinese_dates(str(day))}时尚未施行，不能作为当时的依据。"
        )
    elif effective:
        lines.append(f"{document.short}自{chinese_dates(str(effective))}起施行，{_state(document)}。")
    else:
        lines.append(f"{document.short}{_state(document)}，施行日期未核。")
    lines += [f"依据{c.place}：{c.text}" for c in clauses]
    if document.status is PolicyStatus.PARTLY_REPEALED and (after := case.corpus.register.successors(document)):
        lines.append(f"废止的部分改按{'、'.join(d.short for d in after)}。")
        clauses = [*clauses, *(c for d in after for c in _ending(case, d, document))]
    replaced = [case.corpus.documents[i] for i in document.supersedes if i in case.corpus.documents]
    if replaced:
        lines.append(f"它替代了{'、'.join(d.short for d in replaced)}。")
    whole = document.status is not PolicyStatus.UNKNOWN
    status = AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL
    return _stated(status, "\n".join(lines), case, clauses or case.corpus.of_document(document.id)[:1])


def _says_start(clause: Clause) -> bool:
    stated = clause.topic + clause.text
    return any(w in stated for w in _START_WORDS) and ("起" in stated or "印发之日" in stated or "发布之日" in stated)


def _state(document: PolicyDocument) -> str:
    return {
        PolicyStatus.IN_FORCE: "目前现行有效（以政策库收录情况为准）",
        PolicyStatus.TRIAL: "为试行文件，目前按试行执行",
        PolicyStatus.PARTLY_REPEALED: f"部分废止：{parts_repealed(document)}，其余部分仍有效",
        PolicyStatus.UNKNOWN: "目前效力未核，引用前请核对",
        PolicyStatus.REPEALED: "已废止",
    }[document.status]
