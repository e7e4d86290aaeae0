"""Where people live: village, group and door; road or estate, building, entrance and flat.

A home is known by its last part (三组27号, 3号楼2单元501室), a street with a door alone by its label or by the word that
somebody lives there. The office's own address stays.
"""

import re
from collections.abc import Iterator

from assistant.language.numeral.signs import DIGIT
from assistant.language.personal.columns import Columns
from assistant.language.personal.folding import HAN
from assistant.language.personal.kinds import PersonalKind, PersonalSpan

_N = rf"(?:\d{{1,4}}|(?:{DIGIT}|[十百零]){{1,4}}|[甲乙丙东西南北中前后])"
_LIVES = r"(?:家住|现住|住在|住址|居住地|居住|户籍地|户籍|户口所在地|住所|家庭地址|家庭住址|家住在|租住|暂住|老家|我家在|我家住|家在|收货地址|邮寄地址|送货地址|住)"
_DOOR = rf"{_N} ?(?:号院|号楼|号|幢|栋|座|排)"
_FLAT = rf"(?:{_N}[号#]?(?:楼|幢|栋|座) ?{_N} ?单元|{_N}[号#]?(?:楼|幢|栋|座)|{_N}单元) ?[A-Za-z]?\d{{0,2}}-?\d{{2,4}}(?:室|户|号)?"
_DASHED = r"\d{1,3}-\d{1,2}-\d{3,4}(?:室|号)?"
_PLACE = rf"[{HAN}]{{1,8}}?(?:村民小组|自然村|小区|社区|家属院|公寓|花园|家园|新村|新区|庄园|胡同|大街|大道|街道|村|屯|寨|庄|营|岗|湾|沟|坪|堡|院|苑|府|城|里|路|街|巷|弄|组|队)"
_VILLAGE_HOME = re.compile(rf"[{HAN}]{{1,8}}?(?:村|屯|寨|庄|营|湾|沟|坪|堡|社区)(?:第?{_N}(?:村民小组|小组|组|社|队)|[{HAN}]{{1,4}}组) ?(?:\d{{1,4}}|(?:{DIGIT}|[十百零]){{1,4}}) ?(?:号|户)(?:附\d+号)?")
_VILLAGER = re.compile(rf"[{HAN}]{{1,6}}?(?:村|屯|寨|庄|社区)第?{_N}(?:村民小组|小组|组|社|队)(?=(?:的)?(?:村民|居民|人|农户|社员))")
_FLAT_HOME = re.compile(rf"(?:{_PLACE}){{0,4}} ?(?:{_DOOR} ?){{0,2}}(?:[{HAN}]{{1,8}}?(?:小区|家属院|公寓|花园|家园|苑|院) ?)?{_FLAT}|(?:{_PLACE}){{1,3}} ?{_DASHED}")
_STREET_HOME = re.compile(rf"(?:{_PLACE}){{1,4}}? ?(?:{_DOOR} ?){{1,3}}(?:{_N}单元 ?)?(?:\d{{1,4}}(?:室|户))?")
_LABEL = re.compile(rf"{_LIVES}(?:为|是|于|在)? ?[:=|\t]? ?")
_VALUE = re.compile(rf"[{HAN}\dA-Za-z#() .-]{{4,60}}")
_AREAS = re.compile(rf"^[{HAN}]{{2,9}}?(?:省|自治区|市|区|县|旗|州|盟|镇|乡|街道|办事处|苏木)(?=[{HAN}\d])")
_LEADS = re.compile(rf".*(?:{_LIVES}|位于|[在到至系是去往从于给])")
_OFFICE = re.compile("办公|大厦|写字楼|行政中心|政府|机关|单位|公司|学校|医院|会议|教学楼|门诊|实验楼|仓库|机房|服务中心|宿舍楼改造")
_HEADING = re.compile("住址|住所|户籍|居住地|家庭地址|地址|户口")
_OFFICE_HEADING = re.compile("单位|办公|公司|注册|经营|机构")


def find_addresses(text: str, columns: Columns) -> Iterator[tuple[PersonalSpan, bool]]:
    """The homes of a folded text, each with whether it is certain."""
    for match in _LABEL.finditer(text):
        if found := _said(text, match.end()):
            yield PersonalSpan(PersonalKind.ADDRESS, *found), True
    for pattern in (_VILLAGE_HOME, _VILLAGER, _FLAT_HOME):
        for match in pattern.finditer(text):
            start = _begin(text, *match.span())
            certain = not _OFFICE.search(text[max(0, start - 8) : match.end()])
            yield PersonalSpan(PersonalKind.ADDRESS, start, match.end()), certain
    yield from _in_cells(text, columns)


def _said(text: str, at: int) -> tuple[int, int] | None:
    """An address behind the word that somebody lives there: as far as its last part."""
    value = _VALUE.match(text, at)
    if value is None:
        return None
    for pattern in (_VILLAGE_HOME, _FLAT_HOME, _STREET_HOME, _VILLAGER):
        if (home := pattern.search(text, at, value.end())) and home.start() - at <= 20:
            explicit = re.search(r"址|籍|户口", text[max(0, at - 8) : at])
            return (at if explicit else _begin(text, *home.span())), home.end()
    return None


def _begin(text: str, start: int, end: int) -> int:
    """The start of the village, road or estate: words that lead there, counties and towns stay."""
    if lead := _LEADS.match(text, start, end):
        if lead.end() < end - 2:
            start = lead.end()
    while area := _AREAS.match(text[start:end]):
        start += area.end()
    return start


def _in_cells(text: str, columns: Columns) -> Iterator[tuple[PersonalSpan, bool]]:
    """The cells below a heading such as 家庭住址."""
    starts = columns.starts
    for at, (start, heading) in enumerate(zip(starts, columns.headings, strict=True)):
        if heading and _HEADING.search(heading) and not _OFFICE_HEADING.search(heading):
            end = starts[at + 1] if at + 1 < len(starts) else len(text)
            cell = text[start:end].rstrip("\t|, \n")
            if len(cell.strip()) >= 4:
                yield PersonalSpan(PersonalKind.ADDRESS, start + len(cell) - len(cell.lstrip()), start + len(cell)), True
