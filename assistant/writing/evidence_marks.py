"""Marks of evidence in a model's words: those of its material stay, made-up ones go, none of them is a figure."""

import re

from assistant.domain.report import EVIDENCE_MARK, evidence_mark
from assistant.writing.interface import SectionTask

_ID = r"E\d{1,4}"
MARKED = rf"[\[〔【（(]\s*{_ID}(?:\s*[、，,;；]?\s*{_ID})*\s*[\]〕】）)]"
"""A mark however a model writes it: 〔E3〕, [E3], （E3、E5）."""
_MARK = re.compile(MARKED)
_STOP_FIRST = re.compile(rf"([。；！？])((?:\s*{MARKED})+)")


def kept_marks(text: str, task: SectionTask) -> str:
    """The text with the marks that the task's pieces or plain words hold, as 〔E3〕 before the stop of their sentence;
    all others taken out."""
    stored = "\n".join((task.plain, *(p.text for p in task.pieces)))
    known = set(EVIDENCE_MARK.findall(stored))

    def kept(match: re.Match[str]) -> str:
        ids = dict.fromkeys(re.findall(_ID, match[0]))
        marks = "".join(evidence_mark(i) for i in ids if i in known)
        literal = match[0] in stored and not EVIDENCE_MARK.fullmatch(match[0])
        return match[0] if literal else marks

    moved = _STOP_FIRST.sub(lambda m: f"{m[2].replace(' ', '')}{m[1]}", text)
    return _MARK.sub(kept, moved)


def without_marks(text: str) -> str:
    """The text without any mark of evidence, so that the number in it is not taken for a figure."""
    return EVIDENCE_MARK.sub("", text)
