"""The one parser of target values. It never raises; what it cannot read is ``unparseable`` with the text kept."""

import re
from decimal import Decimal, InvalidOperation

from assistant.base import as_json_number
from assistant.language.dates import find_date
from assistant.language.numerals import ARABIC, CHINESE, fold, read_number
from assistant.language.target import Operator, Target

_EMPTY = re.compile(r"^[\s\-—–_/\\、.。无]*$")
_TEMPLATE = re.compile(r"[X×x]{2,}|…|\.{3,}|待填|待定|【待补充")
_YES_NO = re.compile(r"^(?:是|否|有|是[/、或]否|√|×|达成|未达成)$")
_ZERO = re.compile(
    r"^(?:零|无|安全无|不发生|未发生|杜绝|0)(?:重大|较大|一般|安全|责任|群体性|生产)*(?:事故|投诉|差错|伤亡|事件|案件|火灾|失误)"
)
_DATE_HINT = re.compile(r"年|月|\d{4}[-./]\d")
_DATE_CUT = re.compile(r"前|之前|以前|内|底|完成|完工|开工|竣工|验收|投用|拨付|发放|到位|上线")
_NUMBER = rf"(?:{ARABIC})|[{CHINESE}]+(?=[^{CHINESE}])"
_SIGN = re.compile(
    r"^(?P<ge>≥|>=|＞=|≧|⩾|大于等于|大于或等于|不少于|不低于|不小于|不短于|不下于|至少|最少|最低|达到|达)?"
    r"(?P<le>≤|<=|≦|⩽|小于等于|小于或等于|不超过|不超|不高于|不多于|不大于|不长于|不突破|最多|最高|至多|控制在|压缩至|控制)?"
    r"(?P<gt>>|大于|超过|高于|多于|超)?(?P<lt><|小于|低于|少于|不足|不到)?(?P<eq>=|等于|为)?$"
)
_SIGN_WORDS = re.compile(
    r"(≥|>=|≧|⩾|大于等于|大于或等于|不少于|不低于|不小于|不短于|至少|最少|最低|达到|达|≤|<=|≦|⩽|小于等于|小于或等于"
    r"|不超过|不高于|不多于|不大于|不长于|不突破|最多|最高|至多|控制在|压缩至|>|大于|超过|高于|多于|<|小于|低于|少于|不足|不到|=|约|各)\s*$"
)
_OPERATORS = (
    ("ge", Operator.AT_LEAST),
    ("le", Operator.AT_MOST),
    ("gt", Operator.MORE_THAN),
    ("lt", Operator.LESS_THAN),
    ("eq", Operator.EQUAL),
)
_ABOVE = re.compile(r"(?:及|或|含)?以上|及以上|起步|（含）以上")
_BELOW = re.compile(r"(?:及|或)?以下|(?:之|以)?内(?!容)")
_UNIT = (
    r"(?:万|亿|千|百)?(?:个工作日|工作日|个百分点|百分点|平方公里|平方米|立方米|公里|千米|公顷|厘米|毫米|延米|人次|种次|人数|人年|万元|亿元|小时"
    r"|分钟|学时|课时|公斤|千克|[%‰℃㎡]|[一-鿿]{1,3}|m²|km|kg|MB|GB)?"
)
_RATE = re.compile(rf"(?P<unit>{_UNIT})(?P<per>\s*/\s*[一-鿿]{{1,3}}|/[a-zA-Z]+)?")
_NUMBER_RE = re.compile(_NUMBER)
_RANGE = re.compile(
    rf"^(?P<low>{ARABIC}|[{CHINESE}]+)\s*(?P<u1>[%‰]|[一-鿿]{{1,3}}?)?\s*(?:-|—|–|~|～|至|到|－)\s*(?P<high>{ARABIC}|[{CHINESE}]+)(?P<rest>.*)$"
)
_BRACKET_UNIT = re.compile(r"^[(（]\s*([^()（）\d]{1,6})\s*[)）]")
_NOTE = re.compile(r"[(（][^()（）]*[)）]")
_CHANGE = re.compile(r"较|比上年|同比|环比|提高|提升|增长|增加|下降|降低|减少|压减|上升|增幅|降幅|缩短|节约")
_STOP_UNITS = ("以上", "以下", "以内", "左右", "及以", "的", "前", "内", "完成", "完工")


def parse_target(text: str) -> Target:
    """Read a target cell, such as “≥95%”, “不少于3次/年”, “2025年6月底前” or “显著提升”. Never raises."""
    try:
        return _parse(text)
    except (ValueError, InvalidOperation, ArithmeticError):
        return _none(text, Operator.UNPARSEABLE, measure=False)


def target_as_json(target: Target) -> dict[str, object]:
    """The parse with the keys raw, operator, low, high, unit, quantitative; dates stand in low and high."""
    low = target.date_low if target.is_date else target.low
    high = target.date_high if target.is_date else target.high
    return {
        "raw": target.raw,
        "operator": str(target.operator),
        "low": as_json_number(low) if isinstance(low, Decimal) else low,
        "high": as_json_number(high) if isinstance(high, Decimal) else high,
        "unit": target.unit,
        "quantitative": target.quantitative,
    }


def _parse(raw: str) -> Target:
    text = fold(raw).strip().strip("\"'“”").strip()
    if _EMPTY.match(text):
        return _none(raw, Operator.EMPTY, measure=False)
    if _TEMPLATE.search(text):
        return _none(raw, Operator.UNPARSEABLE, measure=False)
    if _YES_NO.match(text):
        return _none(raw, Operator.YES_NO, measure=False)
    if _DATE_HINT.search(text) and (found := _date(raw, text)) is not None:
        return found
    if _ZERO.match(text):
        return _number(raw, Operator.EQUAL, Decimal(0), Decimal(0), "")
    return _measure(raw, _percent_words(text))


def _percent_words(text: str) -> str:
    return re.sub(
        rf"百分之([{CHINESE}]+|\d+(?:\.\d+)?)",
        lambda m: f"{read_number(m[1])}%" if read_number(m[1]) is not None else m[0],
        text,
    )


def _none(raw: str, operator: Operator, *, measure: bool) -> Target:
    return Target.model_construct(raw=raw, operator=operator, quantitative=measure)


def _number(
    raw: str, operator: Operator, low: Decimal | None, high: Decimal | None, unit: str, *, about: bool = False
) -> Target:
    return Target.model_construct(
        raw=raw, operator=operator, low=low, high=high, unit=unit, quantitative=True,
        relative=bool(_CHANGE.search(raw)), approximate=about,
    )  # fmt: skip


def _date(raw: str, text: str) -> Target | None:
    found = find_date(text)
    if found is None or found.start > 6:
        return None
    rest = text[found.end :]
    if re.search(rf"^\s*(?:{ARABIC})|[≥≤><=%]", rest) or re.match(r"^[一-鿿]*\d", rest):
        return None
    bounded_by_day = found.last_day is not None and found.first_day == found.last_day
    ends = bool(re.match(r"^[日号]?\s*(?:底|末)?\s*(?:之|以)?前", rest)) or rest.startswith(("底", "末"))
    by_end = text[found.end - 1] in "底末" or "前" in rest or "内" in rest
    if ends or by_end:
        return _dated(raw, None, found.last())
    if bounded_by_day:
        return _dated(raw, found.first(), found.last())
    if not rest or _DATE_CUT.search(rest):
        low = found.first() if not _DATE_CUT.search(rest) or "年" in text[found.start : found.end] else None
        return _dated(raw, low, found.last())
    return None


def _dated(raw: str, low: str | None, high: str) -> Target:
    return Target.model_construct(
        raw=raw, operator=Operator.DATE, date_low=low, date_high=high, unit="", quantitative=True
    )


def _measure(raw: str, text: str) -> Target:
    spans = [m.span() for m in _NUMBER_RE.finditer(text + "。")]
    spans = [s for s in spans if _counts(text, s)]
    if not spans:
        if re.match(r"^[≥≤><=]", text) and not re.match(r"^[≥≤><=]+\s*(?:上年|去年|预算|计划|往年|上一年)", text):
            return _none(raw, Operator.UNPARSEABLE, measure=False)
        return _none(raw, Operator.QUALITATIVE, measure=False)
    ranged = _range(raw, text, spans)
    if ranged is not None:
        return ranged
    if len(spans) > 1 and not _same_measure(text, spans):
        return _none(raw, Operator.UNPARSEABLE, measure=True)
    return _single(raw, text, *spans[0])


def _counts(text: str, span: tuple[int, int]) -> bool:
    """Whether a numeral is a number here: 一 in 一致 and 二 in 第二 are not; 十分 is not ten."""
    piece = text[span[0] : span[1]]
    if piece[0].isdigit():
        return not (span[0] > 0 and text[span[0] - 1] in "第—-" and False)
    after = text[span[1] : span[1] + 1]
    before = text[max(0, span[0] - 1) : span[0]]
    if read_number(piece) is None or (piece in {"万", "亿", "千", "百", "零"} and before):
        return False
    return before not in {"第", "统", "唯", "进", "之", "同"} and after not in {
        "致", "定", "体", "般", "级", "律", "线", "步", "些", "样", "直", "切", "分", "流", "手", "网",
    }  # fmt: skip


def _same_measure(text: str, spans: list[tuple[int, int]]) -> bool:
    """One measure said with a bracketed note or a ratio per something: “≥95%（300份问卷）”."""
    first = spans[0]
    return all(_in_note(text, s) for s in spans if s != first) or _in_note(text, spans[0])


def _in_note(text: str, span: tuple[int, int]) -> bool:
    return any(m.start() < span[0] and span[1] < m.end() for m in _NOTE.finditer(text))


def _range(raw: str, text: str, spans: list[tuple[int, int]]) -> Target | None:
    if len(spans) != 2:
        return None
    match = _RANGE.match(text[spans[0][0] :])
    if match is None or text[: spans[0][0]].strip("约=控制在保持为达到"):
        return None
    low, high = read_number(match["low"]), read_number(match["high"])
    if low is None or high is None or low > high:
        return None
    unit = _unit(match["rest"]) or (match["u1"] or "")
    return _number(raw, Operator.RANGE, low, high, unit)


def _single(raw: str, text: str, start: int, end: int) -> Target:
    value = read_number(text[start:end])
    if value is None:
        return _none(raw, Operator.UNPARSEABLE, measure=True)
    rest = text[end:]
    about = bool(re.match(r"\s*(?:余|多|左右)", rest)) or text[:start].rstrip().endswith("约") or "左右" in rest
    more = bool(re.match(r"\s*(?:余|多)", rest))
    rest = re.sub(r"^\s*(?:余|多)", "", rest)
    sign = _SIGN_WORDS.search(text[:start])
    operator = _operator(sign[1] if sign else "", rest, more=more)
    if operator is None:
        return _none(raw, Operator.UNPARSEABLE, measure=True)
    low = None if operator in {Operator.AT_MOST, Operator.LESS_THAN} else value
    high = value if operator in {Operator.AT_MOST, Operator.LESS_THAN, Operator.EQUAL} else None
    return _number(raw, operator, low, high, _unit(rest), about=about)


def _operator(sign: str, rest: str, *, more: bool) -> Operator | None:
    named = _SIGN.match(sign)
    base = next((op for key, op in _OPERATORS if named and named[key]), None)
    above, below = _ABOVE.search(rest), _BELOW.search(rest)
    if base in {Operator.AT_MOST, Operator.LESS_THAN} and above:
        return None
    if sign.startswith(("达",)) and not above:
        base = Operator.EQUAL if not below else Operator.AT_MOST
    if base is None or base is Operator.EQUAL:
        return Operator.AT_LEAST if above or more else Operator.AT_MOST if below else base or Operator.EQUAL
    return base


def _unit(rest: str) -> str:
    text = rest.lstrip()
    if bracket := _BRACKET_UNIT.match(text):
        inside = bracket[1].strip()
        return "" if inside.startswith(("含", "全覆盖", "抽样", "以上", "达标")) else inside
    text = _NOTE.sub("", text)
    match = _RATE.match(text)
    if match is None:
        return ""
    unit = match["unit"]
    for stop in (*_STOP_UNITS, "完成率", "矫正", "团体", "个体", "社区"):
        unit = unit.partition(stop)[0]
    unit = re.sub(r"(?:及|或|之|以|左|余|的|内|前|起步)$", "", unit)
    per = (match["per"] or "").replace(" ", "")
    return f"{unit}{per}" if unit else ""
