"""The handlers of the tab 绩效评价: plain functions over a product. They decide nothing."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.bootstrap import Product
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Evaluation
from assistant.domain.framework import Stage
from assistant.jobs.evaluation.job import Order, WrittenReport
from assistant.llm.connection import ModelChoice
from assistant.llm.interface import Errand
from assistant.web.evaluation import view
from assistant.web.parts import cells, fresh_folder
from assistant.web.running import Narrating, Running
from assistant.writing.interface import Progress

_NOTHING = "请先选择项目资料，再点“开始评价”。"
_STOPPED = "已停止。"
_VIEWS = 6


@dataclass(frozen=True)
class EvaluationWork:
    """An evaluation under way."""

    order: Order | None = None
    dossier: Dossier | None = None
    evaluation: Evaluation | None = None
    written: WrittenReport | None = None
    notes: tuple[str, ...] = ()
    """What was handed in and not used."""


class EvaluationPage:
    """The tab over a product."""

    def __init__(self, product: Product) -> None:
        self._product = product

    def start(
        self, files: list[str] | None, declaration: str | None, results: str | None, survey: str | None,
        framework: str, stage: str, by: str, profile_id: str,
    ) -> Iterator[tuple[Any, ...]]:  # fmt: skip
        """Read the papers and assess them, with progress: work, note, the views."""
        if not files:
            yield self._kept(_NOTHING)
            return

        def run(tell: Progress) -> EvaluationWork:
            given = self._product.evaluations.given(_path(declaration), _path(results), _path(survey))
            profile = self._product.profile(profile_id)
            order = Order(profile, framework, Stage(stage), by, given.declaration, given.results, given.survey)
            with tempfile.TemporaryDirectory(dir=self._room()) as folder:
                gathered(files, Path(folder))
                read = self._product.evaluations.read(
                    Path(folder), lambda done, total, name: tell(f"阅读资料 {done}/{total}：{name}")
                )
            tell("逐项核对佐证、评分")
            return EvaluationWork(order, read, self._product.evaluations.evaluate(read, order), notes=given.notes)

        running = Running(run)
        for step in running.steps():
            yield self._kept(f"{step}……")
        try:
            made = running.result()
        except (ValueError, RuntimeError) as error:
            yield self._kept(str(error))
            return
        assert made.dossier is not None  # noqa: S101 -- just read
        read = made.dossier
        said = f"读了 {len(read.papers)} 份资料、{len(read.pages)} 页，找到 {len(read.facts)} 条事实。"
        yield (made, "".join((said, *made.notes)), *self._shown(made))

    def rescore(self, rows: Any, work: EvaluationWork) -> tuple[Any, ...]:
        """The user changed scores: totals, deductions, problems and advice follow."""
        from assistant.base import to_exact

        if work.evaluation is None or work.order is None:
            return self._kept(_NOTHING)
        said = view.changes(work.evaluation, cells(rows))
        if not said:
            return self._kept("没有改动得分。")
        unreasoned = [key for key, (_, reason) in said.items() if not reason]
        if unreasoned:
            return self._kept(f"请在“调整理由”一栏写明理由后再应用：{'、'.join(unreasoned)}。")
        try:
            edits = {key: (to_exact(score), why) for key, (score, why) in said.items()}
            evaluation = self._product.evaluations.rescored(work.evaluation, work.order.profile, edits)
        except ValueError as error:
            return self._kept(str(error))
        made = replace(work, evaluation=evaluation, written=None)
        return (made, f"已调整 {len(edits)} 项得分，请重新撰写报告。", *self._shown(made))

    @staticmethod
    def browse(indicator_id: str | None, work: EvaluationWork) -> str:
        """The evidence of one indicator."""
        return view.evidence(work.evaluation, indicator_id) if work.evaluation else ""

    def write(
        self, author: str, date: str, work: EvaluationWork, model: ModelChoice | None
    ) -> Iterator[tuple[Any, ...]]:
        """The report, section by section: note, preview, findings, work, errand."""
        if work.evaluation is None or work.order is None:
            gr.Info(_NOTHING)
            yield (*(gr.skip() for _ in range(4)), None)
            return
        evaluations, errand = self._product.evaluations, Errand(work.evaluation.project.name)
        narrator = self._product.narrator(self._product.models.connected(model))
        tasks = evaluations.sections(work.evaluation, work.order.declaration)
        writing = Narrating(narrator, tasks, errand)
        for section, _ in writing.steps():
            at = f"{len(writing.done) + 1}/{len(tasks)}"
            yield (f"撰写 {at}：{section.title}……", gr.skip(), gr.skip(), gr.skip(), errand)
        if writing.cancelled:
            yield (_STOPPED, gr.skip(), gr.skip(), gr.skip(), None)
            return
        done = evaluations.assembled(
            work.evaluation, work.order, writing.done, author=author.strip(), date=date.strip()
        )
        state = "可以定稿" if done.is_final else "草稿：尚有待补充或必改之处"
        said = f"报告写好了，{len(done.report.sections)} 节，{state}。"
        yield (said, view.report(done.report), view.findings(done.findings), replace(work, written=done), None)

    def download(self, work: EvaluationWork) -> Any:
        """The report in Word and its data as JSON."""
        if work.written is None:
            gr.Info("请先点“撰写报告”。")
            return gr.skip()
        folder = fresh_folder(self._product)
        return gr.File([str(p) for p in self._product.evaluations.save(work.written, folder)], visible=True)

    def _room(self) -> Path:
        from generators.atomic import make_folder

        folder = self._product.settings.data_dir.resolve() / "cache"
        make_folder(folder)
        return folder

    @staticmethod
    def _shown(work: EvaluationWork) -> tuple[Any, ...]:
        assert work.evaluation is not None and work.dossier is not None  # noqa: S101, PT018 -- both were just made
        choices = view.indicator_choices(work.evaluation)
        first = choices[0][1] if choices else None
        return (
            view.status(work.evaluation), view.table(work.evaluation), gr.Dropdown(choices, value=first),
            view.evidence(work.evaluation, first), view.papers(work.dossier), view.facts(work.dossier),
        )  # fmt: skip

    @staticmethod
    def _kept(said: str) -> tuple[Any, ...]:
        """A line for the user; everything else as it is."""
        return (gr.skip(), said, *(gr.skip() for _ in range(_VIEWS)))


def gathered(files: Sequence[str], folder: Path) -> None:
    """The uploaded papers under their own names in one folder; a name that stands twice gets a number."""
    for name in files:
        source = Path(name)
        target, n = folder / source.name, 2
        while target.exists():
            target, n = folder / f"{source.stem}（{n}）{source.suffix}", n + 1
        shutil.copyfile(source, target)


def _path(file: str | None) -> Path | None:
    return Path(file) if file else None
