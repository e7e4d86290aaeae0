"""A work that starts from a form that there is: last year's declaration, or an approved one."""

from assistant.domain.filing import Filing, Goals
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.profile import Profile
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import FormKind
from assistant.files.interface import IntakeError
from assistant.works.changes.drafting import laid_over
from assistant.works.interface import NotApplicable, Outcome, Tools
from assistant.works.rows import in_order, numbered
from assistant.works.state import WorkState
from assistant.works.weights import class_totals, is_right, weighed

_READABLE = frozenset({FormKind.GOAL_DECLARATION, FormKind.SELF_EVALUATION})
_RESULTS = ("actual", "score", "score_formula", "chosen_share", "chosen_reason", "deviation", "deviation_kind")


def start_from(state: WorkState, order: Operation, tools: Tools) -> Outcome:
    """The form of a file as the ground of this work: in its profile and year, every value to be confirmed."""
    if tools.only_checks:
        return Outcome(state, "已有的表")
    found = [f for f in _read(order.file, tools) if f.form in _READABLE and f.indicators]
    if len(found) != 1:
        what = "没有读到申报表或自评表" if not found else f"有{len(found)}张表，请只给一张"
        raise NotApplicable(f"“{order.file[-30:]}”里{what}。")
    filing = as_ground(found[0], tools.profile, state.filing.year, order.file)
    numbered_filing, last = numbered(filing, state.last_row)
    fresh = state.model_copy(
        update={"filing": numbered_filing, "drafted": numbered_filing, "ground": numbered_filing, "last_row": last}
    )
    homeless = [r.name for r in filing.indicators if tools.profile.place(r.level1, r.level2) is None]
    kept = laid_over(fresh, tools)
    size = f"照“{_name(order.file)}”做，{len(filing.indicators)}条指标，数值请逐条核对"
    return Outcome(kept.state, "已有的表", "", size).with_note(
        f"原表是{found[0].year}年度，现在是{filing.year}年度" if found[0].year not in {None, filing.year} else "",
        f"本口径没有它们的分类，请改分类或删去：{'、'.join(homeless)}" if homeless else "",
        *kept.lost,
    )


def _read(file: str, tools: Tools) -> list[Filing]:
    try:
        return list(tools.ports.read(file))
    except IntakeError as error:
        raise NotApplicable(str(error)) from error


def _name(file: str) -> str:
    return file.replace("\\", "/").rsplit("/", 1)[-1]


def as_ground(filing: Filing, profile: Profile, year: int | None, file: str) -> Filing:
    """A declaration of this profile and year from an older form: without results, every value marked by its file."""
    rows = in_order([_bare(r, profile, file) for r in filing.indicators], profile)
    if not is_right(rows, profile) and (totals := class_totals(rows, profile)):
        rows = weighed(rows, totals, {r.id: r.weight for r in rows if r.weight and r.id})
    overall = in_order([_bare(r, profile, file) for r in filing.overall_indicators], profile)
    goals = Goals(annual=filing.goals.annual, overall=filing.goals.overall)
    known = {"initial": None, "adjusted": None, "executed": None, "lines": ()}
    scores = {"execution_rate": None, "execution_weight": None, "execution_score": None}
    return Filing(
        form=FormKind.GOAL_DECLARATION,
        profile=profile.id,
        year=year or filing.year,
        project=filing.project,
        funds=filing.funds.model_copy(update={**known, **scores}),
        goals=goals,
        indicators=rows,
        overall_indicators=overall,
        sources={path: _source(file) for path in _paths(filing)},
    )


def _bare(row: Indicator, profile: Profile, file: str) -> Indicator:
    place = profile.place(row.level1, row.level2) or (row.level1, row.level2)
    fields = {f: Indicator.model_fields[f].default for f in _RESULTS}
    return row.model_copy(update={**fields, "id": "", "level1": place[0], "level2": place[1], "source": _source(file)})


def _source(file: str) -> Source:
    return Source(kind=SourceKind.EVIDENCE, label=f"照“{_name(file)}”，请核对", document=_name(file), confirm=True)


def _paths(filing: Filing) -> list[str]:
    head = [
        f"project.{f}"
        for f in ("name", "department", "unit", "attribute", "start", "end")
        if getattr(filing.project, f)
    ]
    money = [f"funds.{f}" for f in ("total", "fiscal", "carry_over", "other") if getattr(filing.funds, f) is not None]
    goals = [f"goals.{f}" for f in ("annual", "overall") if getattr(filing.goals, f)]
    return [*head, *money, *goals]
