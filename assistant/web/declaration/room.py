"""The room 申报 over a product, as plain calls: JSON values out, every change an operation that is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from assistant.chat.explaining import explained
from assistant.domain.files import safe_stem
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_arguments import TEXT_FIELDS
from assistant.domain.operation_kind import OperationKind
from assistant.domain.source import SourceKind
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.store.errors import Conflict
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.basis import basis_json
from assistant.web.declaration.cells import origins, text_order
from assistant.web.declaration.edits import BadEdit, read_edit
from assistant.web.declaration.stages import stage_json
from assistant.web.declaration.timeline import timeline
from assistant.web.declaration.versions import differences, version_json
from assistant.web.declaration.view import findings, work_json
from assistant.web.desk import Desk
from assistant.web.identity import Visitor
from assistant.works.readiness import NotReady
from assistant.works.sheet import sheet_of
from assistant.works.state import Work

_NO_SOURCES = "表里的指标还没有来源记录。"
FINAL = "定稿"


class OtherForm(Protocol):
    """A kind of form that has a room of its own; its operations, conversation and versions are those of any work."""

    def shown(self, saved: SavedWork) -> dict[str, Any]:
        """A work as its room shows it."""
        ...


@dataclass(frozen=True)
class DeclarationRoom:
    """One installation's works: the declarations themselves, other kinds through their rooms."""

    desk: Desk
    others: Mapping[FormKind, OtherForm] = field(default_factory=dict)

    def open(self, work_id: str) -> SavedWork:
        """A work. Raises WorkNotFound."""
        return self.desk.product.store.works.open(work_id)

    def shown(self, work_id: str, visitor: Visitor) -> dict[str, Any]:
        """A work with its conversation, and what is under way on it. Raises WorkNotFound."""
        return {**self._shown(self.open(work_id)), "job": self.desk.errands.under_way(visitor.id, work_id)}

    def _shown(self, saved: SavedWork) -> dict[str, Any]:
        messages = self.desk.product.store.conversations.of(saved.work.id)
        profile = self.desk.product.profile(saved.work.profile)
        other = self.others.get(saved.work.kind)
        view = other.shown(saved) if other else work_json(saved, profile)
        stage = stage_json(saved, self.desk.product.store.stages)
        view["basis"] = basis_json(saved.work)
        return {**view, "timeline": timeline(saved.work, messages), "stage": stage}

    def change(self, work_id: str, given: Mapping[str, Any], version: int, actor: Actor) -> dict[str, Any]:
        """An edit carried out on the version that the page saw, and the work after it."""
        saved = self.open(work_id)
        try:
            order = read_edit(given, saved.work)
        except BadEdit as reason:
            return {"applied": False, "why": str(reason), "work": self._shown(saved)}
        try:
            after, done = self.desk.product.store.works.apply(work_id, version, order, actor)
        except Conflict as conflict:
            return {"applied": False, "conflict": True, "why": str(conflict), "work": self._shown(self.open(work_id))}
        return {"applied": done.applied, "why": done.why, "id": done.id, "work": self._shown(after)}

    def cell(self, work_id: str, key: str) -> dict[str, Any]:
        """Where a cell is from and why it stands so."""
        work = self.open(work_id).work
        sheet = sheet_of(work, self.desk.product.profile(work.profile))
        cell = next((c for c in sheet.values if c.key == key), None)
        if cell is None:
            return {"label": "", "origins": [], "findings": []}
        return {
            "label": cell.label, "text": cell.text, "mark": cell.mark.value, "word": cell.mark.word,
            "origins": [o for path in cell.paths for o in origins(path, work.filing)],
            "findings": [f for f in findings(work, sheet) if f["key"] == key and not f["ignored"]],
            **self._of_row(work, cell.paths[0]),
        }  # fmt: skip

    def _of_row(self, work: Work, path: str) -> dict[str, Any]:
        """Words of the row that the form has no column for, and why its value stands so."""
        row = next((r for r in work.filing.indicators if path.startswith(f"indicators.{r.id}.")), None)
        if row is None:
            return {}
        texts = [
            {"label": word, "value": getattr(row, field), "order": text_order(row, field)}
            for field, word in TEXT_FIELDS.items()
        ]
        return {"row": row.id, "texts": texts, "why": self._why(work, row)}

    def _why(self, work: Work, row: Indicator) -> str:
        if row.source is not None and row.source.kind is SourceKind.MODEL:
            return f"{row.source.line}。是模型的建议，要请您确认。"
        order = Operation(op=OperationKind.EXPLAIN, row=row.id, about="why")
        return explained(work, order, self.desk.product.profile(work.profile)).removesuffix("表没有改。")

    def versions(self, work_id: str) -> list[dict[str, Any]]:
        """Every version, the newest first."""
        return [version_json(v) for v in reversed(self.desk.product.store.versions.list(work_id))]

    def difference(self, work_id: str, one: int, other: int) -> list[dict[str, str]]:
        """What is different between two versions."""
        versions = self.desk.product.store.versions
        before, after = (versions.at(work_id, n).filing for n in (one, other))
        titles = {p.id: p.title for p in self.desk.product.profiles()}
        return differences(before, after, titles)

    def word(self, work_id: str, *, final: bool) -> tuple[str, bytes]:
        """The Word form: name and content. Raises BadEdit where a final one is asked for and something is open."""
        try:
            return self.desk.product.word_form(self.open(work_id).work, final=final)
        except NotReady as reason:
            raise BadEdit(str(reason)) from reason

    def sources(self, work_id: str) -> tuple[str, bytes]:
        """Where the targets came from, as a paper of its own: name and content. Raises BadEdit without any."""
        from generators.form import SOURCES, has_sources, render_sources

        work = self.open(work_id).work
        if not has_sources(work.filing):
            raise BadEdit(_NO_SOURCES)
        return f"{safe_stem(work.project)}_{SOURCES}.docx", render_sources(work.filing, draft=False)

    def final_word(self, work_id: str, actor: Actor) -> tuple[str, bytes]:
        """The final Word form; the version that it shows is named so. Raises BadEdit."""
        made = self.word(work_id, final=True)
        self.desk.product.store.versions.name(work_id, self.open(work_id).version, FINAL, actor)
        return made

    def data(self, work_id: str) -> tuple[str, bytes]:
        """The filing as data that other programs read: name and content."""
        filing = self.open(work_id).work.filing
        return f"{safe_stem(filing.project.name)}_{FORM_TITLES[filing.form]}.json", filing.model_dump_json(
            indent=1
        ).encode()

    def preview(self, work_id: str) -> dict[str, Any]:
        """The pages of the Word form laid out: how many. Raises NoPreview."""
        saved = self.open(work_id)
        name, content = self.word(work_id, final=False)
        with TemporaryDirectory(prefix="jixiao-pages-") as room:
            path = Path(room) / "form.docx"
            path.write_bytes(content)
            pages = self.desk.previews.pages(f"{work_id}-{saved.version}", path)
        return {"pages": pages, "version": saved.version, "name": name}
