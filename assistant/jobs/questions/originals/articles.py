"""A document cut into its places: 章 and 条, or parts 一、（一）, and annexes. Tolerant of what scans do to text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.language.numerals import SPOKEN, UP_TO_TEN, fold, read_number

_N = f"(?:[0-9]|{SPOKEN})+"
_CHAPTER = re.compile(rf"^#*\s*第\s*({_N})\s*章\s*(.{{0,30}})$")
_SECTION = re.compile(rf"^#*\s*第\s*{_N}\s*节")
_ARTICLE = re.compile(rf"^#*\s*第\s*({_N})\s*条\s*[：:、]?\s*(.*)$")
_RUN_ON = re.compile(rf"(?<=[。；])\s*(?=第\s*{_N}\s*条\s)")
"""Where a page had no room a scan lets the next article follow in the line of the last."""
_PART = re.compile(rf"^#*\s*({UP_TO_TEN}{{1,3}})\s*[、.．]\s*(.+)$")
_SUBPART = re.compile(rf"^#*\s*[（(]\s*({UP_TO_TEN}{{1,3}})\s*[)）]\s*(.*)$")
_ANNEX = re.compile(rf"^#*\s*(附件|附表|附)\s*({_N}(?:\s*-\s*{_N})?)?\s*[：:．.、]?\s*(.{{0,60}})$")
_NOISE = re.compile(r"^#*\s*(?:[—–\-]*\s*\d{1,4}\s*[—–\-]*|第\s*\d+\s*页.*|<!--.*)$")
_LIST_OF_ANNEXES = re.compile(r"^\s*附件?\s*[：:]\s*(?:\d|一)?")
_TOPIC = 18
_MISSED = 3
"""A scan may lose the heads of an article or two."""


@dataclass
class ArticlePiece:
    """One place as the text has it."""

    place: str
    chapter: str = ""
    topic: str = ""
    lines: list[str] = field(default_factory=list)


def cut(lines: Sequence[str]) -> list[ArticlePiece]:
    """The places of a document in order; what stands before the first is left out. Empty where it has no structure."""
    clean = [part for line in lines if not _NOISE.match(line) for part in _RUN_ON.split(line)]
    by_article = _by_article(clean)
    return by_article if sum(p.place.startswith("第") for p in by_article) > 1 else _by_part(clean)


def _by_article(lines: Sequence[str]) -> list[ArticlePiece]:
    found: list[ArticlePiece] = []
    chapter, last = "", 0
    for line in lines:
        chapter_head = _CHAPTER.match(line)
        article = _ARTICLE.match(line)
        number = _number(article[1]) if article else 0
        if chapter_head:
            chapter = f"第{chapter_head[1]}章 {chapter_head[2].strip()}".strip()
        elif _SECTION.match(line):
            continue
        elif article and _goes_on(number, last, found):
            found.append(
                ArticlePiece(f"第{chinese(number)}条", chapter, "", [article[2].strip()] if article[2].strip() else [])
            )
            last = number
        elif annex := _annex(line, found):
            found.append(annex)
        elif found:
            _add(found[-1], line)
    return found


def _goes_on(number: int, last: int, found: Sequence[ArticlePiece]) -> bool:
    """An article head counts only where it goes on from the last: 第五十条 quoted at a line's start does not."""
    in_annex = bool(found) and found[-1].place.startswith("附")
    return not in_annex and (not found or last < number <= last + _MISSED)


def _by_part(lines: Sequence[str]) -> list[ArticlePiece]:
    """Parts 一、 with （一） inside; where （一） runs on through all parts, the part is not named."""
    found: list[ArticlePiece] = []
    part, last_sub, through = "", 0, _runs_through(lines)
    for line in lines:
        head, sub = _PART.match(line), _SUBPART.match(line)
        if head:
            part = head[1]
            last_sub = last_sub if through else 0
            found.append(ArticlePiece(part, f"{part}、{head[2][:30]}", head[2][:_TOPIC], [head[2]]))
        elif sub and _number(sub[1]) == last_sub + 1:
            last_sub += 1
            place = f"（{sub[1]}）" if through or not part else f"{part}（{sub[1]}）"
            topic = re.split(r"[。；：]", sub[2])[0][:_TOPIC]
            found.append(ArticlePiece(place, found[-1].chapter if found else "", topic, [sub[2]] if sub[2] else []))
        elif annex := _annex(line, found):
            found.append(annex)
            part = ""
        elif found:
            _add(found[-1], line)
    return [p for p in found if p.lines and (len(p.lines) > 1 or len(p.lines[0]) > _TOPIC or not _PART.match(p.place))]


def _runs_through(lines: Sequence[str]) -> bool:
    numbers = [_number(m[1]) for line in lines if (m := _SUBPART.match(line))]
    return len(numbers) > 5 and numbers[: len(numbers)] == sorted(numbers) and numbers.count(1) == 1


def _annex(line: str, found: Sequence[ArticlePiece]) -> ArticlePiece | None:
    head = _ANNEX.match(line)
    if not head or not found or not (head[2] or line.strip() in {"附件", "附"}) or _LIST_OF_ANNEXES.match(line):
        return None
    if line.endswith(("。", "；")):
        return None
    label = f"{head[1]}{head[2] or ''}".replace(" ", "")
    return ArticlePiece(label, "附件", head[3].strip()[:_TOPIC])


def _add(piece: ArticlePiece, line: str) -> None:
    """A line broken by the page joins the one before; a list item or a finished sentence begins anew."""
    if piece.lines and not piece.lines[-1].endswith(("。", "；", "：", "！", "？", ":")) and not _SUBPART.match(line):
        piece.lines[-1] += line.lstrip("# ")
    else:
        piece.lines.append(line.lstrip("# "))


def _number(text: str) -> int:
    value = read_number(fold(text))
    return int(value) if value is not None else 0


def chinese(number: int) -> str:
    """13 as 十三, up to 999."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    stated = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        stated += "十" if tens == 1 and not hundreds else f"{digits[tens]}十"
    elif hundreds and ones:
        stated += "零"
    return stated + (digits[ones] if ones or not number else "")
