"""How a number binds, by the words beside it: 不低于, 以内, 控制在…以下, 降到. None where nothing says."""

import re

from assistant.language.polarity import OVER, UNDER, denied
from assistant.language.target import Operator

_SIGNS = {
    "≥": Operator.AT_LEAST, ">=": Operator.AT_LEAST, "≤": Operator.AT_MOST, "<=": Operator.AT_MOST,
    ">": Operator.MORE_THAN, "<": Operator.LESS_THAN, "=": Operator.EQUAL,
}  # fmt: skip
_SIGN = re.compile(r"(>=|<=|[≥≤><=])\s*$")
_AFTER = (
    (
        Operator.AT_LEAST,
        re.compile(r"[^\S\n]*+(?:[（(]?含[）)]?)?(?:及|或|和|与)?(?:其)?(?:以上|往上|起(?![吊重火])|之上)"),
    ),
    (
        Operator.AT_MOST,
        re.compile(
            r"[^\S\n]*+(?:[（(]?含[）)]?)?(?:及|或|和|与)?(?:以[内下]|之[内下]|封顶|为限|内(?![容部外涝科])|上限)"
        ),
    ),
)
_GAP = r"(?:到|至|于|在|了|是|为|过|约|\s|[一-鿿]{0,2}?)$"
_ALSO_UNDER = ("下于", "低过", "少过")
_ALSO_OVER = ("多过", "高过", "大过", "长过", "晚过", "迟过")
"""As people say it, behind a denial."""
_RAISED = "(?:提高|提升|增加|增长|扩大|上升|升|提|涨|增|恢复|扩容?|延长|做)到"
_LOWERED = "(?:降低|下降|减少|压缩|压减|缩短|压降|降|减|缩|压)[到至]"
_AT_LEAST = re.compile(
    rf"(?:{denied(UNDER, _ALSO_UNDER)}|[最至]少(?:要)?(?:有|达)?|不下|高于|超过|大于|突破|达(?:到)?|{_RAISED}|保底|起码"
    rf"|保持在?|稳定在|力争|确保){_GAP}"
)
_NOT_MORE = re.compile(f"{denied(OVER, _ALSO_OVER)}{_GAP}")
_AT_MOST = re.compile(
    rf"(?:{denied(OVER, _ALSO_OVER)}|最[多高长大晚迟]|至多|控制在|限于|(?<![年期时权有无界极])限额?|低于|少于|小于|优于"
    rf"|{_LOWERED}|上限|封顶|以内){_GAP}"
)


def read_bound(before: str, after: str) -> Operator | None:
    """The operator that the words before and behind a number say; the words behind count first."""
    if sign := _SIGN.search(before):
        return _SIGNS[sign[1]]
    for operator, words in _AFTER:
        if words.match(after):
            return operator
    if _NOT_MORE.search(before) or (_AT_MOST.search(before) and not _AT_LEAST.search(before)):
        return Operator.AT_MOST
    return Operator.AT_LEAST if _AT_LEAST.search(before) else None
