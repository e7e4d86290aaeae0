"""The encoding of a text, found from its bytes: UTF-8, UTF-16 with or without its mark, GB 18030, Big5."""

import re

_UTF_16 = {b"\xff\xfe", b"\xfe\xff"}
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_PLAIN = re.compile(r"[\t\n\r\x20-\x7e\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAMPLE = 4000
_LIKELY = 0.9
_RARE = 0.7
"""Of the characters of a Chinese text, so many stand among the first level of their code (measured: 0.97 and more)."""


def decoded(content: bytes) -> str | None:
    """The text of a file; None where it is no text."""
    if content[:2] in _UTF_16:
        return _as(content, "utf-16")
    text = _as(content, "utf-8-sig")
    if text is not None:
        return text
    if b"\x00" in content[:_SAMPLE]:
        return _unmarked_utf_16(content)
    text = _as(content, "gb18030")
    if text is None or _usual(text, "gb2312", 0xB0, 0xD7) >= _RARE:
        return text
    other = _as(content, "big5")
    return other if other is not None and _usual(other, "big5", 0xA4, 0xC6) >= _LIKELY else text


def decoded_web(content: bytes) -> str | None:
    """The text of a web page by the encoding that it declares, or as ``decoded`` finds it."""
    declared = _DECLARED.search(content[:_SAMPLE])
    if declared:
        name = declared[1].decode("ascii").lower()
        text = _as(content, "gb18030" if name.startswith("gb") else name)
        if text is not None:
            return text
    return decoded(content)


def _as(content: bytes, code: str) -> str | None:
    try:
        text = content.decode(code)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if "\x00" in text else text


def _unmarked_utf_16(content: bytes) -> str | None:
    for code in ("utf-16-le", "utf-16-be"):
        text = _as(content[: len(content) // 2 * 2], code)
        if text and len(_PLAIN.findall(text[:_SAMPLE])) >= _LIKELY * len(text[:_SAMPLE]):
            return text
    return None


def _usual(text: str, code: str, first: int, last: int) -> float:
    """The share of characters that stand in the first level of a code; 1 for a text without any."""
    found = _HAN.findall(text[:_SAMPLE])
    leads = [c.encode(code, "replace")[0] for c in found]
    return sum(first <= lead <= last for lead in leads) / len(leads) if leads else 1
