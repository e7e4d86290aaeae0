"""Several questions in one message: ①…②…, or one sentence of question after another, each answered in its turn."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.domain.citation import Citation
from assistant.jobs.questions.calculation_asked import MEANS_SCORING, asks_calculation
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import with_details
from assistant.jobs.questions.interface import Answer, AnswerStatus, PolicyQuestion
from assistant.jobs.questions.understanding import asks_validity, understand
from assistant.language.inquiries import find_inquiries

_CUTS = re.compile(r"[？?；;。\n]|[①-⑨]|(?<![\d第])[1-4][.、)）]")
_LEAD = re.compile(r"^([^：:？?]{2,24})[：:]")
_LEAST, _FEWEST, _MOST, _SHORT = 6, 2, 4, 9
_LEANS = re.compile(
    r"^(?:那|这)?(?:么|样)[^一-龥]*|^(?:不|没)[一-龥]{1,2}(?:会|要|行|能|可|又)|^这[么样]|^是.{1,24}还是"
)
"""What only goes on with the question before it: 这么设行不行, 不填会不会被退."""
_ORDER = "一二三四"


def parts_of(stated: str) -> tuple[str, ...]:
    """The questions of a message, each with what stands before the colon; fewer than two where it is one question."""
    lead = _LEAD.match(stated)
    rest = stated[lead.end() :] if lead else stated
    pieces = [p.strip(" ，,、") for p in _CUTS.split(rest)]
    asked = [p for p in pieces if len(p) >= _LEAST and find_inquiries(p) and not _LEANS.search(p)]
    noted = "，".join(p for p in pieces if len(p) >= _LEAST and not find_inquiries(p))
    head = "，".join(w for w in (lead[1] if lead else "", noted) if w)
    if len(asked) < _FEWEST:
        return ()
    whole = [p if n == 0 or len(p) > _SHORT else f"{asked[0]}，{p}" for n, p in enumerate(asked[:_MOST])]
    return tuple(f"{head}，{p}" if head else p for p in whole)


def is_mixed(stated: str) -> bool:
    """Whether the questions of a message go different ways: some to the state of a document, or to a calculation."""
    pieces = parts_of(stated)
    return len({asks_validity(piece) for piece in pieces}) > 1 or _is_partly_reckoned(pieces)


def _is_partly_reckoned(pieces: Sequence[str]) -> bool:
    """Whether one question is a calculation and another, which has nothing to do with scores, is none."""
    reckoned = [asks_calculation(piece) for piece in pieces]
    others = [piece for piece, is_one in zip(pieces, reckoned, strict=True) if not is_one]
    return any(reckoned) and any(not MEANS_SCORING.search(one) for one in others)


def case_of_part(case: QuestionCase, piece: str) -> QuestionCase:
    """One question of a message by itself; what it names no document for goes on about those of the whole message."""
    whole = case.asked
    asked = understand(
        PolicyQuestion(text=piece, region=whole.region, as_of=whole.as_of), case.corpus.register, case.limits
    )
    if not asked.documents:
        last = len(asked.text)
        asked = replace(asked, mentions=tuple(replace(m, start=last, end=last, where="") for m in whole.mentions))
    return replace(case, asked=asked)


def answered_in_parts(found: Sequence[Answer]) -> Answer:
    """One answer: a numbered sentence for each question, with what each rests on and the rest of it below."""
    open_parts = any(one.status is not AnswerStatus.ANSWERED for one in found)
    made = Answer(
        status=AnswerStatus.PARTIAL if open_parts else AnswerStatus.ANSWERED, answer="",
        conclusion="；".join(f"（{_ORDER[n]}）{_sentence(one)}" for n, one in enumerate(found)) + "。",
        basis="依据：" + "；".join(f"（{_ORDER[n]}）{_place(one)}" for n, one in enumerate(found) if one.basis),
        citations=_citations(found), notes=tuple(dict.fromkeys(note for one in found for note in one.notes)),
    )  # fmt: skip
    return with_details(made, (f"（{_ORDER[n]}）{rest}" for n, one in enumerate(found) if (rest := _rest(one))))


def is_apart(found: Sequence[Answer]) -> bool:
    """Whether at least two of the parts are answered by different sentences."""
    answered = [one for one in found if one.is_answered]
    lines = {re.sub("[；。].*", "", one.conclusion) for one in answered}
    return len(lines) >= _FEWEST


def _sentence(one: Answer) -> str:
    return one.conclusion.rstrip("。").replace("。", "；")


def _place(one: Answer) -> str:
    return one.basis.removeprefix("依据：")


def _rest(one: Answer) -> str:
    """The text of an answer without its conclusion and its basis."""
    return one.answer.replace(one.conclusion, "", 1).replace(one.basis, "", 1).strip()


def _citations(found: Sequence[Answer]) -> tuple[Citation, ...]:
    """Each place once; those that the conclusions rest on first."""
    ranks = zip_longest(*(one.citations for one in found))
    ordered = [c for rank in ranks for c in rank if c is not None]
    return tuple({(c.policy_id, c.article): c for c in reversed(ordered)}.values())[::-1]
