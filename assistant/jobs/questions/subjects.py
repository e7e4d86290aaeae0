"""Two things that a question sets side by side without naming two documents: 单位自评和部门评价, 本级项目跟对县专项.

Each is asked about by itself: in the question without the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import checked
from assistant.jobs.questions.comparing import Side
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.jobs.questions.judging import is_absent
from assistant.jobs.questions.parties import compares
from assistant.jobs.questions.searching import search
from assistant.jobs.questions.statements import ClauseStatement
from assistant.jobs.questions.understanding import understand

_THING = r"[^，,。；;：:？?！!、\s]{2,18}?"
_LINK = r"(?:和(?![谐解])|跟(?![踪进])|(?<!参)与(?!会)|(?<![共相不合协])同(?![级样时意步一]))"
_ENDS = r"(?=[，,：:\s]|是不是|是否|是[一同]|一样|各|都|差|分别|比)"
_PAIR = re.compile(rf"(?:^|(?<=[，,。；;：:？?！!\s]))(?P<one>{_THING})(?P<link>{_LINK})(?P<other>{_THING}){_ENDS}")
_JOINT = re.compile("各(?![级项种类部地省市县单个])|分别|都[^，。；？]{0,16}[吗不么伐]")
"""Asks the same of both things: 产出各占多少, 都限3个工作日不."""


@dataclass(frozen=True)
class SubjectPair:
    """The two things, with the question of each."""

    names: tuple[str, str]
    questions: tuple[str, str]


def pair_of(stated: str) -> SubjectPair | None:
    """The things that are set side by side; None where there are none."""
    found = _PAIR.search(stated)
    if found is None:
        return None
    one, other = found["one"], found["other"]
    asked = (
        stated[: found.end("one")] + stated[found.end() :],
        stated[: found.start()] + stated[found.start("other") :],
    )
    return SubjectPair((one, other), asked)


def is_of_subjects(case: QuestionCase) -> bool:
    """Whether a question compares, or asks the same of each of several things."""
    return compares(case) or bool(_JOINT.search(case.asked.stated))


def sides_of_subjects(case: QuestionCase) -> list[Side]:
    """What is said of each of two things; none where one sentence speaks of both, or nothing of one."""
    pair = pair_of(case.asked.stated)
    if pair is None:
        return []
    found = [_lines(_case_of(case, asked)) for asked in pair.questions]
    if not all(found) or found[0][0].text == found[1][0].text:
        return []
    return [
        Side(case.document(lines[0].clause), tuple(lines), label=name)
        for name, lines in zip(pair.names, found, strict=True)
    ]


def _case_of(case: QuestionCase, stated: str) -> QuestionCase:
    """The question of one thing; a document that only the other is named by does not count."""
    asked = PolicyQuestion(text=stated, region=case.asked.region, as_of=case.asked.as_of)
    return replace(case, asked=understand(asked, case.corpus.register, case.limits))


def _lines(case: QuestionCase) -> Sequence[ClauseStatement]:
    """The sentence that answers about one thing; empty where none does."""
    searched = search(case)
    verdict = checked(searched.statements, searched.inquiries)
    if verdict is None or verdict.best is None or is_absent(case, searched, verdict):
        return []
    return [verdict.best]
