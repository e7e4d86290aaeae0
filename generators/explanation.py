"""立项说明 in Word: the running text that goes with a declaration."""

from collections.abc import Sequence

from generators.word.page import add_heading, add_lines, add_running_text, new_document, text_margins, to_bytes
from generators.word.standard import KAI, NO_2, NO_3, TITLE

_NUMERALS = "一二三四五六七八九十"


def render_explanation(project: str, sections: Sequence[tuple[str, str]], *, draft: bool) -> bytes:
    """The bytes of the document; ``sections`` are (heading, text), numbered in order."""
    title = "项目立项和绩效目标说明"
    document = new_document(f"{title}：{project}", draft=draft)
    text_margins(document)
    add_lines(document, [(title, TITLE, NO_2, "center"), (f"（{project}）", KAI, NO_3, "center")])
    for number, (heading, text) in zip(_NUMERALS, sections, strict=False):
        add_heading(document, f"{number}、{heading}")
        add_running_text(document, text)
    return to_bytes(document)
