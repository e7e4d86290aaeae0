"""Evidence marks of running text as real footnotes: file, page and the words that prove it.

python-docx writes no footnotes, so the part is made here. A note is numbered through the whole document; evidence
that was quoted before is named again with the number of its first note.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from assistant.domain.evaluation import Evaluation, Evidence
from generators.word.grid import BODY, clean
from generators.word.standard import W

QUOTE_LENGTH = 60
"""Characters of a quote that a note shows; the whole quote stands in the evidence list."""
_COMMA = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>,</w:t></w:r>'
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def shortened(text: str, length: int = QUOTE_LENGTH) -> str:
    """A quote on one line, the cells of a table's row parted by 、, cut with …… where it is long."""
    line = " ".join(clean(text).split())
    if line.startswith("|"):
        line = "、".join(cell.strip() for cell in line.split("|") if cell.strip())
    return line if len(line) <= length else line[: length - 2].rstrip() + "……"


class Footnotes:
    """The notes of one document, in the order they are asked for."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._first: dict[str, int] = {}
        self.texts: list[str] = []

    def references(self, ids: Sequence[str]) -> str:
        """The runs that refer to new notes for these ids; empty where none is known."""
        known = [e for e in map(self._evaluation.quote, ids) if e is not None]
        return _COMMA.join(self._reference(e) for e in known)

    def _reference(self, evidence: Evidence) -> str:
        number = len(self.texts) + 1
        first = self._first.setdefault(evidence.id, number)
        self.texts.append(_stated(evidence) if first == number else f"同注{first}，{evidence.place}（{evidence.id}）")
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )  # fmt: skip

    def attach(self, document: Document) -> None:
        """Put the notes into the document: their part, and the separators that the settings name."""
        notes = "".join(_note(number, text) for number, text in enumerate(self.texts, start=1))
        rules = "".join(_separator(kind, number) for kind, number in _SEPARATORS)
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {W}>{rules}{notes}</w:footnotes>'
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _settings(document)


def _stated(evidence: Evidence) -> str:
    return f"{evidence.place}：“{shortened(evidence.text)}”（{evidence.id}）"


def _note(number: int, text: str) -> str:
    fonts = f'<w:rFonts w:ascii="{BODY}" w:hAnsi="{BODY}" w:eastAsia="{BODY}" w:cs="{BODY}"/>'
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve"> {escape(clean(text))}</w:t></w:r></w:p></w:footnote>'
    )


def _separator(kind: str, number: int) -> str:
    return (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
        f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    )


def _settings(document: Document) -> None:
    """Name the separators in the settings, at the place the schema has for it: before ``w:compat``."""
    ids = "".join(f'<w:footnote w:id="{number}"/>' for _, number in _SEPARATORS)
    settings = document.settings.element
    compat = settings.xpath("w:compat")[0]
    compat.addprevious(parse_xml(f"<w:footnotePr {W}>{ids}</w:footnotePr>"))
