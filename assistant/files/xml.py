"""XML of office files, read without entities, network or huge trees."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main",
     b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
"""The strict form of the standard has other names for the same things."""


def parsed(data: bytes) -> Any:
    """The root element."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(_usual(data), parser)


def elements(data: bytes, *tags: str) -> Iterator[Any]:
    """Elements of these kinds as they end; each is emptied once the next is asked for."""
    found = etree.iterparse(
        BytesIO(_usual(data)), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False,
    )  # fmt: skip
    for _, element in found:
        yield element
        element.clear(keep_tail=False)
        while element.getprevious() is not None:
            del element.getparent()[0]


def _usual(data: bytes) -> bytes:
    if b"http://purl.oclc.org/ooxml/" not in data[:4000]:
        return data
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data
