"""Findings that a person follows or does not."""

from assistant.domain.finding import Severity
from assistant.domain.operation import Operation
from assistant.works.findings import named_findings
from assistant.works.fixes import orders_for
from assistant.works.gaps import with_reasons
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import FindingDecision, WorkFinding, WorkState
from assistant.works.wording import readable_text

_LEAST_REASON = 2


def _finding(state: WorkState, name: str, tools: Tools) -> WorkFinding:
    result = tools.ports.review(with_reasons(state), tools.profile, state.facts)
    found = next((f for f in named_findings(state, result.findings) if f.id == name), None)
    if found is None:
        raise NotApplicable("这条检查意见已经不在了，可能已经改好。")
    return found


def accept_finding(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """What the finding says is right, done; where only a person knows, the finding's advice is said instead."""
    found = _finding(state, order.finding, tools)
    orders = orders_for(state.filing, found.finding)
    if not orders:
        raise NotApplicable(f"这一条要您来定：{found.finding.message}{found.finding.advice}")
    done = ChangeOutcome(state, "")
    for one in orders:
        done = tools.handlers[one.op](done.state, one, tools)
        tools.resolved.append(one)
    return ChangeOutcome(done.state, done.place, done.before, done.after)


def ignore_finding(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """A finding that a person does not follow, with the reason. What must be mended cannot be passed over."""
    found = _finding(state, order.finding, tools)
    if found.finding.severity is Severity.FATAL:
        raise NotApplicable(f"“{found.finding.message}”是必改的问题，不改不能定稿，不能不采纳。")
    reason = readable_text(order.reason, "理由")
    if len(reason) < _LEAST_REASON:
        raise NotApplicable("请写明不采纳的理由。")
    kept = tuple(d for d in state.ignored if d.finding != found.id)
    done = state.model_copy(update={"ignored": (*kept, FindingDecision(finding=found.id, reason=reason))})
    return ChangeOutcome(done, f"检查意见“{found.finding.name}”", found.finding.message, f"不采纳：{reason}")
