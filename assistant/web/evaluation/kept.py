"""The evaluations that are kept: which there are, their papers, what was read of them."""

from dataclasses import dataclass

from assistant.domain.dossier import Dossier
from assistant.domain.vocabulary import FormKind
from assistant.files.interface import IntakeError
from assistant.store.errors import WorkNotFound
from assistant.store.file_store import KeptFile
from assistant.store.saved_works import SavedWork, WorkSummary
from assistant.web.desk import Desk
from assistant.web.identity import Visitor
from assistant.works.evaluation import case_of
from assistant.works.evaluation_case import EvaluationCase

PAPERS = "资料/"
"""How the names of papers begin among the files of a work."""
_DOSSIER = "资料读取.json"
_NONE = "没有这份评价，请回到评价列表。"
_MOST = 200


@dataclass(frozen=True)
class KeptEvaluations:
    """The evaluations of an installation."""

    desk: Desk

    def listed(self) -> list[WorkSummary]:
        """The evaluations, the last changed first."""
        works = self.desk.product.store.works.list(limit=_MOST)
        return [w for w in works if w.kind == FormKind.EVALUATION_REPORT.value]

    def open(self, work_id: str) -> SavedWork:
        """An evaluation as it stands. Raises WorkNotFound."""
        saved = self.desk.product.store.works.open(work_id)
        if saved.work.kind is not FormKind.EVALUATION_REPORT:
            raise WorkNotFound(_NONE)
        return saved

    def case(self, work_id: str) -> EvaluationCase:
        """What it is made of. Raises WorkNotFound."""
        return case_of(self.open(work_id).work.state)

    def keep_dossier(self, work_id: str, dossier: Dossier, visitor: Visitor) -> str:
        """What was read of the papers, kept once: its hash."""
        return self._keep(work_id, _DOSSIER, dossier.model_dump_json().encode(), visitor).sha256

    def dossier(self, case: EvaluationCase) -> Dossier | None:
        """What was read of the papers; None where nothing was read yet."""
        if not case.dossier:
            return None
        try:
            return Dossier.model_validate_json(self.desk.product.store.files.content(case.dossier))
        except ValueError as error:
            raise IntakeError("读过的资料打不开了，请重新阅读资料。") from error

    def keep_paper(self, work_id: str, name: str, content: bytes, visitor: Visitor) -> KeptFile:
        """A paper under its path in the folder that was given; it counts once an operation takes it in."""
        return self._keep(work_id, f"{PAPERS}{name}", content, visitor)

    def papers(self, work_id: str, case: EvaluationCase) -> dict[str, KeptFile]:
        """The papers by their paths, the newest of a path; those that were taken out again are not among them."""
        taken = set(case.papers)
        files = self.desk.product.store.files.of(work_id)
        found = {f.name.removeprefix(PAPERS): f for f in files if f.name.startswith(PAPERS) and f.id in taken}
        return dict(sorted(found.items()))

    def _keep(self, work_id: str, name: str, content: bytes, visitor: Visitor) -> KeptFile:
        return self.desk.product.store.files.keep(work_id, name, content, visitor.name)
