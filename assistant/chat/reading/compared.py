"""A row that another one is only compared with: 突发新闻那条跟首发时限不是一个事么 speaks of the first row alone."""

import re

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.row_mentions import RowMention

_WITH = re.compile(r"(?:跟|和|与|同|比)[“\"「]?$")
_ALIKE = re.compile(
    r"[”\"」]?(?:那|这)?[条个项]?(?:指标)?(?:是|都|还|又|也|不|就|本来|其实|不就|有点儿?|太|差不多){0,3}"
    r"(?:一[个回码样]|同一|重[复合了叠]|重$|相同|类似|差不多|相似|雷同|冲突|矛盾|撞|没(?:啥|什么)?(?:区别|差别|两样))"
)


def is_compared(mention: RowMention, message: ChatMessage) -> bool:
    """Whether words mean the row that something is like: 跟 before them and a word of likeness behind."""
    before, behind = message.text[: mention.start], message.text[mention.end :]
    return bool(_WITH.search(before)) and bool(_ALIKE.match(behind))
