"""The names that an indicator could have: pieces of the words around its number, whole and cut shorter at either end.

Which of them is a name is for the trained chooser to say (name_choice).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.row_names import (
    between_particles,
    ended,
    endings,
    grammar_base,
    is_sound,
    owners,
    plain_base,
    polished,
)
from assistant.jobs.declaration.ledger.spoken_verbs import formal, verb_due
from assistant.language.layout import Layout
from assistant.language.likeness import neighbours
from assistant.language.numerals import UP_TO_TEN
from assistant.language.tokens import TextToken
from assistant.language.topics import phrase_behind, phrases_before
from assistant.language.word_pairs import word_frequency
from assistant.language.word_tags import tagged
from assistant.text_cache import cached_by_text

_R = NumberRole
_DUE = frozenset({_R.LIMIT, _R.MILESTONE})
_LONGEST, _LONGEST_OWNER, _LONGEST_JOINED = 18, 10, 6
_BEFORE, _OWNERS, _CUT = 3, 5, 4
_HEAD_CUTS, _TAIL_CUTS, _BOTH_CUTS = 7, 4, (5, 3)
_OPENING = 6
_PAID = re.compile(
    r"补助|补贴|救助|奖励|奖补|津贴|慰问|资助|补偿|报酬|劳务|工资|[补奖](?=[一二两三四五六七八九十百千\d])"
)
_FORMAL = {"补": "补贴", "奖": "奖励"}
_CHANGES = re.compile(
    r"(?:(?P<down>降低?|下降|减少?|压减|少)|增长?|增加|提高|上升|涨)(?:了|不[少低]于|超过|约|[≥>]|\s)*$"
)
_NO_HEADS = frozenset("的和与及在为给对把被将从由到至让使共各约近超")
"""What no name begins with: 到场时限 does not say whose."""
_SHARES = ("率", "满意", "满意度", "比例", "占比")
_PARTICLES = frozenset(["ud", "ul", "uz", "ug", "y", "e", "o"])
"""Tags of particles and interjections, which none of 4152 names of experts holds."""
_NAMING = frozenset("nvabljit")
"""First letters of the tags of words that a name can rest on."""
_CHINESE = re.compile("[一-鿿]{2}")
_SAYING = frozenset("说讲写想叫喊")
_CHANGED_TO = re.compile("[到至成为]\\s*$")
_CHANGE_VERB = re.compile("(?:[改调变增加减压缩扩升提降涨]|增加|减少|提高|降低|扩大|压减|调整)[到至成为]?$")
"""How a number came about: 企业 of 企业加到150家."""
_SECTION = re.compile(f"^{UP_TO_TEN}+")


@dataclass(frozen=True)
class NumberInText:
    """A number whose indicator is to be named."""

    layout: Layout
    tokens: Sequence[TextToken]
    at: int
    role: NumberRole
    about: str
    unit: str
    project: str = ""
    """The project's name, as far as the brief has one."""

    @property
    def token(self) -> TextToken:
        """The number itself."""
        return self.tokens[self.at]

    @cached_property
    def before(self) -> Sequence[str]:
        """The phrases of the sentence before the number, nearest first; of what is due, those right before it alone,
        where there are any.
        """
        if cell := self.layout.cell(self.token.start):  # the other cells of a row say nothing of this one
            own = cell.text[: max(0, self.token.start - cell.start)]
            return [p for words in (own, cell.label) if (p := polished(words))]
        found = [polished(p) for p in phrases_before(self.layout, self.tokens, self.at)[:_BEFORE]]
        if found and _CHANGED_TO.search(self.layout.text[: self.token.start][-_CUT:]):
            found[0] = _CHANGE_VERB.sub("", found[0]) or found[0]
        return found[:1] if self.role in _DUE and len(self.right_before) > 1 else found

    @cached_property
    def right_before(self) -> str:
        """The words of the clause between the number before this one and this one."""
        start = max(self.layout.clause(self.token.start).start, self.tokens[self.at - 1].end if self.at else 0)
        return polished(self.layout.text[start : self.token.start])

    @cached_property
    def behind(self) -> str:
        """The phrase of the clause behind the number."""
        return polished(phrase_behind(self.layout, self.tokens, self.at))

    @cached_property
    def paid(self) -> tuple[str, ...]:
        """What is paid, in words of the sentence, the row, the heading or the project that a price stands in."""
        start, cell = self.token.start, self.layout.cell(self.token.start)
        near = self.layout.text[self.layout.clause(start).start : self.token.end + 2]
        far = f"{self.layout.sentence(start).text}{self.layout.heading(start)}{self.layout.label(start)}"
        words = f"{near}{far}{f'{cell.label}{cell.header}' if cell else ''}{self.project}"
        found = (_FORMAL.get(word, word) for word in _PAID.findall(words))
        return tuple(islice(dict.fromkeys(found), 2))

    @cached_property
    def change(self) -> str:
        """下降 or 增长 of a share by which something changes (比去年降10%); "" where it says what is reached."""
        if self.unit not in {"%", "％", "‰", "成"}:
            return ""
        before = self.layout.text[self.layout.clause(self.token.start).start : self.token.start]
        found = _CHANGES.search(before)
        return ("下降" if found["down"] else "增长") if found else ""


@dataclass(frozen=True)
class NameCandidate:
    """A sound name, the words of the brief in it, and how those were found."""

    name: str
    base: str
    origin: str


def name_candidates(number: NumberInText) -> list[NameCandidate]:
    """The sound names, each once; what the grammar alone would take comes first."""
    found: dict[str, NameCandidate] = {}
    for base, origin in _plain(number).items():
        for name, how in _names(number, base):
            if name not in found and name[0] not in _NO_HEADS and is_sound(name) and not _is_undue(number.role, base):
                found[name] = NameCandidate(name, base, f"{origin}{how}")
    return list(found.values())


def _is_undue(role: NumberRole, base: str) -> bool:
    """Whether a share, which no day can be set for: 参训率 at the end of 七月二十八号之前送到参训率不低于九成."""
    return role is _R.MILESTONE and base.endswith(_SHARES)


@cached_by_text(200_000, longest=40)
def _is_whole(base: str) -> bool:
    return _has_word(base) and not _says(base) and not _is_speech(base) and not _repeats(base)


def _is_speech(base: str) -> bool:
    """Whether a word of speech stands in a phrase as a word of its own, or a particle: 医院要添血透机, 水处理得跟."""
    spoken = endings()["spoken"]
    return any(word.text in spoken or word.tag in _PARTICLES for word in tagged(base).words)


def _repeats(base: str) -> bool:
    """Whether two pieces of a text were joined that say the same: 火情火情."""
    return any(
        base[i : i + size] == base[i + size : i + 2 * size]
        for size in range(2, len(base) // 2 + 1)
        for i in range(len(base) - 2 * size + 1)
    )


def _has_word(base: str) -> bool:
    """Whether any two neighbours are a word, where there are two such pairs: no word is in 想再添."""
    pairs = neighbours(base)
    if len(pairs) < 2 or any(word_frequency(p) for p in pairs) or not all(_CHINESE.fullmatch(p) for p in pairs):
        return True
    return any(len(word.text) > 1 and word.tag[0] in _NAMING for word in tagged(base).words)


def _says(base: str) -> bool:
    """Whether somebody says or wants something, in a character that is half of no word: 书记说, but not 说明."""
    return any(
        char in _SAYING and not (word_frequency(base[max(0, i - 1) : i + 1]) or word_frequency(base[i : i + 2]))
        for i, char in enumerate(base)
    )


def _plain(number: NumberInText) -> dict[str, str]:
    bases: dict[str, str] = {}
    for words, origin in _bases(number):
        base = plain_base(words)
        if base not in bases and 1 < len(base) <= _LONGEST and _is_whole(base):
            bases[base] = origin
    return bases


def _names(number: NumberInText, base: str) -> Iterator[tuple[str, str]]:
    """A base with the ending of its role and unit, and with what the clause says is paid or how it changes."""
    if number.role is _R.RESULT and number.change and not base.endswith("率"):
        yield f"{base}{number.change}率", "_change"
        return  # 投诉降15% is no 投诉率
    if number.role is _R.RESULT and number.unit == "年":
        yield f"{base.removesuffix('年限')}年限", ""
        return  # 设计使用10年 is no 使用数量
    in_cell = number.layout.cell(number.token.start) is not None
    spoken = base if in_cell else formal(base, number.role)
    yield ended(spoken, number.role, number.unit), "_formal" if spoken != base else ""
    if number.role is _R.PRICE:
        yield from ((f"{base}{word}标准", "_paid") for word in number.paid if not base.endswith(word))
    if number.role is _R.RESULT and number.change:
        yield f"{base.removesuffix('率')}{number.change}率", "_change"


def _bases(number: NumberInText) -> Iterator[tuple[str, str]]:
    layout, tokens, at = number.layout, number.tokens, number.at
    own = grammar_base(layout, tokens, at, number.role, number.about)
    yield own, "own"
    yield from ((part, "part") for part in between_particles(plain_base(own)))
    before, behind = number.before, number.behind
    if number.role is _R.MILESTONE and (verb := verb_due(layout.text[number.token.end :][:_OPENING])):
        yield verb, "verb"
        yield from ((f"{first}{verb}", "verbs") for first in before[:1] if len(first) <= _LONGEST_JOINED)
    label = polished(layout.label(number.token.start))
    heading = polished(_SECTION.sub("", layout.heading(number.token.start)))
    project = polished(number.project)
    yield from ((p, f"before{n}") for n, p in enumerate(before))
    yield behind, "behind"
    whose = list(islice(owners(layout, tokens, at, number.role), _OWNERS))
    yield from _joined([*before[:1], *whose], behind)
    yield label, "label"
    yield from ((project[-n:], "project") for n in (2, 4, 5, 6))
    main = [b for b in dict.fromkeys([plain_base(own), *before[:2], behind, polished(number.about)]) if len(b) > 1]
    if layout.cell(number.token.start) is None:  # what stands in a cell is cut already
        for base in main[:_CUT]:
            yield from _shortened(base, whole=base in layout.text)
    yield from _owned(dict.fromkeys([*whose, label, heading, *before[1:]]), main[:_BEFORE], "owned")
    yield from _owned([project[-n:] for n in (2, 4)], main[:1], "projects")


def _joined(firsts: Sequence[str], behind: str) -> Iterator[tuple[str, str]]:
    """消防车 + 交付上牌 of 消防车8月底前交付上牌; 装 + 充电口 of 装240个充电口; 红色预警 + 叫应 of 30分钟内叫应到户."""
    for n, first in [(min(n, 1), first) for n, first in enumerate(firsts)]:
        if behind and (n == 0 or len(first) <= _LONGEST_JOINED) and min(len(first), len(behind)) <= _LONGEST_JOINED:
            yield f"{first}{behind}", f"joined{n}"
            yield from ((f"{first}{behind[:size]}", f"joined{n}_cut") for size in range(2, min(5, len(behind))))
        if 1 < len(behind) <= _LONGEST_JOINED:
            yield from ((f"{first[:size]}{behind}", f"opened{n}") for size in range(2, min(_OPENING, len(first))))


def _shortened(base: str, *, whole: bool) -> Iterator[tuple[str, str]]:
    """A phrase without its first characters, its last ones, or both; and its first words alone.

    Of one that does not stand so in the text (``whole``) only words are left out at its head.
    """
    size = len(base)
    if whole:
        yield from ((base[i:], f"head{i}") for i in range(1, min(_HEAD_CUTS + 1, size - 1)))
    yield from _by_words(base)
    yield from ((base[:-j], f"tail{j}") for j in range(1, min(_TAIL_CUTS + 1, size - 1)))
    yield from ((base[:n], "opening") for n in range(2, min(_OPENING + 1, size - _TAIL_CUTS)))
    for i, j in product(range(1, _BOTH_CUTS[0] + 1), range(1, _BOTH_CUTS[1] + 1)):
        if size - i - j > 1:
            yield base[i:-j], "both"


def _by_words(base: str) -> Iterator[tuple[str, str]]:
    """A phrase without its first words; where it was put together, no place of the text shows where a cut is sound.

    None begins with a word of one character: 仪单价 of 核酸提取仪单价 names nothing.
    """
    starts = (word.start for word in tagged(base).words[1:] if len(word.text) > 1)
    yield from ((base[i:], f"head{i}" if i <= _HEAD_CUTS else "words") for i in starts)


def _owned(whose: Iterable[str], bases: Sequence[str], origin: str) -> Iterator[tuple[str, str]]:
    """What belongs to something, behind it."""
    for owner, base in product([o for o in whose if 1 < len(o) <= _LONGEST_OWNER], bases):
        if owner not in base and base not in owner:
            yield f"{owner}{base}", origin
            yield from ((f"{owner}{base[i:]}", f"{origin}_cut") for i in range(1, min(4, len(base) - 1)))
