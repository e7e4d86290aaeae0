"""Results laid over the approved declaration: by name and class, then by clearly same_name names, never by position."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.deviations import read_deviation, write_deviation
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.results import Deviation, Paired, Result, Results
from assistant.forms.results.money_over import with_money
from assistant.forms.results.names import same_class, same_name, units_agree
from assistant.forms.results.units import as_printed
from assistant.language.names import normal
from assistant.scoring.reading import lacks_percent

_WORDS = (
    "process", "execution_reason", "conclusion", "problems", "measures", "organisation", "lessons", "use", "note",
)  # fmt: skip
_NOTHING = re.compile(r"[\s\-—–_/\\]*(?:无|没有|无偏差|不涉及)?[\s\-—–_/\\。]*")
_COLUMNS = ("actual", "deviation", "score")


def pair(declaration: Filing, results: Results) -> Paired:
    """A self-evaluation: the declaration with its results. Of a half-filled one, only what was given is replaced.

    Results that fit no indicator are in ``unknown``; indicators without an actual value in ``missing``.
    """
    found, unknown, notes = _places(declaration.indicators, results.items)
    rows = tuple(_over(row, found[i]) if i in found else row for i, row in enumerate(declaration.indicators))
    changed = rows != declaration.indicators
    filing, money_notes = with_money(declaration, results)
    filing = filing.model_copy(
        update={
            "form": declaration.form.SELF_EVALUATION,
            "indicators": rows,
            "total_score": None if changed or filing.funds != declaration.funds else declaration.total_score,
            "grade": "" if changed or filing.funds != declaration.funds else declaration.grade,
            "columns": None if filing.columns is None else tuple(sorted({*filing.columns, *_COLUMNS})),
            "sources": {**filing.sources, **{_path(i): r.source for i, r in found.items() if r.source}},
        }
    )
    return Paired(
        filing=_noted(filing, results),
        unknown=tuple(unknown),
        missing=tuple(row.name for row in rows if not (row.actual or "").strip()),
        unread=results.unread,
        notes=(*results.notes, *money_notes, *notes, *_doubtful(rows, found)),
    )


def _path(row: int) -> str:
    return f"indicators.{row}.actual"


def _noted(filing: Filing, results: Results) -> Filing:
    """With the words and the completion of the results, where they say something."""
    words = {f: v for f in _WORDS if (v := getattr(results, f))}
    goals = {"actual": results.goal_actual} if results.goal_actual else {}
    project = {} if results.completed is None else {"completed": results.completed}
    return filing.model_copy(
        update={
            "account": filing.account.model_copy(update=words),
            "goals": filing.goals.model_copy(update=goals),
            "project": filing.project.model_copy(update=project),
        }
    )


def _places(
    rows: Sequence[Indicator], items: Sequence[Result]
) -> tuple[dict[int, Result], list[Result], list[str]]:  # fmt: skip
    """The result of each row by its index, the results without a row, and how same_name names were taken."""
    found: dict[int, Result] = {}
    notes: list[str] = []
    later: list[Result] = []
    for item in items:
        at = _named(rows, item)
        if len(at) == 1 and at[0] not in found:
            found[at[0]] = item
            notes += _class_differs(rows[at[0]], item)
        else:
            later.append(item)
            notes += _why_not(rows, item, at)
    unknown: list[Result] = []
    for item in later:
        near_row = None if _named(rows, item) else _nearest(rows, item, found)
        if near_row is None:
            unknown.append(item)
        else:
            found[near_row] = item
            notes.append(f"“{item.name}”按名称相近对应批复的“{rows[near_row].name}”，请核对。")
    return found, unknown, notes


def _named(rows: Sequence[Indicator], item: Result) -> list[int]:
    """The rows of this name; of several, those of the class that was stated."""
    wanted = normal(item.name)
    same = [i for i, row in enumerate(rows) if wanted and normal(row.name) == wanted]
    of_class = [i for i in same if same_class(rows[i], item.level1, item.level2)]
    return of_class if len(same) > 1 and of_class else same


def _class_differs(row: Indicator, item: Result) -> Iterator[str]:
    if not same_class(row, item.level1, item.level2):
        yield f"“{item.name}”填在{item.level2 or item.level1}，批复在{row.level2 or row.level1}，已按批复的分类记。"


def _why_not(rows: Sequence[Indicator], item: Result, at: Sequence[int]) -> Iterator[str]:
    if len(at) > 1:
        yield f"批复的指标中有 {len(at)} 条都叫“{item.name}”，请写明二级指标后再填。"
    elif at:
        yield f"“{rows[at[0]].name}”给了两次完成情况，用了先写的一次，请核对。"


def _nearest(rows: Sequence[Indicator], item: Result, found: dict[int, Result]) -> int | None:
    """The only row with a same_name name, of the same class and unit; None where none or several are same_name."""
    alike = [i for i, row in enumerate(rows) if same_name(row.name, item.name)]
    fitting = [i for i in alike if same_class(rows[i], item.level1, item.level2) and units_agree(rows[i], item.actual)]
    return fitting[0] if len(alike) == 1 and fitting and fitting[0] not in found else None


def _over(row: Indicator, item: Result) -> Indicator:
    """One row with what was given of it; a score that stood there does not follow a new value."""
    changes: dict[str, object] = {}
    actual = as_printed(item.actual, row)
    if actual and row.actual not in {item.actual, actual}:
        changes |= {"actual": actual, "score": None, "score_formula": ""}
    if item.share is not None:
        changes["chosen_share"] = item.share
    changes |= {f: v for f, v in (("chosen_reason", item.reason), ("evidence", item.evidence)) if v}
    stated = _noted_something(item.deviation)
    if (stated.text or stated.kind) and stated != read_deviation(row.deviation or "", row.deviation_kind):
        changes |= {"deviation": write_deviation(stated), "deviation_kind": str(stated.kind or "")}
    return row.model_copy(update=changes)


def _noted_something(stated: Deviation) -> Deviation:
    """A deviation without parts that say nothing: 无, /."""
    parts = {f: "" for f in ("cause", "remedy") if _NOTHING.fullmatch(getattr(stated, f))}
    return stated.model_copy(update=parts)


def _doubtful(rows: Sequence[Indicator], found: dict[int, Result]) -> Iterator[str]:
    """Fractions for percentages, numbers of about so much and units that differ are asked about."""
    for i in sorted(found):
        row = rows[i]
        actual = row.parsed_actual
        if not found[i].actual or not actual.is_number:
            continue
        if lacks_percent(row):
            yield f"“{row.name}”的完成值“{row.actual}”没有写“%”，指标值是{row.target}，请写明百分数。"
        elif not units_agree(row, row.actual or ""):
            yield f"“{row.name}”的完成值“{row.actual}”与指标值“{row.target}”单位不同，请核对。"
        if actual.approximate:
            yield f"“{row.name}”的完成值“{row.actual}”是约数，已按这个数计分，请改为准确的数。"
