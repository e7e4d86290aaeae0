"""A text is refused as a brief before anything reads it, where it is longer than any brief or has far more numbers."""

from assistant.files.interface import BriefError
from assistant.files.limits import TEXTS
from assistant.language.number_count import number_count


def require_brief_size(text: str) -> None:
    """Raises BriefError with one Chinese line."""
    if len(text) > TEXTS.brief_characters:
        raise BriefError(
            f"简介有 {len(text)} 个字，太长了。请只保留项目内容、数量、时间和资金，不超过 {TEXTS.brief_characters} 字。"
        )
    if (numbers := number_count(text)) > TEXTS.brief_numbers:
        raise BriefError(
            f"简介里约有 {numbers} 处数字，太多了。请只保留项目的数量、时间和资金，不超过 {TEXTS.brief_numbers} 处。"
        )


def is_brief_size(text: str) -> bool:
    """Whether a text is short enough to be read as a brief."""
    return len(text) <= TEXTS.brief_characters and number_count(text) <= TEXTS.brief_numbers
