"""Tokens that name and do not count: document numbers, ordinals, identifiers, list marks, idioms."""

import re

from assistant.language.measures import UnknownMeasure, measure_at
from assistant.language.numeral.reading import read_figure
from assistant.language.numeral.signs import DIGIT, DIGIT_WORDS, UP_TO_TEN
from assistant.language.token_numbers import NUMERALS, number_at

_DATED = r"(?:20\d\d ?年|(?:1[0-2]|0?[1-9]) ?月|\d{1,2} ?[×xX*] ?\d)"
"""What a list mark stands before, and no point of a decimal: 1.3月10日前, 2.7×24小时."""
_POINT_OF_MARK = re.compile(rf"((?:^|[\n。；;：:])[ \t　>*#-]*\d{{1,2}})[.．](?={_DATED})")
_LIST_MARK = re.compile(
    r"(?P<a>\d{1,2}(?:\.\d{1,2}){0,2})(?:[、.)）．]|(?=\s+(?!月)[一-龥]))(?!\d)"
    rf"|(?P<dated>\d{{1,2}})[、)）](?={_DATED})"
    r"|[(（](?P<b>\d{1,2})[)）]|(?P<c>[①-⑳])"
    rf"|(?P<cn>[(（]?{UP_TO_TEN}{{1,3}}[)）、.．])"
)
_OPENS = re.compile(r"(?:^|[\n。；;:：，,、!！?？]|(?<=\s)\s)[ \t　>*#-]*$")
_CELL = re.compile(r"(?:^|\n)\s*\|?\s*$")
_DOCUMENT = re.compile(
    r"[〔［\[【(（]\s*(?P<y>(?:19|20)\d\d)\s*[〕］\]】)）]\s*第?\s*(?P<n>\d{1,6})\s*号|(?P<y2>(?:19|20)\d\d)年(?:第)?(?P<n2>\d{1,3})号(?:文|令|公告)?"
    r"|[A-Z]{2,4}(?:/[A-Z])? ?\d+(?:\.\d+)*(?:[-—]\d{2,4})"
)
_CODE = re.compile(r"[A-Za-z]++(?:[-/.+]?(?:[A-Za-z]*\d[A-Za-z\d]*))+(?:[-/.+][A-Za-z\d]+)*")
_SPECIAL = re.compile(
    r"(?:1[3-9]\d[\dxX*]{8}|(?:0\d{2,3}-)?(?<![\d.])\d{4} \d{4}(?![\d.]| ?[一-龥%])"
    r"|0\d{2,3}-\d{2,8}(?:[×xX*]{2,}\d*)?(?!\d)|\d{3,5}[×xX*]{2,}\d*|\d{3,8}转\d{1,4}|\d{5}(?=热线|平台|专线|电话|投诉)"
    r"|\d+[xX+][A-Z]\b|\d{1,2}[GDKk](?![A-Za-z])(?=[一-龥，。、）)]|$)|\d{4,5}[-—]?\d{7,8}|\d+[A-Z]{1,3}[-]?\d+[A-Za-z\d]*|v\d+(?:\.\d+)+|(?!(?:19|20)\d\d\.)\d+\.\d+\.\d+)(?![\d])"
)
_CODED = re.compile(r"0\d+(?:-\d+)*(?![\d.,:/年月日号时点分%万亿-])")
"""What begins with a zero counts nothing: 07, 0417-3."""
_LABELLED = re.compile(r"\d{3,8}(?![\d.,%％/:×xX*-])")
_LABEL = re.compile(
    r"(?:[编尾卡工频账代号邮]号|电话|热线|代码|编码|号码|号后.位|内线|专线|分机|邮编|拨打)[为是]?[:： ]?$"
)
_IN_QUOTES = re.compile("(?<=[一-鿿])[0-9]{1,4}(?=[”」])")
"""“顺航18”."""
_LINE_NUMBER = re.compile(r"\d{9,}(?!\.\d|[\d,]|\s*[万亿元])")
_ORDINAL = re.compile(
    rf"第 ?(?:\d+(?:\.\d+)*|[{NUMERALS}]+)"
    r"(?: ?(?:节)?(?:[页卷条章款项次届批期轮号位名年个天类包]|部分|季度|标段|党支部|人民医院|中学|小学)(?!方))?"
    rf"|(?:\d{{1,4}}|{UP_TO_TEN}+)(?:#|号(?!前)(?:[楼线文令院路机泵井库]|厂房)?|期(?=[工改项建扩的]|以?[来后])|级(?!联)|型(?!号)"
    r"|(?<=\d\d\d)室(?!内)|(?<=[12]\d\d\d)版|类(?!似)|标段|星级?|甲|等(?=级|奖|医))"
    rf"|{UP_TO_TEN}+期(?=[）)、，,。]|\n|$)|[壹贰叁肆柒捌玖][期级号类]"
)
_NAMED = re.compile(rf"(?:\d{{1,2}}|{UP_TO_TEN}{{1,3}})(?=[：:、，。,;；）)》\s]|约定|规定|$)")
_NAMES = ("议题", "附件", "附表", "专题", "课题", "议程", "任务", "情形", "方案", "附录", "附图")
_NUMERAL = re.compile(rf"\d+(?:\.\d+)?|[{NUMERALS}]+")
_ROMAN = re.compile("[Ⅰ-Ⅻ]+[类级期型]?")
_IDIOMS = re.compile(
    "一般|一定|一些|一样|一切|一直|一起|一律|一旦|一同|一并|一经|一向|一度|一再|一时|一共|一概|一味|一流|一线|一道|一方面|一下|一系列|一次性|一揽子|一站式|一窗|一网"
    "|一卡通|一事一议|一户一策|一刀切|一把手|一盘棋|一张图|一本账|一体|一带一路|一致|一如既往|一举|一是|二是|三是|四是|五是|六是|一来|二来|一部分|一边|一面|一对一|一等奖"
    f"|统一|唯一|单一|逐一|同一|万一|专一|之一|另一|另外|一键|一图|一码|一档|一套表|一站|一路|一口气|一块(?![\\d钱{DIGIT_WORDS}])|一喷[三多][防促]|一点(?![\\d{DIGIT_WORDS}])"
    "|十分(?!之|钟)|十足|十字(?=[路街架型交])|千方百计|千家万户|千万(?=别|不|要)|百姓|百货|百科|百日|百强|百年|百花|万众|万无一失|万物|零星|零售|零散|零件|零部件|零工|零碳|零距离|零容忍|零就业|零增长|半径|半导体|半挂|半成品"
    "|三公(?![分里斤顷尺])|三农|三资|三保|三品|三维|三甲|三无|三防|三级|二级|二手|二维|二次|二氧|三大|四好|四个意识|两个维护|两会|两癌|两侧|两岸|两江|两端|两边|两旁|两个?以上|两者|五保|五险|六稳|七彩|八一|九年义务"
    f"|十{DIGIT}五|二十[大届]|三下乡|三支一扶|三重一大|三供一业|三通一平|五位一体|双百|百千万|百里|千里|万亩(?=示范|方)|四季|三江|三峡|五金|千斤顶|万向|万能|万用|百叶|百会|四害|五官|三角|三七|一二三产|[一二三]产"
)
_NUMERAL_CHARS, _SCALES, _STOPS = frozenset(NUMERALS), frozenset("百千万亿"), frozenset("，。；：")
_COUNTERS = frozenset("台套个只部辆架张支块间处座条份名人场次期项")
"""Classifiers of things and events; 级, 型 and 号 name a model."""


def with_plain_marks(words: str) -> str:
    """The words with list marks before a date that are no part of its number: 1、3月10日前 of 1.3月10日前."""
    return _POINT_OF_MARK.sub(r"\1、", words)


def list_mark(words: str, at: int) -> dict[str, object] | None:
    """A mark at the head of a line, a cell or an item: 1. 2、 （3） ① 四、."""
    match = _LIST_MARK.match(words, at)
    if not match:
        return None
    if match["b"] or match["c"]:
        return {"end": match.end(), "number": None if match["c"] else number_at(match["b"], 0).value}  # type: ignore[union-attr]
    head = words[max(0, at - 12) : at]
    if not _OPENS.search(head):
        return None
    if match["cn"]:
        listed = words[max(0, at - 1) : at] in _STOPS and words[match.end() : match.end() + 1] not in _NUMERAL_CHARS
        opens = _CELL.search(head) or match["cn"][0] in "(（" or listed
        return {"end": match.end(), "chinese": True} if opens else None
    if match["a"] and match["a"].count(".") == 1 and match.end() == match.end("a") and not _CELL.search(head):
        return None
    mark = match["a"] or match["dated"]
    if match.end() == match.end("a") and "." not in mark and not re.search(r"(?:^|\n)[ \t]*$", head):
        return None
    number = number_at(mark, 0)
    return {"end": match.end(), "number": number.value if number else None}


def document(words: str, at: int) -> dict[str, object] | None:
    """〔2026〕41号, 2020年10号文, GB/T 19001-2016."""
    match = _DOCUMENT.match(words, at)
    return {"end": match.end()} if match else None


def identifier(words: str, at: int) -> dict[str, object] | None:
    """A phone, a model, a version, a hotline, a long run of digits that no measure follows."""
    for pattern in (_SPECIAL, _LINE_NUMBER, _CODE):
        match = pattern.match(words, at)
        if match and any(c.isdigit() for c in match[0]) and not _is_counted(words, match):
            return {"end": match.end()}
    if (coded := _CODED.match(words, at)) and words[at - 1 : at] != ":":
        return {"end": coded.end()}
    return _labelled(words, at)


def _labelled(words: str, at: int) -> dict[str, object] | None:
    """A number that a label calls a code: 电话6620138, 尾号7719."""
    match = _LABELLED.match(words, at)
    if named := _IN_QUOTES.match(words, at):
        return {"end": named.end()}
    if match is None or not _LABEL.search(words, max(0, at - 10), at):
        return None
    behind = words[match.end() : match.end() + 1]
    counted = measure_at(words, match.end(), UnknownMeasure.NOTHING).unit or behind in _SCALES
    return None if counted else {"end": match.end()}


def _is_counted(words: str, code: re.Match[str]) -> bool:
    """Whether what looks like a model is a thing in Latin letters and how many of it: CT2台, LED灯 apart, AED15套."""
    return bool(re.fullmatch(r"[A-Za-z]+\d+", code[0])) and words[code.end() : code.end() + 1] in _COUNTERS


def ordinal(words: str, at: int) -> dict[str, object] | None:
    """第13条, 第四次, 二期, 3号楼, 二级."""
    match = _ROMAN.match(words, at) or _ORDINAL.match(words, at)
    if not match and words[max(0, at - 2) : at] in _NAMES:
        match = _NAMED.match(words, at)
    if not match:
        return None
    numeral = _NUMERAL.search(match[0])
    return {"end": match.end(), "number": read_figure(numeral[0]) if numeral else None}


def idiom(words: str, at: int) -> dict[str, object] | None:
    """Set words that hold a numeral and count nothing."""
    match = _IDIOMS.match(words, at)
    return {"end": match.end()} if match else None
