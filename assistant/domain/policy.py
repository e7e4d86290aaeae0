"""Policy documents and their clauses: what the corpus holds, what answers cite, what citations are checked against."""

import datetime as dt
from enum import StrEnum

from assistant.base import Frozen
from assistant.domain.citation import Citation


class PolicyStatus(StrEnum):
    """Whether a document holds."""

    IN_FORCE = "in_force"
    TRIAL = "trial"
    PARTLY_REPEALED = "partly_repealed"
    """Parts of it no longer hold, the rest does; ``repealed_parts`` says which."""
    REPEALED = "repealed"
    UNKNOWN = "unknown"
    """Not verified: neither to be called valid nor repealed."""

    @property
    def word(self) -> str:
        return {"in_force": "现行", "trial": "试行", "partly_repealed": "部分废止", "repealed": "已废止",
                "unknown": "效力未核"}[self.value]  # fmt: skip


class Certainty(StrEnum):
    """How firmly a statement is known (policy_facts): read in the source, generally known, doubtful."""

    SOURCE = "源文"
    KNOWN = "已知"
    DOUBTFUL = "存疑"


class PolicyDocument(Frozen):
    """The head of a document. Dates are calendar days; None is unknown. ``region`` None is the whole country."""

    id: str
    title: str
    doc_no: str = ""
    issuer: str = ""
    date: dt.date | None = None
    effective: dt.date | None = None
    status: PolicyStatus
    supersedes: tuple[str, ...] = ()
    repealed_by: tuple[str, ...] = ()
    repealed_on: dt.date | None = None
    repealed_parts: tuple[str, ...] = ()
    """Of a document repealed in part: what no longer holds, in Chinese, a part each."""
    level: str = ""
    region: str | None = None
    kind: str = ""
    evidence: Certainty = Certainty.SOURCE
    full_text: bool = False
    """Whether the whole text was read for the digest; without it only what is generally known is held."""
    articles: int | None = None
    aliases: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Places of the document that the corpus does not hold, such as 附件2."""

    @property
    def short(self) -> str:
        """《title》（doc_no）, as running text names it."""
        return f"《{self.title}》（{self.doc_no}）" if self.doc_no else f"《{self.title}》"

    def in_force_on(self, day: dt.date) -> bool:
        """Whether the document may be cited as valid on a day; 效力未核 counts as not repealed."""
        if self.effective and day < self.effective:
            return False
        if self.status is not PolicyStatus.REPEALED:
            return True
        return bool(self.repealed_on and day < self.repealed_on)


WHOLE = -1
"""Stands for no line, where a question is asked of a whole clause."""


class Clause(Frozen):
    """One place of a document: what it says, line by line, and the questions it answers."""

    policy_id: str
    place: str = ""
    """As the document counts, 第十三条 or 三（六）; empty where only the document may be cited."""
    topic: str = ""
    chapter: str = ""
    lines: tuple[str, ...]
    asks: tuple[str, ...] = ()
    """Questions in plain speech that the clause answers: search aids, never shown as rules."""
    ask_lines: tuple[int, ...] = ()
    """Of each of ``asks`` the line that answers it, ``WHOLE`` for the clause; empty where no line is named."""
    evidence: Certainty = Certainty.SOURCE
    original: bool = False
    """True where the lines are the document's own words, from a file the unit added; else a digest."""
    part: int = 0
    """Running number among clauses of the same place."""

    @property
    def key(self) -> str:
        """Identity in the corpus."""
        return f"{self.policy_id}#{self.place or '要点'}~{self.part}"

    @property
    def text(self) -> str:
        return "".join(line if line.endswith(("。", "；", "！", "？")) else f"{line}。" for line in self.lines)


def cite(document: PolicyDocument, clause: Clause, quote: str = "") -> Citation:
    """The citation of a clause."""
    return Citation(
        policy_id=document.id,
        doc_no=document.doc_no,
        title=document.title,
        article=clause.place,
        status=document.status.value,
        quote=quote,
    )
