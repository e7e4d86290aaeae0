"""Where tables and charts stand: behind the section they belong to, by key, by title, or else at the chapter's end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.domain.evaluation import Evaluation
from assistant.domain.report import ReportSection
from generators.report import figures, tables
from generators.report.parts import ReportFigure, Table

SUMMARY = "summary"


@dataclass(frozen=True)
class PartPlace:
    """Where a part belongs: keys in order of preference, words of a title, and the chapter that holds it."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    chapter: int


_FUNDS = PartPlace(("basics.funds", "basics.overview"), ("资金",), 1)
_SCORES = PartPlace(("conclusion.scores", "conclusion.result", "conclusion"), ("得分", "评价结论", "综合评价"), 3)
_PROBLEMS = PartPlace((), (), 6)


def is_summary(section: ReportSection) -> bool:
    """Whether a section belongs to the summary page."""
    return section.key.split(".")[0] == SUMMARY


def placed(evaluation: Evaluation, sections: Sequence[ReportSection]) -> dict[int, list[Table | ReportFigure]]:
    """Tables and figures by the index of the section they follow; all of them, whatever the sections are called."""
    found: dict[int, list[Table | ReportFigure]] = {}
    for make, place in _parts(evaluation):
        part = make(evaluation)
        if part is not None and sections:
            found.setdefault(_anchor(sections, place), []).append(part)
    return found


def _parts(evaluation: Evaluation) -> Iterator[tuple[Callable[[Evaluation], Table | ReportFigure | None], PartPlace]]:
    yield tables.funds, _FUNDS
    yield figures.execution, _FUNDS
    yield tables.class_scores, _SCORES
    yield figures.score_rates, _SCORES
    classes = list(dict.fromkeys(row.level1 for row in evaluation.indicators))
    with_rates = [r.level1 for r in evaluation.indicators if r.completion is not None]
    for level1 in classes:
        place = PartPlace((f"analysis.{level1}",), (level1,), 4)
        yield partial(tables.indicator_scores, level1=level1), place
        if with_rates and level1 == max(classes, key=with_rates.count):
            yield figures.completion, place
    yield tables.problems, _PROBLEMS


def _anchor(sections: Sequence[ReportSection], place: PartPlace) -> int:
    """The index of the section; sections of the summary are no place for tables."""
    body = [at for at, section in enumerate(sections) if not is_summary(section)] or [len(sections) - 1]
    for key in place.keys:
        for at in body:
            if sections[at].key == key:
                return _with_text(sections, at)
    chapter = _chapter(sections, body, place.chapter)
    for word in place.words:
        for at in chapter[1:] or chapter:
            if word in sections[at].title:
                return _with_text(sections, at)
    return chapter[-1] if chapter else body[-1]


def _chapter(sections: Sequence[ReportSection], body: Sequence[int], number: int) -> list[int]:
    """Indices of a chapter, the heading first; of the nearest one before where it is missing."""
    heads = [at for at in body if sections[at].level == 1]
    if not heads:
        return list(body)
    begin = min(number, len(heads)) - 1
    end = heads[begin + 1] if begin + 1 < len(heads) else body[-1] + 1
    return [at for at in body if heads[begin] <= at < end]


def _with_text(sections: Sequence[ReportSection], at: int) -> int:
    """The section, or its first part with text where a first-level heading only holds parts."""
    if sections[at].text.strip() or sections[at].level > 1:
        return at
    for below in range(at + 1, len(sections)):
        if sections[below].level <= sections[at].level:
            break
        if sections[below].text.strip():
            return below
    return at
