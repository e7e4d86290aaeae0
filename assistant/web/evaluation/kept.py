"""Evaluations that are kept: each is a work of its own, with its papers and every revision of its record beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex

from assistant.domain.dossier import Dossier
from assistant.domain.filing import Filing, Project
from assistant.domain.vocabulary import FormKind
from assistant.store.errors import StoreError, WorkNotFound
from assistant.store.file_store import KeptFile
from assistant.store.saved_works import WorkSummary
from assistant.web.desk import Desk
from assistant.web.evaluation.record import EvaluationChange, EvaluationRecord
from assistant.web.identity import Visitor

PAPERS = "资料/"
"""How the names of papers begin among the files of a work."""
_RECORD, _DOSSIER = "评价记录.json", "资料读取.json"
_STALE = "别人刚改过这份评价，请看过最新的再改。"
_NONE = "没有这份评价，请回到评价列表。"
_MOST = 200


@dataclass(frozen=True)
class KeptEvaluations:
    """The evaluations of an installation."""

    desk: Desk

    def begin(self, name: str, profile: str, record: EvaluationRecord, visitor: Visitor, project_id: str = "") -> str:
        """A new evaluation: the id of its work. Raises ProfileNotFound."""
        product, work_id = self.desk.product, token_hex(6)
        year = record.declaration.year if record.declaration else None
        project = record.declaration.project if record.declaration else Project(name=name)
        filing = Filing(
            form=FormKind.EVALUATION_REPORT, profile=product.profile(profile or None).id, year=year, project=project
        )
        product.store.works.keep(product.works().opened(work_id, filing), visitor.actor(), project_id)
        self._keep(work_id, _RECORD, record.model_dump_json(), visitor)
        return work_id

    def listed(self) -> list[WorkSummary]:
        """The evaluations, the last changed first."""
        works = self.desk.product.store.works.list(limit=_MOST)
        return [w for w in works if w.kind == FormKind.EVALUATION_REPORT.value]

    def record(self, work_id: str, revision: int | None = None) -> EvaluationRecord:
        """The last revision, or an earlier one. Raises WorkNotFound."""
        store = self.desk.product.store
        if store.works.open(work_id).work.kind is not FormKind.EVALUATION_REPORT:
            raise WorkNotFound(_NONE)
        files = [f for f in store.files.of(work_id) if f.name == _RECORD]
        for file in reversed(files):
            found = EvaluationRecord.model_validate_json(store.files.content(file.sha256))
            if revision is None or found.revision == revision:
                return found
        raise WorkNotFound(_NONE)

    def change(
        self, work_id: str, seen: int, visitor: Visitor, change: EvaluationChange, update: Mapping[str, object]
    ) -> EvaluationRecord:
        """The next revision, with new values. Raises StoreError where another was faster."""
        record = self._seen(work_id, seen)
        signed = change.model_copy(update={"who": visitor.name, "at": self.desk.product.now().isoformat()})
        next_ = {"revision": seen + 1, "back_to": seen, "changes": (*record.changes, signed)}
        made = record.model_copy(update={**update, **next_})
        self._keep(work_id, _RECORD, made.model_dump_json(), visitor)
        return made

    def undo(self, work_id: str, seen: int, visitor: Visitor) -> EvaluationRecord:
        """The record as it was before the last change. Raises StoreError where there is none."""
        record = self._seen(work_id, seen)
        if record.back_to is None:
            raise StoreError("没有可以撤销的改动。")
        before = self.record(work_id, record.back_to)
        made = before.model_copy(update={"revision": seen + 1})
        self._keep(work_id, _RECORD, made.model_dump_json(), visitor)
        return made

    def _seen(self, work_id: str, seen: int) -> EvaluationRecord:
        record = self.record(work_id)
        if record.revision != seen:
            raise StoreError(_STALE)
        return record

    def keep_dossier(self, work_id: str, dossier: Dossier, visitor: Visitor) -> str:
        """What was read of the papers, kept once: its hash."""
        return self._keep(work_id, _DOSSIER, dossier.model_dump_json(), visitor).sha256

    def dossier(self, record: EvaluationRecord) -> Dossier | None:
        """What was read of the papers; None where nothing was read yet."""
        if not record.dossier:
            return None
        return Dossier.model_validate_json(self.desk.product.store.files.content(record.dossier))

    def add_paper(self, work_id: str, name: str, content: bytes, visitor: Visitor) -> None:
        """A paper under its path in the folder that was given."""
        self.desk.product.store.files.keep(work_id, f"{PAPERS}{name}", content, visitor.name)

    def papers(self, work_id: str, record: EvaluationRecord) -> dict[str, KeptFile]:
        """The papers by their paths, the newest of a path; those that were taken out again are not among them."""
        files = self.desk.product.store.files.of(work_id)
        found = {f.name.removeprefix(PAPERS): f for f in files if f.name.startswith(PAPERS)}
        return {name: f for name, f in sorted(found.items()) if f.id not in record.left_out}

    def _keep(self, work_id: str, name: str, text: str, visitor: Visitor) -> KeptFile:
        return self.desk.product.store.files.keep(work_id, name, text.encode(), visitor.name)
