"""The mark for what nobody has said yet: 【待补充：…】."""

PLACEHOLDER_OPEN, PLACEHOLDER_CLOSE = "【待补充", "】"


def placeholder(what: str) -> str:
    """The mark that stands for a value nobody has given yet, such as 【待补充：受益人数】."""
    return f"{PLACEHOLDER_OPEN}：{what}{PLACEHOLDER_CLOSE}" if what else f"{PLACEHOLDER_OPEN}{PLACEHOLDER_CLOSE}"


def is_placeholder(text: str) -> bool:
    """Whether a text still holds a 【待补充】 mark."""
    return PLACEHOLDER_OPEN in text
