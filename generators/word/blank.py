"""The empty document that every Word file begins with: python-docx's own, without what no file of ours uses.

Nine tenths of that one are table styles, a second copy of all styles for Word 2010, and a preview picture; each file
would read, write and carry them.
"""

from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

_STYLES_OF_2010 = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_UNUSED = frozenset({_STYLES_OF_2010, RELATIONSHIP_TYPE.CUSTOM_XML, RELATIONSHIP_TYPE.THUMBNAIL})
_KEPT_TABLE_STYLES = frozenset({"TableNormal", "TableGrid"})


def blank_document() -> Document:
    """A new empty document of its own."""
    return docx.Document(BytesIO(_blank()))


@cache
def _blank() -> bytes:
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for unused in [key for key, rel in rels.items() if rel.reltype in _UNUSED]:
            del rels[unused]
    styles = document.styles.element
    for style in styles.style_lst:
        if style.get(qn("w:type")) == "table" and style.styleId not in _KEPT_TABLE_STYLES:
            styles.remove(style)
    written = BytesIO()
    document.save(written)
    return written.getvalue()
