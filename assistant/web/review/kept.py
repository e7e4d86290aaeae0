"""Reviews that are kept: each filing is a work of its own, with its original and the reviewer's record beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from assistant.base import Frozen
from assistant.domain.review_record import ReviewRecord
from assistant.jobs.review.job import Reviewed, Unread
from assistant.jobs.review.papers import new_record
from assistant.store.errors import StoreError, WorkNotFound
from assistant.store.saved_works import SavedWork, WorkSummary
from assistant.web.declaration.view import REVIEW
from assistant.web.desk import Desk
from assistant.web.home.starting import Upload
from assistant.web.identity import Visitor
from assistant.works.findings import named_findings
from assistant.works.state import Work, WorkFinding
from assistant.writing.interface import Progress

_RECORD, _UNREAD = "审核记录.json", "没有读出的文件.json"
_STALE = "别人刚改过这份审核，请看过最新的再改。"
_NO_REVIEW = "没有这份审核，请回到审核列表。"
_MOST = 500


class UnreadFile(Frozen):
    """A file that could not be read, and why."""

    source: str
    reason: str


class UnreadFiles(Frozen):
    """Those of a batch."""

    files: tuple[UnreadFile, ...] = ()


@dataclass(frozen=True)
class KeptReviews:
    """The reviews of an installation."""

    desk: Desk

    def begin(
        self, uploads: Sequence[Upload], profile: str, visitor: Visitor, tell: Progress, cancelled: Callable[[], bool]
    ) -> tuple[str, tuple[UnreadFile, ...]]:
        """Files read, checked and kept: the name of the batch, and the files that could not be read."""
        batch = token_hex(4)
        with TemporaryDirectory(prefix="jixiao-review-") as room:
            paths = [_written(one, Path(room) / str(n)) for n, one in enumerate(uploads)]
            unpacked = Path(room) / "unpacked"
            unpacked.mkdir()
            rows = self.desk.product.reviews.review(
                paths, profile or None, cancelled=cancelled, unpacked=unpacked,
                progress=lambda done, total, name: tell(f"阅读 {done}/{total}：{Path(name).name}"),
            ).rows  # fmt: skip
            unread = tuple(UnreadFile(source=r.source, reason=r.reason) for r in rows if isinstance(r, Unread))
            read = [r for r in rows if isinstance(r, Reviewed)]
            for number, row in enumerate(read, 1):
                tell(f"保存 {number}/{len(read)}：{Path(row.source).name}")
                self._keep(f"{REVIEW}{batch}-{number}", row, visitor)
        if read and unread:
            self._file(f"{REVIEW}{batch}-1", _UNREAD, UnreadFiles(files=unread), visitor)
        return batch, unread

    def _keep(self, work_id: str, row: Reviewed, visitor: Visitor) -> None:
        product = self.desk.product
        filing = row.filing.model_copy(update={"profile": row.profile.id})
        work = product.works().opened(work_id, filing)
        product.store.works.keep(work, visitor.actor())
        if row.original is not None:
            product.store.files.keep(work_id, row.original.name, row.original.read_bytes(), visitor.name)
        record = new_record(row, [f.id for f in named_findings(work.state, row.result.findings)])
        self._file(work_id, _RECORD, record, visitor)

    def open(self, work_id: str) -> tuple[SavedWork, ReviewRecord]:
        """A filing under review, with the findings of its record. Raises WorkNotFound."""
        saved, record = self.desk.product.store.works.open(work_id), self.record(work_id)
        return saved.model_copy(update={"work": _with_findings(saved.work, record)}), record

    def record(self, work_id: str) -> ReviewRecord:
        """What was found and decided. Raises WorkNotFound for a work that is no review."""
        kept = self._latest(work_id, _RECORD)
        if not kept:
            raise WorkNotFound(_NO_REVIEW)
        return ReviewRecord.model_validate_json(kept)

    def change(self, work_id: str, revision: int, visitor: Visitor, update: Mapping[str, object]) -> None:
        """The record with new values, kept beside the old ones. Raises StoreError where another was faster."""
        record = self.record(work_id)
        if record.revision != revision:
            raise StoreError(_STALE)
        signed = {"revision": revision + 1, "who": visitor.name, "at": self.desk.product.now().isoformat(), **update}
        self._file(work_id, _RECORD, ReviewRecord.model_validate({**record.model_dump(), **signed}), visitor)

    def batch(self, name: str) -> Sequence[tuple[SavedWork, ReviewRecord]]:
        """The filings of a batch in their order."""
        return [self.open(w.id) for w in self._listed(f"{REVIEW}{name}-")]

    def queue(self) -> Sequence[tuple[WorkSummary, ReviewRecord]]:
        """Every filing under review: the batch that was changed last first, each batch in its order."""
        return [(w, self.record(w.id)) for w in self._listed(REVIEW)]

    def _listed(self, begun: str) -> Sequence[WorkSummary]:
        found = self.desk.product.store.works.list(begun=begun, limit=_MOST)
        batches = list(dict.fromkeys(batch_of(w.id) for w in found))
        return sorted(found, key=lambda w: (batches.index(batch_of(w.id)), int(w.id.rpartition("-")[2])))

    def unread(self, name: str) -> tuple[UnreadFile, ...]:
        """The files of a batch that could not be read."""
        kept = self._latest(f"{REVIEW}{name}-1", _UNREAD)
        return UnreadFiles.model_validate_json(kept).files if kept else ()

    def original(self, work_id: str) -> tuple[str, bytes] | None:
        """The file that the filing came in: its name and content."""
        store = self.desk.product.store.files
        found = next((f for f in store.of(work_id) if f.name not in {_RECORD, _UNREAD}), None)
        return (found.name, store.content(found.sha256)) if found else None

    def _latest(self, work_id: str, name: str) -> bytes:
        store = self.desk.product.store.files
        found = [f for f in store.of(work_id) if f.name == name]
        return store.content(found[-1].sha256) if found else b""

    def _file(self, work_id: str, name: str, content: Frozen, visitor: Visitor) -> None:
        self.desk.product.store.files.keep(work_id, name, content.model_dump_json().encode(), visitor.name)


def batch_of(work_id: str) -> str:
    """The batch that a filing under review belongs to."""
    return work_id.removeprefix(REVIEW).partition("-")[0]


def _with_findings(work: Work, record: ReviewRecord) -> Work:
    refused = {name: v.reason for name, v in record.verdicts.items() if not v.adopted}
    found = (WorkFinding(id=n.id, finding=n.finding, ignored=refused.get(n.id, "")) for n in record.findings)
    return work.model_copy(update={"findings": tuple(found)})


def _written(upload: Upload, folder: Path) -> Path:
    folder.mkdir()
    path = folder / (Path(upload.name.replace("\\", "/")).name or "文件")
    path.write_bytes(upload.content)
    return path
