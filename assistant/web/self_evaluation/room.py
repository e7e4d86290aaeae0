"""The room 自评 over a product, as plain calls: self-evaluations begun from an approved form, results and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any

from assistant.domain.filing import Filing
from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.vocabulary import FormKind
from assistant.files.interface import IntakeError
from assistant.store.saved_works import SavedWork, WorkSummary
from assistant.web.declaration.edits import BadEdit
from assistant.web.declaration.view import REVIEW
from assistant.web.desk import Desk
from assistant.web.home.starting import Upload
from assistant.web.identity import Visitor
from assistant.web.self_evaluation.view import result_json
from assistant.web.wording import shown_title
from assistant.works.interface import NotApplicable
from assistant.works.rows import row_of

FINAL = "定稿"
_MOST = 200
_KINDS = frozenset({FormKind.GOAL_DECLARATION, FormKind.SELF_EVALUATION})
_NO_FORM = "“{}”里没有读到申报表或自评表，请上传批复的绩效目标申报表（Word、Excel、JSON）。"
_LONGEST_NAME = 80


@dataclass(frozen=True)
class SelfEvaluationRoom:
    """One installation's self-evaluations."""

    desk: Desk

    def listed(self, work_id: str = "") -> dict[str, Any]:
        """The self-evaluations there are, the forms that one may begin from, and what a work is."""
        works = [w for w in self.desk.product.store.works.list(limit=_MOST) if not w.id.startswith(REVIEW)]
        kind = next((w.kind for w in works if w.id == work_id), "")
        own = [w for w in works if w.kind == FormKind.SELF_EVALUATION.value]
        forms = [w for w in works if w.kind == FormKind.GOAL_DECLARATION.value and w.version]
        labels = self.desk.product.store.versions.current_labels()
        return {
            "kind": kind, "works": [_line(w, labels) for w in own], "forms": [_line(w, labels) for w in forms],
            "mine": [w.id for w in own if w.project_id in {f.project_id for f in forms if f.id == work_id}],
        }  # fmt: skip

    def shown(self, saved: SavedWork) -> dict[str, Any]:
        """A self-evaluation as the room shows it."""
        product = self.desk.product
        files = product.store.files.of(saved.work.id)
        view = result_json(saved, product.profile(saved.work.profile), files)
        return {**view, "declaration": self.declaration_of(saved)}

    def declaration_of(self, saved: SavedWork) -> str:
        """The declaration of the same project; "" where the self-evaluation began with a file."""
        works = self.desk.product.store.works.list(limit=_MOST)
        same = [w.id for w in works if w.project_id == saved.project_id and w.kind == FormKind.GOAL_DECLARATION.value]
        return same[0] if same else ""

    def from_work(self, work_id: str, actor: Actor) -> str:
        """A self-evaluation of the approved form of a work: its last version that is called 定稿, else as it stands."""
        store = self.desk.product.store
        saved = store.works.open(work_id)
        final = [v.version for v in store.versions.list(work_id) if v.label == FINAL]
        approved = store.versions.at(work_id, final[-1]).filing if final else saved.work.filing
        document = f"申报表{'（定稿）' if final else ''}"
        return self._begun(approved, document, actor, saved.project_id)

    def from_file(self, upload: Upload, actor: Actor) -> str:
        """A self-evaluation of the form in a file. Raises IntakeError, BadEdit."""
        from assistant.forms.reader import read_filings

        with TemporaryDirectory(prefix="jixiao-form-") as folder:
            found = [f.filing for f in read_filings(_put(upload, Path(folder)))]
        found = [f for f in found if f.form in _KINDS and f.indicators]
        if len(found) != 1:
            many = f"“{upload.name}”里有{len(found)}张表，请只给一张。"
            raise IntakeError(many if found else _NO_FORM.format(upload.name))
        work_id = self._begun(found[0], upload.name, actor)
        self.desk.product.store.files.keep(work_id, upload.name, upload.content, actor.who)
        return work_id

    def _begun(self, approved: Filing, document: str, actor: Actor, project_id: str = "") -> str:
        product = self.desk.product
        known = approved if approved.profile else approved.model_copy(update={"profile": product.settings.profile})
        try:
            work = product.works().self_evaluation(token_hex(6), known, document)
        except NotApplicable as reason:
            raise BadEdit(str(reason)) from reason
        return product.store.works.keep(work, actor, project_id).work.id

    def template(self, work_id: str) -> tuple[str, bytes]:
        """The Excel sheet to fill in, with what is there already: name and content."""
        filing = self.desk.product.store.works.open(work_id).work.filing
        with TemporaryDirectory(prefix="jixiao-sheet-") as folder:
            path = Path(folder) / "完成情况填报表.xlsx"
            return path.name, self.desk.product.self_evaluations.save_template(filing, path).read_bytes()

    def results(self, work_id: str, upload: Upload, visitor: Visitor) -> dict[str, Any]:
        """The results of a file laid over the rows, as one operation; what became of it. Raises WorkNotFound."""
        store = self.desk.product.store
        saved = store.works.open(work_id)
        with TemporaryDirectory(prefix="jixiao-results-") as folder:
            order = Operation(op=OperationKind.ADD_RESULTS, file=str(_put(upload, Path(folder))))
            _, done = store.works.apply_to(saved, order, visitor.actor())
        if done.applied:
            store.files.keep(work_id, upload.name, upload.content, visitor.name)
        return {"applied": done.applied, "why": done.why, "told": done.after}

    def evidence(self, work_id: str, row_id: str, uploads: Sequence[Upload], visitor: Visitor) -> dict[str, Any]:
        """Files kept as the evidence of a row, and named in it."""
        store = self.desk.product.store
        saved = store.works.open(work_id)
        try:
            row = row_of(saved.work.state, row_id)
        except NotApplicable as reason:
            raise BadEdit(str(reason)) from reason
        names = [name for name in row.evidence.split("；") if name]
        for upload in uploads:
            name = _shown(upload.name)
            store.files.keep(work_id, name, upload.content, visitor.name)
            names += [] if name in names else [name]
        order = Operation(op=OperationKind.SET_TEXT, row=row_id, field="evidence", value="；".join(names))
        _, done = store.works.apply_to(saved, order, visitor.actor())
        return {"applied": done.applied, "why": done.why}

    def file(self, work_id: str, file_id: str) -> tuple[str, bytes]:
        """A file of a work: name and content. Raises BadEdit where there is none, WorkNotFound."""
        store = self.desk.product.store
        store.works.open(work_id)
        found = next((f for f in store.files.of(work_id) if f.id == file_id), None)
        if found is None:
            raise BadEdit("没有这个文件，可能已经换成新的了。请刷新网页。")
        return found.name, store.files.content(found.sha256)


def _line(work: WorkSummary, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "id": work.id, "title": shown_title(work.title), "year": work.year, "changed_at": work.changed_at,
        "changed_by": work.changed_by, "open": work.open_points, "label": labels.get(work.id, ""),
    }  # fmt: skip


def _shown(name: str) -> str:
    """The name of a file without folders and without the sign that stands between names."""
    bare = Path(name.replace("\\", "/")).name.replace("；", "，").replace(";", ",") or "文件"
    stem, suffix = Path(bare).stem, Path(bare).suffix
    return f"{stem[:_LONGEST_NAME]}{suffix[:10]}"


def _put(upload: Upload, folder: Path) -> Path:
    path = folder / _shown(upload.name)
    path.write_bytes(upload.content)
    return path
