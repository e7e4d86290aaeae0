"""From a question to an answer: refuse what must be, look where it points, else search; then put it into words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.domain.citation import Citation
from assistant.domain.policy import Clause
from assistant.domain.profile import Profile
from assistant.jobs.questions import boundaries, fitting
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import answer_from
from assistant.jobs.questions.interface import Answer, AnswerStatus, AnswerWriter, PolicyQuestion
from assistant.jobs.questions.provisions import answer_place, answer_unknown_document, no_basis, with_unknown_numbers
from assistant.jobs.questions.reckoning import Reckoned, reckon
from assistant.jobs.questions.understanding import understand
from assistant.jobs.questions.validity import answer_validity
from assistant.retrieval.interface import Scope, SearchHit
from assistant.retrieval.retriever import Retriever
from policy_corpus.regions import regions

_FELL_BACK = "大模型没有给出能核对的回答，以上由规则写成。"
_COMPARES = re.compile(r"一样|区别|差别|不同|差在哪|对不上|相比|对比|两个口径|还是说|哪个|矛盾|冲突|有没有差")
_SHOWN = 4
_CITED = 6
_EMPTY = "请先写下问题，例如“财预〔2020〕10号里预算执行率占多少分”。"


class Answerer:
    """Answers questions from one corpus. ``writer`` None: the rule-based words stand."""

    def __init__(
        self, retriever: Retriever, profiles: Sequence[Profile], writer: AnswerWriter | None = None,
        limits: boundaries.Boundaries | None = None,
    ) -> None:  # fmt: skip
        self._retriever, self._profiles, self._writer = retriever, profiles, writer
        self._limits = limits or boundaries.shipped()

    def answer(self, question: PolicyQuestion) -> Answer:
        """Answer one question; never raises for what the user typed."""
        if not question.text.strip():
            return no_basis(_EMPTY)
        made, notice = self._answered(question), self._retriever.notice
        return made.model_copy(update={"notes": (*made.notes, notice)}) if notice else made

    def _answered(self, question: PolicyQuestion) -> Answer:
        refused = self._limits.refusal(question.text)
        if refused:
            return Answer(status=refused[0], answer=refused[1])
        asked = understand(question, self._retriever.corpus.register, self._limits)
        case = QuestionCase(asked, self._retriever, self._limits)
        for step in (answer_unknown_document, answer_validity, answer_place, self._foreign_region):
            found = step(case)
            if found is not None:
                return with_unknown_numbers(found, case)
        return with_unknown_numbers(self._searched(case, question), case)

    def _foreign_region(self, case: QuestionCase) -> Answer | None:
        """A region is named whose documents are not held: say so, and show the national rule beside it."""
        named = case.asked.named_region
        if not named or case.asked.documents or _held_regions(case) & set(regions(named)):
            return None
        text = f"政策库未收录{named}的文件，无法确认当地是怎样规定的，请查阅当地财政部门的文件。"
        hits = case.retriever.search(case.asked.text, Scope(as_of=case.asked.as_of), 1).hits
        if hits and self._fits(case, hits):
            first = hits[0].clause
            text += f"\n全国性文件可供参考：{case.document(first).short}{first.place}“{first.topic}”。"
        return no_basis(text)

    def _searched(self, case: QuestionCase, question: PolicyQuestion) -> Answer:
        reckoned = reckon(case, self._profiles)
        hits = _ranked(case, _gathered(case))
        clauses = _merged(reckoned.clauses if reckoned else (), (h.clause for h in hits))
        if not reckoned:
            refusal = self._refused_search(case, hits)
            if refusal is not None:
                return refusal
        shown = _shown(hits, reckoned)
        drafted = self._drafted(case, shown) if not reckoned else None
        made = drafted or answer_from(
            case, shown, before="\n".join(reckoned.lines) if reckoned else "", lead=_leads(case, shown)
        )
        if self._writer is not None and drafted is None and not reckoned:
            made = made.model_copy(update={"notes": (*made.notes, _FELL_BACK)})
        return _finished(made, case, clauses, question)

    def _refused_search(self, case: QuestionCase, hits: Sequence[SearchHit]) -> Answer | None:
        in_domain = self._limits.in_domain(case.asked.text) or bool(case.asked.documents)
        if not self._fits(case, hits) or (not in_domain and not fitting.is_certain(hits, self._retriever.calibration)):
            status = AnswerStatus.NO_BASIS if in_domain else AnswerStatus.OUT_OF_SCOPE
            return Answer(status=status, answer=boundaries.NOTHING if in_domain else boundaries.OUT_OF_SCOPE)
        subject = self._limits.missing_subject(case.asked.text, [h.clause for h in hits[:_SHOWN]])
        if subject is not None:
            return no_basis(f"政策库没有收录关于“{subject}”的规定，无法回答，请查阅主管部门的专门文件。")
        return None

    def _fits(self, case: QuestionCase, hits: Sequence[SearchHit]) -> bool:
        if hits and case.asked.documents:
            return True
        return fitting.fits(hits, self._retriever.calibration)

    def _drafted(self, case: QuestionCase, clauses: Sequence[Clause]) -> Answer | None:
        """The model's words, where there is a model and its words hold; else None."""
        if self._writer is None:
            return None
        text = self._writer.write(case.asked.text, clauses)
        if text is None:
            return None
        plain = answer_from(case, clauses)
        return plain.model_copy(update={"answer": text, "writer": self._writer.name})


def _gathered(case: QuestionCase) -> list[SearchHit]:
    """Hits of every document named in turn; where none is named, of the documents that hold at the user's place."""
    asked = case.asked
    named = [d for d in asked.documents if case.corpus.of_document(d.id)]
    if not named:
        return list(case.retriever.search(asked.text, Scope(asked.as_of, asked.region), 12).hits)
    groups = [case.within(d.id, asked.bare or asked.text) for d in named]
    if asked.named_region and not any(d.region for d in named):
        local = Scope(policies=tuple(_local(case, asked.named_region)))
        if local.policies:
            groups.append(case.retriever.search(asked.text, local, 5).hits)
    elif len(named) == 1:
        groups.append(_elsewhere(case, groups[0]))
    return [group[n] for n in range(5) for group in groups if n < len(group)]


def _elsewhere(case: QuestionCase, own: Sequence[SearchHit]) -> tuple[SearchHit, ...]:
    """What another document says as closely as the one named: 社保基金能套10号文吗 is answered by 财社〔2022〕65号."""
    asked = case.asked
    hits = case.retriever.search(asked.bare or asked.text, Scope(asked.as_of, asked.region), 2).hits
    named = {d.id for d in asked.documents}
    best = fitting.nearest(own)
    others = (h for h in hits if h.clause.policy_id not in named)
    return tuple(h for h in others if h.dense is not None and (best is None or h.dense >= best))


def _local(case: QuestionCase, region: str) -> list[str]:
    return [d.id for d in case.corpus.documents.values() if d.region in regions(region)]


def _ranked(case: QuestionCase, hits: list[SearchHit]) -> list[SearchHit]:
    """The rules of the user's own place first among equals; in a comparison, one of each document first."""
    if not case.asked.documents and case.asked.region:
        local = set(regions(case.asked.region))
        hits = sorted(
            (replace(h, score=h.score * _LOCAL) if case.document(h.clause).region in local else h for h in hits),
            key=lambda h: -h.score,
        )
    if _COMPARES.search(case.asked.text) and len(case.asked.documents) < 2:
        firsts: dict[str, SearchHit] = {}
        for hit in hits[:8]:
            firsts.setdefault(hit.clause.policy_id, hit)
        lead = [*hits[:1], *list(firsts.values())[1:3]]
        hits = lead + [h for h in hits if h not in lead]
    return hits


_LOCAL = 1.15
"""A local rule binds before a national one that says the same."""


def _shown(hits: Sequence[SearchHit], reckoned: Reckoned | None) -> list[Clause]:
    """The clauses put into words: the best, and others not far behind."""
    first = reckoned.clauses if reckoned else ()
    near = [h.clause for h in hits if not hits or h.score >= 0.5 * hits[0].score]
    return _merged(first, near)[:_SHOWN]


def _leads(case: QuestionCase, shown: Sequence[Clause]) -> int:
    """How many clauses are shown in full: one for each document named, and the next where it is the same place."""
    named = len(case.asked.documents)
    both = bool(_COMPARES.search(case.asked.text)) or named > 1
    return min(len(shown), max(named, 2 if both else 1))


def _merged(first: Iterable[Clause], then: Iterable[Clause]) -> list[Clause]:
    return list({c.key: c for c in (*first, *then)}.values())


def _held_regions(case: QuestionCase) -> set[str]:
    return {d.region for d in case.corpus.documents.values() if d.region and case.corpus.of_document(d.id)}


def _finished(made: Answer, case: QuestionCase, clauses: Sequence[Clause], question: PolicyQuestion) -> Answer:
    """With the other clauses found as further citations, and a word about a region not held."""
    more = answer_from(case, list(clauses)[:_CITED]).citations
    cited: dict[tuple[str, str], Citation] = {(c.policy_id, c.article): c for c in (*made.citations, *more)}
    said: tuple[str, ...] = ()
    if question.region and not _held_regions(case) & set(regions(question.region)):
        said = (f"政策库未收录{question.region}的文件，以上是全国性规定，请同时查阅当地规定。",)
    text = "\n".join((made.answer, *said))
    return made.model_copy(
        update={"answer": text, "citations": tuple(cited.values())[:_CITED], "notes": (*made.notes, *said)}
    )
