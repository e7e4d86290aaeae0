"""Lines that are the title of a form, among the lines around its table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.filing_kind import KindScope
from assistant.forms.grid import bare

_LONGEST = 60
_BRACKETED = re.compile(r"[（(【\[]([^（）()【】\[\]]*)[）)】\]]")
_DAY = re.compile(r"(?:19|20)[\dXx×]{2}年度?")
_BEHIND = re.compile(r"(?:金额)?单位[（(:：]|填[报表](?:单位|日期|人)|编制单位|报送单位|部门[（(]公章")
"""What stands behind a title in the same line: 金额单位：万元."""
_NOTE = re.compile(r"^(?:注|说明|备注|填[表报]说明)|^\d+[.、．]")
_SENTENCE = re.compile(r"[。；;！？]")
_ENDS = re.compile(r"(?:表|报告|报告书|框架|体系|模板|样式)$")
_ABOUT = re.compile(r"绩效|目标|自评|监控|跟踪")


@dataclass(frozen=True)
class Title:
    """A title: as printed, its words outside brackets, those inside, and whose money it names."""

    text: str
    words: str
    bracketed: str = ""

    @property
    def scope(self) -> KindScope | None:
        """整体 means a whole department; 项目 a project; None where the title says neither."""
        stated = self.words + self.bracketed
        return KindScope.DEPARTMENT if "整体" in stated else KindScope.PROJECT if "项目" in stated else None


def form_titles(lines: Sequence[str]) -> list[Title]:
    """The titles among lines, in order. One that runs over two lines is joined."""
    kept = [line for line in lines if bare(line)]
    found: list[Title] = []
    for before, line in zip(["", *kept], kept, strict=False):
        title = _title(line) or (_title(f"{before}{line}") if len(bare(line)) <= _LONGEST // 2 and before else None)
        found += [title] if title else []
    return found


def _title(line: str) -> Title | None:
    text = _BEHIND.split(line)[0].strip()
    label = bare(text)
    if not 2 <= len(label) <= _LONGEST or _NOTE.match(label) or _SENTENCE.search(label):
        return None
    words = _DAY.sub("", _BRACKETED.sub("", label))
    if not _ENDS.search(words) or not _ABOUT.search(words):
        return None
    return Title("".join(text.split()), words, _inside(_BRACKETED.findall(label)))


def _inside(parts: Iterable[str]) -> str:
    return "".join(parts)
