"""Terms that a question sets apart: in quotes, or a grade of one character, which no pair of characters can find."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.numerals import fold

_QUOTED = re.compile(r"[“\"「]([^“”\"「」]{1,8})[”\"」]")
_GRADE = re.compile(r"(?:(?:结果|等级|[评得是个成了为])|^那?(?:要是)?)([优良中差])(?=[的了呢嘞哩，,。？?\s]|$)")
_NAMED = 0.7
"""What it adds to a line that it names a term of the question."""


def terms_of(question: str) -> tuple[str, ...]:
    """The terms that a question sets apart."""
    stated = fold(question).strip()
    return tuple(dict.fromkeys((*_QUOTED.findall(stated), *_GRADE.findall(stated))))


def names(line: str, term: str) -> bool:
    """Whether a line names a term; one of a single character must stand by itself there: 中、差的, 为差：."""
    if len(term) > 1:
        return term in line
    return bool(re.search(rf"(?:^|[“为、或（])(?:{re.escape(term)})(?=[”：:、，的）])", line))


def named_first(found: Sequence[ClauseStatement], question: str) -> list[ClauseStatement]:
    """The lines, those further ahead that name what the question sets apart."""
    terms = terms_of(question)
    if not terms:
        return list(found)
    scored = [replace(s, score=s.score + _NAMED * sum(names(s.text, t) for t in terms)) for s in found]
    return sorted(scored, key=lambda s: -s.score)
