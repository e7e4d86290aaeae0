"""A report as data: the evaluation it rests on, and its running text section by section.

Text carries evidence marks such as 〔E3〕 behind what they prove; the Word file turns them into footnotes. Tables and
charts are not in the text: they are drawn from the evaluation.
"""

import re
from collections.abc import Iterator

from assistant.base import OpenFrozen
from assistant.domain.evaluation import Evaluation

EVIDENCE_MARK = re.compile(r"〔(E\d{1,4})〕")


class ReportSection(OpenFrozen):
    """A heading with its text. ``level`` 1 for 一、, 2 for （一）, 3 for 1.; the numbering is part of ``title``."""

    key: str
    """Stable, such as ``basics.overview``; tables and charts are placed by it."""
    title: str
    level: int
    text: str = ""
    """Paragraphs separated by line breaks; empty for a heading that only holds subsections."""
    writer: str = "rule_based"


class Report(OpenFrozen):
    """An evaluation report."""

    evaluation: Evaluation
    sections: tuple[ReportSection, ...] = ()
    title: str = ""
    date: str = ""
    """As printed on the cover, 2026年5月; empty: 【待补充】."""
    author: str = ""
    """The evaluating body; never invented: empty shows 【待补充】."""

    def marks(self) -> Iterator[str]:
        """Evidence ids in the order of the text."""
        for section in self.sections:
            yield from EVIDENCE_MARK.findall(section.text)


def evidence_mark(evidence_id: str) -> str:
    """The mark of an evidence id in running text."""
    return f"〔{evidence_id}〕"
