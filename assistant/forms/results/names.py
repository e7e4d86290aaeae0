"""Names of indicators as people write them again: the same, clearly near, or something else."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import COST, is_cost, read_level1, read_level2
from assistant.language.target import Target
from assistant.language.target_parser import parse_target
from assistant.scoring.reading import same_unit

_ORDINAL = re.compile(r"^(?:指标\d*[:：]|[(（]?\d{1,2}[)）.、．]|\d{1,2}\s+)\s*")
_MARKS = re.compile(r"[\W_]+")
_FILLER = re.compile(
    r"(?:较|比)(?:上年|去年|上一年)(?:同期)?|同比|20\d\d年度?|实际|完成|达到|累计|合计|共计|全年|本年度?|今年|年内|其中|我们|我单位"
)
_HEAD = re.compile(r"^(?:项目|共|各|年度|全部|均|已经?|一?共|和|及|并|且|举办|组织|开展|进行|了|只有?|仅有?|有|为)+")
_TAIL = re.compile(r"(?:为|约|共|达|了|已|是|有|计|到|情况|工作|实现|等)+$")
_COUNT = re.compile(
    r"(?:总?数量|总?人数|总?人次|总?次数|总?个数|总数|[件台套间座户亩条份场期项天起家处批盏册篇]数|(?<![指系])数)$"
)
_SATISFIED = re.compile(r"满意(?:率|程度)")
_SAME_UNITS = ("人名位", "个家所处座", "套台", "天日")
_CHANGES_MEANING = re.compile(r"[不未非无零新旧老上下减降中小大\d一二三四五六七八九十]|其中|脱贫|困难")
"""What an added word must not hold, or it names another measure: 合格率 and 不合格率, 新增床位 and 床位."""
_SHORTEST = 2


def normal(name: str) -> str:
    """A name without numbering, spaces and punctuation, full-width letters as half-width ones."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", _ORDINAL.sub("", name.strip()))).lower()


def core(text: str) -> str:
    """What a name or the words before a figure are about: 实际完成 and nouns of counting are left out."""
    said = _FILLER.sub("", normal(text))
    said = _TAIL.sub("", _HEAD.sub("", said))
    return _SATISFIED.sub("满意度", _COUNT.sub("", said) or said)


def same_class(row: Indicator, level1: str, level2: str) -> bool:
    """Whether a class that was stated is the row's; what was not stated agrees with everything."""
    if level2 and read_level2(level2) and read_level2(row.level2):
        cost = is_cost(level1, level2) and is_cost(row.level1, row.level2)
        return cost or read_level2(level2) == read_level2(row.level2)
    stated, own = read_level1(level1), read_level1(row.level1)
    return stated is None or own is None or stated == own or COST in {stated, own}


def near(one: str, other: str) -> bool:
    """Whether two names are clearly the same thing: one is the other with words added that change nothing."""
    a, b = sorted((normal(one), normal(other)), key=len)
    if len(a) < _SHORTEST or a == b:
        return a == b and len(a) >= _SHORTEST
    if core(a) == core(b) and len(core(a)) >= _SHORTEST:
        return True
    added = _added(a, b)
    return added is not None and 2 * len(a) >= len(b) and not _CHANGES_MEANING.search(added)


def _added(short: str, long: str) -> str | None:
    """The letters that ``long`` has more than ``short``, in order; None where it is not contained."""
    rest, added = iter(short), []
    wanted = next(rest, None)
    for letter in long:
        if letter == wanted:
            wanted = next(rest, None)
        else:
            added.append(letter)
    return "".join(added) if wanted is None else None


def units_agree(row: Indicator, actual: str) -> bool:
    """Whether an actual value can be one of this row, by its unit; a unit that is not stated agrees with all."""
    target, said = row.parsed, parse_target(actual)
    if target.is_date or said.is_date:
        return target.is_date and said.is_date
    if not (target.is_number and said.is_number):
        return True
    if not target.counts_as(said):
        return False
    mine, theirs = _units(target), _units(said)
    return not mine or not theirs or (len(mine) == len(theirs) and all(map(same_unit, mine, theirs)))


def _units(target: Target) -> Sequence[str]:
    parts = target.unit_behind.replace("个百分点", "%").replace("百分点", "%").split("/")
    bare = [re.sub(r"^(?:[万亿]$|[万亿千百](?=.))", "", p.strip()) for p in parts]
    return [next((g[0] for g in _SAME_UNITS if p in g and p), p) for p in bare] if any(bare) else []
