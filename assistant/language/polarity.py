"""What a sentence says of a word: that it is so, that it is not so, or only that it should be or once was.

没有发现截留、挤占、挪用 denies all three; 不得挪用 and 任何单位不得截留 are rules and tell nothing of what happened.
"""

import re
from enum import StrEnum
from functools import cache

from assistant.language.word_classes import either, word_classes


class WordStance(StrEnum):
    """How a word stands in a sentence."""

    SO = "so"
    NOT_SO = "not_so"
    SHOULD = "should"


NEGATIVE = "未不非"
"""Characters that turn the word behind them: 未完成, 不合格, 非正常."""
OVER, UNDER = "over", "under"
"""Classes of comparisons in lexicon/signs.yaml."""
NOT = "(?:未能?|没能|没有?)"
"""Before a verb: it was not done. For patterns that go on with what was not done."""
NOT_YET = f"(?:尚|还|仍)?{NOT}"
NONE = "(?:均?未|没有|无)(?:发生|出现)?"
"""Before an event: it did not happen."""
FREES = re.compile(
    r"(?:不作|不做|没有|并非|不是|非)(?:强制|硬性|必须|必要)?(?:要求|强制|规定)|不强制|可(?:以)?不|可暂不|视情况不|无需|无须|不需要?|不用(?![于作来])|不必|不再(?!得)|免于|免予|视为已|视同已|自行(?:规定|确定|决定)|酌情|根据(?:项目)?实际(?:情况)?(?:设置|确定|选择)"
)
FORBIDS = re.compile(
    r"不得|不能|不可(?!抗)|不应|不宜|不准|不许|禁止|严禁|不予|不允许|一般不|原则上不|不(?:纳入|安排|作为|支持|计入)"
)
ALLOWS = re.compile(r"可以?(?!行|实|能|靠|衡|持|量|采|比|控|信|获|追|操|复|研|见)|允许|有权|准予|能够?(?!力)")
OBLIGES = re.compile(r"应当|应(?!用|急|对|收|付)|必须|须(?!知)|要(?!求|点|素|件|么)|需(?!求)|不得不|一律|负责|按照?")
_NEGATIVE = re.compile(r"未|没|不(?!断|错)")
_CLAUSE = re.compile("[，,。；;：:！!？?|（(]")
_DENIAL = re.compile(
    "(?:未发现|没有发现|未见|未查出|不存在|未出现|没有出现|未发生|没有发生|没有|并无|无|杜绝了?)"
    "(?!按|对|将|把|及时|履行|办理|经|得到|取得|完成|落实|严格|进行|到位|能)"
    "(?:[一-龥]{1,14}[、和或与及])*[一-龥]{0,8}$|(?:未|从未|未曾|没有?|不)$"
)
"""Before a bad word: that it was looked for or could be, and is not there; the denial reaches over a list."""
_NEGATION = re.compile(
    "(?:未|没有|没|无|缺少|缺乏|缺|不|难以|有待|尚待|并非|不是)"
    "(?:能|见|及时|完全|全部|按[一-龥]{0,4}|予以?|有|符合|属于|满足|具备|完成|进行|取得|经过?|做到|办理|履行|组织|开展|够|再){0,3}$"
)
"""Right before a good word: that it was not done."""
_MODAL = re.compile(
    "应当|必须|不得|禁止|严禁|务必|请(?!示)|方可|(?<!模)拟(?=[一-龥])|(?<![按照合据策件到生量准关])要求(?!的)|督促|确保|力争|"
    "需要|须|(?<!响)应(?=及时|按|对|在|将|于|补|由|开展|予|配备|设立|设置|保证|确保|负责|提交|建立)|计划(?=于|在|[0-9０-９])|准备|下一步|今后|避免|防止|防范|"
    "将(?=于|在|按|继续)|(?<!例)如(?![期实下何])|若(?!干)|(?<![平非])凡|是否|有无|能否|查处|严防|"
    "上年度?(?!结转)|以前年度|往年|(?<![需主重必只])要(?=进一步|加强|做到|严格|切实|抓紧|按|在|继续|认真|及时|把|对)"
)
_NOT_BEHIND = re.compile(
    "^[^，,。；;、]{0,8}?(?:不符|不一致|不匹配|不相符|相悖|缺失|不足|不全|不完整|不到位|不及时|未落实|未通过)"
)
"""Right behind a good word: that it falls short, as in 与发展规划不符."""
_MODAL_BEHIND = re.compile(
    "^[^，,。；;]*?(?:不得|方可)|^[^，,。；;]{0,6}的[，,]?(?:不|按|应|一律|要|须|由|将|可|视|予以|及时|必须)"
)
_GAP = "[^，,。；;：:]{0,12}?"
_OVERCOME = re.compile("针对|解决|克服|破解|扭转|化解")
"""In the same clause: what was in the way, not what is."""


def denied(kind: str, more: tuple[str, ...] = ()) -> str:
    """A pattern of a comparison ``over`` or ``under`` with its denial: 不得低于, 未超过; ``more`` of its words."""
    signs = word_classes("signs")
    return rf"(?:{either(signs['denial'])})再?(?:{either((*signs[kind], *more))})"


def denied_comparison() -> str:
    """A pattern of any comparison with its denial."""
    return f"(?:{denied(OVER)}|{denied(UNDER)})"


def squeezed(text: str) -> str:
    """Text without the blanks that scans put between characters."""
    return re.sub(r"\s+", "", text)


def is_denied(words: str) -> bool:
    """Whether words deny what they speak of: 未完成, 没有达到, 不明显; 不断 and 不错 do not."""
    return _NEGATIVE.search(words) is not None


def find_word(text: str, word: str) -> tuple[int, int] | None:
    """Where a word first stands, from and to; “…” in it stands for a few characters of one clause."""
    found = _pattern(word).search(text)
    return found.span() if found else None


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(_GAP.join(re.escape(part) for part in word.split("…")))


def says(sentence: str, word: str, *, bad: bool) -> WordStance | None:
    """What a squeezed sentence says of a word, where it first stands; None where the word is not in it.

    ``bad`` words are denied by 未发现 and the like; good ones by 未 and 没有 right before them.
    """
    place = find_word(sentence, word)
    return None if place is None else _at(sentence[: place[0]], sentence[place[1] :], bad=bad)


def _at(before: str, behind: str, *, bad: bool) -> WordStance:
    clause = _CLAUSE.split(before)[-1]
    if _MODAL.search(before) or _MODAL_BEHIND.match(behind) or (bad and _OVERCOME.search(clause)):
        return WordStance.SHOULD
    denied = _DENIAL.search(clause) if bad else _NEGATION.search(clause) or _NOT_BEHIND.match(behind)
    return WordStance.NOT_SO if denied else WordStance.SO
