"""The offline writer: facts, library and profile in, a filing out. It adds no figure of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain.facts import Facts, Span
from assistant.domain.filing import Filing, Funds, Project
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import NumberRole
from assistant.domain.library import ActivityKind
from assistant.domain.placeholders import placeholder
from assistant.domain.profile import Curves, Profile
from assistant.domain.source import Source
from assistant.domain.vocabulary import OUTPUT, QUANTITY, TIMELINESS, FormKind, is_cost, read_level2
from assistant.jobs.declaration.interface import Assignment, WrittenFiling
from assistant.jobs.declaration.writers.rule_based import goals, heading, sources
from assistant.jobs.declaration.writers.rule_based.choosing import chosen, within_most
from assistant.jobs.declaration.writers.rule_based.composite.beside import without_beside
from assistant.jobs.declaration.writers.rule_based.composite.gathering import gathered
from assistant.jobs.declaration.writers.rule_based.composite.writing import is_composite
from assistant.jobs.declaration.writers.rule_based.doing import project_verb, with_verb
from assistant.jobs.declaration.writers.rule_based.from_library import enrich, needed_rows
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.scoring_words import scoring_standard
from assistant.jobs.declaration.writers.rule_based.stated import (
    ALL_SPENT,
    BUDGET_BASIS,
    TOTAL_COST,
    assumed_end_row,
    end_row,
    merged,
    stated_rows,
)
from assistant.jobs.declaration.writers.rule_based.weights import confirmed_first, weigh
from assistant.llm.interface import Errand
from assistant.writing.interface import Progress, WritingRecord, silent

_THIS_YEAR = r"本年(?:度)?(?!度?末)|(?<![上下去每历各前后\d一二三四五])年度|全年"
_OPEN_QUANTITIES = 1
"""Quantities of the whole period that a unit is asked to fill in: the first; a table of open values is no plan."""


class RuleBasedWriter:
    """Writes from the facts and the indicator library alone; works without a model and without a network."""

    name = "rule_based"

    def __init__(self, kinds: Sequence[ActivityKind]) -> None:
        self._kinds = {k.id: k for k in kinds} | {k.name: k for k in kinds}

    def write(self, assignment: Assignment, errand: Errand | None = None, tell: Progress = silent) -> WrittenFiling:  # noqa: ARG002
        """A complete declaration: goals, indicators with weights, and the source of every value."""
        frame = Frame.of(assignment)
        rows = self.completed(self.stated(assignment, frame), assignment)
        rows = gathered(rows, assignment.facts, assignment.year).rows
        rows = within_most(rows, multi_year=frame.project.multi_year)
        return WrittenFiling(self.assembled(assignment, frame, rows), self.name, WritingRecord(writer=self.name))

    @staticmethod
    def stated(assignment: Assignment, frame: "Frame") -> list[DraftRow]:
        """The rows that the brief itself states, each with the words of the library entry that measures the same."""
        rows = stated_rows(assignment.facts, frame.funds, frame.sources.get("funds.total"), assignment.year)
        own = merged([*rows])
        verb = project_verb(frame.project.name)
        return [with_verb(enrich(row, assignment.entries, assignment.facts.text), verb) for row in chosen(own)]

    def completed(self, rows: Sequence[DraftRow], assignment: Assignment) -> list[DraftRow]:
        """The rows with what a sound form needs beside them, from the library."""
        facts = assignment.facts
        shown = [self._kinds[k.kind] for k in facts.kinds if k.kind in self._kinds]
        added = needed_rows(
            rows,
            facts,
            assignment.entries,
            assignment.work,
            long_term=any(k.asks_long_term for k in shown),
            serves_public=bool(facts.beneficiaries) or any(k.serves_public for k in shown),
        )
        found = [*rows, *added]
        timed = any(read_level2(r.indicator.level2) == TIMELINESS for r in found)
        return found if timed else [*found, assumed_end_row(assignment.year)]

    @staticmethod
    def assembled(assignment: Assignment, frame: "Frame", rows: Sequence[DraftRow]) -> Filing:
        """The filing of these rows: in the classes and order of the profile, weighed, with goals composed from them."""
        facts, profile, project = assignment.facts, assignment.profile, frame.project
        annual = _finish(_annual(rows, multi_year=project.multi_year), profile)
        overall = _finish(_overall(rows, facts, project, assignment.year), profile) if project.multi_year else ()
        return Filing(
            form=FormKind.GOAL_DECLARATION,
            profile=profile.id,
            year=assignment.year,
            project=project,
            funds=frame.funds,
            goals=goals.compose(facts, project, annual, overall),
            indicators=annual,
            overall_indicators=overall,
            sources={**frame.sources, **_goal_source(facts)},
        )


@dataclass(frozen=True)
class Frame:
    """The head of the form, with the source of each value: computed from the facts, whoever writes the rest."""

    project: Project
    funds: Funds
    sources: Mapping[str, Source]

    @classmethod
    def of(cls, assignment: Assignment) -> "Frame":
        project, project_sources = heading.project(assignment.facts, assignment.year)
        funds, fund_sources = heading.funds(assignment.facts, assignment.profile.money_unit)
        return cls(project, funds, {**project_sources, **fund_sources})


def _goal_source(facts: Facts) -> dict[str, Source]:
    if facts.goal:
        return {"goals.annual": sources.from_span(facts.goal.span)}
    return {"goals.annual": sources.from_formula("由简介中的工作量、时限和各指标值组成", confirm=False)}


def _annual(rows: Iterable[DraftRow], *, multi_year: bool) -> Iterator[DraftRow]:
    """This year's rows. A quantity stated for the whole period alone leaves this year's share open."""
    rows = list(rows)
    annual_names = {r.indicator.name for r in rows if not r.overall}
    for row in rows:
        if not row.overall or not multi_year:
            yield row
        elif row.indicator.name not in annual_names and not row.indicator.parsed.is_date and not row.apart:
            what = f"本年度{row.indicator.name}，单位{row.indicator.unit}"
            yield row.with_changes(
                target=placeholder(what),
                definition=row.indicator.definition.replace("项目期内", "年度内"),
                source=sources.unknown(what),
            )


def _overall(rows: Iterable[DraftRow], facts: Facts, project: Project, year: int) -> Iterator[DraftRow]:
    """The rows of the whole period: quantities stated for it, and measures that hold for every year; what is listed of
    this year alone is none of it.

    What the brief counts for this year alone is left open for the whole period, the first of it, and only where
    nothing is counted for it.
    """
    total = max(facts.ledger.of(NumberRole.MONEY_OVERALL), key=lambda e: e.yuan or 0, default=None)
    rows = [replace(r, indicator=without_beside(r.indicator)) for r in rows if not is_composite(r.indicator)]
    rows = [r if r.overall else _for_all_years(r, year) for r in rows]
    own = {row.indicator.name for row in rows if row.overall}
    rows = [row for row in rows if row.overall or row.indicator.name not in own]
    counted = any(r.overall and _is_quantity(r) for r in rows)
    left_open = [] if counted else [r for r in rows if _is_quantity(r)][:_OPEN_QUANTITIES]
    yield from _overall_end(rows, facts, project)
    for row in rows:
        if not row.overall and (row.indicator.parsed.is_date or _is_a_step(row, rows)):
            continue  # a date of this year does not end the whole period
        cost = is_cost(row.indicator.level1, row.indicator.level2)
        if row.overall or not (_is_quantity(row) or cost):
            yield row
        elif row in left_open:
            what = f"项目期内{row.indicator.name}，单位{row.indicator.unit}"
            basis = "计划标准：由单位按项目期的任务填写"
            yield row.with_changes(target=placeholder(what), source=sources.unknown(what), value_basis=basis)
        elif row.indicator.name == TOTAL_COST and total is not None:
            span = Span(start=total.start, end=total.end, text=total.quote)
            target, source = f"≤{total.value}{total.unit}", sources.from_span(span)
            plain = {"definition": ALL_SPENT.format(period="项目期内"), "formula": "", "value_basis": BUDGET_BASIS}
            yield row.with_changes(target=target, source=source, **plain)  # what was said of the year's money is less
        elif cost and "/" in row.indicator.unit:
            yield row


def _for_all_years(row: DraftRow, year: int) -> DraftRow:
    """The row with words that speak of the whole period where they spoke of this year: 2027年度按考核核定的补贴总额."""
    this_year = re.compile(rf"(?:{year}年(?:度|(?=内))?|{_THIS_YEAR})(?:内|中|(?P<end>[底末]))?(?!\d)")
    item = row.indicator
    words = {
        field: this_year.sub(lambda m: "项目期末" if m["end"] else "项目期内", getattr(item, field))
        for field in ("definition", "value_basis")
    }
    return row.with_changes(**words)


def _is_a_step(row: DraftRow, rows: Sequence[DraftRow]) -> bool:
    """What is reached in this year alone, beside others of its class that hold for the whole period."""
    others = (r for r in rows if r.level1 == row.level1 and not r.this_year and not r.indicator.parsed.is_date)
    return row.this_year and any(not _is_quantity(r) for r in others)


def _is_quantity(row: DraftRow) -> bool:
    return read_level2(row.indicator.level2) == QUANTITY and row.level1 == OUTPUT


def _overall_end(rows: Sequence[DraftRow], facts: Facts, project: Project) -> Iterator[DraftRow]:
    """The last day of the whole period, where no row of it has a day."""
    if facts.end is not None and not any(r.overall and r.indicator.parsed.is_date for r in rows):
        yield end_row(project.end, sources.from_span(facts.end.span), overall=True)


def _finish(rows: Iterable[DraftRow], profile: Profile) -> tuple[Indicator, ...]:
    """Rows in the classes and order of the profile, weighed, with the words of its scoring curve."""
    placed = [_place(r, profile) for r in rows]
    order = {(c.name, s.name): i for i, (c, s) in enumerate((c, s) for c in profile.level1 for s in c.level2)}
    placed.sort(key=lambda r: order.get((r.indicator.level1, r.indicator.level2), len(order)))
    return tuple(_with_standard(r.indicator, profile.curves) for r in weigh(confirmed_first(placed), profile))


def _place(row: DraftRow, profile: Profile) -> DraftRow:
    place = profile.place(row.indicator.level1, row.indicator.level2)
    return row.with_changes(level1=place[0], level2=place[1]) if place else row


def _with_standard(item: Indicator, curves: Curves | None) -> Indicator:
    if item.scoring_standard or curves is None:
        return item
    return item.model_copy(update={"scoring_standard": scoring_standard(item, curves)})
