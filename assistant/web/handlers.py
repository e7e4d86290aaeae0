"""The handlers of the page: plain functions over a product, which tests call without a browser. They decide nothing."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any

import gradio as gr
from pydantic import SecretStr

from assistant.bootstrap import Product
from assistant.chat.conversation import Talks
from assistant.chat.documents import as_draft
from assistant.chat.interface import Talk, Turn
from assistant.domain.files import reason_of
from assistant.domain.operation import Actor, Operation, OperationSource
from assistant.domain.operation_kind import OperationKind
from assistant.domain.profile import Profile
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.questions.interface import Answer, AnswerStatus, Context, PolicyQuestion
from assistant.llm.connection import ModelChoice
from assistant.llm.interface import Cancelled, Errand
from assistant.web import view
from assistant.web.edits import changes
from assistant.web.parts import cells, fresh_folder
from assistant.web.running import Narrating, Running
from assistant.works.state import Work
from assistant.writing.interface import Progress

WHOLE_COUNTRY = "全国"
BASIS_TAB, FORM_TAB = "basis", "form"
_NO_DRAFT = "还没有草稿，请先在左侧说明项目。"
_STOPPED = "已停止，草稿没有改变。"
_NOT_SAID = 4
_BY_PAGE = Actor(source=OperationSource.PAGE)


@dataclass(frozen=True)
class AskedQuestion:
    """The last policy question and its answer."""

    text: str = ""
    answer: Answer | None = None


class PageHandlers:
    """One page over a product."""

    def __init__(self, product: Product) -> None:
        self._product = product

    def say(
        self, message: str, history: list[dict[str, Any]], talk: Talk | None, profile_id: str,
        asked: AskedQuestion, region: str, model: ModelChoice | None,
    ) -> Iterator[tuple[Any, ...]]:  # fmt: skip
        """A chat turn, with its progress: a question alone is answered with its articles, anything else is read into
        operations on the work and carried out."""
        if not message.strip():
            yield ("", history, *self._kept())
            return
        history = [*history, {"role": "user", "content": view.plain(message)}]
        rules = self._product.conversations()
        read = rules.reader.read(message, rules.scene(talk or self._fresh(profile_id)))
        if read and all(one.operation.op is OperationKind.ASK_POLICY for one in read):
            yield from self._answer(message, history, asked, region, model)
        else:
            yield from self._carry_out(message, history, talk, profile_id, model)

    def _fresh(self, profile_id: str) -> Talk:
        """A conversation about an empty form."""
        works = self._product.works()
        return Talk(works.new(token_hex(6), profile_id or self._product.profile().id, self._product.budget_year))

    def _answer(
        self, message: str, history: list[dict[str, Any]], asked: AskedQuestion, region: str, model: ModelChoice | None
    ) -> Iterator[tuple[Any, ...]]:
        place = None if region == WHOLE_COUNTRY else region
        question = PolicyQuestion(text=message, region=place, before=asked.text, context=_context(asked))

        def work(tell: Progress) -> Answer:
            tell("查找条款")
            writer = self._product.answer_writer(self._product.models.connected(model))
            return self._product.questions.ask(question, writer=writer)

        running = Running(work)
        yield from self._watched(running, history, None)
        try:
            answer = running.result()
        except RuntimeError as error:
            answer = Answer(status=AnswerStatus.NO_BASIS, answer=str(error))
        now = AskedQuestion(message, answer)
        said = [*history, {"role": "assistant", "content": view.answer(answer)}]
        kept = self._kept()
        yield ("", said, *kept[: -_NOT_SAID - 1], now, *self._basis(now), None)

    def _carry_out(
        self, message: str, history: list[dict[str, Any]], talk: Talk | None, profile_id: str, model: ModelChoice | None
    ) -> Iterator[tuple[Any, ...]]:
        product, errand = self._product, Errand()
        begun = talk or self._fresh(profile_id)

        def work(tell: Progress) -> Turn:
            connected = product.models.connected(model)
            keeping = product.saving_works(connected, tell, errand)
            if talk is None:
                keeping.saved.keep(begun.work, _BY_PAGE)
            conversations = product.conversations(connected, partial(_export, product), tell, errand)
            conversations = replace(conversations, works=keeping)
            return conversations.say(_with_profile(conversations, begun, profile_id), message)

        running = Running(work)
        yield from self._watched(running, history, errand)
        try:
            turn = running.result()
        except Cancelled:
            yield (message, [*history, {"role": "assistant", "content": _STOPPED}], *self._kept())
            return
        except ValueError as error:
            yield ("", [*history, {"role": "assistant", "content": view.plain(str(error))}], *self._kept())
            return
        said = [*history, {"role": "assistant", "content": view.plain(turn.reply)}]
        draft = as_draft(turn.talk.work) if turn.talk.work.filing.indicators else None
        skipped = (gr.skip(), gr.skip(), gr.skip())
        yield ("", said, turn.talk, draft, *self._shown(draft), *skipped, gr.Tabs(selected=FORM_TAB), None)

    def _watched(
        self, running: Running[Any], history: list[dict[str, Any]], errand: Errand | None
    ) -> Iterator[tuple[Any, ...]]:
        """The steps of the work as they begin, as a message that the reply will replace."""
        started = time.monotonic()
        for step in running.steps():
            gone = f"（{time.monotonic() - started:.0f} 秒）" if time.monotonic() - started >= 1 else ""
            told = {"role": "assistant", "content": view.plain(f"{step}……{gone}")}
            yield ("", [*history, told], *self._kept()[:-1], errand)

    @staticmethod
    def _kept() -> tuple[Any, ...]:
        """Everything but box and chat as it is: session, draft, six views, question, basis, tabs; no errand."""
        return (*(gr.skip() for _ in range(2 + len(view.VIEWS) + _NOT_SAID)), None)

    @staticmethod
    def stop(errand: Errand | None) -> None:
        """Give up what is under way; it ends at once, and nothing is changed."""
        if errand is None:
            gr.Info("现在没有正在进行的起草。")
        else:
            errand.cancelled.set()

    def explain(self, draft: Draft | None, model: ModelChoice | None) -> Iterator[tuple[Any, ...]]:
        """The running text of a declaration, section by section as it is written: text, draft, errand."""
        if draft is None:
            gr.Info(_NO_DRAFT)
            yield (gr.skip(), gr.skip(), None)
            return
        product, errand = self._product, Errand(draft.filing.project.name)
        narrator = product.narrator(product.models.connected(model))
        writing = Narrating(narrator, product.declarations().sections(draft), errand)
        for section, text in writing.steps():
            yield (view.narratives(writing.done, section.title, text), gr.skip(), errand)
        if writing.cancelled:
            yield (f"{view.narratives(writing.done)}\n\n{_STOPPED}".strip(), gr.skip(), None)
            return
        yield (view.narratives(writing.done), draft.model_copy(update={"narratives": writing.done}), None)

    def choose_model(self, url: str, name: str, key: str) -> tuple[Any, ...]:
        """Use the model a user names, once it has answered: the choice, what to show, the key box emptied."""
        if not name.strip():
            return (gr.skip(), "请填写模型名称，如 deepseek-chat。", gr.skip())
        models = self._product.models
        try:
            choice = models.chosen(name, url, SecretStr(key.strip()))
            said = models.probe(choice)
        except (ValueError, RuntimeError) as error:
            return (gr.skip(), f"没有换用：{view.plain(str(error)).strip()}", gr.skip())
        return (choice, f"{view.plain(said).strip()}\n\n{view.model(choice)}", "")

    @staticmethod
    def drop_model() -> tuple[None, str]:
        """Write by rules alone again."""
        return None, view.model(None)

    def preview(self, message: str, talk: Talk | None, profile_id: str, model: ModelChoice | None) -> str:
        """What would be sent to the model for what was said so far, with what is replaced in it."""
        if model is None:
            return "<p>没有使用大模型，不会发送任何内容。</p>"
        text = "\n".join((talk.work.state.text if talk else "", message)).strip()
        if not text:
            return "<p>请先在左侧写下项目说明。</p>"
        shown = self._product.models.preview(model)
        try:
            self._product.declarations(shown).draft(text, self._profile(profile_id), self._product.budget_year)
        except ValueError as error:
            return view.paragraph(str(error))
        return view.sent(model, shown.prompts, shown.hidden)

    def edit(self, rows: Any, talk: Talk | None) -> tuple[Any, ...]:
        """The user changed the table: every changed cell is an operation, checked and applied."""
        if talk is None or not talk.work.filing.indicators:
            gr.Info(_NO_DRAFT)
            return (talk, gr.skip(), *self._shown(None))
        work, done = self._product.saving_works().apply_all(talk.work, changes(talk.work.filing, cells(rows)), _BY_PAGE)
        for one in done:
            if not one.applied:
                gr.Warning(one.why)
        draft = as_draft(work)
        return (replace(talk, work=work), draft, *self._shown(draft))

    def download(self, draft: Draft | None) -> Any:
        """The Word form and its JSON, written into the data folder."""
        if draft is None:
            gr.Info(_NO_DRAFT)
            return gr.skip()
        folder = fresh_folder(self._product)
        files = [str(p) for p in self._product.declarations().save(draft, folder)]
        return gr.File(files, visible=True)

    def open_citation(self, chosen: str | None, asked: AskedQuestion) -> str:
        """The article a chip stands for."""
        if asked.answer is None or not chosen:
            return ""
        cited = next((c for c in asked.answer.citations if view.chip(c) == chosen), None)
        return view.article(self._product.library.corpus, cited) if cited else ""

    def add_originals(self, files: list[str] | None) -> str:
        """Take uploaded documents into the policy library; a line for each."""
        lines = []
        for name in files or []:
            path = Path(name)
            try:
                done = self._product.library.add(path)
            except (ValueError, RuntimeError) as error:
                lines.append(f"- {path.name}：{error}")
                continue
            except OSError as error:
                lines.append(f"- {path.name}：打不开（{reason_of(error)}），请检查文件后再试。")
                continue
            state = "没有变化" if done.unchanged else "已收录，今后引用以原文为准"
            lines.append(f"- {done.document.short}：{state}，{done.clauses} 处。{''.join(done.notes)}")
        return view.plain("\n".join(lines)) if lines else "请先选择文件。"

    def _basis(self, asked: AskedQuestion) -> tuple[Any, ...]:
        chips = [view.chip(c) for c in asked.answer.citations] if asked.answer else []
        first = chips[0] if chips else None
        shown = self.open_citation(first, asked) or "<p>这次回答没有引用条款。</p>"
        return (gr.Radio(chips, value=first, visible=bool(chips)), shown, gr.Tabs(selected=BASIS_TAB))

    def _profile(self, profile_id: str) -> Profile:
        return self._product.profile(profile_id)

    @staticmethod
    def _shown(draft: Draft | None) -> tuple[Any, ...]:
        return tuple(gr.skip() if draft is None else show(draft) for show in view.VIEWS)


def _with_profile(conversations: Talks, talk: Talk, profile_id: str) -> Talk:
    """The conversation with the rule set that is chosen on the page."""
    if not profile_id or talk.work.profile == profile_id:
        return talk
    change = Operation(op=OperationKind.SWITCH_PROFILE, value=profile_id)
    return replace(talk, work=conversations.works.apply(talk.work, change, _BY_PAGE)[0])


def _export(product: Product, work: Work) -> list[str]:
    """The files of a work in the data folder, by name; the page offers them under the form."""
    return [p.name for p in product.save_work(work, fresh_folder(product))]


def _context(asked: AskedQuestion) -> Context | None:
    """What the last answer of the conversation was about."""
    return asked.answer.context if asked.answer else None
