"""What the value of a row rests on, with the value itself: the plan, last year's value, or the budget."""

import re
from collections.abc import Sequence

from assistant.base import show
from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.writers.rule_based.wording.names import says_work, split
from assistant.jobs.declaration.writers.rule_based.wording.texts import WHOLE_PERIOD
from assistant.language.likeness import likeness
from assistant.language.target import Operator
from assistant.language.target_parser import parse_target

_R = NumberRole
_SAME, _NEAR, _TELLING = 0.5, 60, 4
"""Likeness of what both speak of; characters between a value and the one of last year that it is measured by;
and of a name that says enough of what it is by itself."""
_WORDS = {
    Operator.AT_LEAST: "不低于", Operator.AT_MOST: "不超过", Operator.MORE_THAN: "高于", Operator.LESS_THAN: "低于",
    Operator.EQUAL: "为", Operator.RANGE: "为",
}  # fmt: skip
_DONE = frozenset({_R.OUTPUT})
_NUMBER = re.compile("^[≥≤＞＜=><]")
_MOST_USES = 6
_HAPPENS = (
    "开工", "动工", "完工", "竣工", "建成", "上线", "启用", "开通", "供暖", "供热", "开班", "结业", "到位", "到货",
    "交货", "启动", "结束", "投用", "投产", "通车", "通水", "开放", "开馆", "开幕", "闭幕", "开渔", "试运行",
)  # fmt: skip
"""What happens on a day; anything else is completed by it."""


def basis(entry: LedgerEntry, target: str, facts: Facts, period: str) -> str:
    """What the value of a stated row rests on."""
    if entry.role in {_R.PRICE, _R.MONEY_USE}:
        return f"预算支出标准：项目预算中{entry.name}按{_NUMBER.sub('', target)}安排"
    before = _last_years(entry, facts)
    asked = _planned(entry, target, period if period == WHOLE_PERIOD else "本年")
    if before is None:
        return f"计划标准：{asked}"
    value = show(before.number) if before.number is not None else before.value
    return f"历史标准：上年或现状为{value}{before.unit}，{asked}"


def total_basis(total: str, uses: Sequence[tuple[str, str]], project: str) -> str:
    """What the total rests on: the uses (what for, how much) that it is made of, where all of them are known."""
    if not 1 < len(uses) <= _MOST_USES:
        return f"预算支出标准：{project}预算安排合计{total}"
    parts = "、".join(f"{what}{amount}" for what, amount in uses)
    return f"预算支出标准：{parts}，合计{total}"


def _planned(entry: LedgerEntry, target: str, period: str) -> str:
    """本年计划更换管网48公里; 本年要求水质达标率不低于97%; 计划于2027年4月30日前完工."""
    if entry.role is _R.MILESTONE:
        return _due(entry.name, target)
    if entry.role in _DONE:
        value, base = _NUMBER.sub("", target), split(entry)[0]
        return f"{period}计划{base}{value}" if says_work(base) else f"{period}计划{entry.name}为{value}"
    return f"{period}要求{_asked(entry, target)}"


def due_basis(name: str, target: str) -> str:
    """What a day rests on that no number of the brief's own says."""
    return f"计划标准：{_due(name, target)}"


def _due(name: str, target: str) -> str:
    return f"计划于{target}{_over(name)}"


def _over(name: str) -> str:
    """完工 of 完工时间, 完成补贴款 of 补贴款完成时间."""
    bare = name.removesuffix("时间")
    rest = bare.removesuffix("完成")
    return bare if bare.endswith(_HAPPENS) else f"完成{rest.removeprefix('项目') or '全部任务'}"


def _asked(entry: LedgerEntry, target: str) -> str:
    parsed = parse_target(target)
    return f"{entry.name}{_WORDS.get(parsed.operator, '为')}{_NUMBER.sub('', target)}"


def _last_years(entry: LedgerEntry, facts: Facts) -> LedgerEntry | None:
    """The past value of the same thing: of the same unit, near, and of the same or of no name."""
    return next((b for b in facts.ledger.of(_R.BASELINE) if _is_before(b, entry)), None)


def _is_before(base: LedgerEntry, entry: LedgerEntry) -> bool:
    if base.unit != entry.unit:
        return False
    core = split(entry)[0]
    if len(core) >= _TELLING and core in f"{base.about} {base.name}":
        return True  # the same words, however far away
    near = abs(base.start - entry.start) <= _NEAR
    return near and (not base.about or likeness(base.about, entry.about) >= _SAME)
