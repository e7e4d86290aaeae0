"""The core of a name: what an indicator, a row of a table or the words before a figure are about.

Two depths. ``core`` leaves out what is said of the doing (实际完成) and nouns of counting (数量, 人次); two rows of one
form stay apart (道路面积, 道路长度). ``thing`` leaves out the dimension as well (面积, 时间), and notes in brackets:
it is laid beside a fact that names the thing alone.
"""

import re
import unicodedata

from assistant.language.measure_words import measure_kind

_ORDINAL = re.compile(r"^(?:指标\d*[:：]|[(（]?\d{1,2}[)）.、．]|\d{1,2}\s+)\s*")
_MARKS = re.compile(r"[\W_]+")
_COUNT = "|".join(
    (
        "总?数量|人次数|总?人数|总?人次|总?次数|总?个数|总数|场次",
        "[件台套间座户亩条份场期项天起家处所批盏册篇]数|(?<![指系])数",
    )
)
"""Not every measure: 组, 辆 and 只 end words of their own (小组数 is of 小组)."""
_COUNT_END = re.compile(rf"(?:{_COUNT})$")
MEASURE_END = re.compile(rf"(?:{_COUNT}|面积|里程|长度|日期|时间)$")
_FILLER = re.compile(
    r"(?:较|比)(?:上年|去年|上一年)(?:同期)?|同比|20\d\d年度?|实际|完成|达到|累计|合计|共计|全年|本年度?|今年|年内"
    r"|其中|我们|我单位"
)
_HEAD = re.compile(
    r"^(?:项目|共|各|年度|全部|均|已经?|一?共|和|及(?!时)|并|且|举办|组织|开展|进行|了|只有?|仅有?|有|为)+"
)
_TAIL = re.compile(r"(?:为|约|共|达|了|已|是|有|计|到|情况|工作|实现|等)+$")
_SATISFIED = re.compile(r"满意(?:率|程度)")
_LEAD = re.compile(
    "^(?:本部门|本单位|[本我][局委办厅院]|年末|所有|全年|累计|实际|已|全部|本年|总共|共|完成|实施|达到|实现|改造后|项目|新建|设置|总(?=建筑|里程|长度|面积))+"
)
_NOTE = re.compile(r"[（(][^（()）]*[)）]|[“”\"]")
_NO_THINGS = frozenset("倍分度级岁番")
_SAME = (("竣工", "完工"), ("建成", "完工"), ("监理费用", "监理费"), ("费用", "费"), ("支出金额", "支出"))


def normal(name: str) -> str:
    """A name without numbering, spaces and punctuation, full-width letters as half-width ones."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", _ORDINAL.sub("", name.strip()))).lower()


def core(text: str) -> str:
    """What a name or the words before a figure are about: 实际完成 and nouns of counting are left out."""
    bare = _FILLER.sub("", normal(text))
    bare = _TAIL.sub("", _HEAD.sub("", bare))
    return _SATISFIED.sub("满意度", _COUNT_END.sub("", bare) or bare)


def thing(name: str) -> str:
    """A name without the words that only say that it is a count, a size, a day, done; and without notes."""
    bare = _NOTE.sub("", re.sub(r"\s+", "", name))
    for one, other in _SAME:
        bare = bare.replace(one, other)
    return without_measure(_LEAD.sub("", bare) or bare)


def counted_in(name: str) -> str:
    """The measure in the counting noun at the end of a name: 户 of 受益户数, 人次 of 培训人次; else ""."""
    for length in (3, 2, 1):
        word = name[-length:]
        measure = word.removesuffix("数") if length < 3 or word.endswith("数") else word
        if len(word) == length and measure != word and is_thing(measure):
            return measure
        if word.endswith("次") and length == 2 and is_thing(word):
            return word
    return ""


def is_thing(measure: str) -> bool:
    """Whether a measure counts things or people, so that a noun of counting may be made of it: 户数, but no 倍数."""
    return measure_kind(measure) in {"count", "people"} and measure not in _NO_THINGS


def without_measure(name: str) -> str:
    """A name without the noun at its end that says how it is measured: 培训人次, 改造面积."""
    return MEASURE_END.sub("", name) or name
