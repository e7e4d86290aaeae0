"""What a figure is of: the paper's own words before it, or behind it (36所中小学校)."""

import re

from assistant.language.numerals import COUNTING, UP_TO_TEN

_BREAK = re.compile(r"[，。；：:,;（）()、|！!？?《》“”\n]")
_TERM_IN_QUOTES = re.compile("“([一-龥]{2,6})”")
"""A term such as “三公经费”, which is part of the name it stands in."""
_NUMBERING = re.compile(
    rf"^\s*(?:[（(]?{UP_TO_TEN}{{1,3}}[)）、．.]|[（(]?\d{{1,2}}[)）、．.]|第{COUNTING}+[条章]|[-*•])\s*"
)
_LEAD = re.compile(
    r"^(?:其中|并且?|以及|及|和|与|同时|已经?|截至|目前|全年|本年度?|当年|今年|年内|全县|全市|全区|全省|全部|对|对于|于|从|在(?![用职岗编建校])|将|"
    r"需要?|另外?|还有?|分别|项目组|我局|我单位|我中心|由|按照?|经|因|(?:19|20)\d{2}年度?)+"
)
_TAIL = re.compile(
    r"(?:以上|以下|以内|为|是|达到?|约|计|共计?|合计|总计|不低于|不少于|不超过|不高于|至少|超过|大于等于|≥|≤|>=|<=|>|<|=|各|仅|有|即|的|至|到|了|"
    r"应当?|须|分别|在|尚|人民币|[¥￥]|近|(?:按|平均)?每[一-龥]{1,3}|下降|增长|提高|\s)+$"
)
_WHOLE_BEHIND = re.compile(
    r"^ ?的?(?![内前后以左余多及并和或与])(?P<noun>(?:(?!的)[一-龥]){2,14})(?=[，。；、,;（）()\s\d：:]|$)"
)
"""The rest of a short clause says it best: 34所学校明确灯具管护责任人."""
_BEHIND = re.compile(
    r"^ ?的?(?![内前后以左余多及并和或与])(?P<noun>[一-龥]{2,8}?)"
    r"(?=实施|开展|进行|需要|列入|不再|存在|因|未|已|有|中|均|都|的|全部|明确|落实|建成|通过|参加|获得|享受|发生|"
    r"[，。；、,;（）()\s\d：:]|$)"
)
_CAPITALS = re.compile(
    r"(?:人民币)? ?(?:[（(]大写[）)])? ?[:：]? ?[壹贰叁肆伍陆柒捌玖拾佰仟零万亿元圆角分整正]{3,} ?"
    r"[（(] ?(?:小写[:：]?)? ?[¥￥]? ?$"
)
"""The sum in capitals that stands before the figure: 人民币柒佰陆拾万元整（¥7,600,000.00元）."""
_TIMES = {"天", "日", "小时", "分钟", "年", "月", "工作日", "日历天", "学时", "课时", "周"}
_TOTALS = ("合计", "共计", "总计", "累计", "小计")
_LONGEST = 16
_LABEL = re.compile(r"(?P<label>[一-龥][一-龥A-Za-z0-9 　/％%]{1,18}(?:[（(][^（）()]{1,12}[）)])?)\s*[:：]\s*$")


def clause_before(text: str, start: int) -> str:
    """The words of the clause before a place."""
    stated = _TERM_IN_QUOTES.sub(lambda m: f"\x01{m[1]}\x02", text[:start])
    return _BREAK.split(stated)[-1].replace("\x01", "“").replace("\x02", "”")


def label_before(text: str, start: int) -> str:
    """The label a place stands right behind: 合同金额 in “三、合同金额：”; "" where there is none."""
    match = _LABEL.search(_NUMBERING.sub("", text[:start]).split("|")[-1])
    if not match:
        return ""
    words = re.split(r"[，。；,;、]", match["label"])[-1]
    label = re.sub(r"[\s　]+", "" if _is_spread(words) else " ", words).strip()
    return _NUMBERING.sub("", label)


def _is_spread(words: str) -> bool:
    """Whether a label was spaced out to a width: 采 购 人."""
    return all(len(word) == 1 for word in words.split())


def tidy(words: str) -> str:
    """Words without numbering, lead-in and the verb of being; the last sixteen characters."""
    stated = _NUMBERING.sub("", words).strip()
    total = next((t for t in _TOTALS if stated.endswith(t)), "")
    stated = _TAIL.sub("", stated.replace("“", "").replace("”", ""))
    stated = _LEAD.sub("", _last_chunk(stated)).strip(" 　“”\"'-")
    if len(stated) < 2:
        return total
    return _short(stated)


def _last_chunk(words: str) -> str:
    """Columns of a table that were read as a line stand apart by spaces: the last is the nearest."""
    chunks = words.split()
    return chunks[-1] if chunks and len(re.findall("[一-龥]", chunks[-1])) > 1 else words


def _short(words: str) -> str:
    """The end of a long subject, cut where words join."""
    if len(words) <= _LONGEST:
        return words
    cuts = [m.end() for m in re.finditer("[的对在由将向于把按和及与]", words)]
    at = next((c for c in cuts if 4 <= len(words) - c <= _LONGEST), len(words) - _LONGEST)
    return words[at:]


def before(text: str, start: int, floor: int = 0) -> str:
    """The subject in the clause before a figure; ``floor``: where the figure before it ends."""
    if capitals := _CAPITALS.search(text[:start]):
        return before(text, capitals.start(), min(floor, capitals.start()))
    words = clause_before(text, start)
    words = words[max(0, len(words) - (start - floor)) :] if floor else words
    stated = tidy(words)
    if len(stated) >= 2 and re.search("[一-龥]{2}", stated):
        return stated
    if words.strip() in {"", "人民币", "约", "共", "为"} and (label := label_before(text, start - len(words))):
        return tidy(label) or label
    if words.strip() in {"即", "计", "合", "折合"}:
        return tidy(_BREAK.split(text[: start - len(words) - 1])[-1])
    return ""


def behind(text: str, end: int) -> str:
    """The noun behind a count: 中小学校 in “36所中小学校的”."""
    match = _WHOLE_BEHIND.match(text[end:]) or _BEHIND.match(text[end:])
    return re.sub("(?:的|共?有|中)$", "", match["noun"]) if match else ""


def counted(text: str, start: int, end: int, floor: int = 0, unit: str = "") -> str:
    """What a count is of: the words before it with the noun behind it (城关片区12所学校), or one of them."""
    words = clause_before(text, start)
    words = words[max(0, len(words) - (start - floor)) :] if floor else words
    noun = behind(text, end) if unit not in _TIMES else ""
    leads = re.search(r"(?:的|有|对|及|和|与|将|等|向)\s*$", words) or not tidy(words)
    stated = "" if noun and leads else before(text, start, floor)
    return _short(f"{stated}{noun}")
