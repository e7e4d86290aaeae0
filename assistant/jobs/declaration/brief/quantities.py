"""Quantities in a brief: verb, object, number, unit. 安装波形护栏9600米、标志牌120块 are two of one verb."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.facts import QuantityFact
from assistant.jobs.declaration.brief.text import BriefText
from assistant.jobs.declaration.brief.words import VERBS
from assistant.language.measures import read_measure
from assistant.language.numerals import ARABIC, CHINESE, read_number
from assistant.language.target import Operator

_NUMBER = re.compile(
    rf"(?P<sign>≥|≤|>|不少于|不低于|至少|不超过|超过|约|近)?\s*"
    rf"(?P<number>{ARABIC}|[{CHINESE}]+?(?=[^{CHINESE}]|万))\s*(?P<scale>万)?(?P<more>余|多)?"
)
_BOUND = re.compile("以上|以下|以内")
_SHARES = frozenset({"%", "‰", "百分点", "个百分点"})
_CALENDAR = frozenset(
    {"年", "月", "日", "号", "周", "季度", "个月", "年度", "岁", "周岁", "秒", "分钟", "工作日", "个工作日"}
)
"""Measures of the calendar and of limits say when, not how much work."""


@dataclass(frozen=True)
class _Stated:
    """A number with the measure behind it, and what binds it."""

    sign: str
    number: str
    scale: str
    more: str
    unit: str
    above: str
    start: int
    end: int


def _stated(folded: str) -> Iterator[_Stated]:
    """Every number with a measure behind it; a lone Chinese digit only before a measure that is known (not 三农)."""
    for m in _NUMBER.finditer(folded):
        measure = read_measure(folded, m.end())
        lone = len(m["number"]) == 1 and not m["number"].isdigit()
        if not measure.base or (lone and not measure.is_known) or measure.base in _CALENDAR:
            continue
        if "元" in measure.base or measure.base in _SHARES:
            continue
        bound = _BOUND.match(folded, measure.base_end)
        yield _Stated(
            m["sign"] or "", m["number"], m["scale"] or "", m["more"] or "", measure.base, bound[0] if bound else "",
            m.start(), bound.end() if bound else measure.base_end,
        )  # fmt: skip


_SIGNS = {
    "≥": Operator.AT_LEAST, "不少于": Operator.AT_LEAST, "不低于": Operator.AT_LEAST, "至少": Operator.AT_LEAST,
    "≤": Operator.AT_MOST, "不超过": Operator.AT_MOST, ">": Operator.MORE_THAN, "超过": Operator.MORE_THAN,
}  # fmt: skip
_HEAD = re.compile(
    r"^(?:其中|计划|拟|将|预计|全年|年内|每年|为|对|向|在|给|由|并|且|和|及|与|共|各|已|以及|另外?|还要?|我们|今年|明年"
    r"|本年度?|主要|再|要|把"
    r"|20\d\d年?度?|通过|用于|大概|大约|左右|分别|一是|二是|三是|四是|首先|其次|同时)+"
)
_LEAD = re.compile(
    r"^.*?(?:计划|拟|准备|申请|需要|(?<!多)将)(?!划|军)(?:20\d\d年度?|今年|明年|本年|全年|于|在|为|对|向|给)*"
)
_TAIL = re.compile(
    r"(?:共计?|约|达到|达|为|计|总计|合计|不少于|不低于|至少|超过|数量|是|有|的|各|近|大概|大约|分别|，)+$"
)
_CUT = re.compile(
    r"(?:的|给予|进行|开展|实施|提供|完成|更换|安装|参加|接受|享受|以上|以下|左右|用于|等(?!级)|，|和|并|及|与|共|受益|达|能|都|每|作为|后|前|内"
    r"|开|发|\d|[（(]).*$"
)
_PER = re.compile(r"(每年|每季度|每月|每周|每天|每日|每人|每个[一-鿿]{1,4}|每村|每户)(?:[一-鿿]{0,8})$")
_FOR_WHOM = re.compile(r"^.*(?:要为|拟为|将为|年为|年对|要对|对(?!象|比|外|口))")
_AGE = re.compile(r"^\d+(?:周)?岁(?:及?以上|以下)?")
_SHORTEST_THING, _SHORTEST_SUBJECT = 2, 3
_OLD = ("目前", "现有", "上年", "去年", "已有", "原有", "往年", "共有", "现辖", "辖区有")
_NOT_AFTER = re.compile(r"^(?:热线|值班|不间断|工作制|月(?!活)|级|号|条例|等奖|五规划|届|代表大会|类(?!型)|中全会)")
_IDIOM_ONE = frozenset("个次批项种条组片面门部家本期对套处支口件份只路人名班")


def read_quantities(text: BriefText) -> Iterator[QuantityFact]:
    """Every stated amount of work or result. Numbers of documents, clauses, phones and the like are none."""
    last_verb, last_end = "", -1
    for match in _stated(text.folded):
        if not _counts(text, match):
            continue
        joined = text.folded[last_end : match.start] if last_end >= 0 else ""
        shares_verb = bool(last_verb) and re.fullmatch(r"(?:以上)?[、和及与，,][^。；，,、]{0,14}", joined) is not None
        verb, thing, start = _parts(text, match)
        if not verb and shares_verb and not re.search(r"[。；]", joined):
            verb = last_verb
        if not thing and not verb:
            continue
        last_verb, last_end = verb, match.end
        text.take(match.start, match.end)
        yield _fact(text, match, verb, thing, start)


def _counts(text: BriefText, match: _Stated) -> bool:
    before, after = text.folded[max(0, match.start - 6) : match.start], text.folded[match.end : match.end + 4]
    number = match.number
    if not text.is_free(match.start, match.end) or before.endswith(("第", "〕", "号", "-", ".", "/", "+", "之")):
        return False
    if number == "一" and match.unit in _IDIOM_ONE:
        return False
    if match.unit == "期" and before.endswith(("工程", "项目", "建设", "系统", "平台")):
        return False
    if number[0] in "十百千万亿" and number not in {"十"} and len(number) == 1:
        return False
    if read_number(number) is None or _NOT_AFTER.match(after):
        return False
    return not (number.isdigit() and len(number) >= 8)


def _parts(text: BriefText, match: _Stated) -> tuple[str, str, int]:
    """Verb, object and where the words begin: what is counted stands before the number or right after the unit."""
    before = text.before(match.start)
    verb, thing = _verb_and_thing(_words_before(before))
    follows = text.after(match.end)
    if len(thing) < _SHORTEST_THING:
        thing = _thing_after(follows) or thing
    if not verb:
        given = re.match(r"[一-鿿]{1,20}?(?:给予|进行|实施|开展)(?P<rest>[一-鿿]{2,10})", follows)
        verb = next((v for v in VERBS if given and v in given["rest"]), "")
    if not thing and verb == "培训":
        thing = "学员"
    start = match.start - len(before) + (len(before) - len(before.lstrip()))
    return verb, thing[-16:], start


def _words_before(before: str) -> str:
    """The clause before a number without who, when and how much: “我县要为65岁以上老年人体检” is 老年人体检."""
    bare = _TAIL.sub("", _HEAD.sub("", _LEAD.sub("", before.strip()))).strip()
    if per := _PER.search(bare):
        bare = bare.replace(per[1], "", 1)
    bare = _FOR_WHOM.sub("", bare)
    return "" if bare.endswith(("对", "向", "为", "给", "在")) else _AGE.sub("", bare).strip()


def _verb_and_thing(words: str) -> tuple[str, str]:
    """The verb at the head with what follows, or the last verb with what follows or stands before it."""
    head = next((v for v in VERBS if words.startswith(v)), "")
    if head:
        return head, words[len(head) :].strip()
    at, verb = max(((words.rfind(v) + len(v), v) for v in VERBS if v in words), default=(0, ""))
    if not verb:
        return "", words
    if at < len(words):
        return verb, words[at:].strip()
    thing = words[: -len(verb)]
    return verb, thing if len(thing) >= _SHORTEST_SUBJECT else words


def _thing_after(follows: str) -> str:
    thing = _CUT.sub("", follows).strip()
    return "" if thing in VERBS else thing


def _fact(text: BriefText, match: _Stated, verb: str, thing: str, start: int) -> QuantityFact:
    number = read_number(match.number)
    unit = f"{match.scale}{match.unit}"
    clause = text.before(match.start)
    per = _PER.search(clause)
    sentence = text.sentence_before(match.start)
    return QuantityFact(
        verb=verb,
        object=thing,
        number=number,
        unit=unit,
        operator=_operator(match),
        per=per[1] if per else "",
        overall=bool(re.search(r"(?:三|两|四|五|\d)年(?:共|累计|合计|内共)|项目期内|总体上|至20\d\d年", sentence)),
        baseline=any(w in clause for w in _OLD),
        span=text.span(start, match.end),
    )


def _operator(match: _Stated) -> Operator:
    if match.sign in _SIGNS:
        return _SIGNS[match.sign]
    if match.above:
        return Operator.AT_LEAST if match.above == "以上" else Operator.AT_MOST
    return Operator.AT_LEAST if match.more else Operator.EQUAL
