"""What a question asks for, by its interrogatives: 几天 a time, 占多少 a share, 谁 somebody, 能不能 leave.

多少 and 几 ask for what their measure measures, 什么 and 哪 for what the noun behind them names; 吗 and 是否 for yes or
no, with the modality of the clause they close. A question may ask for several things, in their order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.language.measure_words import known_measures, measure_kind
from assistant.language.numerals import SPOKEN, fold
from assistant.language.word_classes import either, word_classes


class AskedKind(StrEnum):
    """What a question asks for."""

    TIME = "time"
    """A span (几天) or a point (哪天): rules answer the one with the other."""
    FREQUENCY = "frequency"
    SHARE = "share"
    POINTS = "points"
    MONEY = "money"
    COUNT = "count"
    AMOUNT = "amount"
    """多少 of something that no measure says."""
    WHO = "who"
    FORM = "form"
    SIGNATURE = "signature"
    LIST = "list"
    PLACE = "place"
    """Which document, which article."""
    DEFINITION = "definition"
    REASON = "reason"
    HOW = "how"
    YES_NO = "yes_no"

    @property
    def word(self) -> str:
        """As an answer says what a rule does not state."""
        return _WORDS[self]


_WORDS = {
    AskedKind.TIME: "期限或时间", AskedKind.FREQUENCY: "次数", AskedKind.SHARE: "比例", AskedKind.POINTS: "分值",
    AskedKind.MONEY: "金额", AskedKind.COUNT: "数量", AskedKind.AMOUNT: "数", AskedKind.WHO: "由谁办",
    AskedKind.FORM: "用什么表或材料", AskedKind.SIGNATURE: "签字或盖章", AskedKind.LIST: "有哪些",
    AskedKind.PLACE: "出处",
    AskedKind.DEFINITION: "含义", AskedKind.REASON: "原因", AskedKind.HOW: "怎么办", AskedKind.YES_NO: "是否可以",
}  # fmt: skip


class Modality(StrEnum):
    """Of a yes-or-no question, and of a rule."""

    LEAVE = "leave"
    DUTY = "duty"
    FACT = "fact"


@dataclass(frozen=True)
class Inquiry:
    """One thing asked for; ``noun`` is the measure or noun it is asked with."""

    kind: AskedKind
    start: int
    end: int
    noun: str = ""
    of: str = ""
    """What 多少 is asked of, where a noun stands behind it: 劳务费; of yes or no, the subject before it: 时效指标."""
    modality: Modality = Modality.FACT
    negated: bool = False
    """Whether the thing asked about is itself a denial: 能不设吗."""
    deadline: bool = False
    """Of a time: whether a last day is asked for (几号前, 几天内, 最晚), and not just when."""


_MODAL_LEAVE = "可以|能够|允许|准许|能|可|许|准"
_WHAT = r"(?:什么|啥子?|何|哪(?:一|几|些)?|哪儿)"
_NUMERIC = re.compile(
    r"(?:百分之)?(?:多少|几多|多(?=钱)|(?<![这那哪后好上近十])(?<!(?<!提)前)几)(?P<noun>个工作日|个百分点|个小时|个月|个人|毫米|厘米|[一-龥%])?"
)
_ONE_BY_ONE = {"个人": "人"}
"""People are counted: a list of kinds of them answers no 几个人, as it answers 几个."""
_LONG = re.compile(
    r"多(?:久|长时间|长|少时间)(?P<once>(?:要|得|应|就)?(?:做|搞|查|评|开展|进行|公开|报)?一(?:次|回|遍|轮))?"
)
_WHEN = re.compile(
    r"(?:什么|啥|何)(?:时候|时间|时|日子|前儿?)|哪一?(?:天|年|月|日)|哪个月|几月|几号|最[晚迟]|期限|时限|截止|[早晚]于?何时|几时"
)
_OF = re.compile(r"[一-龥]{1,6}[费金款率额度量数](?![一-龥]{0,2}钱)")
_LAST = re.compile(r"[之以]?前|以?内|最[晚迟]|截止|期限|时限")
_LAST_WITHIN = 4
_PERCENT = re.compile(
    r"百分之(?:几|多少)|(?:占|占到|权重|比例|比重|分值)(?:[是为有]|各占?|分别|统统|要|能|到底)*(?:多少|几)|几成|什么比例"
)
_WHO = re.compile(
    r"谁|" + _WHAT + r"(?:个|家|位|级|类|种|方|路)?(?P<noun>人|(?=部门|单位|机构|处室|科室|处|科|厅|局|公司|级))"
)
_NAMED = re.compile(_WHAT + r"(?:张|个|种|类|份|些|项|几|样|一|的|地方的?)*(?P<noun>[一-龥]{0,6})")
_SIGNED = re.compile(r"签(?:字|名|章|署)|盖章|盖(?:[一-龥]{0,4})章|公章|落款")
_DEFINED = re.compile(
    r"(?:是|叫|算|指)(?:个|一个)?(?:什么|啥)(?:意思|东西|概念|玩意|名堂|名)?[^一-龥]*$|(?:什么|啥)(?:是|叫)(?!啥)|啥意思|什么意思|含义|定义|怎么理解|指的(?:是)?(?:什么|啥)"
)
_REASON = re.compile(r"为(?:什么|啥|何)|凭(?:什么|啥)(?![规依条文])|咋(?:就|回事)")
_HOW = re.compile(
    r"怎么|咋|怎样|如何|怎(?=[办填算做写处])|什么(?:后果|结果|下场|流程|步骤|程序|手续)|啥(?:后果|结果|下场|流程|手续)|后果"
)
_A_NOT_A = re.compile(
    r"(?P<verb>可以|可|能|要|用|是|该|应|得|会|需|有|行|算|准|许|好|对|中|管|必|[一-龥])(?:不|没)(?P=verb)(?:以|须|要|用)?"
    r"|(?P<whether>是否|能否|可否|应否|须否|与否)|(?P<closed>行吗|行么|可以吗|可以么|对吗|对么|好吗|成吗|行不(?=[，。？?！!\s]|$))"
)
_CLOSING = re.compile(
    r"(?:吗|么|嘛|莫|不|没|没有|(?<![完做办达])不成|吧|否|木|啵|不啊|不呢|没啊)(?=[？?！!。，,；;…\s]*(?:$|[？?！!。，,；;\s]))"
)
_INTONED = re.compile(
    r"(?:也|还|都|就|全)(?:得|要|能|可以|必须|需要|应该|用)[^，。；？！,;?!\s]{1,16}?[啊呀哈]*(?=[?？])|[啊呀哈](?=[?？])"
)
"""Asks by its tone alone: 科研项目也得搞？"""
_INDEFINITE = re.compile(
    r"(?:再|除了?|不管|无论|不论|把[^，。；？！,;?!]{0,6}|已经?[^，。；？！,;?!]{0,6})[^，。；？！,;?!]{0,6}$"
)
"""Before an interrogative that asks for nothing: 除了花多少钱, 已经把要多少钱说清了."""
_CHOICE = re.compile(r"[^，。；？！,;?!\s]{1,24}还是[^，。；？！,;?!\s]{0,16}")
_AMOUNTS = re.compile(
    rf"(?:\d[\d.]*|{SPOKEN}+)(?P<one>个工作日|个月|[一-龥%]).{{0,3}}还是.{{0,3}}?(?:\d[\d.]*|{SPOKEN}+)(?P<other>个工作日|个月|[一-龥%])"
)
_OFTEN = re.compile(r"(?:[一二两三半每\d]年|季度?|月|周)[一二两三\d][次回遍]|[按每逐][年季月周]|[一二两三\d][次回遍]")
_DOER = re.compile(
    r"(?:局|厅|部|委|处|科|财政|单位|机构|公司|部门|[省市县区部厅局]里|自己|人大)[一-龥]{0,4}(?:还是|[批定填报审管评出办算]|$)"
)
_TOLD = (AskedKind.COUNT, AskedKind.AMOUNT)
_STATED = re.compile("(?:写|有|说|提|讲|规定)[没不][写有说提讲]?|没有?")
"""Asks whether a rule states what was asked before it: 要存几年，4号写没写."""
_AHEAD = 24
_SUBJECT = re.compile("[一-龥]{2,6}(?:指标|报告|表|资金|项目)")
"""What a yes-or-no question is about, where nothing else stands before its interrogative: 时效指标是不是…"""
_CLAUSE_START = re.compile(r"[，。；？！,;?!\s]")
_LONGEST_CLAUSE = 200
"""How far before an interrogative its clause may begin; questions are short."""
_LEAVE = re.compile(rf"(?:{_MODAL_LEAVE})(?!不够)|行(?=[吗么不吧]|$)|不行|中不中|成不成|可不可|行不行|允许")
_DUTY = re.compile(
    r"必须|需要|应该|应当|非得?|还得|得(?![到了分出])|要(?!求|点|素|么|是)|用(?=不|得着|吗)|须|(?<!无)需|强制|硬性"
)
_NEGATED = re.compile(r"(?:不|别|没|免|无)(?![能可行要用是该应得会需算准许对中管一吗么过够])[一-龥]")


def find_inquiries(text: str) -> tuple[Inquiry, ...]:
    """Everything a question asks for, in its order; empty where no interrogative stands in it."""
    folded = fold(text)
    found: list[Inquiry] = []
    taken = bytearray(len(folded))
    for one in (
        *_of_numbers(folded),
        *_of_nouns(folded),
        *_of_manner(folded),
        *_of_truth(folded),
        *_of_choices(folded),
    ):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            found.append(one)
    asked = [i for i in found if not _INDEFINITE.search(folded[max(0, i.start - _AHEAD) : i.start])]
    return tuple(sorted(_outermost(asked or found, folded), key=lambda i: i.start))


def without_told(found: Sequence[Inquiry], text: str) -> tuple[Inquiry, ...]:
    """Without the numbers of what a question only tells: 手头就几张网站截屏，这算哪一类 asks for no number.

    They stand in a clause that no question mark closes, and a later one asks for another kind of thing.
    """
    folded, last = fold(text), max((i.start for i in found), default=0)
    ends = [i for i in found if i.start == last and not _STATED.fullmatch(i.noun)]
    if not ends or ends[0].kind in _TOLD:
        return tuple(found)
    return tuple(i for i in found if i.kind not in _TOLD or not _is_told(i, ends[0], folded))


def _is_told(inner: Inquiry, last: Inquiry, text: str) -> bool:
    between = text[inner.end : last.start]
    closing = _CLAUSE_START.search(between)
    return closing is not None and closing[0] not in "?？"


def _outermost(found: Sequence[Inquiry], text: str) -> list[Inquiry]:
    """Without an interrogative inside what a yes-or-no question of the same clause is about: 只写做多少例够不够."""
    ends = [i for i in found if i.kind is AskedKind.YES_NO and _A_NOT_A.fullmatch(i.noun)]
    return [i for i in found if i.kind is AskedKind.YES_NO or not any(_is_inside(i, end, text) for end in ends)]


def _is_inside(inner: Inquiry, outer: Inquiry, text: str) -> bool:
    return inner.end <= outer.start and not _CLAUSE_START.search(text[inner.end : outer.start])


def _of_numbers(text: str) -> Iterator[Inquiry]:
    for match in _PERCENT.finditer(text):
        kind = AskedKind.POINTS if text[match.end() : match.end() + 1] == "分" else AskedKind.SHARE
        noun = "%" if match[0].startswith("百分之") else ""
        yield Inquiry(kind, match.start(), match.end(), noun)
    for match in _LONG.finditer(text):
        yield Inquiry(AskedKind.FREQUENCY if match["once"] else AskedKind.TIME, match.start(), match.end())
    for match in _WHEN.finditer(text):
        deadline = bool(_LAST.search(text[match.start() : match.end() + _LAST_WITHIN]))
        yield Inquiry(AskedKind.TIME, match.start(), match.end(), match[0], deadline=deadline)
    for match in _NUMERIC.finditer(text):
        at = match.end() - len(match["noun"] or "")
        kind, noun = _of_measure(text, at), _ONE_BY_ONE.get(match["noun"] or "", match["noun"] or "")
        of = _OF.match(text, at) if kind in {AskedKind.AMOUNT, AskedKind.MONEY} else None
        deadline = kind is AskedKind.TIME and bool(_LAST.search(text[match.start() : match.end() + _LAST_WITHIN]))
        yield Inquiry(kind, match.start(), match.end(), noun, of=of[0] if of else "", deadline=deadline)


def _of_measure(text: str, at: int) -> AskedKind:
    """What 多少 and 几 ask for: what the measure behind them measures."""
    for length in (4, 3, 2, 1):
        unit = text[at : at + length].removeprefix("个")
        if unit == "块" and text[at - 1 : at] == "几":
            return AskedKind.LIST
        if text[at : at + 1] in {"次", "回", "遍"}:
            return AskedKind.FREQUENCY
        if unit == "分":
            return AskedKind.POINTS
        if unit and unit in _nouns("money") | {"元", "万元", "万", "块"}:
            return AskedKind.MONEY
        if unit and unit in _nouns("share") | {"%"}:
            return AskedKind.SHARE
        if unit and (measure_kind(unit) == "time" or unit in {"工作日", "年头"}):
            return AskedKind.TIME
        if unit and unit in _nouns("sort"):
            return AskedKind.LIST
        if unit and unit in known_measures():
            return AskedKind.COUNT
    return AskedKind.AMOUNT


def _of_nouns(text: str) -> Iterator[Inquiry]:
    for match in _DEFINED.finditer(text):
        yield Inquiry(AskedKind.DEFINITION, match.start(), match.end())
    for match in _REASON.finditer(text):
        yield Inquiry(AskedKind.REASON, match.start(), match.end())
    for match in _HOW.finditer(text):
        yield Inquiry(AskedKind.HOW, match.start(), match.end())
    for match in _WHO.finditer(text):
        yield Inquiry(AskedKind.WHO, match.start(), match.end())
    for match in _NAMED.finditer(text):
        kind, noun = _of_noun(match["noun"])
        if not noun and "张" in match[0]:  # 监控表一共有哪两张
            kind = AskedKind.FORM
        if kind in _MEASURES and (_SEVERAL.match(match[0]) or noun in _WHICH):  # 哪几类钱, 算啥钱: which, not how much
            kind = AskedKind.LIST
        yield Inquiry(kind, match.start(), match.start("noun") + len(noun), noun)


def _of_noun(behind: str) -> tuple[AskedKind, str]:
    """The kind of the noun that begins right behind 什么; a list where the lexicon does not say."""
    for name, kind in _CLASSES.items():
        noun = next((n for n in word_classes("inquiries")[name] if behind.startswith(n)), None)
        if noun:
            return kind, noun
    return AskedKind.LIST, ""


_CLASSES = {
    "form": AskedKind.FORM, "actor": AskedKind.WHO, "place": AskedKind.PLACE, "share": AskedKind.SHARE,
    "money": AskedKind.MONEY, "time": AskedKind.TIME, "sort": AskedKind.LIST,
}  # fmt: skip


_SEVERAL = re.compile("哪(?:几|些)")
_WHICH = frozenset(("钱", "资金", "费用"))
"""Behind 什么 and 哪 they are asked for by their name: 算个啥钱, 用哪笔资金."""
_MEASURES = (AskedKind.MONEY, AskedKind.SHARE)


@cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(word_classes("inquiries")[name])


@cache
def nouns_of(name: str) -> re.Pattern[str]:
    """The nouns of a class of the lexicon, as a pattern that finds them in a rule."""
    return re.compile(either(w for w in word_classes("inquiries")[name] if len(w) > 1))


def _of_choices(text: str) -> Iterator[Inquiry]:
    """半年一回还是按月, 市里批还是省里批, 一年还是两年: asked for is the kind of what may be chosen."""
    for match in _CHOICE.finditer(text):
        if _OFTEN.search(match[0]):
            yield Inquiry(AskedKind.FREQUENCY, match.start(), match.end())
        elif _DOER.search(match[0]):
            yield Inquiry(AskedKind.WHO, match.start(), match.end())
        else:
            yield from _of_amounts(match)


def _of_amounts(match: re.Match[str]) -> Iterator[Inquiry]:
    """两年还是三年, 130%还是150%: an amount on either side of the same measure."""
    amounts = _AMOUNTS.search(match[0])
    if amounts is None or amounts["one"] != amounts["other"]:
        return
    kind = _of_measure(amounts["other"], 0)
    if kind is not AskedKind.AMOUNT:
        yield Inquiry(kind, match.start() + amounts.start(), match.start() + amounts.end(), amounts["other"])


def _of_manner(text: str) -> Iterator[Inquiry]:
    for match in _SIGNED.finditer(text):
        yield Inquiry(AskedKind.SIGNATURE, match.start(), match.end(), match[0])


def _of_truth(text: str) -> Iterator[Inquiry]:
    for pattern in (_A_NOT_A, _CLOSING):
        for match in pattern.finditer(text):
            yield _yes_no(text, match)
    if not any(pattern.search(text) for pattern in (_A_NOT_A, _CLOSING, _NUMERIC, _NAMED, _WHO, _WHEN, _HOW, _LONG)):
        yield from (_yes_no(text, match) for match in _INTONED.finditer(text))


def _yes_no(text: str, match: re.Match[str]) -> Inquiry:
    """Yes or no, with the modality of the clause: that of its modal verb, else a fact."""
    from_here = max(0, match.start() - _LONGEST_CLAUSE)
    cuts = [m.end() for m in _CLAUSE_START.finditer(text, from_here, match.start())]
    start = cuts[-1] if cuts else from_here
    clause = text[start : match.end() + 8]
    if len(text[start : match.end()].strip()) < 4 and len(cuts) > 1:  # 可以不？ closes the clause before it
        clause = text[cuts[-2] : match.end()]
    modality = Modality.LEAVE if _LEAVE.search(match[0]) else Modality.DUTY if _DUTY.search(match[0]) else None
    if modality is None:
        modality = Modality.DUTY if _DUTY.search(clause) else Modality.LEAVE if _LEAVE.search(clause) else Modality.FACT
    rest = clause.replace(match[0], " ", 1)
    subject = _SUBJECT.fullmatch(text[start : match.start()])
    return Inquiry(
        AskedKind.YES_NO, match.start(), match.end(), match[0], subject[0] if subject else "", modality,
        negated=bool(_NEGATED.search(rest)),
    )  # fmt: skip
