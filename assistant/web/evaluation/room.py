"""The room 评价 over a product, as plain calls: papers in, read and assessed, the report out; every change is an
operation on the work."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any

from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.llm.interface import Errand
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.edits import BadEdit
from assistant.web.desk import Desk
from assistant.web.evaluation.kept import KeptEvaluations
from assistant.web.evaluation.reading import PaperReading, opened
from assistant.web.evaluation.view import evaluation_json
from assistant.web.home.starting import Upload
from assistant.web.identity import Visitor
from assistant.works.evaluation import case_of, order_of
from assistant.writing.interface import Progress


@dataclass(frozen=True)
class EvaluationRoom:
    """One installation's evaluations."""

    desk: Desk

    @property
    def kept(self) -> KeptEvaluations:
        return KeptEvaluations(self.desk)

    def begin(self, name: str, profile: str, declaration: str, visitor: Visitor) -> str:
        """A new evaluation, of the declaration of a work where one is named: its id. Raises WorkNotFound."""
        product = self.desk.product
        saved = product.store.works.open(declaration) if declaration else None
        goals = saved.work.filing if saved else None
        profile_id = product.profile(profile or (goals.profile if goals else None)).id
        work = product.works().evaluation(token_hex(6), name, profile_id, goals)
        return product.store.works.keep(work, visitor.actor(), saved.project_id if saved else "").work.id

    def shown(self, saved: SavedWork) -> dict[str, Any]:
        """An evaluation as the room shows it, its conversation apart."""
        case = case_of(saved.work.state)
        kinds = [{"id": f.id, "title": f.title} for f in self.desk.product.evaluations.frameworks()]
        profile = self.desk.product.profile(saved.work.profile)
        report = self.desk.product.evaluation_report(saved.work)
        papers = self.kept.papers(saved.work.id, case)
        view = evaluation_json(saved, profile, papers, self.kept.dossier(case), report)
        return {**view, "frameworks": kinds, "framework": order_of(case, profile).framework}

    def add(self, work_id: str, uploads: Sequence[Upload], visitor: Visitor) -> dict[str, Any]:
        """Papers into the folder, archives unpacked: how many, and what could not be used. Raises IntakeError."""
        self.kept.open(work_id)
        with TemporaryDirectory(prefix="jixiao-upload-") as room:
            files, refused = opened(uploads, Path(room))
            kept = [self.kept.keep_paper(work_id, f.name, f.content, visitor) for f in files]
        if kept:
            self._do(work_id, Operation(op=Kind.ADD_PAPERS, files=tuple(f.id for f in kept)), visitor)
        return {"added": len(kept), "refused": refused}

    def take_out(self, work_id: str, file: str, visitor: Visitor) -> None:
        """A paper out of the folder. Raises BadEdit where it is not in it."""
        self._do(work_id, Operation(op=Kind.REMOVE_PAPER, file=file), visitor)

    def give(self, work_id: str, kind: str, upload: Upload, visitor: Visitor) -> None:
        """Goals, results or a survey beside the papers. Raises BadEdit."""
        self.kept.open(work_id)
        name = Path(upload.name.replace("\\", "/")).name or "文件"
        file = self.desk.product.store.files.keep(work_id, name, upload.content, visitor.name)
        self._do(work_id, Operation(op=Kind.GIVE_FILE, field=kind, file=f"{file.sha256}/{name}"), visitor)

    def read(self, work_id: str, visitor: Visitor, tell: Progress, errand: Errand) -> None:
        """The papers read and assessed; scores and texts of before are replaced. Raises Cancelled, IntakeError."""
        kept, product = self.kept, self.desk.product
        reading = PaperReading(product.store.files, product.settings.data_dir.resolve() / "readings")
        dossier = reading.read(kept.papers(work_id, kept.case(work_id)), tell, errand)
        tell("逐项核对佐证、评分")
        self._do(work_id, Operation(op=Kind.ASSESS, file=kept.keep_dossier(work_id, dossier, visitor)), visitor)

    def write(self, work_id: str, visitor: Visitor, tell: Progress, errand: Errand) -> None:
        """The sections of the report, written one after the other. Raises Cancelled, BadEdit."""
        self._do(work_id, Operation(op=Kind.WRITE_REPORT), visitor, tell, errand)

    def _do(
        self, work_id: str, order: Operation, visitor: Visitor, tell: Progress | None = None,
        errand: Errand | None = None,
    ) -> None:  # fmt: skip
        """An operation on the work as it stands, saved. Raises BadEdit with the reason where it was not done."""
        product = self.desk.product
        works = product.saving_works(product.models.connected(visitor.model), tell or _quiet, errand)
        _, done = works.apply(self.kept.open(work_id).work, order, visitor.actor())
        if not done.applied:
            raise BadEdit(done.why)


def _quiet(_step: str) -> None:
    """Nobody looks on."""
