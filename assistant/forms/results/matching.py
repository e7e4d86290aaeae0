"""Which indicator a figure or a statement is about, by the words before it and its unit; doubt is not resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.indicator import Indicator
from assistant.forms.results.names import units_agree
from assistant.language.figures import Figure, FigureKind
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.names import core, normal

_SAME, _NAMED, _PART, _ALIKE = 4, 3, 2, 1
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_RATE = re.compile(r"/[^\s（）()，。；]+")
_RATIO_NAME = re.compile(r"(?:率|满意度|占比|比例)$")
"""Names of what is counted in percent, whatever their targets still leave open."""
_FINISHED = re.compile(r"^(?:前|底)?(?:已|全部|全面|如期|按期|提前)*(?:完成|完工|竣工|结束|结项)(?:了|并?验收)?$")
_WHOLE_WORK = frozenset({"", "于", "项目", "项目于", "本项目", "本项目于", "全部工作", "全部工作于", "工程", "工程于"})
"""Words before the day that name nothing less than the whole."""
_PART_OF_WORK = re.compile(r"招标|采购|开工|启动|申报|审批|批复|方案|设计|签订|下达|拨付")
"""Names of days on which a part only was due."""
_LEAST_ALIKE = 3
"""Letters that words must have to be compared by their pairs."""


@dataclass(frozen=True)
class RowMatch:
    """The rows that fit best: one where it is clear, several where it is not, none where nothing fits."""

    rows: tuple[int, ...] = ()
    strength: int = 0

    @property
    def row(self) -> int | None:
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def loose(self) -> bool:
        """Whether the words are only alike, so that the user has to look."""
        return self.strength == _ALIKE

    @property
    def named(self) -> bool:
        """Whether the whole name was said."""
        return self.strength >= _NAMED


def match(rows: Sequence[Indicator], about: str, among: Sequence[int]) -> RowMatch:
    """The rows among these that some words are about."""
    subject = core(about)
    ranked = [(_strength(subject, core(rows[i].name)), i) for i in among]
    best = max((s for s, _ in ranked), default=0)
    if not best:
        return RowMatch()
    tops = [i for s, i in ranked if s == best]
    if best == _NAMED:
        longest = max(len(core(rows[i].name)) for i in tops)
        tops = [i for i in tops if len(core(rows[i].name)) == longest]
    return RowMatch(tuple(tops), best)


def _strength(subject: str, name: str) -> int:
    if len(subject) < 2 or len(name) < 2:
        return _SAME if subject and subject == name else 0
    if subject == name:
        return _SAME
    if name in subject:
        return _NAMED
    if subject in name:
        return _PART
    enough = len(subject) >= _LEAST_ALIKE and coverage(subject, name) >= COVERED_NAME
    return _ALIKE if enough else 0


def find_row(rows: Sequence[Indicator], figure: Figure, words: str, after: str, before: str) -> tuple[RowMatch, bool]:
    """The rows of a figure, by the words before it, those around it, those ``before`` in the sentence, its unit.

    Also whether the figure leaves out what its row counts by (see ``per_unit``).
    """
    among, named = fitting(rows, figure, after), bool(core(words))
    for about in (words, f"{words}{after}", "" if named else before):
        found = match(rows, about, among)
        if found.rows:
            return found, False
    by_rate = match(rows, words, per_unit(rows, figure))
    if by_rate.row is not None and by_rate.named:
        return by_rate, True
    if finishes(figure, after) and normal(words) in _WHOLE_WORK:
        return RowMatch(tuple(i for i in among if not _PART_OF_WORK.search(rows[i].name)), _ALIKE), False
    if not named and figure.unit not in {"%", ""}:
        return RowMatch(tuple(i for i in among if rows[i].parsed.unit), _ALIKE), False
    return RowMatch(), False


def finishes(figure: Figure, after: str) -> bool:
    """Whether a day is one on which something was finished: 11月20日完成."""
    return figure.kind is FigureKind.DATE and bool(_FINISHED.match(after))


def fitting(rows: Sequence[Indicator], figure: Figure, after: str) -> list[int]:
    """The rows whose target a figure can answer, by its kind and unit."""
    return [i for i, row in enumerate(rows) if _fits(row, figure, after)]


def per_unit(rows: Sequence[Indicator], figure: Figure) -> list[int]:
    """The rows whose target is so much per something, of a figure that leaves the something out: 人均成本1985元."""
    return [i for i, row in enumerate(rows) if _per(row) and units_agree(_whole(row), figure.text)]


def _per(row: Indicator) -> str:
    return row.parsed.unit_behind.partition("/")[2]


def _whole(row: Indicator) -> Indicator:
    return row.model_copy(update={"target": row.target.replace(f"/{_per(row)}", "")})


def _fits(row: Indicator, figure: Figure, after: str) -> bool:
    target = row.parsed
    if figure.kind is FigureKind.DATE or target.is_date:
        return target.is_date and figure.kind is FigureKind.DATE
    if not target.is_number and _RATIO_NAME.search(row.name.strip()) and figure.unit != "%":
        return False
    if target.is_number and target.unit and not figure.unit and not _in_words(row, figure, after):
        return not after[:1].isalpha()
    return units_agree(row, actual_text(row, figure, after))


def actual_text(row: Indicator, figure: Figure, after: str, *, per: bool = False) -> str:
    """The figure as it was written, with the whole of the target's unit where that stands behind the digits.

    ``per`` adds what the target counts by to a figure that leaves it out.
    """
    if per:
        rate = _RATE.search(row.target)
        return f"{figure.text}{rate[0] if rate else ''}"
    return _in_words(row, figure, after) or figure.text


def _in_words(row: Indicator, figure: Figure, after: str) -> str:
    stated, target = f"{figure.text}{after}", row.parsed
    unit = target.unit_behind
    digits = _DIGITS.match(stated)
    if not unit or digits is None:
        return ""
    plain = re.sub(r"^[万亿千百](?=.)", "", unit)
    for written in (target.measured, unit, plain, f"万{plain}"):
        if stated[digits.end() :].startswith(written):
            return f"{digits[0]}{written}"
    return ""
