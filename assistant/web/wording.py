"""What a visitor is told when something is refused: one Chinese line, whatever was raised."""

import re

from pydantic import ValidationError

NOT_UNDERSTOOD = "这些内容没有看懂，什么都没有改。请检查后再试。"
UNREADABLE = "这一步没有看懂，没有执行。请刷新网页后再试。"
_CHINESE = re.compile("[一-鿿]")


def is_chinese(text: str) -> bool:
    """Whether a line is one of ours: no library writes Chinese."""
    return bool(_CHINESE.search(text))


def reason_of(error: Exception) -> str:
    """The Chinese line of an error of ours; a line of ours also where a library raised it, whose words help nobody."""
    text = str(error)
    return NOT_UNDERSTOOD if isinstance(error, ValidationError) or not is_chinese(text) else text
