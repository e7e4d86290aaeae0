"""The handlers of the tab 绩效自评: plain functions over a product. They decide nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.bootstrap import Product
from assistant.domain.filing import MONEY_WORDS, Filing
from assistant.domain.results import Results
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.jobs.self_evaluation.typed import with_head, with_values
from assistant.llm.connection import ModelChoice
from assistant.llm.interface import Errand
from assistant.scoring.self_evaluation import Options
from assistant.store.errors import StoreError
from assistant.web.parts import cells, fresh_folder
from assistant.web.running import Narrating
from assistant.web.self_evaluation import view
from assistant.web.view import amount, narratives

_NOTHING = "请先载入批复的绩效目标申报表。"
_STOPPED = "已停止。"


@dataclass(frozen=True)
class SelfEvaluationWork:
    """A self-evaluation under way: the approved goals, and where it stands."""

    approved: Filing | None = None
    done: SelfEvaluated | None = None


class SelfEvaluationPage:
    """The tab over a product."""

    def __init__(self, product: Product) -> None:
        self._product = product

    def load(self, file: str | None, profile_id: str, reduce: bool) -> tuple[Any, ...]:
        """Take the approved declaration from a file."""
        from assistant.forms.reader import first_filing

        if not file:
            return self._kept("请先选择文件。")
        try:
            filing, more = first_filing(Path(file))
        except ValueError as error:
            return self._kept(str(error))
        return self._begun(filing, profile_id, reduce, more)

    def from_work(self, work_id: str | None, profile_id: str, reduce: bool) -> tuple[Any, ...]:
        """Take a declaration that is kept here."""
        if not work_id:
            return self._kept("请先选择一份申报表；还没有的话，请到“申报”起草，或选择文件。")
        try:
            filing = self._product.store.works.open(work_id).work.filing
        except StoreError as error:
            return self._kept(str(error))
        if not filing.indicators:
            return self._kept("这份申报表里还没有指标，请先到“申报”起草。")
        return self._begun(filing, profile_id, reduce, "")

    def _begun(self, filing: Filing, profile_id: str, reduce: bool, more: str) -> tuple[Any, ...]:
        said = f"已载入“{filing.project.name or '未命名项目'}”，{len(filing.indicators)} 条指标。{more}请填写完成情况。"
        return self._evaluated(SelfEvaluationWork(filing), filing, Results(), profile_id, reduce, said)

    def template(self, work: SelfEvaluationWork) -> Any:
        """The Excel sheet to fill in."""
        if work.approved is None:
            gr.Info(_NOTHING)
            return gr.skip()
        folder = fresh_folder(self._product)
        path = self._product.self_evaluations.save_template(work.approved, folder / "完成情况填报表.xlsx")
        return gr.File([str(path)], visible=True)

    def results(self, file: str | None, work: SelfEvaluationWork, profile_id: str, reduce: bool) -> tuple[Any, ...]:
        """Take results from a file: our sheet, YAML, JSON, a half-filled form."""
        current = self._current(work)
        if current is None or not file:
            return self._kept(_NOTHING if current is None else "请先选择文件。")
        try:
            read = self._product.self_evaluations.read_results(Path(file), current)
        except ValueError as error:
            return self._kept(str(error))
        return self._evaluated(work, current, read, profile_id, reduce, f"读到 {len(read.items)} 条完成情况。")

    def say(self, text: str, work: SelfEvaluationWork, profile_id: str, reduce: bool) -> tuple[Any, ...]:
        """Take results from a few sentences."""
        current = self._current(work)
        if current is None or not text.strip():
            return self._kept(_NOTHING if current is None else "请先写几句完成情况。")
        read = self._product.self_evaluations.read_sentences(text, current)
        money = "和资金执行情况" if read.executed is not None else ""
        said = f"读到 {len(read.items)} 条完成情况{money}，请核对表格。"
        return self._evaluated(work, current, read, profile_id, reduce, said)

    def edit(
        self, rows: Any, initial: str, adjusted: str, executed: str, achieved: str, completed: bool,
        work: SelfEvaluationWork, profile_id: str, reduce: bool,
    ) -> tuple[Any, ...]:  # fmt: skip
        """The user typed into the table or its head: scores follow at once."""
        current = self._current(work)
        if current is None:
            return self._kept(_NOTHING)
        try:
            typed = with_values(current, view.typed(cells(rows)))
            amounts = {"initial": initial, "adjusted": adjusted, "executed": executed}
            typed = with_head(typed, amounts, achieved, completed=completed)
        except ValueError as error:
            return self._kept(str(error))
        return self._evaluated(work, typed, Results(), profile_id, reduce, "已按填写的内容重新计分。")

    def explain(self, work: SelfEvaluationWork, model: ModelChoice | None) -> Iterator[tuple[Any, ...]]:
        """The running text of the report, section by section: text, work, errand."""
        if work.done is None:
            gr.Info(_NOTHING)
            yield (gr.skip(), gr.skip(), None)
            return
        product, errand = self._product, Errand(work.done.filing.project.name)
        narrator = product.narrator(product.models.connected(model))
        writing = Narrating(narrator, product.self_evaluations.sections(work.done), errand)
        for section, text in writing.steps():
            yield (narratives(writing.done, section.title, text), gr.skip(), errand)
        if writing.cancelled:
            yield (f"{narratives(writing.done)}\n\n{_STOPPED}".strip(), gr.skip(), None)
            return
        done = work.done.model_copy(update={"narratives": writing.done})
        yield (narratives(writing.done), replace(work, done=done), None)

    def download(self, work: SelfEvaluationWork) -> Any:
        """自评表 and 自评报告 in Word, the data as JSON."""
        if work.done is None:
            gr.Info(_NOTHING)
            return gr.skip()
        folder = fresh_folder(self._product)
        files = [str(p) for p in self._product.self_evaluations.save(work.done, folder)]
        return gr.File(files, visible=True)

    @staticmethod
    def _current(work: SelfEvaluationWork) -> Filing | None:
        return work.done.filing if work.done is not None else work.approved

    def _evaluated(
        self, work: SelfEvaluationWork, filing: Filing, results: Results, profile_id: str, reduce: bool, said: str,
    ) -> tuple[Any, ...]:  # fmt: skip
        profile, options = self._product.profile(profile_id), Options(reduce_far_over=reduce)
        try:
            done = self._product.self_evaluations.evaluate(filing, results, profile, options, approved=work.approved)
        except ValueError as error:
            return self._kept(str(error))
        return (replace(work, done=done), said, *self._shown(done))

    @staticmethod
    def _shown(done: SelfEvaluated) -> tuple[Any, ...]:
        funds, filing = done.filing.funds, done.filing
        amounts = tuple(amount(getattr(funds, f)) for f in MONEY_WORDS)
        return (
            view.status(done), *amounts, filing.goals.actual, bool(filing.project.completed), view.table(done),
            view.asked(done), view.findings(done),
        )  # fmt: skip

    @staticmethod
    def _kept(said: str) -> tuple[Any, ...]:
        """A line for the user; everything else as it is."""
        return (gr.skip(), said, *(gr.skip() for _ in range(9)))
