"""Rates in a brief: 合格率达到95%以上, 交通事故较上年下降30%."""

import re
from collections.abc import Iterator

from assistant.domain.facts import RateFact
from assistant.jobs.declaration.brief.text import BriefText
from assistant.language.numerals import ARABIC, CHINESE, read_number
from assistant.language.target import Operator

_RATE = re.compile(
    rf"(?P<sign>≥|≤|>|<|=)?\s*(?P<number>{ARABIC})\s*(?P<unit>%|‰|个百分点)"
    rf"|百分之(?P<chinese>[{CHINESE}]+|{ARABIC})"
)
_SIGNS = {
    "≥": Operator.AT_LEAST,
    "≤": Operator.AT_MOST,
    ">": Operator.MORE_THAN,
    "<": Operator.LESS_THAN,
    "=": Operator.EQUAL,
}
_WORDS = (
    (Operator.AT_LEAST, ("不低于", "不少于", "至少", "达到", "达")),
    (Operator.AT_MOST, ("不超过", "不高于", "控制在")),
    (Operator.MORE_THAN, ("超过", "高于")),
    (Operator.LESS_THAN, ("低于", "小于")),
)
_TAIL = re.compile(
    r"(?:要求|力争|确保|保持在?|稳定在|应当?|要|不低于|不少于|至少|达到|达|不超过|不高于|控制在|超过|高于|低于|小于"
    r"|在|为|到|约|是|均|都|的)+$"
)
_HEAD = re.compile(r"^(?:其中|使(?!用)|让|确保|力争|保证|并|且|以及|和|全年|项目|预计|计划|目标是|要求)+")
_CHANGE = re.compile(
    r"(?P<base>较上年|比上年|同比|较去年|比去年|较\d{4}年)?(?P<way>下降|降低|减少|提高|提升|增长|增加|上升)$"
)
_SHARE = re.compile(r"(?P<bound>不低于|不少于|至少|不超过|不高于)(?P<whole>[一-龥]{2,10})的$")
"""The bound stands before what the percentage is of: 补贴标准不超过购机价的30%."""
_OLD = ("目前", "现有", "上年为", "去年为", "原来")


def read_rates(text: BriefText) -> Iterator[RateFact]:
    """Every named rate; a percentage without a name is left to the user."""
    for match in _RATE.finditer(text.folded):
        if not text.is_free(*match.span()):
            continue
        before, after = text.before(match.start()), text.after(match.end())
        fact = _fact(text, match, before, after)
        if fact is not None:
            text.take(*match.span())
            yield fact


def _fact(text: BriefText, match: re.Match[str], before: str, after: str) -> RateFact | None:
    value = read_number(match["number"] or match["chinese"])
    share = _SHARE.search(before.strip())
    said = before.strip()[: share.end("bound")] if share else before
    bare = _TAIL.sub("", said.strip())
    change = _CHANGE.search(bare)
    name = _HEAD.sub("", _CHANGE.sub("", bare) if change else bare).strip()
    if value is None or not name:
        return None
    if change:
        name = f"{name}{change['way']}率"
    if share:
        name = f"{name}占{share['whole']}比例"
    start = match.start() - len(before) + len(before) - len(before.lstrip())
    return RateFact(
        name=name[-20:],
        operator=_operator(match["sign"], said, after),
        value=value,
        unit=match["unit"] or "%",
        relative=bool(change),
        base=(change["base"] or "").lstrip("较比") if change else "",
        baseline=any(w in before for w in _OLD),
        span=text.span(start, match.end()),
    )


def _operator(sign: str | None, before: str, after: str) -> Operator:
    if sign:
        return _SIGNS[sign]
    if after.startswith(("以上", "及以上", "或以上")):
        return Operator.AT_LEAST
    if after.startswith(("以下", "以内", "及以下")):
        return Operator.AT_MOST
    return next((op for op, words in _WORDS if any(before.rstrip().endswith(w) for w in words)), Operator.EQUAL)
