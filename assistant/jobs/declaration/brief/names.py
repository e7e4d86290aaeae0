"""Names in a brief: project, department, unit, attribute, people who benefit."""

import re
from collections.abc import Iterable, Iterator

from assistant.domain.facts import BeneficiaryFact, QuantityFact, TextFact
from assistant.domain.library import Sector
from assistant.jobs.declaration.brief.text import BriefText

SERVING_VERBS = frozenset({"惠及", "受益"})
"""What these verbs count are people served, not work done."""
LABELS = {
    "name": ("项目名称", "项目", "名称"),
    "department": ("主管部门", "主管单位", "部门"),
    "unit": ("实施单位", "申报单位", "项目单位", "单位", "承办单位"),
    "attribute": ("项目属性", "项目性质", "属性"),
    "category": ("项目类别",),
    "content": ("主要内容", "项目内容", "建设内容", "工作内容"),
    "goal": ("年度绩效目标", "年度目标", "绩效目标", "总体目标"),
}
_ORG = (
    r"[一-鿿]{2,14}?(?:卫生健康委员会|发展和改革委员会|人民政府|办事处|委员会|管理局|联合会|办公室|事务中心|服务中心|管理站|"
    r"局|厅|中心|图书馆|文化馆|博物馆|医院|学校|协会|大队|支队|总队|管理所|福利院)"
)
_ORG_FIRST = re.compile(
    rf"(?:^|[\n。；])\s*(?P<org>{_ORG})(?=拟|想|计划|申请|申报|负责|将|准备|要|20\d\d|，|今年|明年|是|为)"
)
_OURS = re.compile(rf"(?:我局|我单位|我中心|我院|我校|我们)[（(]?(?P<org>{_ORG})[）)]?")
_IN_CHARGE = re.compile(rf"(?:主管部门|主管单位|上级部门)(?:是|为)?(?P<org>{_ORG})(?=[，。；、\s]|$)")
_APPLIES = re.compile(r"^[一-鿿]{2,14}?(?:想|拟|计划|准备|要)?(?:申请|申报)(?:实施|开展)?(?=[一-鿿“”]{4})")
_TOP = ("局", "厅", "委员会", "人民政府", "办事处", "联合会", "委")
_DOES = r"[一-鿿]{0,4}(?:申请|申报|实施|开展|计划|拟|对|将|想|要|为)"
"""What a unit does in a year is a sentence, not the name of a project."""
_NAME = re.compile(
    r"[“\"《](?P<quoted>[^”\"》\n]{3,30}(?:项目|工程|经费|资金|补助|建设|改造|购置|运维|活动|培训))[”\"》]"
    rf"|\A(?:申请|申报)?(?P<first>(?:[一-鿿]{{2,10}}20\d\d年度?(?!{_DOES}))?"
    r"[一-鿿“”]{4,24}(?:项目|工程|经费|专项))(?=[，,。：:\s])"
    r"|(?:申请|实施|开展|申报)(?P<plain>[一-鿿A-Za-z0-9“”（）]{3,26}?(?:项目|工程|经费|专项))"
)
_NEW = re.compile(
    r"(?P<new>新增项目|新设项目|首次|新增(?=专项|的项目))|(?P<old>延续项目|延续性|经常性项目|每年都|连续\w年|续建)"
)
_SERVED = re.compile(
    r"(?:惠及|受益(?:对象|群体|人群|群众)?(?:为|是|包括)?|服务对象(?:为|是|包括)?|面向)(?P<who>[一-鿿]{2,10}?)(?=\d|[，。；、等共约]|$)"
)


def read_labelled(text: BriefText) -> dict[str, TextFact]:
    """Fields given on labelled lines; a later line overrides an earlier one."""
    found: dict[str, TextFact] = {}
    for label, value, start in text.labels():
        field = next((f for f, names in LABELS.items() if label in names), None)
        if field:
            found[field] = TextFact(value=value, span=text.span(start, start + len(value)))
    return found


def read_name(text: BriefText) -> TextFact | None:
    """The project's name where the text plainly has one; what is applied for is the name, not who applies."""
    match = _NAME.search(text.raw)
    if match is None:
        return None
    group = next(g for g in ("quoted", "first", "plain") if match[g])
    start, end = match.span(group)
    if group == "first" and (lead := _APPLIES.match(match[group])):
        start += lead.end()
    return TextFact(value=text.raw[start:end], span=text.span(start, end))


def read_department(text: BriefText) -> TextFact | None:
    """The department in charge where a sentence names it: 主管部门是青溪县水利局."""
    match = _IN_CHARGE.search(text.raw)
    return TextFact(value=match["org"], span=text.span(*match.span("org"))) if match else None


def read_unit(text: BriefText) -> TextFact | None:
    """The unit that speaks, where it names itself."""
    match = _ORG_FIRST.search(text.raw) or _OURS.search(text.raw)
    return TextFact(value=match["org"], span=text.span(*match.span("org"))) if match else None


def is_department(name: str) -> bool:
    """Whether a unit is a department of its own: a bureau, committee or government."""
    return name.endswith(_TOP)


def read_attribute(text: BriefText) -> TextFact | None:
    """New or continued, where the text says so."""
    match = _NEW.search(text.raw)
    if match is None:
        return None
    return TextFact(value="新增项目" if match["new"] else "延续项目", span=text.span(*match.span()))


def read_beneficiaries(
    text: BriefText, quantities: Iterable[QuantityFact], sectors: Iterable[Sector]
) -> Iterator[BeneficiaryFact]:
    """Who benefits: as the text says, else the usual people of the sector where the text names them."""
    for fact in quantities:
        if fact.verb in SERVING_VERBS and fact.unit.removeprefix("万") in {"人", "户", "名", "人次"}:
            yield BeneficiaryFact(name=fact.object or "群众", number=fact.number, unit=fact.unit, span=fact.span)
            return
    match = _SERVED.search(text.raw)
    if match:
        yield BeneficiaryFact(name=match["who"], span=text.span(*match.span("who")))
        return
    for sector in sectors:
        for who in sector.beneficiaries:
            at = text.raw.find(who)
            if at >= 0:
                yield BeneficiaryFact(name=who, span=text.span(at, at + len(who)))
                return
