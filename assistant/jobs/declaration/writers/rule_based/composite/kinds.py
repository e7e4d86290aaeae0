"""Kinds of requirements that one row may hold together, with the words of such a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.domain.vocabulary import ECONOMIC_COST, QUALITY, QUANTITY, TIMELINESS, read_level2

_R = NumberRole


@dataclass(frozen=True)
class RequirementKind:
    """What is asked in the same way: its class, how the row is called and reckoned."""

    name: str
    level2: str
    asked: str
    """What is asked of all of them."""
    counted: str
    """What is counted, as the formula says it."""
    met: str
    """Those of them that are met."""
    measure: str = "项"
    """The counting word of them."""
    alone: int = 0
    """How many rows of this kind stand by themselves before another joins the common one."""
    worth: int = 2
    """How many requirements without a row outweigh that one of this kind gives up its own: main outputs are filed one
    by one, of many prices few."""
    beside: str = ""
    """Where a row of the form takes them along, the words that begin their list in its basis: prices stand with the
    total that is reckoned from them, days with the last day. Reviewers mark down a rate of prices that are kept to, and
    prices in the definition of another row."""

    def formula(self, count: int) -> str:
        """按期完成的节点数÷节点总数（4个）×100%."""
        return f"{self.met}÷{self.counted}（{count}{self.measure}）×100%"

    def definition(self, listed: Sequence[str]) -> str:
        """All of them, one by one."""
        return f"以下{len(listed)}{self.measure}{self.asked}：{'；'.join(listed)}"


DATES = RequirementKind(
    "节点按期完成率", TIMELINESS, "节点均须按期完成", "节点总数", "按期完成的节点数", "个", alone=1, beside="进度安排："
)
LIMITS = RequirementKind(
    "办理时限达标率", TIMELINESS, "要求均须按时做到", "有时限要求的事项总数", "符合时限的事项数", alone=1, worth=3
)
STANDARDS = RequirementKind(
    "支出标准执行符合率", ECONOMIC_COST, "标准均须执行到位", "标准总项数", "执行符合规定的标准项数", alone=1, worth=1,
    beside="按下列标准测算：",
)  # fmt: skip
FREQUENCIES = RequirementKind(
    "工作频次落实率", QUALITY, "工作均须达到频次", "有频次要求的工作总项数", "达到频次的工作项数", worth=1
)
REQUIREMENTS = RequirementKind(
    "质量要求达标率", QUALITY, "要求均须达到", "质量要求总项数", "达到要求的项数", alone=2, worth=3
)
TASKS = RequirementKind(
    "配套任务完成率", QUANTITY, "任务均须完成", "列明的任务总项数", "完成的任务项数", alone=3, worth=3
)
KINDS = (DATES, LIMITS, STANDARDS, FREQUENCIES, REQUIREMENTS, TASKS)
_TIMES = RequirementKind("时间要求达标率", TIMELINESS, "要求均须按时做到", "时间要求总项数", "按时做到的项数", alone=1)
_WORK = RequirementKind("工作要求落实率", QUALITY, "要求均须落实", "工作要求总项数", "落实的项数", alone=2, worth=3)
FAMILIES = ((_TIMES, (DATES, LIMITS)), (_WORK, (FREQUENCIES, REQUIREMENTS)))
"""Near kinds that share a row where one of them has a single member."""
_OF_CLASS = {TIMELINESS: LIMITS, QUALITY: REQUIREMENTS, QUANTITY: TASKS}
_PRICES = {"单价": "单价控制符合率", "补贴标准": "补贴标准执行符合率", "补助标准": "补助标准执行符合率"}


def kind_of(entry: LedgerEntry) -> RequirementKind | None:
    """The kind of a requirement; None for effects, satisfaction and sums of money, which stand by themselves."""
    match entry.role:
        case _R.MILESTONE:
            return DATES
        case _R.PRICE:
            return STANDARDS
        case _R.FREQUENCY:
            return FREQUENCIES
        case _R.OUTPUT | _R.RESULT | _R.LIMIT:
            found = _OF_CLASS.get(read_level2(entry.level2) or "")
            return None if found is TASKS and entry.role is not _R.OUTPUT else found
    return None


def name_of(kind: RequirementKind, names: Sequence[str]) -> str:
    """What the row is called: prices by the one measure that all share."""
    shared = (words for end, words in _PRICES.items() if all(n.endswith(end) for n in names))
    return next(shared, kind.name) if kind is STANDARDS else kind.name
