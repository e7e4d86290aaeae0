"""REL003 目标空泛: 目标是否写明做什么、做多少、达到什么结果."""

import re
from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import is_no_value
from assistant.language.measures import UnknownMeasure, read_measure
from assistant.language.names import is_thing
from assistant.language.numeral.found import NumeralKind
from assistant.language.numeral.scan import find_numerals
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule
from assistant.rules.word_lists import any_of

_MONEY = re.compile(r"[\d,.]+\s*(?:亿|万)?元")
_LAW = re.compile(r"〔\d{4}〕\d+号|20\d\d年度?|第\d+|“[^”]*\d[^”]*”|\d+个?年级")
_VAGUE = re.compile(any_of("goal_is_empty_talk", "vague"))


def check(case: Case) -> Outcome:
    """A goal without any amount of work or result; sums of money and years are no result."""
    goal = case.filing.goals.annual.strip() or case.filing.goals.overall.strip()
    if not goal or is_no_value(goal):
        return
    if _VAGUE.search(goal) and not _has_amount(_LAW.sub("", _MONEY.sub("", goal))):
        yield Hit("goals.annual", "目标没有写明工作量或要达到的结果。", evidence=goal[:60], confidence=Decimal("0.7"))


def _has_amount(words: str) -> bool:
    """Whether figures or a number of things are stated; 一 of 进一步 and 两 of 两个维护 are no numbers."""
    numerals = (n for n in find_numerals(words) if n.kind is not NumeralKind.ORDINAL)
    measures = (read_measure(words, n.end, UnknownMeasure.NOTHING).base for n in numerals)
    return any(c.isdigit() for c in words) or any(map(is_thing, measures))


RULE = Rule(
    code="REL003",
    name="goal-is-empty-talk",
    title="目标空泛",
    severity=Severity.WARNING,
    groups=PROJECT_RULES,
    what="目标是否写明做什么、做多少、达到什么结果",
    why="口号和职责不能分解成指标",
    advice="写明工作量、完成时间和要达到的结果。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="一（一）",
        ),
    ),
    bad=Example("目标是口号", {"goals.annual": "全面加强队伍建设，不断提升服务水平。"}),
    good=Example("目标有量有结果", {}),
    check=check,
)
