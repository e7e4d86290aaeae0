"""Sums of money in a brief: each read once, with one role."""

import re
from collections.abc import Iterator

from assistant.domain.facts import MoneyFact, MoneyRole
from assistant.jobs.declaration.brief.text import BriefText
from assistant.language.money import Money, MoneyUnit
from assistant.language.numerals import ARABIC, CHINESE, read_number
from assistant.language.target import Operator

_SUM = re.compile(
    rf"(?P<number>{ARABIC}|[{CHINESE}]+?)\s*(?P<unit>亿元|万元|万(?=[，。；,;、）)\s]|$)|元|亿(?=[，。；,;]))"
    r"(?:\s*/\s*(?P<per>[一-鿿㎡]{1,3}))?"
)
_PER_BEFORE = re.compile(
    r"(?:每(?:个|名|位)?|人均|户均|亩均)(?P<per>人次|人天|人|户|公里|亩|个|台|套|场|次|平方米|间|座|村|床|件|期)?"
    r"(?P<what>[一-鿿]{0,8})$"
)
_AVERAGE = {"人均": "人", "户均": "户", "亩均": "亩"}
_ROLES: tuple[tuple[MoneyRole, tuple[str, ...]], ...] = (
    (MoneyRole.CARRY_OVER, ("结转", "结余")),
    (MoneyRole.BASELINE, ("上年", "去年", "往年", "前年", "上一年")),
    (MoneyRole.SPECIAL_ACCOUNT, ("财政专户",)),
    (MoneyRole.OTHER, ("自筹", "社会资金", "其他资金", "单位资金", "捐赠", "配套")),
    (
        MoneyRole.OVERALL,
        ("总投资", "概算", "三年共", "两年共", "项目总额", "总预算", "中期资金", "项目总资金"),
    ),
    (
        MoneyRole.FISCAL,
        (
            "财政",
            "中央",
            "省级",
            "市级",
            "县级",
            "区级",
            "上级资金",
            "上级补助",
            "中央资金",
            "省级资金",
            "市级资金",
            "县级资金",
            "区级资金",
        ),
    ),
    (
        MoneyRole.TOTAL,
        (
            "申请",
            "预算",
            "总额",
            "共需",
            "合计",
            "资金",
            "经费",
            "安排",
            "总计",
            "一共",
            "共计",
            "投入",
            "需要",
            "总共",
            "要花",
        ),
    ),
)
_LEVEL = re.compile(
    r"(中央|上级|[省市县区州乡镇](?=本?级)|[省市县区州乡镇](?=财政|资金|预算|专项|补助|安排|拨款|投入))"
)
_PAST = re.compile(r"实际支出|20\d\d年度?(?:实际)?(?:执行|决算|支出)")
_THIS_YEAR = re.compile(r"(?:20\d\d年度?|今年|本年度?|当年)(?:安排|申请)?$")
_PARTS = ("其中", "用于", "包括", "分别")
_STRIP = re.compile(
    r"^(?:其中|用于|包括|以及|和|及|需|为|约|计|共|是|要|花|，|的|另|还有)+"
    r"|(?:需要|需|为|约|计|共|是|花|支出|不超过)+$"
)


def read_money(text: BriefText) -> Iterator[MoneyFact]:
    """Every sum, in the order of the text. The first plain total counts; a later one of another amount is kept too."""
    total_seen = False
    for match in _SUM.finditer(text.folded):
        number = read_number(match["number"])
        if number is None or number == 0 or not text.is_free(*match.span()):
            continue
        fact = _fact(text, match, total_seen=total_seen)
        total_seen = total_seen or fact.role in {MoneyRole.TOTAL, MoneyRole.FISCAL}
        text.take(*match.span())
        yield fact


def _fact(text: BriefText, match: re.Match[str], *, total_seen: bool) -> MoneyFact:
    before = text.before(match.start()) or text.label_before(match.start())
    per = match["per"] or ""
    average = _PER_BEFORE.search(before)
    if average and not per:
        per = average["per"] or _AVERAGE.get(average[0][:2], "人")
    role = MoneyRole.UNIT_PRICE if per else _role(text, match, before, total_seen=total_seen)
    level = _LEVEL.findall(before)[-1:] if role is MoneyRole.FISCAL else []
    purpose = _purpose(before, after=text.after(match.end())) if role in {MoneyRole.ITEM, MoneyRole.UNIT_PRICE} else ""
    return MoneyFact(
        money=_money(match),
        role=role,
        purpose=purpose,
        per=per,
        level="".join(level),
        operator=Operator.AT_MOST if "不超过" in before else Operator.EQUAL,
        span=text.span(*match.span()),
    )


def _money(match: re.Match[str]) -> Money:
    unit = {"万": "万元", "亿": "亿元"}.get(match["unit"], match["unit"])
    return Money(amount=read_number(match["number"]), unit=MoneyUnit(unit))


def _role(text: BriefText, match: re.Match[str], before: str, *, total_seen: bool) -> MoneyRole:
    named = next((role for role, words in _ROLES if any(w in before for w in words)), None)
    after = text.after(match.end())
    if named is None and after:
        named = next((r for r, words in _ROLES[1:6] if any(after.startswith(w) for w in words)), None)
    if _PAST.search(before):
        return MoneyRole.BASELINE
    if _THIS_YEAR.search(before) and not total_seen:
        return MoneyRole.TOTAL
    in_parts = any(w in text.sentence_before(match.start()) for w in _PARTS)
    if named is MoneyRole.TOTAL and total_seen and in_parts:
        return MoneyRole.ITEM
    if named is not None:
        return named
    return MoneyRole.ITEM if total_seen or in_parts else MoneyRole.TOTAL


def _purpose(before: str, *, after: str) -> str:
    words = _PER_BEFORE.sub(lambda m: m["what"] or "", before)
    said = _STRIP.sub("", _STRIP.sub("", words)).strip()
    if not said and after.startswith(("用于", "的")):
        said = after.removeprefix("用于").removeprefix("的")
    return said[-14:]
