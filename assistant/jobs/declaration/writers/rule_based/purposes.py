"""What a sum of money is for, in the words of what it pays: 护林员 of 护林员240个，每人每月500元，发6个月，72万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole, ReadBy
from assistant.jobs.declaration.ledger.row_names import between_particles, endings, is_sound, polished
from assistant.language.likeness import pairs
from assistant.language.names import without_measure
from assistant.language.token_quantities import with_scale

_R = NumberRole
_COUNTED = frozenset({_R.OUTPUT, _R.PART, _R.RESULT, _R.CONTEXT, _R.FREQUENCY})
_REACH = 70
"""Characters before a sum in which its count and its price stand."""
_SHORTEST = 2
_NOTHING = ("moves", "measured", "cost", "time", "rate")
_EMPTY = re.compile("小计|合计|总计|其[他余]|剩[下余]|标准|人均|户均|亩均|每.{1,3}|[这那]块|估算|指标|备注|说明")
_MEASURES = re.compile("(?:批次数|种类数|航次|台套|数量|(?<=.{2})量)$")
_MONEY = re.compile("(?:金额|成本|费用|支出)$")
_LIST_LETTER = re.compile("^[a-z](?=[一-龥])")
_MARK = re.compile(r"^(?:[\s\])}）】；;：:，,、。.·•\-—①-⑳⑴-⒇]+|[a-zA-Z][.、)）]\s*)+|[\s；;：:，,、。]+$")


def purpose(use: LedgerEntry, ledger: Ledger) -> str:
    """The words of the sum itself where they name the thing that is counted and priced before it, or where nothing is;
    else the name of that thing; else the words as they are. What a model read of a sum is what it is for."""
    if use.read_by is not ReadBy.RULES and (read := _named(_MONEY.sub("", use.name)) or _named(use.about)):
        return read
    last = max((e.start for e in ledger.of(_R.MONEY_USE) if e.start < use.start), default=0)
    before = [e for e in ledger.entries if max(last + 1, use.start - _REACH) <= e.start < use.start]
    shown = _MARK.sub("", use.about)
    own = _named(shown)
    for thing, about in _products(use, before):
        if not (own and (thing in own or pairs(own) & pairs(about))):
            return thing
        break
    if not own:
        return next((part for part in between_particles(polished(shown)) if is_sound(part)), shown) or use.about
    return shown if _bare(shown).startswith(own) else own


def _products(use: LedgerEntry, before: Sequence[LedgerEntry]) -> Iterator[tuple[str, str]]:
    """The things whose count times price, and times one more number between them, is the sum; with the words before
    their count."""
    for price in reversed([e for e in before if e.role is _R.PRICE]):
        for count in reversed([e for e in before if e.role in _COUNTED and e.start < price.start]):
            others = [_plain(e) for e in before if e is not price and e is not count and e.start > count.start]
            each, thing = _plain(count) * _plain(price), _thing(count) or _named(price.about)
            if thing and any(each * times == use.yuan for times in (Decimal(1), *others)):
                yield thing, count.about


def _plain(entry: LedgerEntry) -> Decimal:
    return with_scale(entry.number, entry.unit) if entry.number is not None else Decimal(0)


def _thing(entry: LedgerEntry) -> str:
    """What is counted: its name as an indicator without the measure."""
    short = _MEASURES.sub("", entry.name)
    return _named(_LIST_LETTER.sub("", short if short != entry.name else without_measure(entry.name)))


def _bare(words: str) -> str:
    return re.sub(r"[、（）()：:\s]", "", words)


def _named(words: str) -> str:
    """Words that name something, polished; "" where they do not."""
    bare = polished(words)
    known = endings()
    if len(bare) < _SHORTEST or _EMPTY.fullmatch(bare) or any(bare in known[kind] for kind in _NOTHING):
        return ""
    return bare if len(bare) == _SHORTEST or is_sound(bare) else ""
