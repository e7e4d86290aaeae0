"""Times as targets: a deadline has no beginning, a span has both, and some times only say when or name a base."""

import re
from collections.abc import Sequence

from assistant.language.target import Operator, Target, made_target
from assistant.language.target_bounds import Dated
from assistant.language.target_signs import DOWNWARD, UPWARD

_BEFORE = re.compile(r"(?:份|[日号])?(?:底|末)?(?:[之以])?[前内](?!后)|止")
_FROM = re.compile(r"(?:份|[日号])?(?:起|开始|以后|后)")
_UNTIL = re.compile(r"(?:截至|截止到?|截止至|最迟|最晚|至迟|至|到)(?:于|在)?$")
_BASE = re.compile(r"(?:较|比|同|与|以)$")
_REFERENCE = re.compile(r"(?:按照?|根据|依据|依照|参照|对照|执行)[一-鿿]{0,4}$")
_NOUN = re.compile(r"[一-鿿]{0,6}?(?:计划|方案|要求|目标|任务|预算|标准|水平|同期|文件|规划|版)")
_DONE = re.compile(
    r"(?:[内底末]|之?前|全年|全部|[已将应]|按[一-鿿]{1,3})*"
    r"(?:完成|完工|开工|竣工|验收|投用|投入|拨付|发放|到位|上线|启动|交付|结束|建成|实施|执行)"
)
_BEGINS = re.compile(r"[底末初]?前?(?:项目|工程|正式|全面)?(?:开工|启动|开始|进场|动工)")
_ENDS = re.compile(r"[底末初]?前?[一-鿿]{0,4}?(?:完工|完成|竣工|结束|验收|交付|投用|上线|建成)")


def is_only_when(dated: Dated, *, beside_number: bool, is_alone: bool) -> bool:
    """Whether a time is no target of its own: the year of the work, a base (较2020年), the name of a plan."""
    time, after = dated.time, dated.after
    if time.is_bare_year and dated.sign.operator in UPWARD:
        return True  # 不低于2023年
    if _BASE.search(dated.before) or _REFERENCE.search(dated.before):
        return True
    if beside_number:
        longer = time.is_span or time.first.last_month > time.first.first_month  # 上半年≥50%
        return time.is_bare_year or (longer and not time.until and not _BEFORE.match(after))
    if time.is_bare_year and not is_alone:
        return True
    if time.is_bare_year and not (_BEFORE.match(after) or _FROM.match(after)):
        return bool(after) and after != "全年" and not _DONE.match(after)
    return not (_BEFORE.match(after) or time.until) and bool(_NOUN.match(after))


def date_target(raw: str, stated: Sequence[Dated], times: Sequence[Dated]) -> Target:
    """The target of the times of a cell; a year that stands apart belongs to those without one."""
    years = {t.time.first.year for t in times if t.time.is_bare_year} - {None}
    year = years.pop() if len(years) == 1 else None
    ends = [_ends(t, year) for t in stated]
    if len(stated) == 2 and _BEGINS.match(stated[0].after) and _ENDS.match(stated[1].after):
        ends = [(ends[0][0] or ends[0][1], _ends(stated[1], year or stated[0].time.last.year)[1])]
    if len(set(ends)) > 1 or ends[0] == (None, None):
        return made_target(raw, Operator.UNPARSEABLE, quantitative=True)
    low, high = ends[0]
    return made_target(raw, Operator.DATE, date_low=low, date_high=high, quantitative=True)


def _ends(dated: Dated, year: int | None) -> tuple[str | None, str | None]:
    """First and last day as ISO; the first is None for a deadline, the last for a mere beginning."""
    time = dated.time
    first, last = time.first.first(year), time.last.last(year)
    if dated.sign.operator in UPWARD:
        return (first, None) if time.first.year else (None, None)
    if dated.sign.operator in DOWNWARD or (_UNTIL.search(dated.before) and not time.is_span):
        return None, last
    if time.is_span:
        return first, last
    if time.until or _BEFORE.match(dated.after):
        return None, last
    return (first, None) if _FROM.match(dated.after) else (first, last)
