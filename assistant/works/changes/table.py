"""Who does which operation: one handler for every one that changes a work, undo and redo apart (works.py)."""

from collections.abc import Mapping

from assistant.domain.operation_kind import OperationKind
from assistant.domain.vocabulary import FormKind
from assistant.works.changes.account import add_results, set_account
from assistant.works.changes.answers import answer, skip_question
from assistant.works.changes.basis import add_basis, remove_basis
from assistant.works.changes.cells import set_class, set_name, set_target, set_text, set_weight
from assistant.works.changes.decisions import accept_finding, ignore_finding
from assistant.works.changes.drafting import add_brief
from assistant.works.changes.evaluation.table import EVALUATION_HANDLERS
from assistant.works.changes.gaps import explain_gap
from assistant.works.changes.goals import set_goal
from assistant.works.changes.head import set_head
from assistant.works.changes.money import set_money
from assistant.works.changes.numbers import ignore_number, use_number
from assistant.works.changes.restoring import restore_version
from assistant.works.changes.results import set_actual, set_deviation, set_score
from assistant.works.changes.rows import add_indicator, delete_indicator, merge_indicators, move_indicator
from assistant.works.changes.settings import switch_profile, switch_year
from assistant.works.changes.sharing import share_weights
from assistant.works.changes.starting import start_from
from assistant.works.interface import Handler

_K = OperationKind
HANDLERS: Mapping[OperationKind, Handler] = {
    _K.SET_TARGET: set_target, _K.SET_NAME: set_name, _K.SET_CLASS: set_class, _K.SET_WEIGHT: set_weight,
    _K.SET_TEXT: set_text, _K.SHARE_WEIGHTS: share_weights, _K.ADD_INDICATOR: add_indicator,
    _K.DELETE_INDICATOR: delete_indicator, _K.MOVE_INDICATOR: move_indicator, _K.MERGE_INDICATORS: merge_indicators,
    _K.SET_HEAD: set_head, _K.SET_MONEY: set_money, _K.SET_GOAL: set_goal, _K.USE_NUMBER: use_number,
    _K.IGNORE_NUMBER: ignore_number, _K.ANSWER: answer, _K.SKIP_QUESTION: skip_question,
    _K.ACCEPT_FINDING: accept_finding, _K.IGNORE_FINDING: ignore_finding, _K.SET_ACTUAL: set_actual,
    _K.SET_SCORE: set_score, _K.SET_DEVIATION: set_deviation,
    _K.SET_ACCOUNT: set_account, _K.ADD_RESULTS: add_results, _K.SWITCH_PROFILE: switch_profile,
    _K.SWITCH_YEAR: switch_year, _K.START_FROM: start_from, _K.ADD_BRIEF: add_brief,
    _K.RESTORE_VERSION: restore_version, _K.EXPLAIN_GAP: explain_gap,
    _K.ADD_BASIS: add_basis, _K.REMOVE_BASIS: remove_basis,
}  # fmt: skip


def handlers_of(kind: FormKind) -> Mapping[OperationKind, Handler]:
    """The handlers of one kind of work: an evaluation has a score sheet, every other kind a form."""
    return EVALUATION_HANDLERS if kind is FormKind.EVALUATION_REPORT else HANDLERS
