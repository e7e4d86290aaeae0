"""Whether what was found answers: the clause cited must state the kind of thing asked for, near the question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.jobs.questions.statements import STRICT, ClauseStatement, states
from assistant.language.inquiries import Inquiry
from assistant.language.polarity import NOT

REACH = 0.8
"""How far behind the nearest statement one that states the kind asked for may stand; chosen on the tuned questions."""
BESIDE, LONGEST = 0.3, 120
"""How near a second line of the clause must be to be said with the first: of 168 questions the first line alone held
the answer in 111, both in 120. A long first line (in characters) says enough."""
_ABSENT = re.compile(f"(?:表[中内]|框架|文件|办法|指引)[^，。；]{{0,10}}(?:不给|{NOT})(?:另?写|给|列|提|作|规定)?")


@dataclass(frozen=True)
class Checked:
    """The statement that answers, or only the nearest with what it lacks."""

    nearest: ClauseStatement
    best: ClauseStatement | None
    lacking: Inquiry | None = None
    asked: Inquiry | None = None
    """The first kind that an answer must state."""


def checked(found: Sequence[ClauseStatement], inquiries: Sequence[Inquiry]) -> Checked | None:
    """The first statement that states what is asked for; None where nothing was found."""
    if not found:
        return None
    strict = strict_of(inquiries)
    near = [s for s in found if s.score >= found[0].score - REACH]
    if not strict:
        return Checked(found[0], found[0])
    best = next((s for s in near if all(states(s.text, i) for i in strict)), None)
    best = best or next((s for s in near if states(s.text, strict[0])), None)
    return Checked(found[0], best, None if best else strict[0], strict[0])


def beside(
    found: Sequence[ClauseStatement], best: ClauseStatement, inquiries: Sequence[Inquiry]
) -> list[ClauseStatement]:
    """The line of the same clause that is as near to the question, and states as much of what is asked; or none."""
    near = [s for s in found if s is not best and s.clause.key == best.clause.key and s.score >= best.score - BESIDE]
    strict = strict_of(inquiries)
    alike = [s for s in near if all(states(s.text, i) for i in strict)]
    return alike[:1] if len(best.text) <= LONGEST else []


def strict_of(inquiries: Sequence[Inquiry]) -> list[Inquiry]:
    """What is asked for that a statement must state to be an answer."""
    return [i for i in inquiries if i.kind in STRICT]


def says_absence(best: ClauseStatement, inquiries: Sequence[Inquiry]) -> bool:
    """Whether the line says that its document does not state what is asked for: 表中不给分值, 没有提超额怎样扣分."""
    return bool(strict_of(inquiries)) and bool(_ABSENT.search(best.text))


def further(
    found: Sequence[ClauseStatement], best: ClauseStatement, inquiries: Sequence[Inquiry]
) -> list[ClauseStatement]:
    """Statements of what else is asked for, where the best does not state it: 几天、交给谁."""
    near = [s for s in found if s.score >= best.score - REACH and s is not best]
    chosen: list[ClauseStatement] = []
    for asked in (i for i in inquiries if i.kind in STRICT and not states(best.text, i)):
        other = next((s for s in near if states(s.text, asked)), None)
        if other is not None and other not in chosen:
            chosen.append(other)
    return chosen
