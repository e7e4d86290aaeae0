"""The conversation alone, as a Gradio page at ``/rooms?work=…``: the same messages and operations as beside the form,
for a screen that has no room for both, or a window of its own."""

import os
from collections.abc import Iterator
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr
from fastapi import FastAPI

from assistant.domain.vocabulary import FormKind
from assistant.llm.interface import Cancelled, Errand
from assistant.store.errors import StoreError
from assistant.web.declaration.talking import Conversation
from assistant.web.desk import Desk
from assistant.web.doors.gate import ROOMS
from assistant.web.identity import COOKIE
from assistant.web.running import Running
from assistant.web.wording import reason_of, shown_title

PRIVATE: dict[str, Any] = {"api_visibility": "private"}
"""For every event: the page is no interface for programs."""
CSS = "footer {display: none !important} .unseen {position: absolute !important; left: -9999px}"
_TALKED_ABOUT = frozenset({FormKind.GOAL_DECLARATION, FormKind.SELF_EVALUATION})
_NO_WORK = "请从申报或自评里打开这个窗口，才知道说的是哪一份表。"
_HINT = "说明项目、改表、问政策都可以。回车发送。"
Messages = list[dict[str, str]]


class ChatPage:
    """The conversation of a work, as plain calls."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def opened(self, request: gr.Request) -> tuple[str, str, Messages]:
        """The work of the address: its id, its title, what was said of it."""
        work_id = str(request.query_params.get("work", ""))
        try:
            work = self._desk.product.store.works.open(work_id).work
        except StoreError:
            return "", _NO_WORK, []
        if work.kind not in _TALKED_ABOUT:
            return "", _NO_WORK, []
        return work_id, shown_title(work.project), self._messages(work_id)

    def say(self, text: str, work_id: str, request: gr.Request) -> Iterator[tuple[str, Messages]]:
        """A message carried out, its steps shown meanwhile: the emptied box and the conversation."""
        stated = text.strip()
        if not stated or not work_id:
            yield text, self._messages(work_id)
            return
        visitor = self._desk.visitors.named(request.cookies.get(COOKIE, ""))
        talk, before = Conversation(self._desk.product, work_id, visitor), self._messages(work_id)
        running = Running(lambda tell: talk.say(stated, tell, Errand()))
        for step in running.steps():
            yield "", [*before, _stated("user", stated), _stated("assistant", f"{step}……")]
        try:
            running.result()
        except (ValueError, StoreError, Cancelled) as error:
            yield text, [*self._messages(work_id), _stated("assistant", reason_of(error))]
            return
        yield "", self._messages(work_id)

    def _messages(self, work_id: str) -> Messages:
        kept = self._desk.product.store.conversations.of(work_id) if work_id else ()
        return [_stated("user" if m.role == "user" else "assistant", m.text) for m in kept]


def mount(app: FastAPI, desk: Desk) -> None:
    """The page among the routes of an application."""
    rooms = build(desk)
    rooms.queue(default_concurrency_limit=20)
    gr.mount_gradio_app(app, rooms, path=ROOMS, css=CSS, theme=theme(), footer_links=[], show_error=True)


def build(desk: Desk) -> gr.Blocks:
    """The page as Gradio blocks; messages are shown as text, never as Markdown or HTML."""
    page = ChatPage(desk)
    blocks = gr.Blocks(title="绩效助手：对话")
    with blocks:
        work = gr.State("")
        gr.HTML("<h1>绩效助手：对话</h1>", elem_classes="unseen")
        title = gr.Textbox(label="说的是", interactive=False, max_lines=1)
        log = message_log()
        box = gr.Textbox(label="您的话", placeholder=_HINT, lines=1, max_lines=1, submit_btn="发送")
        blocks.load(page.opened, None, [work, title, log], **PRIVATE)
        box.submit(page.say, [box, work], [box, log], show_progress="hidden", **PRIVATE)
    return blocks


def message_log() -> gr.Chatbot:
    """The messages, as text."""
    return gr.Chatbot(
        label="对话", height="70vh", render_markdown=False, buttons=[], feedback_options=(), layout="bubble"
    )


def theme() -> gr.themes.Base:
    """The look of the page."""
    return gr.themes.Default(primary_hue="blue", neutral_hue="slate", text_size="md", font=["system-ui", "sans-serif"])


def _stated(role: str, text: str) -> dict[str, str]:
    return {"role": role, "content": text}
