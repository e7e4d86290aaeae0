"""The Gradio page: a chat on the left, the form as it grows on the right. It decides nothing."""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

from assistant.answering.interface import Answer, AnswerStatus, Question
from assistant.bootstrap import Product
from assistant.conversation.routing import is_question
from assistant.conversation.session import Reply, Session, turn, with_changes
from assistant.domain.profile import Profile
from assistant.drafting.interface import Draft
from assistant.web import view

EXAMPLE = (
    "项目名称：社区居家养老服务站运营补助\n主管部门：青溪县民政局\n实施单位：青溪县养老服务中心\n"
    "2027年对12个社区居家养老服务站给予运营补助，全年提供老年助餐60000人次、上门照护3600人次，培训护理员120人，"
    "11月30日前完成补助拨付。申请资金120万元，其中财政拨款100万元，自筹20万元。接受服务的老年人满意度达到92%以上。"
)
_GREETING = (
    "您好，我是绩效助手。请用几句话说明项目：**做什么、做多少、什么时候完成、花多少钱**，"
    "我来起草绩效目标申报表。也可以点“填入示例”看看效果。\n\n"
    "政策问题可以直接问，例如“10号文里执行率占多少分？”，我会写明文号和条款。"
)
_WHOLE_COUNTRY = "全国"
_BASIS_TAB, _FORM_TAB = "basis", "form"
_CSS = """
footer {display: none !important}
.gradio-container {max-width: 1440px !important; font-family: "Microsoft YaHei", "Noto Sans CJK SC", sans-serif}
.finding {padding: 8px 0; border-bottom: 1px solid #e4e7ec; line-height: 1.6}
.advice {color: #344054} .basis {color: #667085; font-size: 12px}
.facts {padding-left: 1.2em; line-height: 1.8} .calm {color: #067647}
.status {background: #eff4ff; border-radius: 6px; padding: 8px 12px}
.article h4 {margin: 4px 0 8px} .article li {line-height: 1.8}
.badge {border-radius: 10px; padding: 1px 10px; font-size: 12px; background: #ecfdf3; color: #067647}
.badge.warn {background: #fef3f2; color: #b42318}
"""
_KEEP_SECONDS = 86_400


@dataclass(frozen=True)
class Asked:
    """The last policy question and its answer."""

    text: str = ""
    answer: Answer | None = None


class Page:
    """The handlers of the page: plain functions over a product, which tests call without Gradio."""

    def __init__(self, product: Product) -> None:
        self._product = product
        self._folder = product.settings.data_dir.resolve() / "drafts"

    def say(  # noqa: PLR0913, PLR0917 -- one parameter a widget
        self, message: str, history: list[dict[str, Any]], session: Session, draft: Draft | None, profile_id: str,
        asked: Asked, region: str,
    ) -> tuple[Any, ...]:  # fmt: skip
        """A chat turn of either kind: a policy question is answered, anything else goes into the form."""
        if is_question(message, answering=bool(session.asked)):
            answer = self._answered(message, asked, region)
            history = [
                *history,
                {"role": "user", "content": message},
                {"role": "assistant", "content": view.answer(answer)},
            ]
            now = Asked(message, answer)
            return ("", history, session, draft, *self._shown(None), now, *self._basis(now))
        made = self.send(message, history, session, profile_id)
        kept = draft if made[3] is None else made[3]
        tab = gr.skip() if made[3] is None else gr.Tabs(selected=_FORM_TAB)
        return (*made[:3], kept, *made[4:], asked, gr.skip(), gr.skip(), tab)

    def open_citation(self, chosen: str | None, asked: Asked) -> str:
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
            state = "没有变化" if done.unchanged else "已收录，今后引用以原文为准"
            lines.append(f"- {done.document.short}：{state}，{done.clauses} 处。{''.join(done.notes)}")
        return view.plain("\n".join(lines)) if lines else "请先选择文件。"

    def _answered(self, message: str, asked: Asked, region: str) -> Answer:
        place = None if region == _WHOLE_COUNTRY else region
        try:
            return self._product.ask(Question(text=message, region=place, before=asked.text))
        except RuntimeError as error:
            return Answer(status=AnswerStatus.NO_BASIS, answer=str(error))

    def _basis(self, asked: Asked) -> tuple[Any, ...]:
        chips = [view.chip(c) for c in asked.answer.citations] if asked.answer else []
        first = chips[0] if chips else None
        shown = self.open_citation(first, asked) or "<p>这次回答没有引用条款。</p>"
        return (gr.Radio(chips, value=first, visible=bool(chips)), shown, gr.Tabs(selected=_BASIS_TAB))

    def send(self, message: str, history: list[dict[str, Any]], session: Session, profile_id: str) -> tuple[Any, ...]:
        """A word about the project: the box emptied, the history longer, the form anew."""
        if not message.strip():
            return ("", history, session, None, *self._shown(None))
        history = [*history, {"role": "user", "content": message}]
        try:
            reply = self._turn(session, message, profile_id)
        except ValueError as error:
            history.append({"role": "assistant", "content": str(error)})
            return ("", history, session, None, *self._shown(None))
        history.append({"role": "assistant", "content": reply.text})
        return ("", history, reply.session, reply.draft, *self._shown(reply.draft))

    def edit(self, rows: Any, draft: Draft | None, session: Session, profile_id: str) -> tuple[Any, ...]:
        """The user changed the table: the values are taken over and checked again."""
        if draft is None:
            gr.Info("还没有草稿，请先在左侧说明项目。")
            return (session, draft, *self._shown(draft))
        try:
            changes = view.changes(draft, rows.values.tolist() if hasattr(rows, "values") else rows)
            draft = with_changes(draft, changes, self._product.pipeline, self._profile(profile_id))
        except ValueError:
            gr.Warning("分值应为数字，三级指标不能空着，请改正后再试。")
            return (session, draft, *self._shown(draft))
        return (replace(session, changes=session.changes.merged(changes)), draft, *self._shown(draft))

    def download(self, draft: Draft | None) -> Any:
        """The Word form and its JSON, written into the data folder."""
        if draft is None:
            gr.Info("还没有草稿，请先在左侧说明项目。")
            return gr.skip()
        folder = self._folder / time.strftime("%Y%m%d-%H%M%S")
        files = [str(p) for p in self._product.write_draft(draft, folder)]
        return gr.File(files, visible=True)

    def _turn(self, session: Session, message: str, profile_id: str) -> Reply:
        product = self._product
        return turn(session, message, product.pipeline, self._profile(profile_id), product.budget_year)

    def _profile(self, profile_id: str) -> Profile:
        return self._product.profile(profile_id)

    def _shown(self, draft: Draft | None) -> tuple[Any, ...]:
        if draft is None:
            return (gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip())
        goals = draft.filing.goals
        said = f"总体目标：{goals.overall}\n\n年度目标：{goals.annual}" if goals.overall else goals.annual
        return (view.status(draft), view.facts(draft.facts), said, view.table(draft), view.findings(draft))


def build(product: Product) -> gr.Blocks:
    """The page as Gradio blocks."""
    page = Page(product)
    blocks = gr.Blocks(title="绩效助手", delete_cache=(3600, _KEEP_SECONDS))
    with blocks:
        session, draft, asked = gr.State(Session()), gr.State(None), gr.State(Asked())
        gr.Markdown(
            "## 绩效助手\n说清项目，起草绩效目标申报表，逐条检查，下载 Word。政策问题直接问，回答写明文号和条款。"
        )
        with gr.Row():
            with gr.Column(scale=4, min_width=320):
                chat, box, send, example = _chat()
            with gr.Column(scale=7, min_width=320):
                profile, shown, apply, make, files, tabs, basis = _form(product)
        region, chips, article, upload, added = basis
        turn_inputs = [box, chat, session, draft, profile, asked, region]
        turn_outputs = [box, chat, session, draft, *shown, asked, chips, article, tabs]
        table = shown[3]
        gr.on([send.click, box.submit], page.say, turn_inputs, turn_outputs, api_visibility="private")
        example.click(lambda: EXAMPLE, None, box, api_visibility="private").then(
            page.say, turn_inputs, turn_outputs, api_visibility="private"
        )
        upload.upload(page.add_originals, upload, added, api_visibility="private")
        chips.input(page.open_citation, [chips, asked], article, api_visibility="private")
        apply.click(page.edit, [table, draft, session, profile], [session, draft, *shown], api_visibility="private")
        make.click(page.download, draft, files, api_visibility="private")
    return blocks


def _chat() -> tuple[gr.Chatbot, gr.Textbox, gr.Button, gr.Button]:
    greeting: list[Any] = [{"role": "assistant", "content": _GREETING}]
    chat = gr.Chatbot(greeting, label="对话", height=440, buttons=["copy"])
    box = gr.Textbox(
        label="项目说明、回答，或政策问题",
        placeholder="例如：培训护理员120人，11月底前完成，申请12万元；或：可以不设满意度指标吗？",
        lines=4,
    )
    with gr.Row():
        send = gr.Button("发送", variant="primary", min_width=120)
        example = gr.Button("填入示例", min_width=120)
    return chat, box, send, example


def _form(product: Product) -> tuple[gr.Dropdown, list[Any], gr.Button, gr.Button, gr.File, gr.Tabs, tuple[Any, ...]]:
    choices = [(p.title, p.id) for p in product.profiles()]
    profile = gr.Dropdown(choices, value=product.settings.profile, label="口径（下一次发送时生效）")
    status = gr.Markdown("还没有草稿。", elem_classes="status")
    with gr.Tabs() as tabs:
        with gr.Tab("申报表", id=_FORM_TAB):
            goals = gr.Textbox(label="绩效目标", lines=4, interactive=False)
            table = gr.Dataframe(
                headers=view.TABLE_HEADS,
                label="绩效指标（可直接修改、增删行，改后点“应用修改”）",
                wrap=True,
                interactive=True,
                column_widths=["110px", "130px", "190px", "170px", "70px", "260px", "260px"],
                max_height=620,
            )
            apply = gr.Button("应用修改并重新检查", size="md")
        with gr.Tab("检查结果"):
            found = gr.HTML("<p>起草后在这里列出问题、建议和依据。</p>")
        with gr.Tab("事实"):
            facts = gr.HTML("<p>起草后在这里列出从说明中读到的资金、数量和日期。</p>")
        with gr.Tab("依据", id=_BASIS_TAB):
            basis = _basis_panel(product)
    make = gr.Button("生成 Word 和 JSON", variant="primary", size="md")
    files = gr.File(label="下载", file_count="multiple", interactive=False, height=130, visible=False)
    return profile, [status, facts, goals, table, found], apply, make, files, tabs, basis


def _basis_panel(product: Product) -> tuple[gr.Dropdown, gr.Radio, gr.HTML, gr.File, gr.Markdown]:
    """Region, the last answer's citations as chips, the article one of them opens, a place to add originals."""
    held = sorted({d.region for d in product.policies.documents if d.region})
    here = product.settings.region if product.settings.region in held else _WHOLE_COUNTRY
    region = gr.Dropdown([_WHOLE_COUNTRY, *held], value=here, label="所在地区（同时查当地规定）")
    chips = gr.Radio([], label="回答的依据（点开看条文）", visible=False)
    article = gr.HTML("<p>在左侧提出政策问题，依据的条款会显示在这里。</p>", elem_classes="article")
    with gr.Accordion("添加原文（今后引用以原文为准）", open=False):
        kinds = [".docx", ".pdf", ".html", ".htm", ".txt", ".md"]
        upload = gr.File(label="选择文件", file_count="multiple", file_types=kinds, height=130)
        added = gr.Markdown("")
    return region, chips, article, upload, added


def _warm(product: Product) -> None:
    """Open the policy index before the first question; a failure is told when a question is asked."""
    with suppress(Exception):
        product.ask(Question(text="预算执行率占多少分"))


def _theme() -> gr.themes.Base:
    return gr.themes.Default(primary_hue="blue", neutral_hue="slate", text_size="md", font=["system-ui", "sans-serif"])


def serve(product: Product, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve until stopped; ``on_ready`` is told the address."""
    folder = product.settings.data_dir.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("GRADIO_TEMP_DIR", str(folder / "cache"))
    blocks = build(product)
    blocks.queue(default_concurrency_limit=20)
    threading.Thread(target=_warm, args=(product,), daemon=True).start()
    blocks.launch(
        server_name=host, server_port=port, quiet=True, prevent_thread_lock=True, css=_CSS, theme=_theme(),
        footer_links=[],
        allowed_paths=[str(folder / "drafts")], share=False,
    )  # fmt: skip
    on_ready(f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}")  # noqa: S104 -- only shown
    blocks.block_thread()
