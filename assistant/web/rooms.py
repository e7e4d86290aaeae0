"""The rooms 自评 and 评价 as Gradio tabs, shown inside the page; who writes is known by the visitor's cookie."""

from pathlib import Path

import gradio as gr

from assistant.llm.connection import ModelChoice
from assistant.llm.interface import Errand
from assistant.web.desk import Desk
from assistant.web.evaluation.tab import evaluation_tab
from assistant.web.identity import COOKIE
from assistant.web.parts import PRIVATE
from assistant.web.self_evaluation.tab import self_evaluation_tab

CSS = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
SELF_EVALUATION, EVALUATION = "self_evaluation", "evaluation"
_KEEP_SECONDS = 86_400


def build(desk: Desk) -> gr.Blocks:
    """The rooms as Gradio blocks; ``?room=`` says which is shown first."""
    blocks = gr.Blocks(title="绩效助手", delete_cache=(3600, _KEEP_SECONDS))
    with blocks:
        model, errand = gr.State(None), gr.State(None)
        gr.HTML("<h1>绩效自评、绩效评价</h1>", elem_classes="unseen")
        with gr.Tabs(elem_classes="jobs") as tabs:
            with gr.Tab("绩效自评", id=SELF_EVALUATION):
                works = self_evaluation_tab(desk.product, model, errand, stop)
            with gr.Tab("绩效评价", id=EVALUATION):
                evaluation_tab(desk.product, model, errand, stop)

        def opened(request: gr.Request) -> tuple[ModelChoice | None, gr.Tabs, gr.Dropdown]:
            room = request.query_params.get("room", SELF_EVALUATION)
            choices = [(w.title or "未命名项目", w.id) for w in desk.product.store.works.list(limit=200)]
            visitor = desk.visitors.named(request.cookies.get(COOKIE, ""))
            wanted = request.query_params.get("work")
            chosen = wanted if wanted in {i for _, i in choices} else None
            return visitor.model, gr.Tabs(selected=room), gr.Dropdown(choices=choices, value=chosen)

        blocks.load(opened, None, [model, tabs, works], **PRIVATE)
    return blocks


def stop(errand: Errand | None) -> None:
    """Give up what is under way; it ends at once, and nothing is changed."""
    if errand is None:
        gr.Info("现在没有正在进行的撰写。")
    else:
        errand.cancelled.set()


def theme() -> gr.themes.Base:
    """The look of the rooms."""
    return gr.themes.Default(primary_hue="blue", neutral_hue="slate", text_size="md", font=["system-ui", "sans-serif"])
