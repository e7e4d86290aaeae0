"""Labelled fields of a brief, its attribute, and the people who benefit."""

import re
from collections.abc import Iterable, Iterator

from assistant.domain.facts import BeneficiaryFact, Span, TextFact
from assistant.domain.ledger import Ledger, NumberRole
from assistant.domain.library import Sector
from assistant.jobs.declaration.brief.text import BriefText
from assistant.language.actions import ClauseAction, opening_action
from assistant.language.money import read_money_unit

LABELS = {
    "name": ("项目名称", "项目", "名称"),
    "department": ("主管部门", "主管单位", "主管"),
    "unit": ("实施单位", "申报单位", "项目单位", "单位", "承办单位"),
    "attribute": ("项目属性", "项目性质", "属性"),
    "category": ("项目类别",),
    "content": ("主要内容", "项目内容", "建设内容", "工作内容"),
    "goal": ("年度绩效目标", "年度目标", "绩效目标", "总体目标"),
}
_NAMES = frozenset({"name", "department", "unit", "attribute"})
_BODIES = frozenset({"department", "unit"})
_REMARK = re.compile(r"[（(][^（()）]*\d[^（()）]*[)）]$")
"""What is remarked behind the name of a body, and no part of it: 市档案馆（2号楼库房作场地）."""
_GAP = re.compile("　| {2,}|\t")
"""What stands behind a gap in a line is another field: 省教育厅　联系：…, 省食药检院　延续."""
_KNOWN = "|".join(n for names in LABELS.values() for n in names)
_NEXT = re.compile(
    rf"(?:[ \t　]+(?P<label>{_KNOWN})|(?:[ 　]{{2,}}|\t[ \t　]*)(?P<other>[^\s：:，,。；;]{{2,16}}))[:：]"
)
"""The next labelled field of a line: 主管部门：甲局　实施单位：乙站; behind a gap, whatever its label is."""
_IN_OTHER_WORDS = re.compile(r"[（(]([^（()）]+)[)）]$")
"""采购人（实施单位）."""
_PEOPLE = frozenset(["人", "户", "名", "人次"])
_SERVES = re.compile("惠及|受益|服务(?=[一-龥]{2,})")
_OLD = re.compile(
    r"延续项目|延续性|经常性项目|[每年]年都|连续\w年|续[建签聘拨]|老项目|(?:继续|接着|延续)(?:安排|实施|开展|[干改做办搞])"
    r"|在(?:上年|去年|以往|原有)[^，。；\n]{0,6}基础上|[去上]年的?(?:申报)?表|第[二三四五](?:年|届|期|批)(?:实施|项目)?(?![^，。；\n]{0,2}才)"
)
_NEW = re.compile(
    r"新增项目|新设项目|新上的?(?:项目)?|新增(?=专项|的项目)|(?:从|自)?(?:今年|本年|明年)(?:起|开始)(?:新|首次)"
)
_FIRST = re.compile("首次(?P<what>[一-龥]{2,6})")
_LAST = re.compile(r"(?:去年|上年|往年|上届)(?:度|已|也|共|里|一?共|年底)*(?P<what>[一-龥]{0,8})\d")
_ATTRIBUTE = re.compile(
    r"(?:^|[，,。；;、：:*|\s（(“])(?P<kind>一次性|经常性|延续|新增)(?:性?项目|的项目|性)?(?=[，,。；;、*|\s）)”]|的[，。]|$)",
    re.M,
)
"""An attribute that stands alone: 一次性，9月30日前上线."""
_SERVED = re.compile(
    r"(?:惠及|受益(?:对象|群体|人群|群众)?(?:为|是|包括)?|服务对象(?:为|是|包括)?|面向)(?P<who>[一-鿿]{2,10}?)(?=\d|[，。；、等共约]|$)"
)


def read_labelled(text: BriefText) -> dict[str, TextFact]:
    """Fields given on labelled lines; a later line overrides an earlier one."""
    found: dict[str, TextFact] = {}
    for label, value, start in (one for line in text.labels() for one in _apart(*line)):
        field = _field(label)
        kept = re.split("[；;，,。]", value)[0].strip() if field in _NAMES else value
        kept = _GAP.split(kept)[0] if field in _BODIES | {"attribute"} else kept
        kept = _REMARK.sub("", kept).strip() if field in _BODIES else kept
        kept = re.split("[（(]", kept)[0].strip() if field == "attribute" else kept
        if field and kept and not (field in _NAMES and read_money_unit(kept)):
            found[field] = TextFact(value=kept, span=text.span(start, start + len(kept)))
    return found


def _apart(label: str, value: str, start: int) -> Iterator[tuple[str, str, int]]:
    """A labelled line, and the other fields that stand in it behind spaces."""
    following = [*_NEXT.finditer(value)]
    ends = [m.start() for m in following] + [len(value)]
    yield label, value[: ends[0]].rstrip(), start
    for match, end in zip(following, ends[1:], strict=True):
        own = value[match.end() : end]
        yield match["label"] or match["other"], own.strip(), start + match.end() + len(own) - len(own.lstrip())


def _field(label: str) -> str | None:
    """The field that a label names, in its own words or in those behind it in brackets."""
    words = {label, *_IN_OTHER_WORDS.findall(label)}
    return next((field for field, names in LABELS.items() if words & {*names}), None)


def read_attribute(text: BriefText, ledger: Ledger | None = None) -> TextFact | None:
    """New, continued, once or every year, where the text says so; where it tells of last year's same work or of money
    spent on it (``ledger``), it is continued. Whose words are not the attribute itself is to be confirmed."""
    if alone := _ATTRIBUTE.search(text.raw):
        return TextFact(value=f"{alone['kind']}项目", span=text.span(*alone.span("kind")))
    first = next((m for m in _FIRST.finditer(text.raw) if _is_work(m["what"])), None)
    for value, match in (("新增项目", _NEW.search(text.raw)), ("延续项目", _OLD.search(text.raw)), ("新增项目", first)):
        if match is not None:
            return TextFact(value=value, span=text.span(*match.span()))
    last = next((m for m in _LAST.finditer(text.raw) if _is_work(m["what"])), None)
    if last is not None:
        return TextFact(value="延续项目", span=text.span(last.start(), last.end("what")))
    spent = ledger.of(NumberRole.MONEY_PAST) if ledger is not None else ()
    return TextFact(value="延续项目", span=text.span(spent[0].start, spent[0].end)) if spent else None


def _is_work(words: str) -> bool:
    """Whether words begin with what is done: 培训, but not 纳统企业."""
    return opening_action(words) is ClauseAction.DOING


def read_beneficiaries(text: BriefText, ledger: Ledger, sectors: Iterable[Sector]) -> Iterator[BeneficiaryFact]:
    """Who benefits: as the text says, else the usual people of the sector where the text names them."""
    for entry in ledger.entries:
        if entry.number is not None and entry.unit.lstrip("万") in _PEOPLE and _SERVES.search(entry.about):
            name = re.sub(rf"^.*(?:{_SERVES.pattern})(?:对象)?|(?:人数|户数)$", "", entry.about) or "群众"
            span = Span(start=entry.start, end=entry.end, text=entry.quote)
            yield BeneficiaryFact(name=name, number=entry.number, unit=entry.unit, span=span)
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
