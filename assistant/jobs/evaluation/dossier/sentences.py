"""Facts of sentences and labelled lines: 合同金额：9.60万元；完成改造教室632间；照明节电率不低于18%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.dossier import FactKind
from assistant.jobs.evaluation.dossier import subjects
from assistant.jobs.evaluation.dossier.figures import Stated, is_unit_price, stated
from assistant.language.figures import Figure, FigureKind, find_figures
from assistant.language.measure_words import begins_word
from assistant.language.polarity import NOT

_SENTENCE = re.compile(r"[^。；;！!？?\n]{1,800}[。；;！!？?]?")
_COLUMNS = re.compile(r"^\s*[^\s，：:]+(?:\s+[\d.,]+ ?[一-龥%]{0,3}){2,}\s*$")
"""A row of a table whose headings are lost: no one can tell what its figures are of."""
_RATE = re.compile("(?:率|度|比例|占比|比重|系数)(?:[（(].{1,10}[）)])?$")
_EVENT = re.compile(
    r"^\s*(?:前|以前|之前|日?起)?[，]?(?:全部|正式|组织|顺利|一次性?|如期|按期|共同)?(?P<event>开标|开工|竣工|完工|完成验收|通过验收|验收|签订|签约|"
    r"投入使用|交付使用|补办|下达|到位|召开|评审|公示|中标|启动|立项|批复|批准|动工|移交|复验|整改完毕|付清|支付)"
)
_DATE_LABEL = re.compile(r"(?:日期|时间|期限|工期|开工|竣工|完工|验收)$")
_ONLY_DATE = re.compile(r"^\s*(?:日期\s*[:：])?\s*\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?\s*$")
_PLANNED = re.compile(
    r"(?<![比较])计划|拟|应当?(?!付)|须|不低于|不少于|不超过|目标|要求|约定|预计|力争|确保|合同竣工|合同工期|以前|日前|月底前|≥|≤"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_NEXT_DATE = re.compile(r"^\s*(?:至|到|-|—|–|~|～)\s*$")
_PARTY_LABELS = (
    "建设单位|发包人|发包方|承包人|承包方|甲方|乙方|丙方|施工单位|监理单位|监理人|采购人|采购单位|采购代理机构|招标代理机构|代理机构|检测单位|"
    "检测机构|委托人|委托单位|委托方|受托人|受托方|收款单位|付款单位|审核单位|主管部门|主管单位|实施单位|承办单位|供应商|成交供应商|供货单位|中标人|"
    "中标单位|中标供应商|设计单位|勘察单位|验收单位|项目单位|使用单位|评价机构|牵头单位|管护单位|审计单位|被审计单位|代建单位|招标人|投标人"
)
_PARTY = re.compile(
    rf"(?<![一-龥])(?P<label>{_PARTY_LABELS})(?:[（(][^（）()]{{1,8}}[）)])?\s*(?:[:：|]+\s*|为(?=[一-龥]{{6}}))(?P<value>[^\s，。；,;:：|（(、]{{2,40}})"
)
_ORG_END = re.compile(
    r"(?:局|厅|委|委员会|中心|公司|研究所|事务所|院|学校|小学|中学|幼儿园|大学|政府|办公室|办事处|银行|信用社|站|合作社|厂|店|商行|"
    r"集团|协会|联合会|基金会|大队|总队|支队|医院|馆|社区|村委会|村民委员会|部)$"
)
_CHANGED = re.compile(
    r"(?P<of>[一-龥]{2,16}?(?:率|度|比例|占比|比重))[由从][^，,。；;]{0,14}?\d[\d.]*\s*[%％]"
    r"(?:提高|提升|增长|上升|增加|下降|降低|减少|降|升)(?:到|至|为)了?\s*$"
)
"""优良路率由年初的81.2%提高到88.4%: the second figure is what it is now."""
_PERSON = "〔姓名〕"
_CONCLUSION = re.compile(
    r"(?P<label>验收(?:结论|结果|意见)|检测(?:结论|结果)|质量评定|评定结果|复验结论)\s*[:：|为]+\s*(?P<value>[^，。；,;|\n]{2,24})"
)
_PASSED = re.compile(
    rf"(?P<value>{NOT}?(?:一次性?)?通过(?:了)?(?:竣工|初步|最终|专家)?验收|(?:竣工|初步|最终)?验收(?:不|基本)?合格)(?!率|标准|要求|后|的|方可|证)"
)
_JUDGED = re.compile("合格|通过|同意|符合|达标|达到|优良|优秀|良好|不予|返工|整改")
"""Words of a conclusion; 验收意见：经五方共同验收 is only its opening."""
_LACKING = re.compile(rf"^ ?(?:尚|还|仍)?({NOT}(?:到位|拨付|支付|使用))")
_NO_OUTCOME = re.compile(r"应|须|方可|后(?:方|才)|如|若|未经|前|待|标准|要求|计划|条件")
_LONG = 200
_SKIPPED_UNITS = {"分", "月", "年", "季度", "条", "项款", "届", "轮", "度", "", "倍", "页"}


@dataclass(frozen=True)
class FactPiece:
    """A fact found in a text: ``start``/``end`` of the sentence it is quoted by."""

    kind: FactKind
    subject: str
    value: str
    start: int
    end: int
    figure: Figure | None = None
    planned: bool = False


def sentence_facts(text: str) -> Iterator[FactPiece]:
    """The facts of every sentence of a page that is not a table row, in order."""
    for match in _SENTENCE.finditer(text):
        if "|" not in match[0] and not _COLUMNS.match(match[0]):
            yield from _of_sentence(match[0], match.start())


def _of_sentence(written: str, at: int) -> Iterator[FactPiece]:
    for row in _found(written):
        start, end = _quoted(written, row.at)
        yield FactPiece(row.kind, row.subject, row.value, at + start, at + end, row.figure, planned=row.planned)


def _quoted(written: str, at: int) -> tuple[int, int]:
    """The part of a sentence to quote: all of it, or whole clauses around the figure where it runs very long."""
    start, end = 0, len(written)
    if end > _LONG:
        cuts = [m.end() for m in re.finditer("[，,、|]", written)]
        start = max((c for c in cuts if c <= at - _LONG // 3), default=max(0, at - _LONG // 2))
        end = min((c for c in cuts if c >= at + _LONG // 3), default=min(end, at + _LONG // 2))
    bare = written[start:end]
    return start + len(bare) - len(bare.lstrip()), start + len(bare.rstrip())


@dataclass(frozen=True)
class _Row:
    kind: FactKind
    subject: str
    value: str
    figure: Figure | None = None
    planned: bool = False
    at: int = 0
    """Where it stands in the sentence."""


def _found(written: str) -> Iterator[_Row]:
    yield from _parties(written)
    yield from _conclusions(written)
    figures = find_figures(written)
    yield from _dates(written, [f for f in figures if f.kind is FigureKind.DATE])
    floor = 0
    for figure in figures:
        if _is_in_capitals(figure, figures):
            continue
        one = stated(written, figure)
        if row := _read(written, one, floor):
            yield row
        if figure.kind is not FigureKind.ORGANISATION:
            floor = one.end


def _is_in_capitals(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a sum in words only repeats one in figures, as on vouchers: 9.60万元（大写：玖万陆仟元整）."""
    in_words = figure.kind is FigureKind.MONEY and not any(c.isdigit() for c in figure.text)
    return in_words and any(f.value == figure.value for f in figures if f.kind is FigureKind.MONEY and f is not figure)


def _read(written: str, one: Stated, floor: int) -> _Row | None:
    """The fact of an amount, a rate, a count or a document number; None where nothing says what it is of."""
    figure = one.figure
    planned = one.bounded or _is_planned(written, one.start)
    match figure.kind:
        case FigureKind.DOC_NO:
            alone = not written[: one.start].strip(" （(") and not written[one.end :].strip(" ）)。")
            return _Row(FactKind.DOC_NO, "文号" if alone else "引用文号", figure.name, figure, at=one.start)
        case FigureKind.MONEY:
            subject = subjects.before(written, one.start, floor)
            each = _addition(written, one)
            kind, fits = FactKind.AMOUNT, bool(subject)
        case FigureKind.PERCENT:
            changed = _CHANGED.search(written[: one.start])
            subject = subjects.tidy(changed["of"]) if changed else subjects.before(written, one.start, floor)
            kind, each, fits = FactKind.RATE, "", bool(_RATE.search(subject))
        case FigureKind.COUNT if figure.unit not in _SKIPPED_UNITS and not _is_no_count(written, one):
            subject, each = subjects.counted(written, one.start, one.end, floor, figure.unit), ""
            kind, fits = FactKind.QUANTITY, bool(subject)
        case _:
            return None
    return _Row(kind, f"{subject}{each}", one.value, figure, planned, one.start) if fits else None


def _is_no_count(written: str, one: Stated) -> bool:
    """A term (十五日内), a fraction (万分之二), a doubtful count (五方), or a unit that begins a word (3支出)."""
    after = written[one.end :].lstrip()
    if one.figure.doubtful:
        return True
    if one.figure.unit in {"日", "天", "工作日"} and after.startswith(("内", "前", "以内", "后")):
        return True
    return begins_word(one.value[-1:], after) or written[: one.start].rstrip().endswith("分之")


def _addition(written: str, one: Stated) -> str:
    """What the words around a sum add to its subject: that it is the price of one, or that it is not there yet."""
    if is_unit_price(written, one):
        return "" if "/" in one.value else "（单价）"
    lacking = _LACKING.match(written[one.end :])
    return f"（{lacking[1]}）" if lacking else ""


def _is_planned(written: str, start: int) -> bool:
    """Whether the clause only says what should be."""
    return bool(_PLANNED.search(subjects.clause_before(written, start)))


def _dates(written: str, figures: Sequence[Figure]) -> Iterator[_Row]:
    """Dates with a label before or an event behind; one without a year takes that of the one before it."""
    year, closed = "", -1
    for i, figure in enumerate(figures):
        name = f"{year}{figure.name[1:]}" if figure.name.startswith("--") and year else figure.name
        year = name[:4] if name[:1].isdigit() else year
        if i == closed or not _DAY.match(name):
            continue
        end = figure.end
        if i + 1 < len(figures) and _NEXT_DATE.match(written[end : figures[i + 1].start]):
            closed = i + 1
        elif subject := _date_subject(written, figure.start, end):
            whole = figure.model_copy(update={"start": 0, "end": len(name), "text": name, "name": name})
            due = written[end : end + 1] == "前" or _is_planned(written, figure.start) or bool(_PLANNED.search(subject))
            yield _Row(FactKind.DATE, subject, name, whole, due, figure.start)


def _date_subject(written: str, start: int, end: int) -> str:
    if _ONLY_DATE.match(written) and not subjects.label_before(written, start):
        return "成文日期"
    label = subjects.before(written, start)
    if _DATE_LABEL.search(label):
        return label
    event = _EVENT.match(written[end:])
    return event["event"] if event else ""


def is_organisation(words: str) -> bool:
    """Whether words name a firm, an office, a school."""
    return len(words) > 3 and bool(_ORG_END.search(words))


def _parties(written: str) -> Iterator[_Row]:
    for match in _PARTY.finditer(written):
        value = match["value"].strip("。. ")
        if value.startswith(_PERSON):
            yield _Row(FactKind.PARTY, match["label"], f"{match['label']}（个人）", at=match.start())
        elif is_organisation(value):
            yield _Row(FactKind.PARTY, match["label"], value, at=match.start())


def _conclusions(written: str) -> Iterator[_Row]:
    found = list(_CONCLUSION.finditer(written))
    labelled = next((m for m in found if _JUDGED.search(m["value"])), found[0] if found else None)
    if labelled:
        value = re.sub(r"\s+", "", labelled["value"])
        yield _Row(FactKind.ACCEPTANCE, labelled["label"], value, at=labelled.start())
        return
    passed = _PASSED.search(written)
    if passed and not _NO_OUTCOME.search(written):
        yield _Row(FactKind.ACCEPTANCE, "验收结论", passed["value"], at=passed.start())
