"""Wordings that all rooms share: the line for whatever was raised, and the name of a work in lists."""

import re

from pydantic import ValidationError

from assistant.domain.placeholders import is_placeholder

NOT_UNDERSTOOD = "这些内容没有看懂，什么都没有改。请检查后再试。"
UNREADABLE = "这一步没有看懂，没有执行。请刷新网页后再试。"
_UNNAMED = "未命名项目"
_CHINESE = re.compile("[一-鿿]")


def is_chinese(text: str) -> bool:
    """Whether a line is one of ours: no library writes Chinese."""
    return bool(_CHINESE.search(text))


def reason_of(error: Exception) -> str:
    """The Chinese line of an error of ours; a line of ours also where a library raised it, whose words help nobody."""
    text = str(error)
    return NOT_UNDERSTOOD if isinstance(error, ValidationError) or not is_chinese(text) else text


def shown_title(title: str) -> str:
    """The name of a work in lists; one that is missing or still open is called unnamed."""
    return _UNNAMED if not title or is_placeholder(title) else title
