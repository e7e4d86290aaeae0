"""Numbers of persons in figures: citizens' numbers, phones, accounts. Blanks, dots, dashes and line breaks part them.

A number is a run of groups of figures; its kind is decided by its label, else by its shape: how many figures, in what
groups, with what date or check digit, and what stands around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.personal.check_digits import is_card_number, is_id_number, looks_like_id
from assistant.language.personal.kinds import PersonalKind, PersonalSpan
from assistant.language.personal.labels import THING, Label, Labels

_RUN = re.compile(r"\d+(?:[ .-]{1,3}\d+|\n ?\d+|\) ?-?\d+|(?<=\d) ?[Xx*](?![A-Za-z]))*")
_GROUP = re.compile(r"\d+[Xx]?|[*Xx]")
_UNIT = re.compile(
    r" ?[万亿千百]?(?:元(?!宝)|美元|块|吨|米(?!粉)|公里|亩|平方|㎡|人(?![民家])|户(?![主籍口名])|%|％|度|升|"
    r"立方|千瓦|株|头|只|件|台|套|(?:kg|km|ms|kW|m[²³2])(?![A-Za-z]))"
)
_MONEY_BEFORE = re.compile(r"(?:[¥￥$]|USD|RMB) ?$", re.IGNORECASE)
_APPROVAL_BEFORE = re.compile("(?:注[准进许]|准字)[A-Z]{0,2}$")
"""Before the number of an approved product: 国械注准, 国药准字."""
_JOINED = re.compile(r"[ 、/,或和及与&|]{1,3}$")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_ODD_MOBILE = re.compile(r"1[3-9]\d{8,10}")
_MOST_ODD_GROUPS, _MOST_QQ_GROUPS = 5, 4
_AREA = re.compile(r"0(?:10|2\d|[3-9]\d{2})")
_EXTENSION = re.compile(r" ?(?:转|分机|ext\.?) ?\d{1,5}(?!\d)")
_DATE = re.compile(
    r"(?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?|"
    r"[ .-](?:0?[1-9]|1[0-2])(?:[ .-](?:0?[1-9]|[12]\d|3[01]))?)"
)
_PERIOD = re.compile(r"(?:19|20)\d{2}[.-]\d{1,2}[.-]\d{1,2}[ -]{1,3}(?:19|20)\d{2}[.-]\d{1,2}[.-]\d{1,2}")
"""From one day to another: 2018.06.11-2038.06.11."""
_MOST_GROUPS = 24
_MOBILE_GROUPS = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (3, 3, 5), (5, 6), (3, 5, 3), (6, 5), (1, 3, 3, 4)}
_ID_ON_LINES = (6, 8, 4)
"""A citizen's number with a line each for place, birth and the rest."""
_ID_GROUPS = {
    (18,),
    (17, 1),
    (6, 8, 4),
    (6, 4, 4, 4),
    (6, 8, 3, 1),
    (3, 3, 4, 4, 4),
    (3, 3, 4, 2, 2, 4),
    (6, 4, 2, 2, 4),
    (14, 4),
    (6, 12),
    (4, 4, 4, 4, 2),
    (10, 8),
}
_SHORTEST_PHONE, _LONGEST_PHONE = 7, 12
_LOCAL_GROUPS = {(7,), (8,), (4, 4), (3, 4), (4, 3)}
_LONGEST_EXTENSION = 5
_ACCOUNT = range(8, 31)
_NEAR, _TIGHT, _RIGHT_BEFORE = 20, 12, 4


@dataclass(frozen=True)
class _Piece:
    """Groups of figures side by side."""

    text: str
    groups: Sequence[re.Match[str]]

    @property
    def start(self) -> int:
        return self.groups[0].start()

    @property
    def end(self) -> int:
        return self.groups[-1].end()

    @property
    def figures(self) -> str:
        return "".join(group[0] for group in self.groups)

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(len(group[0]) for group in self.groups)

    @property
    def breaks(self) -> bool:
        return "\n" in self.text[self.start : self.end]

    @property
    def is_single(self) -> bool:
        """Whether every figure stands alone: 1 3 8 0."""
        return all(length == 1 for length in self.lengths)


def find_numbers(text: str, labels: Labels) -> Iterator[tuple[PersonalSpan, bool]]:
    """The numbers of a folded text, each with whether it is certain."""
    last: tuple[PersonalKind, int] | None = None
    for run in _RUN.finditer(text):
        groups = list(_GROUP.finditer(text, *run.span()))
        at = 0
        while at < len(groups):
            label, gap = _label(text, labels, groups[at].start(), last)
            found = _number(text, groups, at, label, gap)
            if found is None:
                at += 1
                continue
            span, certain, at = found
            if certain:
                last = (span.kind, span.end)
            yield span, certain


def _label(text: str, labels: Labels, at: int, last: tuple[PersonalKind, int] | None) -> tuple[Label, int]:
    """The label of a number; one joined to the number before it (、 or /) has the same."""
    label, gap = labels.before(at)
    if last and at - last[1] <= 3 and _JOINED.fullmatch(text, last[1], at) and (not label or gap > at - last[1]):
        return last[0], 0
    return label, gap


def _number(
    text: str, groups: Sequence[re.Match[str]], at: int, label: Label, gap: int
) -> tuple[PersonalSpan, bool, int] | None:
    """The longest number that begins with a group, and the group behind it."""
    for end in range(min(len(groups), at + _MOST_GROUPS), at, -1):
        piece = _Piece(text, groups[at:end])
        if not _SHORTEST_PHONE <= len(piece.figures) <= _ACCOUNT[-1]:
            continue
        before = text[groups[at - 1].end() : piece.start] if at else ""
        behind = text[piece.end : groups[end].start()] if end < len(groups) else ""
        kind, certain = _kind(piece, label, gap, before, behind)
        if kind is not None:
            return PersonalSpan(kind, *_grown(piece, kind)), certain, end
    return None


def _grown(piece: _Piece, kind: PersonalKind) -> tuple[int, int]:
    """A phone with the sign of its country, its bracket and its extension."""
    start, end, text = piece.start, piece.end, piece.text
    if kind is not PersonalKind.PHONE:
        return start, end
    sign = text[start - 1 : start]
    if sign == "+" or (sign == "(" and ")" in text[start:end]):
        start -= 1
    elif text[max(0, start - 5) : start].rstrip(") -").endswith("+86"):
        start = text.rfind("+", 0, start)
    extension = _EXTENSION.match(text, end)
    return start, extension.end() if extension else end


def _kind(piece: _Piece, label: Label, gap: int, before: str, behind: str) -> tuple[PersonalKind | None, bool]:
    text = piece.text
    if _PERIOD.fullmatch(text, piece.start, piece.end):
        return None, False
    if before.strip(" ") in {".", "-"} or behind.strip(" ") in {"."} or _UNIT.match(text, piece.end):
        return None, False
    lead = text[max(0, piece.start - 5) : piece.start]
    if _MONEY_BEFORE.search(lead) or _APPROVAL_BEFORE.search(lead):
        return None, False
    if label == THING and gap <= (_TIGHT if len(piece.figures) > _LONGEST_PHONE else _RIGHT_BEFORE):
        return (PersonalKind.ID_CARD, False) if is_id_number(piece.figures) else (None, False)
    if isinstance(label, PersonalKind) and (kind := _labelled(piece, label, gap)):
        return kind, True
    if _touches_letters(text, piece) or "-" in behind:
        return None, False
    return _shaped(piece, label)


def _touches_letters(text: str, piece: _Piece) -> bool:
    """Whether letters or a stroke of a serial number stand right beside it; words of labels (tel, QQ) may."""
    before, behind = text[max(0, piece.start - 1) : piece.start], text[piece.end : piece.end + 1]
    return (before.isascii() and (before.isalpha() or before in {"_", "#"})) or (
        behind.isascii() and (behind.isalpha() or behind == "_")
    )


def _labelled(piece: _Piece, label: PersonalKind, gap: int) -> PersonalKind | None:
    """The kind that a label names, where the number can be one."""
    count = len(piece.figures)
    if label is not PersonalKind.ID_CARD and piece.breaks:
        return None
    match label:
        case PersonalKind.ID_CARD:
            fits = count in range(14, 21) or (count in range(13, 22) and gap <= 3)
        case PersonalKind.PHONE:
            known = _is_mobile(piece) or _is_landline(piece) or _is_local(piece)
            fits = (known and gap <= _NEAR) or (_like_mobile(piece) and gap <= _RIGHT_BEFORE)
        case PersonalKind.ACCOUNT:
            fits = count in _ACCOUNT and not _is_mobile(piece) and (count >= 12 or gap <= 3) and not _is_date(piece)
        case PersonalKind.QQ:
            fits = (len(piece.groups) <= _MOST_QQ_GROUPS or piece.is_single) and count <= 11 and gap <= 6
        case PersonalKind.CREDIT_CODE:
            fits = count in range(15, 21)
        case PersonalKind.OTHER:
            fits = gap <= 6 and not _is_date(piece)
        case PersonalKind.PASSPORT:
            fits = gap <= 4 and count in {8, 9}
        case _:
            fits = False
    if not fits:
        kind, certain = _shaped(piece, "")
        return kind if certain else None
    proves_itself = label is not PersonalKind.CREDIT_CODE and is_id_number(piece.figures)
    return PersonalKind.ID_CARD if proves_itself else label


def _shaped(piece: _Piece, label: Label) -> tuple[PersonalKind | None, bool]:
    """The kind that the figures themselves show, and whether that is certain."""
    figures, lengths = piece.figures, piece.lengths
    if len(figures) == 18 and (
        is_id_number(figures)
        or (not piece.breaks and looks_like_id(figures) and (lengths in _ID_GROUPS or piece.is_single))
        or (lengths == _ID_ON_LINES and looks_like_id(figures))
    ):
        return PersonalKind.ID_CARD, True
    if piece.breaks:
        return None, False
    if _is_mobile(piece):
        return PersonalKind.PHONE, True
    if _is_landline(piece):
        return PersonalKind.PHONE, True
    if len(figures) == 15 and lengths in {(15,), (6, 6, 3)} and looks_like_id(figures):
        return PersonalKind.ID_CARD, True
    if figures.isdigit() and 16 <= len(figures) <= 20 and _grouped_in_fours(lengths):
        known = figures.startswith("62") or (is_card_number(figures) and figures[0] in "3456")
        return (PersonalKind.ACCOUNT, True) if known and label != THING else (PersonalKind.ACCOUNT, False)
    return None, False


def _grouped_in_fours(lengths: tuple[int, ...]) -> bool:
    if len(lengths) == 1 or set(lengths) == {1}:
        return True
    return lengths[0] in {4, 6} and set(lengths[1:-1]) <= {4} and lengths[-1] <= 7


def _is_mobile(piece: _Piece) -> bool:
    figures, lengths = piece.figures, piece.lengths
    country = next((prefix for prefix in ("0086", "86") if figures.startswith(prefix)), "")
    if country and len(figures) == len(country) + 11:
        parted = lengths[0] in {len(country), len(country) + 3, len(figures)} or piece.is_single
        return parted and bool(_MOBILE.fullmatch(figures[len(country) :]))
    return bool(_MOBILE.fullmatch(figures)) and (lengths in _MOBILE_GROUPS or piece.is_single)


def _like_mobile(piece: _Piece) -> bool:
    """A mobile number in odd groups, or with a figure too few or too many; only right behind a label."""
    parted = len(piece.groups) <= _MOST_ODD_GROUPS or piece.is_single
    return parted and bool(_ODD_MOBILE.fullmatch(piece.figures))


def _is_landline(piece: _Piece) -> bool:
    """An area code and seven or eight figures, an extension behind a dash."""
    lengths, figures = piece.lengths, piece.figures
    if lengths[0] not in {3, 4} or len(lengths) < 2 or not _AREA.fullmatch(piece.groups[0][0]):
        return False
    rest = lengths[1:]
    plain = rest in _LOCAL_GROUPS
    extended = len(rest) > 1 and rest[:-1] in _LOCAL_GROUPS and rest[-1] <= _LONGEST_EXTENSION
    return (plain or extended) and figures.isdigit() and figures[lengths[0]] in "2345678"


def _is_local(piece: _Piece) -> bool:
    """Seven or eight figures without an area code, or all in one; only behind a label."""
    if _is_date(piece) or not piece.figures.isdigit():
        return False
    count = len(piece.figures)
    if piece.figures.startswith("0"):
        return 10 <= count <= 12
    if piece.figures.startswith(("400", "800")) and count == 10:
        return False
    return count in {7, 8} and (piece.lengths in {(7,), (8,), (4, 4), (3, 4)} or piece.is_single)


def _is_date(piece: _Piece) -> bool:
    return bool(_DATE.fullmatch(piece.text[piece.start : piece.end]))
