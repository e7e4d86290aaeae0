"""Pasted papers, long material and long quotations: nothing in them is an order of the user."""

import re

from assistant.chat.reading.acts import Act
from assistant.chat.reading.fields import find_fields
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.files.limits import TEXTS
from assistant.language.numerals import UP_TO_TEN
from assistant.language.orders import find_orders

_PASTED = 40
"""A quotation of so many characters is a pasted paragraph; orders in it do nothing."""
_TAKES_TEXT = frozenset({"set_goal", "set_text", "brief", "set_head"})
_MARKS_OF_PAPERS = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        r"(?:^|[。：:“\"])\s*各[^，。：:]{1,16}[：:]",
        r"特此(?:通知|函告|批复)|遵照执行|贯彻执行|现将|通知如下|事项通知",
        r"〔20\d\d〕\s*\d+\s*号", r"关于[^，。\n]{2,30}的(?:通知|意见|函|办法|批复)(?:$|\n|》)",
        rf"(?:^|[。；\n])\s*{UP_TO_TEN}、.*(?:\n|[。；])\s*{UP_TO_TEN}、",
        r"前(?:重新|统一|再次)?(?:报送|提交|上报|报回|反馈)",
        r"[甲乙丙]方(?:应|须|将|不得|负责)",
        rf"第{UP_TO_TEN}+条[　 ：:].*第{UP_TO_TEN}+条[　 ：:]",
        r"系统(?:应|须|将)(?:自动)?|无须人工|自动调整", r"^附件\s*\d|填报说明|（节选）|各预算单位|各有关单位",
    )
)  # fmt: skip
"""What official papers have and messages of a clerk have not: addressees, closing forms, numbers, titles, items."""


def is_material(text: str) -> bool:
    """Whether a text is longer than anybody orders in one message: then it is material, and no order is looked for."""
    return len(text) > TEXTS.order_characters


def material(text: str, scene: Scene) -> list[ReadAct]:
    """What long material does: an empty form is begun with it, of any other nothing is changed."""
    if not scene.rows and scene.evaluation is None:
        return [ReadAct(order(Kind.ADD_BRIEF, value=text.strip()))]
    most = TEXTS.order_characters
    return [
        unclear(
            f"这段文字有 {len(text)} 个字，像是粘贴的材料，没有当作修改要求来读。要改哪里，请用一两句话说；"
            f"要补充项目情况，请分段发来，每段不超过 {most} 字。",
            is_weak=True,
        )
    ]


def is_cited(act: Act, message: ChatMessage) -> bool:
    """Whether an act stands inside a pasted paragraph; a text that is given as a value does not."""
    if act.op in _TAKES_TEXT and not (act.op == "set_goal" and not _names_goal(message)):
        return False
    long = [(a, b) for a, b in message.quoted if b - a >= _PASTED and re.search("[，。；]", message.text[a:b])]
    places = [s.start for s in act.slots] or [act.start]
    return any(a < place < b for a, b in long for place in places)


def _names_goal(message: ChatMessage) -> bool:
    """Whether a goal is named outside quotation marks."""
    return any(not message.is_quoted(w.start) for w in find_fields("goal", message.text))


def _is_document(text: str) -> bool:
    return sum(bool(mark.search(text)) for mark in _MARKS_OF_PAPERS) > 1


def is_pasted(message: ChatMessage) -> bool:
    """Whether the message is mostly a pasted text that orders about, or all of it is one long quotation."""
    if is_material(message.text) or _is_document(message.text):
        return True
    quoted = sum(end - start for start, end in message.quoted if end - start >= _PASTED)
    return quoted > len(message.text) * 0.8 or bool(find_orders(message.text))
