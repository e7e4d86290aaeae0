"""Who does which operation on an evaluation; what is not here is refused, with what can be done instead."""

from collections.abc import Mapping

from assistant.domain.operation_kind import OperationKind
from assistant.works.changes.basis import add_basis, remove_basis
from assistant.works.changes.decisions import ignore_finding
from assistant.works.changes.evaluation.assessing import assess, set_evaluation
from assistant.works.changes.evaluation.papers import add_papers, give_file, remove_paper
from assistant.works.changes.evaluation.problems import delete_problem, set_problem
from assistant.works.changes.evaluation.report import set_section, write_report
from assistant.works.changes.evaluation.scores import set_actual, set_deduction, set_score
from assistant.works.changes.evaluation.taking_over import take_over
from assistant.works.changes.head import set_head
from assistant.works.changes.restoring import restore_version
from assistant.works.interface import Handler

_K = OperationKind
EVALUATION_HANDLERS: Mapping[OperationKind, Handler] = {
    _K.ADD_PAPERS: add_papers, _K.REMOVE_PAPER: remove_paper, _K.GIVE_FILE: give_file, _K.ASSESS: assess,
    _K.SET_EVALUATION: set_evaluation, _K.SET_SCORE: set_score, _K.SET_DEDUCTION: set_deduction,
    _K.SET_ACTUAL: set_actual, _K.SET_PROBLEM: set_problem, _K.DELETE_PROBLEM: delete_problem,
    _K.WRITE_REPORT: write_report, _K.SET_SECTION: set_section, _K.SET_HEAD: set_head, _K.ADD_BASIS: add_basis,
    _K.REMOVE_BASIS: remove_basis, _K.IGNORE_FINDING: ignore_finding, _K.RESTORE_VERSION: restore_version,
    _K.TAKE_OVER: take_over,
}  # fmt: skip
REFUSED = "这是绩效评价，评分表由程序按佐证评出。可以改得分、扣分、实际完成值、问题和报告文字，也可以撤销。"
