"""The rooms 自评 and 评价 as programs use them: the same calls, bounds and long work as on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Request, UploadFile

from assistant.api.interface import GivenKind, JobAnswer
from assistant.domain.operation import OperationSource
from assistant.domain.vocabulary import FormKind
from assistant.files.formats import Use
from assistant.llm.interface import Errand
from assistant.store.saved_works import SavedWork
from assistant.web.declaration.edits import BadEdit
from assistant.web.desk import Desk
from assistant.web.evaluation.room import EvaluationRoom
from assistant.web.evaluation.routes import USES
from assistant.web.home.routes import read_uploads
from assistant.web.identity import Visitor
from assistant.web.self_evaluation import papers
from assistant.web.self_evaluation.room import SelfEvaluationRoom
from assistant.writing.interface import Progress

_NO_REPORT = "这种表没有报告，只有自评和评价才有。"


@dataclass(frozen=True)
class _Callers:
    """Who sends a request, as a visitor whose orders come by the interface."""

    desk: Desk

    def _of(self, request: Request) -> Visitor:
        return replace(self.desk.visitors.of(request), source=OperationSource.API)


@dataclass(frozen=True)
class ProgramResults(_Callers):
    """Self-evaluations."""

    @property
    def _room(self) -> SelfEvaluationRoom:
        return SelfEvaluationRoom(self.desk)

    def from_work(self, work_id: str, who: Request) -> str:
        return self._room.from_work(work_id, self._of(who).actor())

    def from_file(self, file: UploadFile, who: Request) -> str:
        (upload,) = read_uploads([file], Use.FORM)
        return self._room.from_file(upload, self._of(who).actor())

    def shown(self, saved: SavedWork) -> dict[str, Any]:
        return self._room.shown(saved)

    def template(self, saved: SavedWork) -> tuple[str, bytes]:
        return self._room.template(saved.work.id)

    def results(self, work_id: str, file: UploadFile, who: Request) -> dict[str, Any]:
        (upload,) = read_uploads([file], Use.RESULTS)
        return self._room.results(work_id, upload, self._of(who))

    def evidence(self, work_id: str, row: str, files: list[UploadFile], who: Request) -> dict[str, Any]:
        return self._room.evidence(work_id, row, read_uploads(files), self._of(who))


@dataclass(frozen=True)
class ProgramEvaluations(_Callers):
    """Evaluations."""

    @property
    def _room(self) -> EvaluationRoom:
        return EvaluationRoom(self.desk)

    def begin(self, name: str, profile: str, declaration: str, who: Request) -> str:
        return self._room.begin(name, profile, declaration, self._of(who))

    def shown(self, saved: SavedWork) -> dict[str, Any]:
        return self._room.shown(saved)

    def add(self, work_id: str, files: list[UploadFile], who: Request) -> dict[str, Any]:
        return self._room.add(work_id, read_uploads(files), self._of(who))

    def take_out(self, work_id: str, file: str, who: Request) -> None:
        self._room.take_out(work_id, file, self._of(who))

    def give(self, work_id: str, kind: GivenKind, file: UploadFile, who: Request) -> None:
        (upload,) = read_uploads([file], USES[kind])
        self._room.give(work_id, kind, upload, self._of(who))

    def read(self, work_id: str, who: Request) -> JobAnswer:
        visitor = self._of(who)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            self._room.read(work_id, visitor, tell, errand)
            return {}

        return self.desk.begin(visitor, work, work_id)


@dataclass(frozen=True)
class ProgramReports(_Callers):
    """Reports, and long work."""

    def sections(self, saved: SavedWork) -> Sequence[dict[str, Any]]:
        if saved.work.kind is FormKind.EVALUATION_REPORT:
            report = self.desk.product.evaluation_report(saved.work)
            shown = report.report.sections if report else ()
            return [{"title": s.title, "level": s.level, "text": s.text} for s in shown]
        _require_report(saved)
        sections: list[dict[str, Any]] = papers.report_json(self.desk.product, saved)["sections"]
        return sections

    def word(self, saved: SavedWork) -> tuple[str, bytes]:
        if saved.work.kind is FormKind.EVALUATION_REPORT:
            return self.desk.product.word_form(saved.work)
        _require_report(saved)
        return papers.word(self.desk.product, saved, "report")

    def write(self, work_id: str, who: Request) -> JobAnswer:
        visitor, saved = self._of(who), self.desk.product.store.works.open(work_id)
        is_evaluation = saved.work.kind is FormKind.EVALUATION_REPORT
        if not is_evaluation:
            _require_report(saved)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            if is_evaluation:
                EvaluationRoom(self.desk).write(work_id, visitor, tell, errand)
            else:
                papers.write(self.desk.product, saved, visitor, tell, errand)
            return {}

        return self.desk.begin(visitor, work, work_id)

    def look(self, job: str, who: Request) -> JobAnswer | None:
        return self.desk.errands.look(self._of(who).id, job)

    def give_up(self, job: str, who: Request) -> bool:
        return self.desk.errands.give_up(self._of(who).id, job)


def _require_report(saved: SavedWork) -> None:
    if saved.work.kind is not FormKind.SELF_EVALUATION:
        raise BadEdit(_NO_REPORT)


@dataclass(frozen=True)
class ProgramRooms:
    """All of them over one desk."""

    desk: Desk

    @property
    def results(self) -> ProgramResults:
        return ProgramResults(self.desk)

    @property
    def evaluations(self) -> ProgramEvaluations:
        return ProgramEvaluations(self.desk)

    @property
    def reports(self) -> ProgramReports:
        return ProgramReports(self.desk)
