"""The room 评价 as Gradio blocks, shown inside the page; who writes is known by the visitor's cookie."""

from pathlib import Path

import gradio as gr

from assistant.llm.connection import ModelChoice
from assistant.llm.interface import Errand
from assistant.web.desk import Desk
from assistant.web.evaluation.tab import evaluation_tab
from assistant.web.identity import COOKIE
from assistant.web.parts import PRIVATE

CSS = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
_KEEP_SECONDS = 86_400


def build(desk: Desk) -> gr.Blocks:
    """The room as Gradio blocks."""
    blocks = gr.Blocks(title="绩效助手", delete_cache=(3600, _KEEP_SECONDS))
    with blocks:
        model, errand = gr.State(None), gr.State(None)
        gr.HTML("<h1>绩效评价</h1>", elem_classes="unseen")
        evaluation_tab(desk.product, model, errand, stop)

        def opened(request: gr.Request) -> ModelChoice | None:
            return desk.visitors.named(request.cookies.get(COOKIE, "")).model

        blocks.load(opened, None, model, **PRIVATE)
    return blocks


def stop(errand: Errand | None) -> None:
    """Give up what is under way; it ends at once, and nothing is changed."""
    if errand is None:
        gr.Info("现在没有正在进行的撰写。")
    else:
        errand.cancelled.set()


def theme() -> gr.themes.Base:
    """The look of the room."""
    return gr.themes.Default(primary_hue="blue", neutral_hue="slate", text_size="md", font=["system-ui", "sans-serif"])
