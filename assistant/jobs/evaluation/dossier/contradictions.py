"""Papers that state different values for the same thing.

Only what can have one value in a project is compared: a total, a milestone, a final count, an overall rate. Several
contracts, vouchers, instalments, plans and running counts may differ and are left alone; so are differences that
rounding explains.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.base import show
from assistant.domain.dossier import Contradiction, FactKind, Paper, PaperFact, PaperKind

_AMOUNTS = (
    ("合同金额", re.compile(r"^(?:[一-龥]{0,6})?合同(?:总?金额|总?价款?|总价)$")),
    ("中标金额", re.compile(r"^(?:中标|成交)(?:总?金额|总?价款?)$")),
    (
        "批复预算",
        re.compile(r"^(?:项目)?(?:批复(?:的)?预算|预算批复|预算(?:总额|金额)?)(?:总额|金额|资金)?$|^项目预算$"),
    ),
    ("总投资", re.compile(r"^(?:项目|批复|计划|工程)?总投资(?:额)?$")),
    ("到位资金", re.compile(r"^(?:实际|累计|资金)?(?:到位资金|资金到位|到位金额)(?:总额|合计)?(?:（合计|总计）)?$")),
    (
        "累计支付",
        re.compile(r"^(?:累计|实际)(?:支付|支出)(?:资金|金额)?(?:总额)?$|^支付金额（(?:合计|总计)）$|^实际支出$"),
    ),
    ("结算金额", re.compile(r"^(?:竣工|工程|审定)?(?:结算|审定)(?:金额|价款?|总价|造价)$")),
)
_DATES = (
    ("竣工日期", re.compile(r"^(?:实际)?(?:竣工|完工)(?:日期|时间)?$")),
    ("开工日期", re.compile(r"^(?:实际)?开工(?:日期|时间)?$")),
    ("验收日期", re.compile(r"^(?:竣工)?(?:通过|完成)?验收(?:日期|时间)?$")),
    ("开标日期", re.compile(r"^开标(?:日期|时间)?$")),
)
_PARTIES = {"建设单位": "建设单位", "项目单位": "建设单位", "监理单位": "监理单位", "主管部门": "主管部门"}
_WORK = re.compile(
    "改造|安装|建设|新建|修建|培训|更换|购置|铺设|受益|完成|惠及|发放|服务|覆盖|种植|整治|维修|检测|采购|配备|开展|举办"
)
_LEAD = re.compile("^(?:全年|累计|实际|共|已|全部|本年|合计|总共|完成了?|实施|完成并?)+")
_TAIL = re.compile("(?:（(?:实际完成|完成|合计|总计|实际|完成值|实际完成值)）|数量|人次|人数|间数|总数|数)+$")
_ROW = re.compile(r"（(?!合计|总计|实际|完成)[^）]*）$")
_RUNNING = {PaperKind.SUPERVISION, PaperKind.MINUTES, PaperKind.VOUCHER, PaperKind.LEDGER}
"""Papers that count while the work goes on."""
_PART = re.compile(
    "季度|半年|截至|截止|[本当上]月|月报|周报|月底|至\\d{1,2}月|本期|第.{1,3}[期批次]|首批|标段|片区|[甲乙丙]包|第.包"
)
_YEAR = re.compile(r"(20\d\d)年度?(?:共|累计|实际|全年|当年|到位|支付|支出|完成|预算|收到|拨付|安排|执行)")
"""Figures of different years are compared within their year alone."""
_OWN_NAME = 5
"""A rate with a shorter name (合格率, 完成率) is of something else in every paper."""
_TOLERANCE = Decimal(50)
_SHOWN = 4
_Key = tuple[FactKind, str, str, str]


def find_contradictions(papers: Sequence[Paper], facts: Sequence[PaperFact]) -> Iterator[Contradiction]:
    """Every contradiction between two or more papers, in the order of the facts."""
    known = {paper.path: paper for paper in papers}
    groups: dict[_Key, list[PaperFact]] = defaultdict(list)
    for fact in facts:
        paper = known[fact.quote.paper]
        key = None if _is_part(fact, paper) else _key(fact, paper.kind)
        if key:
            groups[key].append(fact)
    for (kind, subject, _, _), group in groups.items():
        rivals = _of_contracts(group, known) if subject == "合同金额" else _rivals(kind, group)
        if rivals:
            yield Contradiction(subject=subject, facts=tuple(rivals), message=_message(subject, rivals))


def _is_part(fact: PaperFact, paper: Paper) -> bool:
    """Whether a fact is of a part: a quarter, a lot, a district, what was reached by some day."""
    if paper.kind is PaperKind.CONTRACT:
        return False
    return any(_PART.search(words) for words in (fact.quote.text, paper.title, paper.path))


def _key(fact: PaperFact, kind: PaperKind) -> _Key | None:
    """What facts must share to be compared; None for one that may differ."""
    named = _compared(fact, kind)
    year = _YEAR.search(fact.quote.text)
    return (fact.kind, *named, year[1] if year else "") if named else None


def _compared(fact: PaperFact, kind: PaperKind) -> tuple[str, str] | None:
    if fact.planned and fact.kind is not FactKind.AMOUNT:
        return None
    match fact.kind:
        case FactKind.AMOUNT:
            name = "" if kind is PaperKind.VOUCHER else _named(_AMOUNTS, fact.subject)
            return (name, "元") if name else None
        case FactKind.DATE:
            name = _named(_DATES, fact.subject)
            return (name, "") if name else None
        case FactKind.PARTY:
            name = _PARTIES.get(fact.subject, "")
            return (name, "") if name else None
        case FactKind.QUANTITY if fact.figure and _WORK.search(fact.subject) and not _ROW.search(fact.subject):
            final = kind not in _RUNNING or "合计" in fact.subject
            return (_bare(fact.subject), fact.figure.unit) if final else None
        case FactKind.RATE if not _ROW.search(fact.subject) and len(_bare(fact.subject)) >= _OWN_NAME:
            return _bare(fact.subject), "%"
    return None


def _named(names: Sequence[tuple[str, re.Pattern[str]]], subject: str) -> str:
    return next((name for name, pattern in names if pattern.match(subject)), "")


def _bare(subject: str) -> str:
    """完成改造教室, 改造教室数量 and 改造教室（实际完成） are one."""
    return _TAIL.sub("", _LEAD.sub("", subject)) or subject


def _rivals(kind: FactKind, group: Sequence[PaperFact]) -> Sequence[PaperFact]:
    """One fact of each paper where the papers differ; a paper that itself states several values is no witness."""
    by_paper: dict[str, list[PaperFact]] = defaultdict(list)
    for fact in group:
        by_paper[fact.quote.paper].append(fact)
    witnesses = [stated[0] for stated in by_paper.values() if all(_same(kind, stated[0], f) for f in stated[1:])]
    differ = any(not _same(kind, witnesses[0], other) for other in witnesses[1:])
    return witnesses if differ else ()


def _of_contracts(group: Sequence[PaperFact], known: Mapping[str, Paper]) -> Sequence[PaperFact]:
    """A contract's sum told otherwise elsewhere: it must be that of some contract, or of all together."""
    own = [f for f in group if known[f.quote.paper].kind is PaperKind.CONTRACT]
    sums = [f.figure.value for f in own if f.figure and f.figure.value is not None]
    reported = [f for f in group if known[f.quote.paper].kind is not PaperKind.CONTRACT and f.figure]
    allowed = [*sums, sum(sums, Decimal(0))]
    wrong = [f for f in reported if not any(_close(f.figure.value, s) for s in allowed)] if sums else []  # type: ignore[union-attr]
    if not wrong:
        return () if sums else _rivals(FactKind.AMOUNT, group)
    named = [f for f in own if _kin(wrong[0], known[f.quote.paper])] or own
    return [*(named if len(named) == 1 else own), *wrong]


def _kin(fact: PaperFact, paper: Paper) -> bool:
    """Whether a fact names the very contract: 施工合同金额 and a paper called 施工合同."""
    word = fact.subject.split("合同")[0]
    return bool(word) and (word in paper.title or word in paper.path)


def _same(kind: FactKind, one: PaperFact, other: PaperFact) -> bool:
    if kind is FactKind.PARTY:
        return one.value in other.value or other.value in one.value
    if one.figure is None or other.figure is None:
        return one.value == other.value
    if kind is FactKind.DATE:
        return one.figure.name == other.figure.name
    if kind is FactKind.AMOUNT:
        return _close(one.figure.value, other.figure.value)
    return _rounds(one.figure.value, other.figure.value)


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two sums differ by no more than the rounding of 万元."""
    return one is None or other is None or abs(one - other) <= _TOLERANCE or _rounds_in_wan(one, other)


def _rounds_in_wan(one: Decimal, other: Decimal) -> bool:
    """465.2万元 for 4651980元: the coarser one is the finer one rounded."""
    return _rounds(one / 10_000, other / 10_000)


def _rounds(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether the less exact value is the other one rounded; whole hundreds do not count as rounded."""
    if one is None or other is None:
        return True
    step = max(_step(one), _step(other))
    return one.quantize(step, ROUND_HALF_UP) == other.quantize(step, ROUND_HALF_UP)


def _step(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), 0))


def _message(subject: str, facts: Sequence[PaperFact]) -> str:
    reported = "，".join(f"{fact.quote.place}为{_shown(fact)}" for fact in facts[:_SHOWN])
    more = f"等 {len(facts)} 处" if len(facts) > _SHOWN else ""
    return f"“{subject}”在几份资料中不一致：{reported}{more}，请核对后以有效凭据为准。"


def _shown(fact: PaperFact) -> str:
    """The value as written; a sum in 元 also in 万元, so that papers can be held side by side."""
    value = fact.figure.value if fact.figure else None
    if fact.kind is FactKind.AMOUNT and value is not None and "万" not in fact.value and value >= 10_000:
        return f"{fact.value}（{show(value / 10_000)}万元）"
    return fact.value
