"""The name of the indicator that a number makes: a noun phrase of the brief with what is measured of it.

安装充电口240个 is 安装充电口数量; 投诉5个工作日内答复 is 投诉答复时限. A name holds no figure, no particle, no wish; a
phrase of which nothing sound is left gives no name, and its number is asked about instead of filed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from pathlib import Path

from assistant.data_files import load_yaml
from assistant.domain.ledger import NumberRole
from assistant.language.actions import opening_action
from assistant.language.layout import Layout
from assistant.language.numerals import UP_TO_TEN
from assistant.language.tokens import TextToken
from assistant.language.topics import phrase_behind, phrases_before
from assistant.language.word_classes import either, word_classes
from assistant.language.word_edges import loose_head, loose_tail, word_edges
from assistant.text_cache import cached_by_text

_FILE = Path(__file__).with_name("row_names.yaml")
_R = NumberRole
WHOLE_PROJECT = "项目完成时间"
_WHOLE_PROJECT = frozenset({"完成", "完工", "竣工", "开工", "动工", "验收", "终验", "交付"})
"""What is said of the whole project where nothing else is named."""
_DUE = frozenset({_R.MILESTONE, _R.LIMIT})
"""Behind these stands what has to be done by then."""
_LONGEST, _LONGEST_OWNER, _SHORTEST_PART = 22, 10, 4
_FIGURE, _INNER_STOP = re.compile(r"(?<![A-Za-z.\d])\d[\d.]*(?![A-Za-z\d.])"), re.compile("[，。；、]")
_MOST_NUMBERS, _FARTHEST = 40, 300
"""Numbers, and characters before them, that are looked through for what a bare name belongs to."""
_PHRASES = re.compile("[，,、；;：:（()）|\t。]")
_NOUNS = {
    "人数": "人 名 位 员 人数", "人次": "人次 人·次 头次", "户数": "户", "次数": "次 轮 回 遍 趟", "场次": "场 场次",
    "期数": "期 班", "里程": "公里 千米 km", "长度": "米 延米 延长米 m", "批次数": "批次 批",
    "面积": "平方米 ㎡ m² 亩 公顷 平方公里 平 平米 亩次 hm² 平方", "天数": "天 日", "件数": "件", "起数": "起 例 宗",
    "时长": "小时 学时 课时 分钟", "容量": "TB GB PB", "种类数": "种 类", "份数": "份", "册数": "册 本",
}  # fmt: skip
_NOUN_OF = {unit: noun for noun, units in _NOUNS.items() for unit in units.split()}
_WEIGHTS = frozenset(
    ["吨", "公斤", "千克", "斤", "克", "立方米", "立方", "方", "升", "毫升", "千瓦时", "度", "kg", "t"]
)
_NO_NAMES = ("bare", "moves", "measured", "cost", "time", "rate")
"""Classes of words that name nothing by themselves."""
_TIMES = frozenset(["年", "月", "日", "天", "周", "季", "季度", "学期", "次", "期"])
_SCALES = re.compile("^[万亿千百]+(?=.)")
_FIGURES = re.compile(r"[（(][^（）()]*[)）]?|(?<![A-Za-z0-9.])[0-9０-９][0-9０-９.]*(?![A-Za-z])\s*[%％‰]?|[）)]")
"""Figures, but not those of a name: PM2.5, C30, 5G."""
_MARKS = re.compile(r"[^\w.]+|_|(?<!\d)\.|\.(?!\d)")
_COUNTED_OFF = re.compile(f"^(?:第?{UP_TO_TEN}+是|其{UP_TO_TEN}+是?|首先|其次|再次)(?=[一-龥]{{2}})")
"""What counts off the things of a sentence, and is no part of them: 一是蓝莓大棚, 其二机耕路."""
LOOSE_HEAD = frozenset(
    "的了着过和与及并在为给对把被将从由到至让使共各约近超按再又也都就才先要请用拿凭向往于以其这那该此等是有个还完"
)
LOOSE_TAIL = frozenset(
    "的了着过和与及并在为给对把被将从由到至让使共各约近超按再又也都就才先要于以是有达每改定做搞弄办写不个压需"
)
_NUMERAL_TAIL = re.compile("[一二两三四五六七八九十百千万]+(?:个|年|月)?$")
_FINISHED = re.compile("(?:[弄搞干做办打整]?[完好掉]|[弄搞干做办整]|完毕)$")
_SERVES = re.compile("^(?:年)?(?:惠及|受惠)")
"""Who a project reaches, in the word of the forms."""
_PLANS = re.compile("(?<!模)拟|计划|打算|准备|各")
"""Between who plans and what is planned."""
_TOWARDS = frozenset("对把给为")
_PARTICLES = frozenset("的了着过和与及并把被将从由给让使至")
_FUNCTION = re.compile("[的了着给把被让]|们(?!镇)|(?:^|[^分])之")


@cache
def endings() -> dict[str, frozenset[str]]:
    """The endings of names by class. Raises DataFileError."""
    return {key: frozenset(str(entry["words"]).split()) for key, entry in load_yaml(_FILE).items()}


@cache
def loose_words() -> re.Pattern[str]:
    """The words that are no part of a name, the longest first."""
    return re.compile(f"(?:{either(endings()['loose'])})(?![率金])")


def indicator_name(
    layout: Layout, tokens: Sequence[TextToken], at: int, role: NumberRole, about: str, unit: str
) -> str:
    """The name of the indicator that a token makes; "" where the brief gives no sound one."""
    base = plain_base(grammar_base(layout, tokens, at, role, about))
    tried = (base, *between_particles(base))
    names = (ended(one, role, unit) for one in tried if len(one) > 1)
    return next((name for name in names if is_sound(name)), "")


def between_particles(base: str) -> list[str]:
    """The pieces of a phrase between particles, longest first; none where it has no particle."""
    parts = sorted(_FUNCTION.split(base), key=len, reverse=True) if _FUNCTION.search(base) else []
    return [part for part in parts if len(part) >= _SHORTEST_PART]


@cached_by_text(200_000, longest=40)
def plain_base(phrase: str) -> str:
    """A phrase without a verb that adds nothing, and with the word of the forms for who is reached."""
    return _SERVES.sub("受益", without_light(phrase))


def without_light(base: str) -> str:
    """举办科普活动 is 科普活动; 办展 stays."""
    verb = max((v for v in endings()["light"] if base.startswith(v)), key=len, default="")
    return base[len(verb) :] if verb and len(base) - len(verb) > 1 else base


@cached_by_text(200_000, longest=40)
def is_sound(name: str) -> bool:
    """Whether a text can be the name of an indicator: no figure, no particle, no wish, no loose mark."""
    if (
        not 3 <= len(name) <= _LONGEST
        or _FIGURE.search(name)
        or loose_words().search(name)
        or any(_is_function(name, m.start()) for m in _FUNCTION.finditer(name))
    ):
        return False
    return _without_edges(name) == name and name.count("（") == name.count("）") and not _INNER_STOP.search(name)


def is_name(name: str) -> bool:
    """Whether a name that somebody chose can stand in a form: no figure, no particle, no mark, three to twenty-two
    characters. Words that are loose in a phrase cut from a text may be part of it: 年度, 平均, 有创."""
    particles = any(_is_function(name, m.start()) for m in _FUNCTION.finditer(name))
    if not 3 <= len(name) <= _LONGEST or particles or name[0] in _PARTICLES or loose_tail(name, LOOSE_TAIL):
        return False
    return not _FIGURE.search(name) and name.count("（") == name.count("）") and not re.search("[，。；、：！？]", name)


def _is_function(name: str, at: int) -> bool:
    """Whether a character binds words there, and is no half of one: 被 in 植被, 给 in 供给."""
    known = word_edges()
    return name[at : at + 2] not in known.heads and name[max(0, at - 1) : at + 1] not in known.tails


@cached_by_text(200_000, longest=40)
def polished(phrase: str) -> str:
    """A phrase without figures, brackets, marks, wishes and the particles at its ends."""
    bare = _COUNTED_OFF.sub("", loose_words().sub("", _MARKS.sub("", _FIGURES.sub("", phrase))))
    while bare != (shorter := _NUMERAL_TAIL.sub("", _without_edges(bare))):
        bare = shorter
    return bare


def _without_edges(phrase: str) -> str:
    """A phrase without a particle at its ends, unless names are known to begin or end so: 到货, 响应, 整改."""
    if loose_head(phrase, LOOSE_HEAD) and phrase[:2] not in endings()["event"]:
        return phrase[1:]
    return phrase[:-1] if loose_tail(phrase, LOOSE_TAIL) else phrase


def grammar_base(layout: Layout, tokens: Sequence[TextToken], at: int, role: NumberRole, about: str) -> str:
    """What is measured, in the words of the brief, with what it belongs to where it says nothing by itself."""
    if role is _R.MILESTONE:
        about = _due(layout, tokens, at)
    elif role not in _DUE and layout.text.startswith(about, tokens[at].end):
        about = _before_verb(about)
    before = layout.text[layout.sentence(tokens[at].start).start : tokens[at].start]
    about = _without_each(before, _without_subject(_whole(before, about)))
    base = polished(_joined(layout, tokens, at) if role is _R.LIMIT else about) or polished(about)
    if not _is_bare(base):
        return base
    owner = next(
        (o for o in owners(layout, tokens, at, role) if not _is_bare(o) and o not in base and base not in o), ""
    )
    return f"{owner}{base}" if len(owner) + len(base) <= _LONGEST - 4 else base


def _due(layout: Layout, tokens: Sequence[TextToken], at: int) -> str:
    """What is due by a day: the words behind it, or right before it, or its cell or label; else the project."""
    token = tokens[at]
    cell = layout.cell(token.start)
    if cell is not None and (words := polished(cell.label if cell.label != cell.text else cell.header)):
        return words
    clause = layout.clause(token.start)
    own = layout.text[max(clause.start, tokens[at - 1].end if at else 0) : token.start]
    for words in (phrase_behind(layout, tokens, at), own, layout.label(token.start)):
        bare = polished(words)
        if bare in _WHOLE_PROJECT:
            return f"项目{bare}"
        if len(bare) > 1 and (bare in endings()["event"] or not _is_bare(bare)):
            return bare
    return "项目完成"


def _whole(before: str, phrase: str) -> str:
    """A phrase with its first character, where that was taken for a particle: 对象满意度, not 象满意度."""
    at = before.rfind(phrase) if phrase else 0
    first = before[max(0, at - 1) : max(0, at)]
    return f"{first}{phrase}" if first in LOOSE_HEAD and f"{first}{phrase[:1]}" in word_edges().heads else phrase


def _without_subject(phrase: str) -> str:
    """What is planned, of a phrase that first says by whom: 更新图书 of 图书馆拟更新图书, 补助 of 村各补助."""
    found = (phrase[m.end() :] for m in _PLANS.finditer(phrase))
    return next((rest for rest in found if rest[:1] in _TOWARDS or opening_action(rest) == "doing"), phrase)


def _without_each(before: str, phrase: str) -> str:
    """What each is given, without the measure of each: 补贴 of 每人补贴."""
    if phrase[:1] in _NOUN_OF and len(phrase) > 1 and re.search(f"每{re.escape(phrase)}$", before):
        return phrase[1:]
    return phrase


def _before_verb(phrase: str) -> str:
    """What is counted, of a phrase that goes on with what is done to it: 老旧小区 of 老旧小区加装充电桩."""
    found = [at for verb in _long_verbs() if 2 <= (at := phrase.find(verb)) < len(phrase) - len(verb)]
    return phrase[: min(found)] if found else phrase


@cache
def _long_verbs() -> tuple[str, ...]:
    return tuple(verb for verb in word_classes("actions")["doing"] if len(verb) > 1)


def _joined(layout: Layout, tokens: Sequence[TextToken], at: int) -> str:
    """What comes before a limit and what has to be done within it: 投诉 + 答复."""
    cell = layout.cell(tokens[at].start)
    if cell is not None:
        return ""
    before, behind = _subject(layout, tokens, at), phrase_behind(layout, tokens, at)
    return before if behind and behind in before else f"{before[-10:]}{behind[:8]}"


def _subject(layout: Layout, tokens: Sequence[TextToken], at: int) -> str:
    """What a limit is for: the words right before it, or else those that open its sentence, before any other limit."""
    sentence = layout.sentence(tokens[at].start)
    first = tokens[bisect_right(tokens, sentence.start, hi=at, key=attrgetter("end"))]
    spans = ((tokens[at - 1].end if at else 0, tokens[at].start), (sentence.start, first.start))
    for start, end in spans:
        words = re.split("[，,、；;：:（(|]", layout.text[max(start, sentence.start) : end])
        if (found := polished(words[-1])) and len(found) > 1:
            return found
        if end == first.start:
            return next((p for w in reversed(words) if len(p := polished(w)) > 1), "")
    return ""


def _is_bare(name: str) -> bool:
    """Whether a name names nothing by itself."""
    words = endings()
    return len(name) < 2 or any(name in words[kind] for kind in _NO_NAMES)


def owners(layout: Layout, tokens: Sequence[TextToken], at: int, role: NumberRole) -> Iterator[str]:
    """What a bare name may belong to: the words of its clause and sentence, its row, its label, its heading."""
    token = tokens[at]
    cell = layout.cell(token.start)
    if cell is not None:
        yield polished(cell.label)
    else:
        if role is _R.PRICE:  # a price is of what is counted before it
            yield from (p for w in phrases_before(layout, tokens, at) if len(p := polished(w)) > 1)
        yield from (p for p in _unclaimed(layout, tokens, at) if 2 <= len(p) <= _LONGEST_OWNER)
    behind = polished(phrase_behind(layout, tokens, at))
    if 2 <= len(behind) <= 8:
        yield behind
    for words in (layout.label(token.start), layout.heading(token.start)):
        bare = polished(re.sub(rf"^{UP_TO_TEN}+", "", words))
        if 2 <= len(bare) <= 8:
            yield bare


def _unclaimed(layout: Layout, tokens: Sequence[TextToken], at: int) -> Iterator[str]:
    """The phrases of the sentence before a token that stand right before no other number, nearest first."""
    sentence, end = layout.sentence(tokens[at].start), tokens[at].start
    for other in (*reversed(tokens[max(0, at - _MOST_NUMBERS) : at]), None):
        start = max(sentence.start, other.end if other else end - _FARTHEST)
        if start < end:
            phrases = _PHRASES.split(layout.text[start:end])
            yield from (p for w in reversed(phrases[:-1]) if (p := polished(w)))
            if end == tokens[at].start and (own := polished(phrases[-1])):
                yield own
        if other is None or other.start <= sentence.start:
            return
        end = other.start


@cached_by_text(200_000, longest=40)
def ended(base: str, role: NumberRole, unit: str) -> str:
    """The base with the ending of its role and unit."""
    match role:
        case _R.SATISFACTION:
            if base.removeprefix("对象") in {"满意度", "满意率"}:
                return "服务对象满意度"
            return base if base.endswith("满意度") else f"{base.removesuffix('率').removesuffix('满意')}满意度"
        case _R.PRICE:
            return _priced(base, unit)
        case _R.MILESTONE:
            return _timed(base)
        case _R.LIMIT if _is_time(unit):
            if base.endswith("质保"):
                return f"{base}期"
            return base if _ends(base, "time") else f"{base.removesuffix('率')}时限"
        case _R.FREQUENCY:
            return base if _ends(base, "frequency") else f"{base}频次"
        case _R.MONEY_USE:
            return f"{base}支出" if base.endswith("费") else base if base.endswith("成本") else f"{base}成本"
        case _R.MONEY_TOTAL:
            return "项目总成本"
    if unit in {"%", "％", "‰", "成"}:
        return _share(base)
    return _counted(base, unit, role)


def _share(base: str) -> str:
    if _ends(base, "rate"):
        return base
    return f"{base}率" if _ends(base, "rate_stem") else f"{base}比例"


def _counted(base: str, unit: str, role: NumberRole) -> str:
    if _ends(base, "measured", "rate", "time"):
        return base
    plain, _, per = _SCALES.sub("", unit).partition("/")
    if per and per not in _TIMES:
        return base  # 风速0.5米/秒, 单产5.6吨/亩
    if role is _R.OUTPUT and not plain:  # under the header 数量 of a table
        return f"{base}数量"
    if plain in _WEIGHTS:
        return f"{base}量"
    if re.fullmatch(r"[A-Za-zμΩ²³/%℃°]+.*|元|分贝|毫克.*|微克.*|级|分|岁", plain) or not plain:
        return base if len(base) > 2 else f"{base}值"
    noun = _NOUN_OF.get(plain, "数量")
    return f"{base}数量" if noun.startswith(base[-1]) else f"{base}{noun}"


def _priced(base: str, unit: str) -> str:
    if _ends(base, "cost"):
        return base
    if _ends(base, "allowance"):
        return f"{base}标准"
    per = unit.partition("/")[2]
    return f"{base}{'标准' if per[:1] in {'人', '户', '生', '月', '年', '天', '课', '孩'} else '单价'}"


def _timed(base: str) -> str:
    base = _FINISHED.sub("完成", base)
    base = "项目完成" if re.fullmatch(".?完成", base) else base
    if base.endswith("时间"):
        return base
    return f"{base}时间" if _ends(base, "event") else f"{base}完成时间"


def _is_time(unit: str) -> bool:
    return bool(re.search("天|日|小时|分钟|秒|月|周|年|学期|工期|^(?:h|min|s|d)$", unit))


def _ends(base: str, *classes: str) -> bool:
    return base.endswith(_endings_of(classes))


@cache
def _endings_of(classes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for name in classes for word in endings()[name])
