"""Where people live: village, group and door; road or estate, building, entrance and flat.

A home is known by its last part (三组27号, 3号楼2单元501室), which is looked for first, then its beginning.
A street with a door alone is a home where somebody is said to live there; the office's own address stays.
"""

import re
from collections.abc import Iterator

from assistant.language.numeral.signs import DIGIT
from assistant.language.personal.columns import Columns
from assistant.language.personal.folding import HAN
from assistant.language.personal.kinds import PersonalKind, PersonalSpan

_WORDS = rf"(?:{DIGIT}|[十百零]){{1,4}}"
_N = rf"(?:\d{{1,4}}|{_WORDS}|[甲乙丙东西南北中前后])"
_LETTERED = rf"(?:{_N}|(?<![A-Za-z])[A-Za-z])"
_GROUP = rf"(?:牧业|农业|生产)?第?{_N}(?:村民小组|居民小组|小组|组|社|队)"
_BUILDING = rf"{_N} ?(?:号楼|#楼|幢|栋|座|楼)"
_ROOM = r"[A-Za-z]?\d{0,2}-?\d{2,4}"
_FLAT = rf"(?:{_BUILDING} ?)?{_N} ?(?:单元|门(?=\d)) ?(?:{_ROOM}|{_N}楼)? ?(?:室|户|号|[东西中]户)?"
_PARTS = rf"(?:{_LETTERED} ?(?:号楼|#楼|号大院|幢|栋|座|排|单元|门洞?|层|楼|区|片) ?){{1,4}}"
_LAST = (
    rf"(?:(?<=[层楼]){_N} ?(?:号|室|户)|(?<=[幢栋座排元门洞层区片]) ?{_LETTERED}? ?(?:室|户|号|栋|楼|门|排)(?!楼|院)|"
    rf"[东西中南北左右顶][户门边层](?:[东西]边)?|附\d{{1,3}}号?|"
    rf"(?<=[座栋幢]) ?{_ROOM}(?:-\d{{1,4}})?(?:室|号)?(?![\d.万亿元])|靠[左右])"
)
"""The building, entrance and floor of a flat, in any number, and its door: 22号楼东单元9层西户, A区9排3号."""
_TAILS = (
    re.compile(rf"{_GROUP} ?(?:\d{{1,4}}|{_WORDS}) ?(?:号|户)(?:附\d+号|之\d+)?"),
    re.compile(rf"(?<=[村屯寨庄区湾沟坪堡]){_GROUP}(?=的?(?:村民|居民|农户|社员|农民|贫困户|脱贫户))"),
    re.compile(rf"{_FLAT}|{_BUILDING} ?{_ROOM}(?:室|户|号)?(?![\d.万亿元])"),
    re.compile(rf"(?<=[{HAN}])(?<!码) ?\d{{1,3}}-\d{{1,2}}-\d{{3,4}}(?:室|号)?(?!\d)"),
    re.compile(rf"{_PARTS}{_LAST}"),
    re.compile(r"(?<=嘎查) ?\d{1,4}[号户]"),
    re.compile(r"(?<=[村屯寨庄湾沟坪堡窝冲坳坑畈]) ?\d{1,4} ?号(?![线文楼机])"),
    re.compile(r"(?<=[苑园寓邸府里区院]) ?\d{3,4}室"),
)
_DOOR = re.compile(rf"(?<=[{HAN}]){_N} ?(?:号院|号|弄|巷|室)(?!线|文|楼)(?: ?{_BUILDING})?(?: ?{_ROOM}室?)?")
_PLACE_END = re.compile(r"[村屯寨庄组队社区苑园路街巷弄镇乡里院]$")
_NO_LIVING = "[着了满进不得人民房院宿户建所址宅培]"
_LABEL = re.compile(
    r"(?P<explicit>(?:家庭|户籍|居住|现|常|通讯|收货|邮寄|送货|身份证)?(?:住址|住所地?)|家庭地址|用[水电气]地址|原址|居住地点|现居住?地|暂住地|(?:联系|常住|身份证)地址|户籍所在地|"
    r"(?:户籍|户口)(?:地址|所在地|地)?|居住地址?|住址栏|收货地址|邮寄地址|送货地址)(?:为|是|在)?(?: ?[:=|\t] ?| )|"
    r"(?P<lives>家住在?|现住|现居(?!住)|住在|租住在?|暂住|居住在|居住于|老家在?|户[口籍]在|迁往|我家在|我家 ?:|家在|"
    rf"住(?: ?:|(?!{_NO_LIVING})))"
)
_VALUE = re.compile(rf"[{HAN}\dA-Za-z#()-](?:[{HAN}\dA-Za-z#() .-]{{2,58}}[{HAN}\dA-Za-z#()])")
_VILLAGE = re.compile(rf"[{HAN}]{{2,16}}(?:村|屯|寨|庄|社区|小区|家属院|花园|公寓)(?:{_GROUP})?")
_LEAD = re.compile(r"家住在?|现住|住在|租住|暂住|居住|老家|位于|\d日[前后]?|[:：]|[住在到至系是去往从于给]")
_OFFICE = re.compile(
    "办公|商贸|市场|铺位|摊位|商铺|门面|柜台|商场|大厦|写字楼|行政中心|政府|机关|单位|公司|学校|医院|会议|教学|门诊|实验|仓库|机房|中心|宿舍楼"
)
_BARE_FLAT = re.compile(
    rf"(?<=[{HAN}]\()\d{{1,3}}-\d{{1,2}}-\d{{3,4}}(?=\))|"
    rf"(?<![{HAN}\dA-Za-z-])(?:\d{{1,2}} ?(?:号楼|栋|幢) ?(?:\d ?单元 ?)?\d{{3,4}}|\d{{1,2}}楼\d\d室)(?![\d.])"
)
"""A flat without its place, at the head of a line or in brackets behind the one who lives there."""
_HOUSE = re.compile("号楼|#楼|[栋幢座元门号社组队室户排区-]")
_AREA = re.compile("[省市县区镇乡村路街巷苑园院里号屯寨庄城湾府邸寓舍社]")
_GRAVE = re.compile("[公陵坟]墓|墓[区穴地]|陵园|骨灰")
_BARE_GROUP = re.compile(rf"(?<=[村屯寨庄]){_GROUP}(?![{HAN}\d])")
_CHAIN = re.compile(rf"[县区市旗][{HAN}]{{1,6}}[镇乡](?:[{HAN}]{{1,6}}|\d{{1,2}})[村屯寨庄]$")
"""A village below its town and county, as in the address of a person; a site of works stands behind its label."""
_SITE = re.compile("地点|位置|位于|实施|建设|范围|涉及|路线|工程")
_HEADING = re.compile("住址|住所|户籍|居住地|家庭地址|^地址$|户口所在")
_OFFICE_HEADING = re.compile("单位|办公|公司|注册|经营|机构")
_DOOR_SIGN = re.compile(" ?[号室户]")
_LONGEST = 36
_DISTRICT = re.compile(rf"(?:[{HAN}]{{2,8}}?[省市县区旗州盟镇乡路街道村场])+[{HAN}]{{0,4}}")
"""Where a home lies: 南开区水上公园西路, with the first characters of what is called so."""


def find_addresses(text: str, columns: Columns) -> Iterator[tuple[PersonalSpan, bool]]:
    """The homes of a folded text, each with whether it is certain."""
    for match in _LABEL.finditer(text):
        if found := _behind_label(text, match):
            yield PersonalSpan(PersonalKind.ADDRESS, *found), True
    for tail in _TAILS:
        for match in tail.finditer(text):
            start = home_start(text, match.start())
            if match.start() - start >= 2 and _is_place(text, start, match.start(), match.end()):
                certain = not _OFFICE.search(text, max(0, start - 8), match.end())
                yield PersonalSpan(PersonalKind.ADDRESS, start, match.end()), certain
    yield from ((PersonalSpan(PersonalKind.ADDRESS, *match.span()), True) for match in _BARE_FLAT.finditer(text))
    for match in _BARE_GROUP.finditer(text):
        start = home_start(text, match.start())
        if _CHAIN.search(text, start, match.start()):
            certain = not _SITE.search(text, max(0, start - 10), start)
            yield PersonalSpan(PersonalKind.ADDRESS, start, match.end()), certain
    yield from _in_cells(text, columns)


def _is_place(text: str, start: int, tail: int, end: int) -> bool:
    """Whether somebody may live there: no grave, and more than a floor that one is sent to (到四楼412)."""
    if _GRAVE.search(text, start, end):
        return False
    return bool(_HOUSE.search(text, tail, end) or _AREA.search(text, start, tail))


def home_start(text: str, tail: int) -> int:
    """Where the address before a tail begins: at a sign, or behind the word that leads to it."""
    start = tail
    while start > max(0, tail - _LONGEST) and (text[start - 1].isalnum() or text[start - 1] in "#()"):
        start -= 1
    for lead in _LEAD.finditer(text, start, max(start, tail - 1)):
        start = lead.end()
    return start


def with_district(text: str, start: int) -> int:
    """The beginning of a home with the county, town or road right before it; the same place where none stands there."""
    begin = home_start(text, start)
    return begin if _DISTRICT.fullmatch(text, begin, start) else start


def with_door_sign(text: str, end: int) -> int:
    """The end of a home behind the sign of its door: 04 of 04号."""
    sign = _DOOR_SIGN.match(text, end)
    return sign.end() if sign and text[end - 1 : end].isdigit() else end


def _behind_label(text: str, label: re.Match[str]) -> tuple[int, int] | None:
    """An address behind a label or the word that somebody lives there, as far as its last part."""
    value = _VALUE.match(text, label.end())
    if value is None:
        return None
    ends = [m.end() for pattern in (*_TAILS, _DOOR) for m in pattern.finditer(text, value.start(), value.end())]
    if ends:
        return value.start(), max(ends)
    words = value[0].split(" ")[0]
    if label["explicit"]:
        return (value.start(), value.start() + len(words)) if _PLACE_END.search(words) else None
    village = _VILLAGE.match(words)
    return (value.start(), value.start() + village.end()) if village else None


def _in_cells(text: str, columns: Columns) -> Iterator[tuple[PersonalSpan, bool]]:
    """The cells below a heading such as 家庭住址."""
    starts = columns.starts
    for at, (start, heading) in enumerate(zip(starts, columns.headings, strict=True)):
        if heading and _HEADING.search(heading) and not _OFFICE_HEADING.search(heading):
            end = starts[at + 1] if at + 1 < len(starts) else len(text)
            cell = text[start:end].rstrip("\t|, \n")
            if len(cell.strip()) >= 4:
                yield (
                    PersonalSpan(PersonalKind.ADDRESS, start + len(cell) - len(cell.lstrip()), start + len(cell)),
                    True,
                )
