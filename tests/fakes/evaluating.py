"""An evaluation as a work: its papers were read already, the assessment is that of the fakes, the rules write."""

from dataclasses import replace

from assistant.domain.citation import Citation
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Evaluation
from assistant.domain.filing import Filing, Project
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Actor, Operation
from assistant.files.interface import IntakeError
from assistant.jobs.evaluation.report import report_sections
from assistant.works.works import Works
from assistant.writing.rule_narrator import RuleBasedNarrator
from tests.fakes.evaluations import sample_evaluation
from tests.fakes.works import CLERK, Desk

READ = "a" * 64
"""The hash of what was read of the papers."""
APPROVED = Filing(
    profile="central-2021", year=2025, project=Project(name="教室照明改造"),
    indicators=(Indicator(level1="产出指标", level2="数量指标", name="改造教室数量", target="≥400间"),),
)  # fmt: skip
CLAUSE = Citation(
    policy_id="budget-law", doc_no="主席令第22号", title="预算法", article="第十三条", status="in_force", quote="经批准"
)


class Parts:
    """The job of evaluations over one assessment; it counts what it wrote."""

    def __init__(self):
        self.assessed, self.written = 0, 0

    def dossier(self, key):
        if key != READ:
            raise IntakeError("没有这个文件，没有改动。请重新上传。")
        return Dossier(folder="资料")

    def given(self, kind, file, declaration):  # noqa: ARG002 -- the shape of the port
        if kind != "declaration":
            raise IntakeError("读不出来，没有改动。请换一个文件。")
        return APPROVED

    def evaluate(self, dossier, order):  # noqa: ARG002
        self.assessed += 1
        made = {"framework": order.framework, "stage": order.stage, "by": order.by, "profile": order.profile.id}
        return Evaluation.model_validate_json(sample_evaluation().model_copy(update=made).model_dump_json())

    def write(self, evaluation, order, basis):  # noqa: ARG002
        self.written += 1
        narrator = RuleBasedNarrator()
        return tuple(narrator.narrate(task) for task in report_sections(evaluation, None, (), {}, basis))

    def findings(self, case, evaluation, order):  # noqa: ARG002
        return ()


class EvaluationDesk(Desk):
    """An evaluation; ``read`` has its papers read and assessed."""

    def __init__(self, *, read=True):
        super().__init__()
        self.parts = Parts()
        ports = replace(self.works.ports, evaluations=self.parts, clause=self._clause)
        self.works = Works(ports)
        self.work = self.works.evaluation("e1", "", "central-2021", APPROVED)
        if read:
            self.order("assess", file=READ)

    @staticmethod
    def _clause(policy, article):
        return CLAUSE if (policy, article) == (CLAUSE.policy_id, CLAUSE.article) else None

    def order(self, op, actor: Actor = CLERK, **arguments):
        """An operation; rows are named by their ids."""
        self.work, done = self.works.apply(self.work, Operation(op=op, **arguments), actor)
        return done

    @property
    def made(self):
        return self.work.state.evaluation.evaluation

    def assessed(self, row):
        return next(r for r in self.made.indicators if r.id == row)
