"""Clauses of the policy library in the basis of a project: taken in and out by a person, held to the library."""

from assistant.domain.citation import Citation
from assistant.domain.operation import Operation
from assistant.domain.policy import PolicyStatus
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import WorkState

BASIS = "立项依据"
MOST = 30


def add_basis(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """A clause that the library holds, with document number, article and quote."""
    found = tools.ports.clause(order.policy, order.article)
    if found is None:
        raise NotApplicable("政策库里没有这一条，没有收进依据。请在“问政策”里打开条款再收。")
    if any(_is(c, found.policy_id, found.article) for c in state.basis):
        raise NotApplicable(f"“{found}”已经在{BASIS}里了，没有改动。")
    if len(state.basis) >= MOST:
        raise NotApplicable(f"{BASIS}最多收{MOST}条，请先移出不用的。")
    return ChangeOutcome(state.model_copy(update={"basis": (*state.basis, found)}), BASIS, "", _shown(found))


def remove_basis(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """A clause taken out of the basis."""
    found = next((c for c in state.basis if _is(c, order.policy, order.article)), None)
    if found is None:
        raise NotApplicable(f"{BASIS}里没有这一条，可能已经移出了。")
    left = tuple(c for c in state.basis if c is not found)
    return ChangeOutcome(state.model_copy(update={"basis": left}), BASIS, _shown(found), "已移出")


def _is(cited: Citation, policy: str, article: str) -> bool:
    return (cited.policy_id, cited.article) == (policy, article)


def _shown(cited: Citation) -> str:
    """The clause in words, with what is to be known of its validity."""
    status = PolicyStatus(cited.status)
    return f"{cited}{'' if status is PolicyStatus.IN_FORCE else f'（{status.word}）'}"
