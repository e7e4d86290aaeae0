"""From a question to an answer: refuse what must be, look where it points, else search; then put it into words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain.policy import Clause, PolicyDocument
from assistant.domain.profile import Profile
from assistant.jobs.questions import boundaries, fitting, intents
from assistant.jobs.questions.by_region import answered_by_region
from assistant.jobs.questions.calculation_asked import asks_calculation
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import Checked, beside, checked, further, says_absence, strict_of
from assistant.jobs.questions.comparing import by_place, compared, names_places, sides
from assistant.jobs.questions.compose import answer_from, citations
from assistant.jobs.questions.concluding import conclusion
from assistant.jobs.questions.conversation import leans, points_back
from assistant.jobs.questions.in_parts import answered_in_parts, parts_of
from assistant.jobs.questions.interface import (
    Answer,
    AnswerStatus,
    AnswerWriter,
    Context,
    ModelQuestion,
    PolicyQuestion,
)
from assistant.jobs.questions.manual.answering import answer_from_manual
from assistant.jobs.questions.model_answer import in_words_of
from assistant.jobs.questions.provisions import (
    answer_basis,
    answer_place,
    answer_unknown_document,
    no_basis,
    with_unknown_numbers,
)
from assistant.jobs.questions.reckoning import Reckoned, reckon
from assistant.jobs.questions.statements import ABOVE, GOES_ON, OWN_PLACE, ClauseStatement, statements
from assistant.jobs.questions.understanding import understand
from assistant.jobs.questions.validity import answer_validity
from assistant.language.dates import chinese_dates
from assistant.language.inquiries import Inquiry, find_inquiries
from assistant.retrieval.interface import Scope, SearchHit
from assistant.retrieval.retriever import Retriever
from policy_corpus.regions import regions

_FELL_BACK = "大模型没有给出能核对的回答，以上由规则写成。"
_COMPARES = re.compile(
    r"比一比|比比|比较一下|比一下|跟[^，。？?]{2,14}比|一样|区别|差别|不同|差在哪|对不上|相比|对比|两个口径|还是说|哪个|矛盾|冲突|有没有差|差(?:哪|在|几|多少)"
)
_SHOWN = 5
_MATERIAL, _OF_A_SIDE = 9, 3
"""Clauses that a model is shown, and of each side of a comparison."""
_FEWEST = 2
_HARDLY = 0.2
"""Below this chance of being about something else a question needs no word of the field."""
_STRANGE = 0.8
"""From this chance of being about something else on, words of the field do not count."""
_FAIR = 0.5
"""From this chance on a question is fair though its wording is like one that is not: 做5份问卷调查数据够吗."""
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
        chances = self._chances(question.text)
        refused = self._refused(question, chances)
        if refused is not None:
            return refused
        strange = intents.is_off_topic(chances) if chances else self._is_foreign(question.text)
        if strange and not points_back(question.text):
            question = question.model_copy(update={"context": None, "before": ""})  # another subject, however short
        asked = understand(question, self._retriever.corpus.register, self._limits)
        case = QuestionCase(asked, self._retriever, self._limits, chances)
        made = self._routed(case, question)
        return made.model_copy(update={"context": _carried(case, made, question)})

    def _is_foreign(self, text: str) -> bool:
        """With keywords alone: whether a question has a Chinese character that the whole corpus never uses."""
        return bool(set(re.findall("[一-龥]", text)) - self._retriever.corpus.characters)

    def _chances(self, text: str) -> Mapping[str, float]:
        """What the question wants, by class; empty where nobody can tell."""
        known = intents.shipped()
        vector = self._retriever.vector_by(known.model, text) if known else None
        return known.chances(vector, text) if known is not None and vector is not None else {}

    def _refused(self, question: PolicyQuestion, chances: Mapping[str, float]) -> Answer | None:
        """What is refused whatever the corpus holds: for what it wants, by meaning where the embedding can tell."""
        known = intents.shipped()
        why = known.refusal(chances) if known and chances and not asks_calculation(question.text) else None
        if why and self._is_fair_in_context(question):
            return None
        if why:
            return Answer(status=AnswerStatus.BLOCKED, answer=why, conclusion=_first(why))
        refused = self._limits.refusal(question.text)
        if refused is None or (chances and refused[0] is AnswerStatus.BLOCKED and chances["fair"] >= _FAIR):
            return None
        return Answer(status=refused[0], answer=refused[1], conclusion=_first(refused[1]))

    def _is_fair_in_context(self, question: PolicyQuestion) -> bool:
        """Whether a message that leans on a fair question (不设的话，那10分加去哪) reads as fair together with it."""
        before = question.context.question if question.context else ""
        if not before or not leans(question.text):
            return False
        return self._chances(f"{before}，{question.text}").get("fair", 0.0) >= _FAIR

    def _routed(self, case: QuestionCase, question: PolicyQuestion) -> Answer:
        if case.asked.asks_basis and question.context is not None:
            return answer_basis(case, question.context)
        for step in (
            answer_from_manual,
            answer_unknown_document,
            answer_validity,
            self._calculated,
            self._at_place,
            self._foreign_region,
        ):
            found = step(case)
            if found is not None:
                return with_unknown_numbers(found, case)
        return with_unknown_numbers(self._searched(case, question), case)

    def _calculated(self, case: QuestionCase) -> Answer | None:
        reckoned = reckon(case, self._profiles)
        return _reckoned(case, reckoned) if reckoned is not None else None

    def _at_place(self, case: QuestionCase) -> Answer | None:
        """An article that is named; where it does not state the kind of thing asked for, that is said."""
        shown = answer_place(case)
        document = next((m.document for m in case.asked.mentions if m.document is not None and m.where), None)
        if shown is None or document is None or shown.status is AnswerStatus.NO_BASIS or case.asked.checks_a_claim:
            return shown
        searched = self._statements(case, case.within(document.id, case.asked.bare))
        verdict = checked(searched.statements, searched.inquiries)
        lacking = verdict is not None and verdict.best is not verdict.nearest and bool(strict_of(searched.inquiries))
        if lacking and verdict is not None:
            return _not_stated(case, verdict)
        best = verdict.best if verdict is not None else None
        return as_absent(shown) if best is not None and says_absence(best, searched.inquiries) else shown

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
        found = self._statements(case, _gathered(case))
        refusal = self._refused_search(case, found)
        if refusal is not None:
            return refusal
        drafted = self._drafted(case, found)
        if drafted is not None:
            return _finished(drafted, case, question)
        made = self._by_rules(case, found, question)
        return made if self._writer is None else made.model_copy(update={"notes": (*made.notes, _FELL_BACK)})

    def _by_rules(self, case: QuestionCase, found: "_Found", question: PolicyQuestion) -> Answer:
        parties = _parties(case, found.statements)
        if len(parties) < _FEWEST and (_COMPARES.search(case.asked.text) or names_places(case)):
            parties = by_place(case, found.inquiries) or parties
        if len(parties) > 1:
            return compared(case, sides(case, parties, found.inquiries))
        several = self._several(case)
        if several is not None:
            return several
        verdict = checked(found.statements, found.inquiries)
        assert verdict is not None  # noqa: S101 -- nothing found was refused
        if verdict.best is None:
            return self._by_region(case, found) or _not_stated(case, verdict)
        return _finished(self._worded(case, found, verdict.best), case, question)

    def _statements(self, case: QuestionCase, hits: Sequence[SearchHit]) -> "_Found":
        inquiries = find_inquiries(case.asked.said)
        local = _preferred(case)
        return _Found(tuple(hits), tuple(statements(hits, inquiries, local)), inquiries)

    def _several(self, case: QuestionCase) -> Answer | None:
        """Questions that stand side by side in one message, each answered by itself; None where there is only one."""
        pieces = parts_of(case.asked.said)
        if len(pieces) < _FEWEST or case.asked.said != case.asked.text:
            return None
        found: list[ClauseStatement | None] = []
        for piece in pieces:
            asked = replace(case.asked, text=piece, said=piece)
            part = replace(case, asked=asked)
            verdict = checked(*self._of_part(part))
            found.append(verdict.best if verdict is not None else None)
        held = [(s.clause.key, s.line) for s in found if s is not None]
        apart = len(held) >= _FEWEST and len(set(held)) == len(held)
        return answered_in_parts(case, found) if apart else None

    def _of_part(self, part: QuestionCase) -> tuple[Sequence[ClauseStatement], Sequence[Inquiry]]:
        searched = self._statements(part, _gathered(part))
        return searched.statements, searched.inquiries

    def _worded(self, case: QuestionCase, found: "_Found", best: ClauseStatement) -> Answer:
        """The answer that rests on a statement."""
        others = further(found.statements, best, found.inquiries) or beside(found.statements, best, found.inquiries)
        near = [s.clause for s in found.statements if s.score >= best.score - _NEAR]
        shown = _merged([best.clause, *(o.clause for o in others)], near)[:_SHOWN]
        first = conclusion(found.inquiries, best, case.asked.text)
        first = f"{'；'.join(part.rstrip('。') for part in (first, *(o.sentence for o in others)))}。"
        made = answer_from(case, shown, first=first, lead=_leads(case, shown))
        absent = says_absence(best, found.inquiries)
        return as_absent(made) if absent else made

    def _refused_search(self, case: QuestionCase, found: "_Found") -> Answer | None:
        certain = fitting.is_certain(found.hits, self._retriever.calibration)
        in_domain = bool(case.asked.documents) or self._is_of_the_field(case)
        certain = certain and (in_domain or not intents.is_off_topic(case.chances))
        if not self._fits(case, found.hits) or (not in_domain and not certain):
            status = AnswerStatus.NO_BASIS if in_domain else AnswerStatus.OUT_OF_SCOPE
            text = boundaries.NOTHING if in_domain else boundaries.OUT_OF_SCOPE
            return Answer(status=status, answer=text, conclusion=_first(text))
        return None

    def _is_of_the_field(self, case: QuestionCase) -> bool:
        """By meaning where it is plain, else by the words of the field."""
        strange = case.chances.get("off_topic", 0.0)
        if intents.is_off_topic(case.chances) and (strange >= _STRANGE or not self._limits.in_domain(case.asked.text)):
            return False
        return self._limits.in_domain(case.asked.text) or case.chances.get("off_topic", 1.0) < _HARDLY

    def _by_region(self, case: QuestionCase, found: "_Found") -> Answer | None:
        """Where no national document states it and no region is named: what the regions held say, each of them."""
        if case.asked.region or case.asked.documents:
            return None
        hits = case.retriever.search(case.asked.text, Scope(case.asked.as_of, everywhere=True), 16).hits
        wider = self._statements(case, hits)
        verdict = checked(wider.statements, wider.inquiries)
        if verdict is None or verdict.best is None or case.document(verdict.best.clause).region is None:
            return None
        return answered_by_region(case, wider.statements, verdict.best, found.inquiries)

    def _fits(self, case: QuestionCase, hits: Sequence[SearchHit]) -> bool:
        if hits and case.asked.documents:
            return True
        return fitting.fits(hits, self._retriever.calibration)

    def _drafted(self, case: QuestionCase, found: "_Found") -> Answer | None:
        """The model's answer, where there is a model and its words hold; else None."""
        if self._writer is None:
            return None
        shown = _material(case, found)
        written = self._writer.write(ModelQuestion(text=case.asked.text, setting=_setting(case)), shown)
        if written is None:
            return None
        return in_words_of(self._writer.name, case, written, shown)


@dataclass(frozen=True)
class _Found:
    """What a search found, line by line, and what was asked for."""

    hits: tuple[SearchHit, ...]
    statements: tuple[ClauseStatement, ...]
    inquiries: tuple[Inquiry, ...]


def _reckoned(case: QuestionCase, reckoned: Reckoned) -> Answer:
    first = "；".join(reckoned.lines) + "。"
    told = f"按您说的：{reckoned.understood}。理解得不对请告诉我。" if reckoned.understood else ""
    made = answer_from(case, reckoned.clauses, first=first, before=told, lead=len(reckoned.clauses))
    return made.model_copy(update={"status": AnswerStatus.PARTIAL}) if reckoned.ask else made


def _not_stated(case: QuestionCase, verdict: Checked) -> Answer:
    """Held documents speak of the subject, and not of what is asked: the nearest place, named as such."""
    lacking = verdict.lacking or verdict.asked
    assert lacking is not None  # noqa: S101 -- something is asked for that is not stated
    clause = verdict.nearest.clause
    where = f"{case.document(clause).short}{clause.place or '（要点）'}"
    what = f"“{lacking.of}”" if lacking.of else f"这个问题的{lacking.kind.word}"
    first = f"没有找到关于{what}的规定。"
    text = f"{first}\n最接近的是{where}，它没有写所问的{lacking.kind.word}：\n· {verdict.nearest.text}"
    return Answer(
        status=AnswerStatus.NO_BASIS, answer=text, conclusion=first, citations=citations(case, [clause]),
    )  # fmt: skip


def _material(case: QuestionCase, found: "_Found") -> list[Clause]:
    """What a model may rest on: the clauses of the best lines, and of each side where documents are compared."""
    near = list({s.clause.key: s.clause for s in found.statements}.values())
    parties = _parties(case, found.statements)
    if len(parties) < _FEWEST and (_COMPARES.search(case.asked.text) or names_places(case)):
        parties = by_place(case, found.inquiries) or parties
    own = [h.clause for d in parties for h in case.within(d.id, case.asked.bare or case.asked.text, _OF_A_SIDE)]
    return _merged(own if len(parties) >= _FEWEST else [], near)[:_MATERIAL]


def _setting(case: QuestionCase) -> str:
    """Region and day of a question, as a model is told them."""
    region, day = case.asked.region or "没有说明（按全国性文件）", case.asked.as_of
    return f"提问人所在地区：{region}" + (f"；按{chinese_dates(str(day))}的效力" if day else "")


def as_absent(made: Answer) -> Answer:
    """An answer whose clause says itself that nothing is stated."""
    conclusion = f"没有规定：{made.conclusion}"
    text = made.answer.replace(made.conclusion, conclusion, 1)
    return made.model_copy(update={"status": AnswerStatus.NO_BASIS, "conclusion": conclusion, "answer": text})


def _parties(case: QuestionCase, found: Sequence[ClauseStatement]) -> list[PolicyDocument]:
    """The documents that a comparison is of: those named, with the user's own place beside a single national one."""
    asked, named = case.asked, list(case.asked.documents)
    if not _COMPARES.search(asked.text):
        return named if len(named) > 1 else []
    if len(named) > 1:
        return named
    if named and asked.named_region and not any(d.region for d in named):
        own = set(_local(case, asked.named_region))
        there = next((s.clause.policy_id for s in found if s.clause.policy_id in own), None)
        return [*named, case.corpus.documents[there]] if there else named
    near = dict.fromkeys(s.clause.policy_id for s in found if s.score >= found[0].score - _BESIDE)
    others = [case.corpus.documents[i] for i in near if case.corpus.documents[i] not in named]
    return [*named, *others][:2] if named else []


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


def _preferred(case: QuestionCase) -> Mapping[str, float]:
    """How much a document is preferred: of the place, of the province above it, and that a question goes on about."""
    places = regions(case.asked.region) if case.asked.region else ()
    worth = {places[0]: OWN_PLACE} if places else {}
    worth = {**dict.fromkeys(places[1:], ABOVE), **worth}
    found = {d.id: worth[d.region] for d in case.corpus.documents.values() if d.region in worth}
    return found | {i: GOES_ON + found.get(i, 0.0) for i in case.asked.goes_on_about}


def _local(case: QuestionCase, region: str) -> list[str]:
    return [d.id for d in case.corpus.documents.values() if d.region in regions(region)]


_NEAR, _BESIDE = 2.5, 1.0
"""How far behind the best a clause may stand to be shown beside it, and to be a side of a comparison."""


def _leads(case: QuestionCase, shown: Sequence[Clause]) -> int:
    """How many clauses are shown in full: one for each document named, and the next where it is the same place."""
    named = len(case.asked.documents)
    both = bool(_COMPARES.search(case.asked.text)) or named > 1
    return min(len(shown), max(named, 2 if both else 1))


def _merged(first: Iterable[Clause], then: Iterable[Clause]) -> list[Clause]:
    return list({c.key: c for c in (*first, *then)}.values())


def _first(text: str) -> str:
    """The first sentence of a text."""
    return text.partition("。")[0] + "。" if "。" in text else text


def _carried(case: QuestionCase, made: Answer, question: PolicyQuestion) -> Context:
    """What the next question takes over."""
    asked, before = case.asked, question.context or Context()
    calculated = asks_calculation(asked.said)
    kept = before.question if asked.asks_basis else asked.text
    return Context(
        question=kept, documents=tuple(d.id for d in asked.documents), region=asked.region, as_of=asked.as_of,
        cited=tuple((c.policy_id, c.article) for c in made.citations[:3]),
        reckoning=asked.said if calculated else before.reckoning,
    )  # fmt: skip


def _held_regions(case: QuestionCase) -> set[str]:
    return {d.region for d in case.corpus.documents.values() if d.region and case.corpus.of_document(d.id)}


def _finished(made: Answer, case: QuestionCase, question: PolicyQuestion) -> Answer:
    """With a word about a region that is not held."""
    if not question.region or _held_regions(case) & set(regions(question.region)):
        return made
    said = f"政策库未收录{question.region}的文件，以上是全国性规定，请同时查阅当地规定。"
    return made.model_copy(update={"answer": f"{made.answer}\n{said}", "notes": (*made.notes, said)})
