"""What a model wrote, held to where it may come from: figures to their origins, text to plain words."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.provenance import Origin, untraced
from assistant.language.figures import Figure
from assistant.language.invisible import INVISIBLE

_MARKUP = re.compile(
    r"!\[|\]\(|</?[a-zA-Z!][^>]{0,200}>?|(?:https?|ftp|data|javascript):|www\.|&#?\w{2,8};|```|" + INVISIBLE.pattern
)
"""Links, pictures, tags, entities, code fences, and characters that cannot be seen."""
_CLAUSES = re.compile(r"[^，。；,;（）()]+[，。；,;]?|[（(][^（）()]*[）)][，。；,;]?")
"""Clauses with the mark behind them, and what stands in brackets."""
_TOKEN = re.compile(r"[\[〔【（(]\s*[FLCP]\d{1,3}\s*[\]〕】）)]")


def text_faults(text: str, origins: Sequence[Origin]) -> Iterator[str]:
    """What is wrong with a text of the model, in Chinese: markup, and figures that come from nowhere."""
    if found := _MARKUP.search(text):
        yield f"含有链接、图片或标记“{found[0][:20]}”，请只写文字"
    for figure in untraced(text, origins):
        yield figure_fault(figure)


def figure_fault(figure: Figure) -> str:
    """One figure that comes from nowhere."""
    return f"{figure.kind.word}“{figure.text}”在材料中找不到，也推算不出，请删去或改用材料中的数"


def without_untraced(text: str, origins: Sequence[Origin]) -> str:
    """A text without the clauses whose figures come from nowhere; "" where none is left."""
    unknown = {figure.text for figure in untraced(text, origins)}
    if not unknown:
        return text
    kept = [clause for clause in _CLAUSES.findall(text) if not any(figure in clause for figure in unknown)]
    return "".join(kept).strip("，；、,;:： ")


def without_tokens(text: str) -> str:
    """A text without the marks of its material, such as 〔F1〕, which mean nothing to a reader."""
    return _TOKEN.sub("", text).strip()
