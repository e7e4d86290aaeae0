"""What a brief says, laid over a form that the work began with: last year's form and “今年培训150人”.

Only what the brief itself states is taken: a row that measures what a row of the form does gives it its value, others
are added; suggestions of the library are not. Goals in words stay as they are; FEA008 tells where they differ now.
"""

from collections.abc import Sequence

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.interface import Draft
from assistant.language.likeness import SAME_INDICATOR, likeness
from assistant.language.names import core
from assistant.works.rows import in_order
from assistant.works.weights import kept_right


def laid_on_ground(ground: Filing, draft: Draft, profile: Profile) -> Filing:
    """The form with the rows, money and head that the brief states."""
    written = draft.filing
    rows = _rows(ground.indicators, written.indicators)
    stated = {path: source for path, source in written.sources.items() if _is_stated(source)}
    money = {p.removeprefix("funds."): getattr(written.funds, p[6:]) for p in stated if p.startswith("funds.")}
    head = {p.removeprefix("project."): getattr(written.project, p[8:]) for p in stated if p.startswith("project.")}
    funds = written.funds if "total" in money else ground.funds.model_copy(update=money)
    return ground.model_copy(
        update={
            "profile": written.profile,
            "year": written.year,
            "indicators": kept_right(ground.indicators, in_order(rows, profile), profile),
            "funds": funds,
            "project": ground.project.model_copy(update=head),
            "sources": {**ground.sources, **stated},
        }
    )


def _is_stated(source: Source | None) -> bool:
    return source is not None and source.kind is SourceKind.BRIEF


def _rows(ground: Sequence[Indicator], written: Sequence[Indicator]) -> list[Indicator]:
    rows = list(ground)
    for new in (r for r in written if _is_stated(r.source)):
        at = _twin(rows, new)
        if at is None:
            rows.append(new.model_copy(update={"id": "", "weight": None}))
        else:
            value = {"target": new.target, "unit": new.unit, "unit_in_target": new.unit_in_target}
            rows[at] = rows[at].model_copy(update={**value, "source": new.source})
    return rows


def _twin(rows: Sequence[Indicator], new: Indicator) -> int | None:
    """The row of the form that measures the same: by name, in the same class and unit, the most alike."""
    alike = [
        (likeness(core(r.name), core(new.name)), -n)
        for n, r in enumerate(rows)
        if r.level2 == new.level2 and r.parsed.unit == new.parsed.unit
    ]
    best = max(alike, default=(0.0, 0))
    return -best[1] if best[0] >= SAME_INDICATOR else None
