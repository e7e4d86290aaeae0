"""The papers of a work by its kind: whether they may go out as final, and the form in Word and in Excel."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from assistant.bootstrap.work_parts import WorkParts
from assistant.domain.vocabulary import FormKind
from generators.interface import GeneratorError

if TYPE_CHECKING:
    from assistant.domain.operation import Actor
    from assistant.domain.stage import StageAction
    from assistant.jobs.evaluation.job import WrittenReport
    from assistant.jobs.self_evaluation.job import SelfEvaluations
    from assistant.jobs.self_evaluation.sections import SelfEvaluated
    from assistant.works.state import Work

ResultPaper = Literal["form", "report"]
NamedFile = tuple[str, bytes]
"""The name of a file and its content."""
_RESULT_PAPERS = {"form": "绩效自评表", "report": "绩效自评报告"}
_NOT_READ = "还没有阅读资料、没有评分。请先放入资料，阅读并评分。"
_NOT_WRITTEN = "还没有撰写报告。请先阅读资料，再撰写报告。"
_REPORT_OPEN = "报告里还有没有评出的得分、没有填写或必须处理的地方，现在只能下载草稿。"
_RESULTS_OPEN = "自评表里还有没有填的完成值、得分、偏差原因或其他内容，现在只能下载草稿。"


class PaperParts(WorkParts):
    """The forms and reports of kept works."""

    @cached_property
    def self_evaluations(self) -> "SelfEvaluations":
        """Self-evaluations: scoring, checking, writing."""
        from assistant.jobs.self_evaluation.job import SelfEvaluations

        return SelfEvaluations(self.review)

    def why_not_final(self, work: "Work") -> str:
        """What stands in the way of a final form, in one Chinese line; "" where nothing does."""
        from assistant.works.readiness import readiness_of, why_errors
        from assistant.works.sheet import sheet_of

        if work.kind is FormKind.EVALUATION_REPORT:
            return self._why_no_final_report(work)
        done = self.self_evaluated(work)
        if done is not None:
            return why_errors(work) if self.self_evaluations.is_final(done) else _RESULTS_OPEN
        try:
            return readiness_of(work, sheet_of(work, self.profile(work.profile))).why_not
        except GeneratorError as error:
            return str(error)

    def _why_no_final_report(self, work: "Work") -> str:
        from assistant.works.evaluation import case_of

        if case_of(work.state).evaluation is None:
            return _NOT_READ
        report = self.evaluation_report(work)
        if report is None:
            return _NOT_WRITTEN
        return "" if report.is_final else _REPORT_OPEN

    def self_evaluated(self, work: "Work") -> "SelfEvaluated | None":
        """A self-evaluation, scored, with the text of its report; None for another kind, or a profile that scores
        none."""
        from assistant.store.report_texts import ReportTexts
        from assistant.works.self_evaluation import evaluated

        profile = self.profile(work.profile)
        if work.kind is not FormKind.SELF_EVALUATION or profile.curves is None:
            return None
        return evaluated(work, profile, ReportTexts(self.store.files).latest(work.id)[1])

    def evaluation_report(self, work: "Work") -> "WrittenReport | None":
        """The 评价报告 as it stands, checked; None where it was not written, or the work is no evaluation."""
        from assistant.works.evaluation import case_of, order_of

        case = case_of(work.state)
        if case.evaluation is None or not case.narratives:
            return None
        order = order_of(case, self.profile(work.profile))
        return self.evaluations.assembled(
            case.evaluation, order, case.narratives, author=case.author, date=case.date
        )  # fmt: skip

    def word_form(self, work: "Work", *, final: bool = False) -> NamedFile:
        """The form of a work, or the report of an evaluation, in Word; a draft says so in its name and on its pages.

        Raises NotReady where a final one is asked for and something is open, or where nothing was written yet;
        GeneratorError for a kind without a Word form.
        """
        from assistant.chat.documents import as_draft
        from assistant.works.readiness import NotReady

        if final and (why_not := self.why_not_final(work)):
            raise NotReady(f"现在还不能定稿：{why_not}")
        if work.kind is FormKind.EVALUATION_REPORT:
            return self._word_report(work)
        if (done := self.self_evaluated(work)) is not None:
            return self.result_word(done)
        with TemporaryDirectory(prefix="jixiao-word-") as room:
            return _word(self.declarations().save(as_draft(work), Path(room), final=final), is_final=final)

    def _word_report(self, work: "Work") -> NamedFile:
        from assistant.works.readiness import NotReady

        report = self.evaluation_report(work)
        if report is None:
            raise NotReady(_NOT_WRITTEN)
        with TemporaryDirectory(prefix="jixiao-word-") as room:
            return _word(self.evaluations.save(report, Path(room)), is_final=report.is_final)

    def result_word(self, done: "SelfEvaluated", paper: ResultPaper = "form") -> NamedFile:
        """自评表 or 自评报告 in Word."""
        is_final = self.self_evaluations.is_final(done)
        with TemporaryDirectory(prefix="jixiao-word-") as room:
            return _word(self.self_evaluations.save(done, Path(room)), _RESULT_PAPERS[paper], is_final=is_final)

    def excel_form(self, work: "Work") -> NamedFile:
        """The form of a work, or the score sheet of an evaluation, in Excel, to read and to take figures from.

        Raises GeneratorError for a kind without a form.
        """
        from assistant.domain.files import safe_stem
        from assistant.domain.vocabulary import FORM_TITLES
        from generators.excel.form_sheet import render_form_sheet

        filing, title = work.filing, FORM_TITLES[work.kind]
        stem = safe_stem(filing.project.name or filing.project.department)
        draft = "（草稿）" if self.why_not_final(work) else ""
        return f"{stem}_{title}{draft}.xlsx", render_form_sheet(filing, self.profile(work.profile))

    def save_work(self, work: "Work", folder: Path) -> Sequence[Path]:
        """The Word form of a work and its JSON; a draft unless nothing is open. Raises GeneratorError."""
        from assistant.chat.documents import as_draft

        return self.declarations().save(as_draft(work), folder, final=not self.why_not_final(work))

    def take_step(self, work_id: str, action: "StageAction", version: int, remark: str, actor: "Actor") -> None:
        """A step on the way of a kept form. Raises NotReady where one is handed in unfinished; StoreError."""
        from assistant.domain.stage import StageAction
        from assistant.works.readiness import NotReady

        if action is StageAction.SUBMIT and (why_not := self.why_not_final(self.store.works.open(work_id).work)):
            raise NotReady(f"现在还不能提交审核：{why_not}")
        self.store.stages.move(work_id, action, version, remark, actor)


def _word(files: Sequence[Path], ending: str = "", *, is_final: bool) -> NamedFile:
    """The Word file among those that were written; the first where none is named by its ending."""
    path = next(p for p in files if p.name.endswith(f"{ending}.docx"))
    return f"{path.stem}{'' if is_final else '（草稿）'}.docx", path.read_bytes()
