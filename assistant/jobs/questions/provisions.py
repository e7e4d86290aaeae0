"""Questions that name a document or an article: is it held, does the article exist, does it say what is claimed."""

from assistant.domain.citation import Citation
from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import answer_from, best_lines, sentence
from assistant.jobs.questions.interface import Answer, AnswerStatus, Context
from assistant.jobs.questions.understanding import asks_for_text
from assistant.language.places import read_place
from policy_corpus.mentions import Mention

_NEAR = 2
"""A place is taken to say what is claimed where it is among this many best places of its document."""


def no_basis(text: str, cited: tuple[Citation, ...] = ()) -> Answer:
    """An honest empty-handed answer."""
    return refused(AnswerStatus.NO_BASIS, text, cited)


def refused(status: AnswerStatus, text: str, cited: tuple[Citation, ...] = ()) -> Answer:
    """A text that is no answer; its first sentence is the conclusion."""
    first = text.partition("。")[0] + "。" if "。" in text else text
    return Answer(status=status, answer=text, conclusion=first, citations=cited)


def answer_unknown_document(case: QuestionCase) -> Answer | None:
    """A number or title that the register does not hold: never called inexistent."""
    unknown = case.asked.unknown
    if not unknown or case.asked.documents:
        return None
    named = "、".join(m.text for m in unknown)
    return no_basis(
        f"政策库中未找到“{named}”，无法核实这份文件和它的内容。请核对文号和名称；"
        "如果您手里有原文，可以用“添加原文”加入政策库后再问。"
    )


def with_unknown_numbers(answer: Answer, case: QuestionCase) -> Answer:
    """The answer, with a word about each document number that it cannot speak of."""
    named = dict.fromkeys(f"“{m.doc_no}”" for m in case.asked.unknown if "〔" in m.doc_no)
    if not named or not answer.is_answered:
        return answer
    line = f"政策库中未找到{'、'.join(named)}，以上不包括它的规定，请查阅原文。"
    return answer.model_copy(
        update={"status": AnswerStatus.PARTIAL, "answer": f"{answer.answer}\n{line}", "notes": (*answer.notes, line)}
    )


def answer_basis(case: QuestionCase, context: Context) -> Answer:
    """Where the last answer stands: 依据是哪一条."""
    clauses = [c for policy_id, article in context.cited for c in case.corpus.at(policy_id, article)[:1]]
    if not clauses:
        return no_basis("上一个回答没有引用条款，没有依据可以列出。请写明要问的事项。")
    places = "；".join(f"{case.document(c).short}{c.place}" for c in clauses[:2])
    return answer_from(case, clauses, first=f"依据是{places}。", lead=len(clauses))


def answer_place(case: QuestionCase) -> Answer | None:
    """An article or annex that is named: shown, refused or corrected."""
    for mention in case.asked.mentions:
        if mention.document is None:
            continue
        if mention.where:
            return _place(case, mention, mention.document)
        if asks_for_text(case.asked.text) and not case.corpus.of_document(mention.document.id):
            return _no_text(mention.document)
    named = [m.document for m in case.asked.mentions if m.document is not None]
    if named and not any(case.corpus.of_document(d.id) or d.status is PolicyStatus.REPEALED for d in named):
        return _no_text(named[0])
    return None


def _place(case: QuestionCase, mention: Mention, document: PolicyDocument) -> Answer | None:
    clauses = case.corpus.at(document.id, mention.where)
    if not clauses:
        return _not_kept(mention, document)
    if case.asked.checks_a_claim:
        corrected = _corrected(case, document, clauses)
        if corrected is not None:
            return corrected
    others = [h.clause for h in case.within(document.id, case.asked.bare or mention.where)]
    rest = [c for c in others if c.place != clauses[0].place][:2]
    return answer_from(case, [*clauses, *rest], lead=len(clauses))


def _not_kept(mention: Mention, document: PolicyDocument) -> Answer:
    place = read_place(mention.where)
    absent = any(read_place(m) == place for m in document.missing)
    if (
        place
        and place.kind == "条"
        and document.articles
        and document.full_text
        and place.numbers[0] > document.articles
    ):
        return no_basis(f"{document.short}共{document.articles}条，没有{mention.where}。请核对条号。")
    if absent:
        return no_basis(f"政策库没有收录{document.short}的{mention.where}，无法回答它的内容，请查阅正式文本。")
    if not document.full_text:
        return _no_text(document, mention.where)
    return no_basis(f"政策库中未找到{document.short}的{mention.where}，请核对条款号。")


def _no_text(document: PolicyDocument, where: str = "") -> Answer:
    return no_basis(
        f"全文未收录：政策库没有收录{document.short}的原文，无法提供{where or '它'}的内容。"
        "如果您手里有原文，可以用“添加原文”加入政策库后再问。"
    )


def _corrected(case: QuestionCase, document: PolicyDocument, named: tuple[Clause, ...]) -> Answer | None:
    """Where the document says it elsewhere: what the named place is about, and the place meant."""
    hits = case.within(document.id, case.asked.bare)
    places = list(dict.fromkeys(h.clause.place for h in hits))
    if not hits or named[0].place in places[:_NEAR]:
        return None
    right = hits[0].clause
    stated = sentence(best_lines(case.asked.text, right, 1)[0])
    before = f"{document.short}{named[0].place}讲的是“{named[0].topic}”；您说的内容在{right.place}“{right.topic}”。"
    clauses = list(dict.fromkeys((right, *(h.clause for h in hits[1:3]), named[0])))
    return answer_from(case, clauses, first=f"不对，请改为{right.place}：{stated}", before=before)
