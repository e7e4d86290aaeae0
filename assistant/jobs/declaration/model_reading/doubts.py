"""What the model finds contradictory or missing: quotes proved, sums reckoned, and asked about in the model's words."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.facts import Question
from assistant.domain.ledger import Ledger, LedgerContradiction
from assistant.domain.provenance import Origin
from assistant.jobs.declaration.model_reading.quotes import places_of
from assistant.jobs.declaration.model_reading.reply import ReadContradiction, ReadGap
from assistant.language.arithmetic import false_equations
from assistant.writing.provenance import text_faults

_MOST, _LEAST = 3, 2
_LONGEST, _LONGEST_FIELD = 90, 12
MISSING_PRIORITY = 28
"""Behind what a form cannot do without (money, work, a day), before names and benefits that the rules ask for."""


def with_contradictions(
    ledger: Ledger, stated: Sequence[ReadContradiction], text: str
) -> tuple[tuple[LedgerContradiction, ...], tuple[str, ...]]:
    """The contradictions that code reckoned, then those that only the model sees; and why others were refused."""
    found, refused = list(ledger.contradictions), list[str]()
    for one in stated:
        places = [p for quote in one.quotes if (p := places_of(text, quote))]
        if len(places) < max(_LEAST, len(one.quotes)):
            refused.append(f"“{one.what[:_LONGEST]}”所引的原文对不上，不采用。")
            continue
        if wrong := false_equations(one.what):
            refused.append(f"“{one.what[:_LONGEST]}”里的算式“{wrong[0]}”不成立，不采用。")
            continue
        starts = tuple(p[0][0] for p in places)
        if len(found) < _MOST + len(ledger.contradictions) and not any(_same(one, starts, f, text) for f in found):
            found.append(_contradiction(one, starts, text))
    return tuple(found), tuple(refused)


def _contradiction(one: ReadContradiction, starts: tuple[int, ...], text: str) -> LedgerContradiction:
    quotes = tuple(quote.strip() for quote in one.quotes)
    what = one.what.strip().rstrip("。")
    sound = 0 < len(what) <= _LONGEST and not any(text_faults(what, [Origin(label="简介", text=text)]))
    words = "与".join(f"“{quote}”" for quote in quotes)
    named = sum(quote in what for quote in quotes) >= _LEAST
    shown = f"{what}（{words}）" if sound and not named else what if sound else f"{words}对不上"
    return LedgerContradiction(kind="model", text=shown, quotes=quotes, starts=starts)


def _same(one: ReadContradiction, starts: Sequence[int], known: LedgerContradiction, text: str) -> bool:
    """Whether two of the places, or all of the fewer, are those of a known one."""
    pieces = [(s, s + len(q)) for s, q in zip(starts, one.quotes, strict=True)]
    others = [(s, s + len(q)) for s, q in zip(known.starts, known.quotes, strict=False)]
    common = sum(any(a < d and c < b for c, d in others) for a, b in pieces)
    return bool(text) and common >= min(_LEAST, len(others) or _LEAST)


def missing_questions(stated: Sequence[ReadGap], text: str) -> Iterator[Question]:
    """What the model would ask, where it is a plain question without figures from nowhere."""
    for number, gap in enumerate(stated[: _MOST + _LEAST], 1):
        field = re.sub(r"[\W\d_]", "", gap.field)[:_LONGEST_FIELD]
        question = gap.question.strip()
        if field and is_plain_question(question, text):
            yield Question(
                code=f"model.missing.{number}", field=field, text=question, priority=MISSING_PRIORITY, why="大模型提出"
            )


def is_plain_question(question: str, text: str) -> bool:
    """Whether the words of a model can be shown to the user as a question."""
    faults = text_faults(question, [Origin(label="简介", text=text)])
    return 4 < len(question) <= _LONGEST and question.endswith(("？", "?", "。")) and not any(faults)
