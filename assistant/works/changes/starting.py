"""A work that starts from a form that there is: last year's declaration, or an approved one, rolled on to its year."""

from assistant.domain.filing import Filing, Goals
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.vocabulary import FormKind
from assistant.files.interface import IntakeError
from assistant.works.changes.account import add_results
from assistant.works.changes.drafting import drafted, laid_over, with_draft
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import numbered
from assistant.works.state import WorkState

_READABLE = frozenset({FormKind.GOAL_DECLARATION, FormKind.SELF_EVALUATION})
_RESULTS = (
    "actual", "score", "given_score", "score_formula", "chosen_share", "chosen_reason", "deviation", "deviation_kind",
)  # fmt: skip


def start_from(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The form of a file as the ground of this work: in its profile and year, every value to be confirmed."""
    if state.filing.form is FormKind.SELF_EVALUATION:
        return add_results(state, Operation(op=OperationKind.ADD_RESULTS, file=order.file), tools)
    if tools.only_checks:
        return ChangeOutcome(state, "已有的表")
    tools.form = _form(order.file, tools)
    ground, last = numbered(as_ground(tools.form), state.last_row)
    base = {"ground": ground, "drafted": ground, "document": _name(order.file), "last_row": last}
    begun = state.model_copy(update=base)
    draft = drafted(begun, tools)
    fresh = with_draft(begun, draft)
    homeless = [r.name for r in ground.indicators if tools.profile.place(r.level1, r.level2) is None]
    kept = laid_over(fresh, tools)
    size = f"照“{_name(order.file)}”做，{len(fresh.filing.indicators)}条指标，数值请逐条核对"
    return ChangeOutcome(kept.state, "已有的表", "", size).with_note(
        *(f"{change.where}：{change.before}→{change.after}" for change in draft.changes),
        f"本口径没有它们的分类，请改分类或删去：{'、'.join(homeless)}" if homeless else "",
        *kept.lost,
    )


def _form(file: str, tools: Tools) -> Filing:
    """The one form of a file, as it was read the first time."""
    if tools.recorded_form is not None:
        return tools.recorded_form
    found = [f for f in _read(file, tools) if f.form in _READABLE and f.indicators]
    if len(found) != 1:
        what = "没有读到申报表或自评表" if not found else f"有{len(found)}张表，请只给一张"
        raise NotApplicable(f"“{file[-30:]}”里{what}。")
    return found[0]


def _read(file: str, tools: Tools) -> list[Filing]:
    try:
        return list(tools.ports.read(file))
    except IntakeError as error:
        raise NotApplicable(str(error)) from error


def _name(file: str) -> str:
    return file.replace("\\", "/").rsplit("/", 1)[-1]


def as_ground(filing: Filing) -> Filing:
    """The declaration in an older form: without ids, results and scores."""
    known = {"initial": None, "adjusted": None, "executed": None, "lines": ()}
    scores = {"execution_rate": None, "execution_weight": None, "execution_score": None}
    return Filing(
        form=FormKind.GOAL_DECLARATION,
        profile=filing.profile,
        year=filing.year,
        project=filing.project,
        funds=filing.funds.model_copy(update={**known, **scores}),
        goals=Goals(annual=filing.goals.annual, overall=filing.goals.overall),
        indicators=tuple(_bare(r) for r in filing.indicators),
        overall_indicators=tuple(_bare(r) for r in filing.overall_indicators),
    )


def _bare(row: Indicator) -> Indicator:
    fields = {f: Indicator.model_fields[f].default for f in _RESULTS}
    return row.model_copy(update={**fields, "id": ""})
