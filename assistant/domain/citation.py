"""A reference to an article of a policy document."""

from assistant.base import OpenFrozen


class Citation(OpenFrozen):
    """Document and article that a rule, value or answer rests on. ``policy_id`` is the id of the policy catalog."""

    policy_id: str
    doc_no: str = ""
    title: str = ""
    article: str = ""
    """As the document counts: 第十三条, 三（六）, 附1."""
    status: str = ""
    quote: str = ""

    def __str__(self) -> str:
        name = f"《{self.title}》" if self.title else ""
        number = f"（{self.doc_no}）" if self.doc_no and name else self.doc_no
        return f"{name}{number}{self.article}"
