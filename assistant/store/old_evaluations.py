"""Evaluations of programs that kept each revision as a file: their revisions become operations when the store opens.

Such a work holds no evaluation in its state; its revisions are kept files. Each one that changed something becomes a
step, signed by who kept it and when, under the version of the work, the audit chain and undo like every other. The
files stay where they are. What cannot be read is left as it is, and tried again at the next opening.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from pydantic import BaseModel, Field, ValidationError
from sqlalchemy import exists, select

from assistant.domain.evaluation import Evaluation
from assistant.domain.filing import Filing
from assistant.domain.framework import Stage
from assistant.domain.operation import Actor, Operation, OperationSource
from assistant.domain.operation_kind import OperationKind
from assistant.domain.person import ALONE
from assistant.domain.survey import SurveyResult
from assistant.domain.vocabulary import FormKind
from assistant.store.access import acting
from assistant.store.audit.chain import Happening, append
from assistant.store.errors import DamagedStore
from assistant.store.file_store import FileStore, KeptFile
from assistant.store.packing import moment
from assistant.store.saved_works import SavedWorks
from assistant.store.schema import file_links, operations, works
from assistant.store.work_rows import advance, write_step
from assistant.works.evaluation_case import EvaluationCase
from assistant.works.state import Work
from assistant.writing.interface import Narrative

RECORD, PAPERS = "评价记录.json", "资料/"
"""What a revision was called among the files of its work, and how the names of its papers began."""
_BY = "程序升级"
_UNDONE = "撤销上一处改动"
_BEGUN = "开始评价"


class OldChange(BaseModel):
    """A change in the words in which it was noted."""

    what: str
    place: str = ""
    before: str = ""
    after: str = ""


class OldRevision(BaseModel):
    """A whole evaluation as an earlier program kept it after every change."""

    revision: int = 0
    framework: str = ""
    stage: Stage = Stage.COMPLETED
    by: str = "部门评价"
    declaration: Filing | None = None
    results: Filing | None = None
    survey: SurveyResult | None = None
    given: dict[str, str] = Field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    """The ids of papers that were taken out again."""
    dossier: str = ""
    evaluation: Evaluation | None = None
    narratives: tuple[Narrative, ...] = ()
    author: str = ""
    date: str = ""
    changes: tuple[OldChange, ...] = ()

    def case(self, papers: Sequence[KeptFile]) -> EvaluationCase:
        """The same as works keep it now, with the papers of that moment."""
        taken = tuple(p.id for p in papers if p.id not in self.left_out)
        same = set(EvaluationCase.model_fields) & set(OldRevision.model_fields)
        return EvaluationCase(papers=taken, **{name: getattr(self, name) for name in same})


@dataclass(frozen=True)
class OldEvaluations:
    """The evaluations of a store that are still revisions alone."""

    works: SavedWorks
    files: FileStore
    now: Callable[[], datetime]

    def take_over(self) -> None:
        """Make operations of every revision. Raises StoreUnavailable."""
        with acting(ALONE):
            for work_id in self._waiting():
                self._take(work_id)

    def _waiting(self) -> list[str]:
        """Evaluations with revisions of which none is an operation, also those in the trash."""
        taken = exists().where(operations.c.work_id == works.c.id, operations.c.op == OperationKind.TAKE_OVER.value)
        query = select(works.c.id).join(file_links, file_links.c.work_id == works.c.id).distinct()
        query = query.where(file_links.c.name == RECORD, works.c.kind == FormKind.EVALUATION_REPORT.value, ~taken)
        with self.works.database.reading() as connection:
            return list(connection.execute(query).scalars())

    def _take(self, work_id: str) -> None:
        kept, made, before = self.files.of(work_id), [self.works.open_kept(work_id)], OldRevision()
        if made[0].state.evaluation is not None:
            return
        try:
            revisions = sorted(self._read(kept), key=lambda pair: pair[1].revision)
        except (DamagedStore, ValidationError):
            return
        for number, (file, revision) in enumerate(revisions, 1):
            is_last = number == len(revisions)
            papers = [f for f in kept if f.name.startswith(PAPERS) and (is_last or f.at <= file.at)]
            made.append(self._after(made[-1], file, _order(file, before, revision), revision.case(papers)))
            before = revision
        if made[-1] is not made[0]:
            self._keep([*made[:-1], self.works.works.refreshed(made[-1])])

    def _read(self, kept: Sequence[KeptFile]) -> Iterator[tuple[KeptFile, OldRevision]]:
        for file in kept:
            if file.name == RECORD:
                yield file, OldRevision.model_validate_json(self.files.content(file.sha256))

    def _after(self, work: Work, file: KeptFile, order: Operation, case: EvaluationCase) -> Work:
        """The work with a step more, at the moment of the revision; as it is where the revision changed nothing."""
        then = datetime.fromisoformat(file.at)
        ports = replace(self.works.works.ports, now=lambda: then, evaluations=None)  # the rules judge the last alone
        works = replace(self.works.works, ports=ports)
        return works.taken_over(work, order, case, Actor(who=file.who, source=OperationSource.FILE))[0]

    def _keep(self, made: Sequence[Work]) -> None:
        """All steps at once, or none where another program was faster."""
        with self.works.database.writing() as connection:
            for before, work in pairwise(made):
                if len(work.steps) == len(before.steps):
                    continue
                if not advance(connection, work, len(before.steps), in_trash=True):
                    return
                write_step(connection, work)
            work, at = made[-1], moment(self.now())
            data, version = {"steps": len(work.steps) - len(made[0].steps)}, len(work.steps)
            append(connection, Happening(event="upgraded", work=work.id, version=version, who=_BY, at=at, data=data))


def _order(file: KeptFile, before: OldRevision, after: OldRevision) -> Operation:
    """The step of a revision, in the words of its last change."""
    if after.revision and len(after.changes) <= len(before.changes):
        noted = OldChange(what=_UNDONE)
    else:
        noted = after.changes[-1] if after.changes else OldChange(what=_BEGUN)
    place = f"{noted.what}：{noted.place}" if noted.place else noted.what
    words = {"name": place, "reason": noted.before, "value": noted.after}
    return Operation(op=OperationKind.TAKE_OVER, file=file.sha256, **words)
