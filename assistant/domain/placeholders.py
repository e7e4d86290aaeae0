"""The mark for what nobody has said yet: 【待补充：…】."""

PLACEHOLDER_OPEN, PLACEHOLDER_CLOSE = "【待补充", "】"
_REASON_OPEN = "（暂缺："


def placeholder(what: str) -> str:
    """The mark that stands for a value nobody has given yet, such as 【待补充：受益人数】."""
    return f"{PLACEHOLDER_OPEN}：{what}{PLACEHOLDER_CLOSE}" if what else f"{PLACEHOLDER_OPEN}{PLACEHOLDER_CLOSE}"


def is_placeholder(text: str) -> bool:
    """Whether a text still holds a 【待补充】 mark."""
    return PLACEHOLDER_OPEN in text


def reason_shown(reason: str) -> str:
    """A reason in the place of a value that is not there yet, such as （暂缺：等批复后填写）."""
    return f"{_REASON_OPEN}{reason}）"


def is_no_value(text: str) -> bool:
    """Whether a text holds a 【待补充】 mark, or a reason instead of a value."""
    return is_placeholder(text) or text.strip().startswith(_REASON_OPEN)
