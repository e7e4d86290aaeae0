"""What kinds of thing a rule states: a time, a share, a sum, somebody who acts, a form, a list, leave or duty.

The counterpart of inquiries.py: a rule can answer a question where it states the kind of thing that is asked for.
"""

import re
from collections.abc import Iterator

from assistant.language.inquiries import AskedKind, Modality, nouns_of
from assistant.language.measure_words import measure_kind
from assistant.language.numeral.signs import COUNTING
from assistant.language.numerals import fold
from assistant.language.polarity import ALLOWS, FORBIDS, FREES, OBLIGES, denied_comparison
from assistant.language.tokens import TextToken, TokenKind, find_tokens
from assistant.text_cache import cached_by_text

WHEN = re.compile(
    r"年度终了|年度结束|年底|年末|月底|季末|同步|同时|之前|以前|及时|随(?:部门)?(?:决算|预算)|届满|之日起?|次年|常年|终身|阶段"
)
"""A time that no figure gives; it answers 什么时候 and not 几天."""
_MONTHS = re.compile(rf"{COUNTING}月(?:份|底|初)?|终身|每(?:半?年|季度?|月)")
_BOUND = re.compile(rf"[以之]?前|[以之]?内|截止|{denied_comparison()}|月底|月末|年底|终身|之日起")
_OFTEN = re.compile(rf"[每按逐](?:半?年|季度?|月|次|周|{COUNTING}+年)|年度|{COUNTING}次|周期|定期|一次性?")
_TIMES = re.compile(rf"每(?:半?年|季度?|月|周)|{COUNTING}次|开展一次")
_SIGNED = re.compile(r"签(?:字|名|章|署)|盖章|盖[一-龥]{0,4}章|公章|印章")
_SHARE_WORDS = re.compile(r"全部|全额|一半|三分之|权重|全覆盖|满分|按比例|比例")
_LISTED = re.compile(
    r"[、；][^、；]{1,40}[、；和及]|(?:包括|分为|如下|分别是?)[：:]?[^，。；]{1,30}[、；和]|①|（[一二1][）)]|[两二三四五六七八九十\d](?:类|种|项|个|方面|档|步|部分|条)"
)
_FACTOR = re.compile(r"[×xX*]\s*100\s*[%％]")
"""Of a formula; it is no share that a rule sets."""
_DEFINES = re.compile(r"是指|指的?是|即|^[^，。；]{2,16}[：:]|反映|[^不]是[^否不]{4,}|包括|分为")
_REASONS = re.compile(r"为了?|因为?|由于|以便|以保证|防止|目的")


@cached_by_text(1_600_000)
def stated_kinds(text: str) -> frozenset[AskedKind]:
    """The kinds of thing a rule states."""
    folded = fold(text)
    found = {AskedKind.HOW}
    for token in find_tokens(_FACTOR.sub("", text)):
        found |= _of_token(token)
    found |= {kind for kind, pattern in _PATTERNS if pattern.search(folded)}
    found |= {kind for kind, name in _NOUNS if nouns_of(name).search(folded)}
    if any(p.search(folded) for p in (FREES, FORBIDS, ALLOWS, OBLIGES)):
        found.add(AskedKind.YES_NO)
    return frozenset(found)


_PATTERNS = (
    (AskedKind.TIME, _MONTHS), (AskedKind.FREQUENCY, _OFTEN), (AskedKind.SIGNATURE, _SIGNED),
    (AskedKind.SHARE, _SHARE_WORDS), (AskedKind.LIST, _LISTED), (AskedKind.DEFINITION, _DEFINES),
    (AskedKind.REASON, _REASONS),
)  # fmt: skip
_NOUNS = ((AskedKind.WHO, "actor"), (AskedKind.FORM, "form"))


def _of_token(token: TextToken) -> set[AskedKind]:
    if token.kind in {TokenKind.DATE, TokenKind.PERIOD, TokenKind.CLOCK}:
        return {AskedKind.TIME}
    if token.kind is TokenKind.SHARE:
        return {AskedKind.SHARE, AskedKind.AMOUNT, AskedKind.POINTS}
    if token.kind is TokenKind.MONEY:
        return {AskedKind.MONEY, AskedKind.AMOUNT}
    if token.kind in {TokenKind.COUNT, TokenKind.NUMBER}:
        return set(_of_count(token.unit))
    return set()


def _of_count(unit: str) -> Iterator[AskedKind]:
    yield AskedKind.AMOUNT
    if measure_kind(unit) == "time" or "工作日" in unit:
        yield AskedKind.TIME
    elif unit == "分":
        yield from (AskedKind.POINTS, AskedKind.SHARE)
    elif unit in {"次", "回"}:
        yield from (AskedKind.FREQUENCY, AskedKind.COUNT)
    else:
        yield AskedKind.COUNT


def kinds_in_figures(text: str) -> frozenset[AskedKind]:
    """The kinds that a rule states by a figure or a month: 每年8月, 两次, 500万元; and not by a word such as 定期."""
    stated = fold(text)
    found = {kind for token in find_tokens(_FACTOR.sub("", text)) for kind in _of_token(token)}
    found |= {AskedKind.TIME} if _MONTHS.search(stated) else set()
    return frozenset(found | ({AskedKind.FREQUENCY} if _TIMES.search(stated) else set()))


def names_doer(text: str) -> bool:
    """Whether a rule says who acts, and does not only speak of somebody: 由…设置, 财政部门应当, 单位负责."""
    return any(_ACTS.match(text, m.end()) or _BY.search(text[: m.start()]) for m in nouns_of("actor").finditer(text))


def names_form(text: str) -> bool:
    """Whether a rule names a form or paper that is to be made: 填报《…表》, 形成自评总结报告."""
    return bool(_PAPER.search(text))


_ACTS = re.compile(
    r"(?:[（(][^）)]*[）)])?(?:应当?|要|须|负责|组织|牵头|设置|批准|审核|审批|开展|决定|审定|出具|编制|填写|填报|选|对)"
)
_BY = re.compile(r"(?:由|交|报|送|向|经)[^，。；]{0,10}$")
_PAPER = re.compile(
    r"《[^》]*(?:表|报告|书|清单|提纲)》|(?:填[写报]?|用|形成|撰写|出具|编写?|附|提交|报送)[^，。；]{0,14}(?:表|报告|书|清单|台账)"
)


def states_deadline(text: str) -> bool:
    """Whether a rule gives a last day or a span: 20日内, 8月15日前; 每年8月 alone is none."""
    spans = any(t.kind is TokenKind.COUNT and measure_kind(t.unit) == "time" for t in find_tokens(text))
    return spans or (AskedKind.TIME in stated_kinds(text) and bool(_BOUND.search(fold(text))))


def modality_of(text: str) -> tuple[Modality, bool] | None:
    """The modality of a rule and whether it is denied: (LEAVE, True) forbids, (DUTY, True) frees.

    None where it states none, or several of different kinds.
    """
    folded = fold(text)
    if FREES.search(folded):
        return None if FORBIDS.search(FREES.sub("", folded)) else (Modality.DUTY, True)
    if FORBIDS.search(folded):
        return (Modality.LEAVE, True)
    duty, leave = bool(OBLIGES.search(folded)), bool(ALLOWS.search(folded))
    return (Modality.LEAVE, False) if leave and not duty else (Modality.DUTY, False) if duty and not leave else None
