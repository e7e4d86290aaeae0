"""The room 评价 over a product, as plain calls: papers in, read and assessed, scores and texts changed, report out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.base import show, to_exact
from assistant.domain.framework import Stage
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.placeholders import is_placeholder
from assistant.jobs.evaluation.job import Order, WrittenReport
from assistant.llm.interface import Errand
from assistant.store.saved_works import SavedWork
from assistant.web.desk import Desk
from assistant.web.evaluation.kept import KeptEvaluations
from assistant.web.evaluation.reading import PaperReading, opened
from assistant.web.evaluation.record import EvaluationChange, EvaluationRecord
from assistant.web.home.starting import Upload
from assistant.web.identity import Visitor
from assistant.writing.interface import Narrative, Progress
from assistant.writing.narrating import written

GIVEN = {"declaration": "批复的绩效目标", "results": "单位自评或完成情况", "survey": "满意度问卷"}


@dataclass(frozen=True)
class EvaluationRoom:
    """One installation's evaluations."""

    desk: Desk

    @property
    def kept(self) -> KeptEvaluations:
        return KeptEvaluations(self.desk)

    def from_work(self, work_id: str, given: EvaluationRecord, name: str, profile: str, visitor: Visitor) -> str:
        """A new evaluation, of the declaration of a work where one is named. Raises WorkNotFound."""
        if not work_id:
            return self.kept.begin(name, profile, given, visitor)
        saved = self.desk.product.store.works.open(work_id)
        filing = saved.work.filing
        with_goals = given.model_copy(update={"declaration": filing, "given": {"declaration": "申报表"}})
        return self.kept.begin(filing.project.name, profile or filing.profile, with_goals, visitor, saved.project_id)

    def add(self, work_id: str, uploads: Sequence[Upload], visitor: Visitor) -> dict[str, Any]:
        """Papers into the folder, archives unpacked: how many, and what could not be used. Raises IntakeError."""
        self.kept.record(work_id)
        with TemporaryDirectory(prefix="jixiao-upload-") as room:
            files, refused = opened(uploads, Path(room))
            for file in files:
                self.kept.add_paper(work_id, file.name, file.content, visitor)
        return {"added": len(files), "refused": refused}

    def give(self, work_id: str, kind: str, upload: Upload, visitor: Visitor) -> None:
        """Goals, results or a survey beside the papers. Raises IntakeError, GoalsMissing."""
        record = self.kept.record(work_id)
        with TemporaryDirectory(prefix="jixiao-given-") as room:
            path = Path(room) / (Path(upload.name).name or "文件")
            path.write_bytes(upload.content)
            update = self._read_given(record, kind, path)
        update["given"] = {**record.given, kind: upload.name}
        change = EvaluationChange(what="给出", place=GIVEN[kind], after=upload.name)
        self.kept.change(work_id, record.revision, visitor, change, update)
        self.desk.product.store.files.keep(work_id, upload.name, upload.content, visitor.name)

    def _read_given(self, record: EvaluationRecord, kind: str, path: Path) -> dict[str, Any]:
        evaluations = self.desk.product.evaluations
        if kind == "results":
            return {"results": evaluations.results_of(record.declaration, path)}
        given = evaluations.given(path if kind == "declaration" else None, None, path if kind == "survey" else None)
        return {"declaration": given.declaration} if kind == "declaration" else {"survey": given.survey}

    def order(self, work_id: str, record: EvaluationRecord) -> Order:
        """What the job is asked for."""
        profile = self.desk.product.profile(self.desk.product.store.works.open(work_id).work.profile)
        return Order(
            profile, record.framework or Order(profile).framework, record.stage, record.by, record.declaration,
            record.results, record.survey,
        )  # fmt: skip

    def read(self, work_id: str, visitor: Visitor, tell: Progress, errand: Errand) -> None:
        """The papers read and assessed; scores and texts of before are replaced. Raises Cancelled, IntakeError."""
        kept, product = self.kept, self.desk.product
        record = kept.record(work_id)
        reading = PaperReading(product.store.files, product.settings.data_dir.resolve() / "readings")
        dossier = reading.read(kept.papers(work_id, record), tell, errand)
        tell("逐项核对佐证、评分")
        evaluation = product.evaluations.evaluate(dossier, self.order(work_id, record))
        update = {"dossier": kept.keep_dossier(work_id, dossier, visitor), "evaluation": evaluation, "narratives": ()}
        size = f"{len(dossier.papers)}份资料、{len(dossier.pages)}页，{len(dossier.facts)}条事实"
        kept.change(work_id, record.revision, visitor, EvaluationChange(what="阅读资料并评分", after=size), update)
        self._name(work_id, evaluation.project.name, visitor)

    def _name(self, work_id: str, name: str, visitor: Visitor) -> None:
        """The project's name as the papers say it, where nobody said one."""
        works = self.desk.product.store.works
        saved = works.open(work_id)
        if name and not is_placeholder(name) and not saved.work.project:
            works.apply_to(saved, Operation(op=OperationKind.SET_HEAD, field="name", value=name), visitor.actor())

    def score(self, work_id: str, seen: int, row: str, score: str, reason: str, visitor: Visitor) -> None:
        """A score of a person with the reason; totals, deductions, problems follow. Raises ValueError in Chinese."""
        record = self.kept.record(work_id)
        if record.evaluation is None:
            raise ValueError("请先阅读资料。")
        try:
            points = to_exact(score.strip().removesuffix("分"))
        except ValueError as error:
            raise ValueError(f"“{score[:20]}”不是得分，请填一个数。") from error
        profile = self.order(work_id, record).profile
        changed = self.desk.product.evaluations.rescored(record.evaluation, profile, {row: (points, reason)})
        before = next(r for r in record.evaluation.indicators if r.id == row)
        was = "待定" if before.score is None else f"{show(before.score)}分"
        change = EvaluationChange(what="改得分", place=before.name, before=was, after=f"{show(points)}分：{reason}")
        self.kept.change(work_id, seen, visitor, change, {"evaluation": changed})

    def write(self, work_id: str, visitor: Visitor, tell: Progress, errand: Errand) -> None:
        """The sections of the report, written one after the other. Raises Cancelled, ValueError."""
        record = self.kept.record(work_id)
        if record.evaluation is None:
            raise ValueError("请先阅读资料。")
        product = self.desk.product
        narrator = product.narrator(product.models.connected(visitor.model))
        tasks = product.evaluations.sections(record.evaluation, record.declaration)
        made = tuple(written(narrator, tasks, errand, tell))
        change = EvaluationChange(what="撰写报告", after=f"{len(made)}节")
        self.kept.change(work_id, record.revision, visitor, change, {"narratives": made})

    def rewrite(self, work_id: str, seen: int, key: str, text: str, visitor: Visitor) -> None:
        """A section in a person's words. Raises ValueError in Chinese."""
        record = self.kept.record(work_id)
        before = next((n for n in record.narratives if n.key == key), None)
        if before is None:
            raise ValueError("没有这一节，请先撰写报告。")
        own = before.record.model_copy(update={"writer": visitor.name})
        after = before.model_copy(update={"text": text.strip(), "record": own})
        update = {"narratives": tuple(after if n.key == key else n for n in record.narratives)}
        change = EvaluationChange(what="改报告", place=before.title, before=before.text[:120], after=text.strip()[:120])
        self.kept.change(work_id, seen, visitor, change, update)

    def set_order(self, work_id: str, seen: int, given: dict[str, str], visitor: Visitor) -> None:
        """Framework, stage, kind of evaluation, author or date; what rests on them is assessed anew."""
        record = self.kept.record(work_id)
        update: dict[str, Any] = {**given, **({"stage": Stage(given["stage"])} if "stage" in given else {})}
        if record.dossier and set(given) & {"framework", "stage", "by"}:
            dossier = self.kept.dossier(record)
            order = self.order(work_id, record.model_copy(update=update))
            assert dossier is not None  # noqa: S101 -- the record names it
            update["evaluation"] = self.desk.product.evaluations.evaluate(dossier, order)
            update["narratives"] = ()
        self.kept.change(work_id, seen, visitor, EvaluationChange(what="改评价设置"), update)

    def report(self, work_id: str, record: EvaluationRecord) -> WrittenReport | None:
        """The report as it stands, checked; None where it was not written."""
        if record.evaluation is None or not record.narratives:
            return None
        texts: tuple[Narrative, ...] = record.narratives
        return self.desk.product.evaluations.assembled(
            record.evaluation, self.order(work_id, record), texts, author=record.author, date=record.date
        )

    def word(self, work_id: str) -> tuple[str, bytes]:
        """The report in Word: name and content. Raises ValueError where it was not written."""
        done = self.report(work_id, self.kept.record(work_id))
        if done is None:
            raise ValueError("还没有撰写报告。")
        with TemporaryDirectory(prefix="jixiao-word-") as room:
            files = self.desk.product.evaluations.save(done, Path(room))
            path = next(p for p in files if p.suffix == ".docx")
            return f"{path.stem}{'' if done.is_final else '（草稿）'}.docx", path.read_bytes()


@dataclass(frozen=True)
class EvaluationForm:
    """An evaluation among the routes of every work: they only say what it is, its own room shows it."""

    room: EvaluationRoom

    @staticmethod
    def shown(saved: SavedWork) -> dict[str, Any]:
        """What the page needs to go to the right room."""
        work = saved.work
        return {"kind": work.kind.value, "id": work.id, "version": saved.version, "title": work.project}

    def word(self, saved: SavedWork) -> tuple[str, bytes]:
        """The report in Word: name and content. Raises ValueError where it was not written."""
        return self.room.word(saved.work.id)
