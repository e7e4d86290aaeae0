"""A cell that stays open, with the reason that the form then shows in it."""

from assistant.domain.operation import Operation
from assistant.works.gaps import needs_reason
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.sheet import sheet_of
from assistant.works.state import GapReason, Work, WorkState
from assistant.works.wording import readable_text

_LEAST_REASON = 2


def explain_gap(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The reason why a cell stays open. Raises NotApplicable for a cell that is filled, or that holds money."""
    sheet = sheet_of(Work(id="", start=state, state=state, steps=tools.steps), tools.profile)
    cell = next((c for c in sheet.values if order.cell in (c.key, *c.paths)), None)
    if cell is None or not any(needs_reason(p, state.filing) for p in cell.paths):
        raise NotApplicable("这一格已经填了，或不是要填的格，不用说明。")
    reason = readable_text(order.reason, "理由")
    if len(reason) < _LEAST_REASON:
        raise NotApplicable("请写明这一格为什么现在填不了。")
    kept = tuple(g for g in state.gaps if g.path not in cell.paths)
    added = tuple(GapReason(path=p, reason=reason) for p in cell.paths if needs_reason(p, state.filing))
    return ChangeOutcome(state.model_copy(update={"gaps": (*kept, *added)}), cell.label, "待补充", f"暂不填：{reason}")
