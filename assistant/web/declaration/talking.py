"""The conversation about a kept work: the same as ``jixiao chat --work``, every message kept, gone on with after any
break."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.bootstrap import Product
from assistant.chat.conversation import Talks
from assistant.chat.interface import Talk, Turn
from assistant.chat.reading.scene import Focus, Pending
from assistant.chat.replies import too_long_line
from assistant.domain.citation import Citation
from assistant.domain.operation import Actor, Operation, OperationSource
from assistant.domain.operation_kind import OperationKind
from assistant.jobs.questions.interface import Answer, PolicyQuestion
from assistant.llm.interface import Cancelled, Errand
from assistant.store.conversations import KeptMessage
from assistant.web.background import CANCELLED
from assistant.web.identity import Visitor
from assistant.works.state import Work
from assistant.writing.interface import Progress

ASSISTANT = "绩效助手"
_READY = "点下面的按钮下载"


@dataclass(frozen=True)
class Conversation:
    """The conversation of one work and one visitor."""

    product: Product
    work_id: str
    visitor: Visitor

    def say(self, message: str, tell: Progress, errand: Errand) -> None:
        """A message kept, read, carried out and answered; what it changed is saved.

        Raises StoreError, Cancelled, and ValueError for one that is too long to be kept.
        """
        if refused := too_long_line(message):
            raise ValueError(refused)
        self._answer(message, lambda talks, talk, actor: talks.say(talk, message, actor), tell, errand)

    def settle(self, click: str, number: int | None, tell: Progress, errand: Errand) -> None:
        """What was proposed agreed to or declined, or one of several choices taken: the click that a word would be."""

        def settled(talks: Talks, talk: Talk, actor: Actor) -> Turn:
            match click:
                case "agree":
                    return talks.agree(talk, number, actor)
                case "choose" if number is not None:
                    return talks.choose(talk, number, actor)
            return talks.decline(talk)

        stated = {"agree": "对", "choose": f"第{number}个"}.get(click, "不是")
        self._answer(f"第{number}个" if number and click == "agree" else stated, settled, tell, errand)

    def _answer(
        self, stated: str, answer: Callable[[Talks, Talk, Actor], Turn], tell: Progress, errand: Errand
    ) -> None:
        kept = self.product.store.conversations
        before = talk_of(self.product.store.works.open(self.work_id).work, kept.of(self.work_id))
        kept.say(self.work_id, "user", self.visitor.name, stated)
        answers: list[Answer] = []
        try:
            turn = answer(self._talks(tell, errand, answers), before, self.visitor.actor(OperationSource.CHAT))
        except Cancelled:
            kept.say(self.work_id, "assistant", ASSISTANT, CANCELLED)
            raise
        except ValueError as error:
            kept.say(self.work_id, "assistant", ASSISTANT, str(error))
            return
        kept.say(self.work_id, "assistant", ASSISTANT, turn.reply, turn_data(turn, answers))

    def _talks(self, tell: Progress, errand: Errand, answers: list[Answer]) -> Talks:
        model = self.product.models.connected(self.visitor.model)
        talks = self.product.conversations(model, lambda _work: [_READY], tell, errand)
        ports = replace(talks.ports, policy=self._policy(tell, answers))
        return replace(talks, works=self.product.saving_works(model, tell, errand), ports=ports)

    def _policy(self, tell: Progress, answers: list[Answer]) -> Callable[[str, str], str]:
        def ask(question: str, before: str) -> str:
            tell("查找条款")
            model = self.product.models.connected(self.visitor.model)
            asked = PolicyQuestion(text=question, region=self.product.settings.region, before=before)
            answer = self.product.questions.ask(asked, writer=self.product.answer_writer(model))
            answers.append(answer)
            return f"【{answer.status.word}】{answer.answer}"

        return ask


def turn_data(turn: Turn, answers: Sequence[Answer]) -> Mapping[str, Any]:
    """What the page and the next message need of a turn, in JSON."""
    pending = turn.talk.focus.pending
    return {
        "operations": [o.id for o in turn.operations if o.id],
        "citations": [c.model_dump(mode="json") for a in answers for c in a.citations],
        "files": bool(turn.files),
        "focus": {
            "rows": list(turn.talk.focus.rows), "op": turn.talk.focus.op, "field": turn.talk.focus.field,
            "pending": [o.as_json for o in pending.orders] if pending else [],
            "proposed": [[o.as_json for o in orders] for orders in turn.talk.focus.proposed],
        },
        "proposals": [{"number": p.number, "text": p.text} for p in turn.proposals],
        "choices": [{"number": p.number, "text": p.text} for p in turn.choices],
        "last_question": turn.talk.last_question,
        "explained": [o.operation.row for o in turn.operations if o.operation.op is OperationKind.EXPLAIN],
    }  # fmt: skip


def talk_of(work: Work, messages: Sequence[KeptMessage]) -> Talk:
    """The conversation as its last answer left it."""
    last = next((m for m in reversed(messages) if m.role == "assistant"), None)
    data = read_data(last) if last else {}
    focus = data.get("focus") or {}
    orders = tuple(Operation.model_validate(o) for o in focus.get("pending", ()))
    there = {r.id for r in work.filing.indicators}
    kept = Focus(
        rows=tuple(r for r in focus.get("rows", ()) if r in there),
        op=str(focus.get("op", "")),
        field=str(focus.get("field", "")),
        pending=Pending(orders) if orders else None,
        proposed=tuple(tuple(Operation.model_validate(o) for o in waiting) for waiting in focus.get("proposed", ())),
    )
    return Talk(work, kept, str(data.get("last_question", "")))


def read_data(message: KeptMessage) -> dict[str, Any]:
    """What was kept beside a message; empty where another program kept something else."""
    try:
        found = json.loads(message.data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def citation_label(cited: Citation) -> str:
    """A citation in a few characters."""
    return f"{cited.doc_no or cited.title}{cited.article or '（要点）'}"
