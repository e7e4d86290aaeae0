"""A question within a conversation: subject, document, region, day and numbers are carried; it changes what it names.

如果是79%呢 is the last calculation with another rate; 那省里呢 the last question at another place; 依据是哪一条 asks
for the places of the last answer; 谁来做 is about what was asked before. A question that stands by itself carries
nothing but the place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.jobs.questions.calculation_asked import asks_calculation
from assistant.jobs.questions.interface import Context, PolicyQuestion
from assistant.jobs.questions.rewriting import acknowledges, only_acknowledges, whole_question, without_documents
from assistant.language.calculation import MONEY_PARTS, StatedPart, Term, find_parts
from assistant.language.inquiries import find_inquiries
from assistant.language.likeness import coverage
from assistant.language.numerals import fold
from assistant.language.polarity import NOT_YET
from policy_corpus.mentions import find_mentions
from policy_corpus.register import PolicyRegister

_LEANS = re.compile(
    r"^(?:那么?|那要|那如|这(?!种)|要是|如果|假如|换成|改成|还有|另外|至于|然后|它|其|再|也|可是|但|不过|所以|万一|反过来|上面|刚才)"
    r"|^[^，,。；？?]{1,16}(?:呢|嘞|哩)[，,？?]|[也还](?:能|可以|要|得|算|用|需要?|必须|该|会|不)"
    r"|(?:呢|嘞|哩|咋样|怎么样)[?？!！。]*$|[这那](?![么种样边])|上述|前述|刚说|它(?![们山])"
    r"|该(?:办法|文件|条|指标|规定)"
)
_AGAIN = re.compile("(?:重新?|再|另|改按[^，。]{0,8})算|(?:改|换)(?:用|按|成|作)")
"""What asks for the last calculation once more."""
_OWN_FACTS = re.compile("[我俺咱]|本(?:单位|局|校|院|县|镇|乡)")
_SAID_BACK = 0.55
"""So much of a message must stand in the last answer for it to be that answer said back."""
_FIGURE = re.compile(r"[\d.]+")
_SHORT = 12
"""Characters of a question that can hardly stand by itself."""
_BASIS = re.compile(r"(?:依据|根据|出处|来源|哪[一]?条|第几条|哪个文件|哪份文件|文号|原文)")
_PLACE_ONLY = re.compile(
    r"^(?:那|哦|噢|嗯|对了|补充|说明)?[,，]?(?:[我咱俺]们?)?(?:单位|这|这边)?(?:是|在|属于)[^?？吗呢]{1,14}[。.!！]?$"
)


@dataclass(frozen=True)
class QuestionTurn:
    """A question as it is to be answered."""

    text: str
    """The whole question: what is searched for, and what the next one builds on."""
    stated: str
    """What was typed this time: what it asks for is read from this."""
    region: str | None
    as_of: date | None
    leans: bool = False
    """Whether it leans on the one before."""
    asks_basis: bool = False
    """Whether it asks only where the last answer stands."""
    carried: str = ""
    """What of ``text`` was taken over from the question before."""
    asks_as_before: bool = False
    """Whether it asks for the same kind of thing, only elsewhere or by another document."""


def turn(
    question: PolicyQuestion, register: PolicyRegister, region_in_text: str | None, places: Sequence[str] = (),
    *, aside: bool = False,
) -> QuestionTurn:  # fmt: skip
    """The question with what it takes over; an aside (二十天，谢谢侬) leaves the question before as it is."""
    context = question.context or Context(question=question.before)
    region = region_in_text or question.region or context.region
    day = question.as_of or context.as_of
    stated = question.text.strip()
    if not context.question:
        return QuestionTurn(stated, stated, region, question.as_of)
    if not find_inquiries(stated) and says_back(stated, context, register):
        return QuestionTurn(context.question, context.question, region, day, leans=True)
    if context.reckoning and (changed := _recalculated(context.reckoning, stated, register)):
        return QuestionTurn(changed, changed, region, day, leans=True)
    if _PLACE_ONLY.match(stated) and region_in_text and not find_inquiries(stated):
        return QuestionTurn(context.question, context.question, region, day, leans=True)
    if not leans(stated):
        return QuestionTurn(stated, stated, region, question.as_of)
    if aside or (not asks_something(stated) and only_acknowledges(stated)):
        return QuestionTurn(context.question, context.question, region, day, leans=True)
    basis = bool(_BASIS.search(stated)) and len(stated) <= _SHORT and bool(context.cited)
    asks = bool(find_inquiries(stated))
    text, carried = whole_question(context.question, stated, register, places, subject_only=asks)
    moved = not asks and (bool(region_in_text) or any(m.documents for m in find_mentions(stated, register)))
    return QuestionTurn(text, stated, region, day, leans=True, asks_basis=basis, carried=carried, asks_as_before=moved)


def says_back(stated: str, context: Context, register: PolicyRegister) -> bool:
    """Whether a message that asks nothing only repeats what the last answer, or a place that it cited, says."""
    cited = "".join(register.text_at(policy_id, place) for policy_id, place in context.cited)
    told = without_documents(stated, register)
    is_long = len(_bare(told)) > _SHORT
    return is_long and not _OWN_FACTS.search(told) and coverage(told, context.conclusion + cited) >= _SAID_BACK


def leans(stated: str) -> bool:
    """Whether a question leans on what was said before: by its first word, a pointing word, or by being too short."""
    return len(_bare(stated)) <= _SHORT or points_back(stated) or not asks_something(stated)


def is_aside(stated: str) -> bool:
    """Whether a message that is about something else only acknowledges the answer before."""
    return not asks_something(stated) and acknowledges(stated)


def asks_something(stated: str) -> bool:
    """Whether a message asks; one that only tells adds to what was asked before: 我们是内部机房维护."""
    return bool(find_inquiries(stated) or re.search("[?？]", stated) or asks_calculation(stated))


def points_back(stated: str) -> bool:
    """Whether a question says by a word of its own that it goes on from the one before."""
    return bool(_LEANS.search(_bare(stated)))


def _bare(stated: str) -> str:
    return fold(stated).strip(" 　,，。?？!！")


def _recalculated(before: str, stated: str, register: PolicyRegister) -> str | None:
    """The last calculation with the numbers and the document that the new question names; None where it names none."""
    if asks_calculation(stated) and _complete(find_parts(stated)):
        return None
    new = find_parts(stated)
    named = [m for m in find_mentions(stated, register) if m.documents]
    changed, replaced = before, list[StatedPart]()
    for part in new:
        old = _counterpart(part, find_parts(changed))
        if any(one.part is part.part and part.unit in {one.unit, ""} for one in replaced):
            continue  # 只有79.9%，差一点点到80: the first is the new figure
        if old is None and named:
            continue  # 按101号重算一遍，留两位小数
        if old is None:
            return None
        changed = changed[: old.start] + _written(part, stated, old) + changed[old.end :]
        replaced.append(part)
    if not new and not (named and (leans(stated) or _AGAIN.search(stated))):
        return _finished(changed, stated)
    if named:
        changed = f"按{named[0].documents[0].doc_no}，{without_documents(changed, register)}"
    return changed


def _finished(before: str, stated: str) -> str | None:
    """项目已经完成了: the last calculation, with the state of the work."""
    state = re.search(rf"(?:{NOT_YET})?(?:完成|完工|干完|做完|验收)", stated)
    return f"{stated}，{before}" if state and not find_inquiries(stated) else None


def _complete(parts: Sequence[StatedPart]) -> bool:
    kept = {p.part for p in parts}
    return len(kept & set(MONEY_PARTS)) > 1 or ({Term.TARGET, Term.ACTUAL} <= kept) or {Term.RATE, Term.WEIGHT} <= kept


def _counterpart(part: StatedPart, old: Sequence[StatedPart]) -> StatedPart | None:
    """The number that a new one replaces: of the same part, else the last of the same unit."""
    same = [p for p in old if p.part is part.part and p.unit == part.unit]
    others = [p for p in old if p.part is not Term.TARGET and (p.part is not Term.WEIGHT or part.part is Term.WEIGHT)]
    units = [p for p in others if p.unit == part.unit]
    loose = [p for p in others if not part.unit and p.unit not in {"分"}]
    found = same or units or loose
    return found[-1] if found else None


def _written(part: StatedPart, stated: str, old: StatedPart) -> str:
    """The new number as it stands; one without a unit (要是只有59呢) in percent where the one before was."""
    text = stated[part.start : part.end]
    bare = _FIGURE.match(text) if not part.unit and old.unit == "%" else None
    return f"{bare[0]}%" if bare else text
