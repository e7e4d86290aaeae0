"""The Gradio page: a chat on the left, the form as it grows on the right. It decides nothing."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

from assistant.bootstrap import Product
from assistant.files.formats import Use, suffixes
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.llm.choice import ModelSettingsError
from assistant.llm.connection import ModelChoice
from assistant.web import view
from assistant.web.evaluation.tab import evaluation_tab
from assistant.web.handlers import BASIS_TAB, FORM_TAB, WHOLE_COUNTRY, AskedQuestion, PageHandlers
from assistant.web.parts import PRIVATE
from assistant.web.self_evaluation.tab import self_evaluation_tab

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
_STYLE = Path(__file__).with_name("style.css")
_KEEP_SECONDS = 86_400


def build(product: Product) -> gr.Blocks:
    """The page as Gradio blocks."""
    page = PageHandlers(product)
    choice, problem = _first_choice(product)
    blocks = gr.Blocks(title="绩效助手", delete_cache=(3600, _KEEP_SECONDS))
    with blocks:
        session, draft, asked = gr.State(None), gr.State(None), gr.State(AskedQuestion())
        model, errand = gr.State(choice), gr.State(None)
        gr.Markdown(
            "## 绩效助手\n起草绩效目标、自评计分、撰写评价报告，逐条检查，下载 Word。"
            "政策问题直接问，回答写明文号和条款。"
        )
        with gr.Tabs(elem_classes="jobs"):
            with gr.Tab("绩效目标申报"), gr.Row():
                with gr.Column(scale=4, min_width=320):
                    chat, box, send, stop, example = _chat()
                    chosen = _model_panel(choice, problem, on_page=product.settings.model_on_page)
                with gr.Column(scale=7, min_width=320):
                    form = _form(product)
            with gr.Tab("绩效自评"):
                self_evaluation_tab(product, draft, model, errand, page.stop)
            with gr.Tab("绩效评价"):
                evaluation_tab(product, model, errand, page.stop)
        turn_inputs = [box, chat, session, form.profile, asked, form.region, model]
        turn_outputs = [
            box, chat, session, draft, *form.shown, asked, form.chips, form.article, form.tabs, errand,
        ]  # fmt: skip
        gr.on([send.click, box.submit], page.say, turn_inputs, turn_outputs, **PRIVATE)
        example.click(lambda: EXAMPLE, None, box, **PRIVATE).then(page.say, turn_inputs, turn_outputs, **PRIVATE)
        gr.on([stop.click, form.stop.click], page.stop, errand, None, **PRIVATE)
        form.explain.click(page.explain, [draft, model], [form.explained, draft, errand], **PRIVATE)
        form.upload.upload(page.add_originals, form.upload, form.added, **PRIVATE)
        form.chips.input(page.open_citation, [form.chips, asked], form.article, **PRIVATE)
        form.apply.click(page.edit, [form.table, session], [session, draft, *form.shown], **PRIVATE)
        form.make.click(page.download, draft, form.files, **PRIVATE)
        chosen.use.click(
            page.choose_model, [chosen.url, chosen.name, chosen.key], [model, chosen.state, chosen.key], **PRIVATE
        )
        chosen.drop.click(page.drop_model, None, [model, chosen.state], **PRIVATE)
        chosen.look.click(page.preview, [box, session, form.profile, model], chosen.sent, **PRIVATE)
    return blocks


def _first_choice(product: Product) -> tuple[ModelChoice | None, str]:
    """The model of the settings; without one, or with settings that cannot be used, the rules write."""
    try:
        return product.models.choice, ""
    except ModelSettingsError as error:
        return None, str(error)


def _chat() -> tuple[gr.Chatbot, gr.Textbox, gr.Button, gr.Button, gr.Button]:
    greeting: list[Any] = [{"role": "assistant", "content": _GREETING}]
    chat = gr.Chatbot(greeting, label="对话", height=440, buttons=["copy"])
    box = gr.Textbox(
        label="项目说明、回答，或政策问题",
        placeholder="例如：培训护理员120人，11月底前完成，申请12万元；或：可以不设满意度指标吗？",
        lines=4,
    )
    with gr.Row():
        send = gr.Button("发送", variant="primary", min_width=90)
        stop = gr.Button("停止", min_width=70)
        example = gr.Button("填入示例", min_width=100)
    return chat, box, send, stop, example


@dataclass(frozen=True)
class _ModelPanel:
    url: gr.Textbox
    name: gr.Textbox
    key: gr.Textbox
    use: gr.Button
    drop: gr.Button
    look: gr.Button
    state: gr.Markdown
    sent: gr.HTML


def _model_panel(choice: ModelChoice | None, problem: str, *, on_page: bool) -> _ModelPanel:
    """Which model writes, and what would be sent to it. The key is never shown again."""
    with gr.Accordion("大模型（可选）", open=False):
        state = gr.Markdown(f"{problem}\n\n{view.model(choice)}".strip())
        with gr.Column(visible=on_page):
            url = gr.Textbox(label="服务地址（OpenAI 兼容）", placeholder="https://api.deepseek.com/v1", max_lines=1)
            name = gr.Textbox(label="模型名称", placeholder="deepseek-chat", max_lines=1)
            key = gr.Textbox(label="密钥（只用于本次会话，不保存）", type="password", max_lines=1)
        with gr.Row():
            use = gr.Button("试用并启用", size="md", min_width=110, visible=on_page)
            drop = gr.Button("改用规则起草", size="md", min_width=110)
            look = gr.Button("看看会发送什么", size="md", min_width=110)
        sent = gr.HTML("", elem_classes="preview")
    return _ModelPanel(url, name, key, use, drop, look, state, sent)


@dataclass(frozen=True)
class _Form:
    profile: gr.Dropdown
    shown: list[Any]
    table: gr.Dataframe
    apply: gr.Button
    explain: gr.Button
    stop: gr.Button
    explained: gr.Textbox
    region: gr.Dropdown
    chips: gr.Radio
    article: gr.HTML
    upload: gr.File
    added: gr.Markdown
    make: gr.Button
    files: gr.File
    tabs: gr.Tabs


def _form(product: Product) -> _Form:
    choices = [(p.title, p.id) for p in product.profiles()]
    profile = gr.Dropdown(choices, value=product.settings.profile, label="口径（下一次发送时生效）")
    status = gr.Markdown("还没有草稿。", elem_classes="status")
    with gr.Tabs() as tabs:
        with gr.Tab("申报表", id=FORM_TAB):
            goals = gr.HTML("<p>起草后在这里显示绩效目标。</p>")
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
        with gr.Tab("立项说明"):
            gr.Markdown("写立项依据、项目概况和绩效目标说明，随 Word 一起下载。")
            with gr.Row():
                explain = gr.Button("撰写说明", size="md", min_width=120)
                stop = gr.Button("停止撰写", size="md", min_width=120)
            explained = gr.Textbox(label="立项说明", lines=14, interactive=False)
        with gr.Tab("依据", id=BASIS_TAB):
            region, chips, article, upload, added = _basis_panel(product)
    make = gr.Button("生成 Word 和 JSON", variant="primary", size="md")
    files = gr.File(label="下载", file_count="multiple", interactive=False, height=130, visible=False)
    return _Form(
        profile, [status, facts, goals, table, found], table, apply, explain, stop, explained,
        region, chips, article, upload, added, make, files, tabs,
    )  # fmt: skip


def _basis_panel(product: Product) -> tuple[gr.Dropdown, gr.Radio, gr.HTML, gr.File, gr.Markdown]:
    """Region, the last answer's citations as chips, the article one of them opens, a place to add originals."""
    held = sorted({d.region for d in product.policies.documents if d.region})
    here = product.settings.region if product.settings.region in held else WHOLE_COUNTRY
    region = gr.Dropdown([WHOLE_COUNTRY, *held], value=here, label="所在地区（同时查当地规定）")
    chips = gr.Radio([], label="回答的依据（点开看条文）", visible=False)
    article = gr.HTML("<p>在左侧提出政策问题，依据的条款会显示在这里。</p>", elem_classes="article")
    with gr.Accordion("添加原文（今后引用以原文为准）", open=False):
        kinds = suffixes(Use.POLICY)
        upload = gr.File(label="选择文件", file_count="multiple", file_types=kinds, height=130)
        added = gr.Markdown("")
    return region, chips, article, upload, added


def _warm(product: Product) -> None:
    """Open the policy index before the first question; a failure is told when a question is asked."""
    with suppress(Exception):
        product.questions.ask(PolicyQuestion(text="预算执行率占多少分"))


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
        server_name=host, server_port=port, quiet=True, prevent_thread_lock=True, share=False, footer_links=[],
        css=_STYLE.read_text(encoding="utf-8"), theme=_theme(), allowed_paths=[str(folder / "drafts")],
    )  # fmt: skip
    on_ready(f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}")  # noqa: S104 -- only shown
    blocks.block_thread()
