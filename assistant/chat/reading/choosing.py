"""Which rows an act means: by its own words, by what the message named before, by what was last spoken of."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.name_parts import are_characters
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.rows import FORMER
from assistant.chat.reading.scene import Scene
from assistant.domain.indicator import Indicator
from assistant.language.names import core, normal
from assistant.language.tokens import find_tokens


class UnclearRow(Exception):
    """No row, or more than one, fits; ``rows`` are those that may be meant, ``why`` is for the user."""

    def __init__(self, why: str, rows: Sequence[str] = ()) -> None:
        super().__init__(why)
        self.why, self.rows = why, tuple(rows)


_UNKNOWN_NOUN = re.compile(
    r"(?:^|[，,。；;\s把将])(?P<noun>[一-鿿]{1,8}(?<![这那个目标指])(?:数|率|价|费|量|时间|时限|标准|人次|户数|面积|成本))(?:改|换|写|定|调|提|降|给|到|从|由|要)"
)
"""A noun of measure before the verb that no row has: then the row last spoken of is not meant."""
_CONNECTIVE = re.compile("^(?:然后呢?|接着|另外|此外|还有|顺便|同时|并且?|再)")
"""Words that begin a clause and no noun."""


@dataclass(frozen=True)
class RowChoice:
    """The rows that an act names, in order, each sure; ``by_focus`` where only the conversation names them."""

    rows: tuple[str, ...]
    by_focus: bool = False


Fits = Callable[[Indicator], bool]


def chosen_rows(act: Act, scene: Scene, fits: Fits | None = None, prefer: Fits | None = None) -> RowChoice:
    """The rows of an act. ``fits`` rules out rows for which the order makes no sense; ``prefer`` decides between those
    that are left. Raises UnclearRow."""
    mentions = [_counted(pointed(m, act), act) for m in named_in(act, scene)]
    if mentions:
        rows = [row for one in mentions for row in settled(one, scene, fits, prefer)]
        return RowChoice(tuple(dict.fromkeys(rows)))
    if act.slots_of("row"):
        raise UnclearRow(f"表里没有找到“{act.slots_of('row')[0].text[:20]}”。")
    if unknown := _UNKNOWN_NOUN.search(_CONNECTIVE.sub("", act.words)):
        raise UnclearRow(f"表里没有找到“{unknown['noun']}”。")
    if scene.focus.is_fresh and len(scene.focus.rows) == 1 and _is_row(scene, scene.focus.rows[0], fits):
        return RowChoice(scene.focus.rows, by_focus=True)
    sure = [m for m in act.earlier if m.weight >= _SURE and (m.every or len(m.rows) == 1)]
    for one in (*sure, *act.earlier):
        return RowChoice(tuple(settled(one, scene, fits, prefer)))
    focus = [r for r in scene.focus.rows if (row := scene.row(r)) and (fits is None or fits(row))]
    if len(focus) == 1:
        return RowChoice(tuple(focus), by_focus=True)
    raise UnclearRow("没有听出来说的是哪一条指标。", focus)


def _counted(mention: RowMention, act: Act) -> RowMention:
    """All rows that a part of a name fits, where the words behind it count just so many: 带演出的三条都删."""
    many = len(mention.rows)
    if many < _SEVERAL or mention.every or mention.start < act.start:
        return mention
    behind = act.words[mention.end - act.start :]
    stated = {t.number for t in find_tokens(behind) if t.unit in _ROW_UNITS and t.start <= _BESIDE}
    return replace(mention, every=True) if many in stated else mention


_SEVERAL, _BESIDE = 2, 2
_ROW_UNITS = frozenset({"条", "项", "行"})


def _is_row(scene: Scene, row_id: str, fits: Fits | None) -> bool:
    row = scene.row(row_id)
    return row is not None and (fits is None or fits(row))


def pointed(mention: RowMention, act: Act) -> RowMention:
    """它 and 这条 mean the row that the same message named before, where it named one."""
    if mention.kind is not MentionKind.POINTS:
        return mention
    named = [m for m in (*act.earlier, *act.mentions) if m.start < mention.start and m.kind is not MentionKind.POINTS]
    nearest = max(named, key=lambda m: m.start, default=None)
    return nearest if nearest is not None and (len(nearest.rows) == 1 or nearest.every) else mention


def named_in(act: Act, scene: Scene) -> list[RowMention]:
    """The mentions that the act's own words hold: in the slots of rows, else outside every other slot."""
    slots = act.slots_of("row")
    if slots:
        inside = [m for m in (*act.mentions, *act.earlier) if any(_overlaps(m, s.start, s.end) for s in slots)]
        found = sorted(set(inside), key=lambda m: m.start)
        found = [m for m in found if FORMER.fullmatch(m.text)] or _joined(found, act)
        unknown = [s for s in slots if not any(_overlaps(m, s.start, s.end) for m in found)]
        return [*found, *(m for s in unknown if (m := _by_whole_words(s.text, s.start, s.end, scene)))]
    others = [s for s in act.slots if s.kind != "row"]
    own = [m for m in act.mentions if not any(_overlaps(m, s.start, s.end) for s in others)]
    own = [m for m in own if not are_characters(replace(m, end=m.end - act.start), act.words)]
    return [m for m in own if FORMER.fullmatch(m.text)] or _strongest(own)


_AND = re.compile(r"\s*(?:那|这)?[条个项]?(?:和|跟|与|及|、|以及|还有)\s*")


def _joined(found: Sequence[RowMention], act: Act) -> list[RowMention]:
    """With the rows that stand beside with no more than an “and” between: 它跟高血压."""
    joined = list(found)
    for one in sorted(act.mentions, key=lambda m: m.start):
        beside = any(
            _AND.fullmatch(act.words[max(a.end - act.start, 0) : max(b.start - act.start, 0)])
            for m in joined
            for a, b in ((m, one), (one, m))
            if a.end <= b.start
        )
        if one not in joined and beside:
            joined.append(one)
    return sorted(joined, key=lambda m: m.start)


def _strongest(mentions: Sequence[RowMention]) -> list[RowMention]:
    """Of words that no reader marked as rows, those that surely mean one; a part of a name that fits several rows
    counts only where nothing better stands beside it."""
    if len(mentions) < 2:
        return list(mentions)
    best = max(m.weight for m in mentions)
    kept = [m for m in mentions if m.weight >= best * _NEAR]
    single = [m for m in kept if m.every or len(m.rows) == 1]
    return single or kept


_NEAR, _SURE = 0.6, 4.5


def _overlaps(mention: RowMention, start: int, end: int) -> bool:
    return mention.start < end and start < mention.end


def _by_whole_words(words: str, start: int, end: int, scene: Scene) -> RowMention | None:
    """A name that shares no run of words with a row but its core: 人数 for 总人数."""
    wanted = core(words)
    rows = [r.id for r in scene.finder.rows if wanted and (core(r.name) == wanted or normal(words) in normal(r.name))]
    return RowMention(start, end, words, MentionKind.NAME, tuple(rows)) if rows else None


def settled(mention: RowMention, scene: Scene, fits: Fits | None, prefer: Fits | None) -> Sequence[str]:
    """The rows that a mention means. Raises UnclearRow."""
    if not mention.rows:
        raise UnclearRow(_nothing(mention))
    if mention.every or len(mention.rows) == 1:
        return mention.rows
    candidates = [r for r in mention.rows if (row := scene.row(r)) and (fits is None or fits(row))]
    if len(candidates) > 1 and prefer is not None:
        better = [r for r in candidates if (row := scene.row(r)) and prefer(row)]
        candidates = better if len(better) == 1 else candidates
    if len(candidates) > 1:
        spoken = [r for r in candidates if r in scene.focus.rows]
        candidates = spoken if len(spoken) == 1 and mention.kind is not MentionKind.NAME else candidates
    if len(candidates) == 1:
        return candidates
    raise UnclearRow(f"“{mention.text}”可能是几条指标。", candidates or mention.rows)


def _nothing(mention: RowMention) -> str:
    if mention.kind is MentionKind.ORDINAL:
        return f"表里没有“{mention.text}”。"
    return f"没有听出来“{mention.text}”说的是哪一条指标。"
