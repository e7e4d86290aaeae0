"""What a question names and wants: documents, articles, a region, a day, and the kind of answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.policy import PolicyDocument
from assistant.jobs.questions.boundaries import Boundaries
from assistant.jobs.questions.conversation import turn
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.numerals import fold
from policy_corpus.mentions import Mention, find_mentions
from policy_corpus.regions import regions
from policy_corpus.register import PolicyRegister, title_key

_VALIDITY = re.compile(
    r"还(?:能|可以|可)?(?:用|当依据|作依据|作为依据|有效|管用|算数|作数|适用|执行|引用|行不行|算不算|在用)|废止|作废|失效|有没有效|是否有效|"
    r"现行有效|过期|过时|(?:哪天|何时|[什啥]么?时候|啥时间|几号|从哪).{0,4}(?:起|开始)?(?:施行|生效|实施|执行)|施行日期|生效日期|"
    r"管得着|管得到|按不按.{0,12}走|适不适用|(?:能|可以)不?(?:能)?(?:适用|引用|当依据)|取代了|被.{0,10}(?:替代|代替)"
)
_CHECKS = re.compile(
    r"是不是|对吗|对不对|是吗|对么|是否(?:就)?是|有没有(?:说|规定|写)|吗[?？]?$|吧[?？]?$|这么写|这样写"
)
_ASKS_TEXT = re.compile(
    r"原文|全文|怎么写|咋写|写的(?:啥|什么)|内容是|讲(?:的)?(?:啥|什么)|说(?:的)?(?:啥|什么)|规定(?:了)?(?:啥|什么)|是(?:啥|什么)"
)
_DAY = re.compile(r"(?<!\d)((?:19|20)?\d{2})年(?:(\d{1,2})月)?(?:(\d{1,2})日|(上|中|下)旬)?")
_PROVINCE = re.compile("省里|省厅|省直|省级|[我咱俺]们?省|省上|省财政")
_CENTRAL = re.compile(
    "中央(?:口径|部门|单位|预算单位|层面|的?规定)|财政部(?:的|办法|文件)?[^，。]{0,4}(?:怎么|咋|规定|说)|全国(?:性|统一)|国家(?:层面|规定)"
)
"""Words that ask for the national rules, whatever the place."""
_SET_ASIDE = re.compile(r"(?:别|甭|不要|不用|不(?=[按照用看]))(?:再|给我|跟我)?(?:按照?|用|照|看|拿|说|提)?$")
_TENS = {"上": 5, "中": 15, "下": 25}


@dataclass(frozen=True)
class UnderstoodQuestion:
    """A question with what was read from it."""

    text: str
    """The question, a follow-up joined with what it follows."""
    mentions: tuple[Mention, ...]
    region: str | None
    as_of: date | None
    named_region: str | None
    """A region named in the text itself."""
    about_validity: bool
    checks_a_claim: bool
    stated: str = ""
    """What was typed this time, or the calculation it amounts to; what is asked for is read from this."""
    asks_basis: bool = False
    """Whether it asks only where the last answer stands."""
    goes_on_about: tuple[str, ...] = ()
    """Ids of the documents that the answer before rests on, where the question leans on it and names no other place."""
    carried: str = ""
    """What was taken over from the question before; "" where it stands by itself."""
    asks_as_before: bool = False
    """Whether it asks for the same kind of thing as the question before, only elsewhere."""
    last_conclusion: str = ""
    """What the answer before said first, for a question that goes on from it."""

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """Documents named, the likeliest of each mention."""
        return tuple(dict.fromkeys(m.documents[0] for m in self.mentions if m.documents))

    @property
    def unknown(self) -> tuple[Mention, ...]:
        """Mentions the register does not hold."""
        return tuple(m for m in self.mentions if not m.documents)

    @property
    def wanting(self) -> str:
        """The words that say what kind of thing is asked for."""
        return self.text if self.asks_as_before else self.stated

    @property
    def bare(self) -> str:
        """The question without the names of documents and places."""
        text = fold(self.text)
        for mention in sorted(self.mentions, key=lambda m: -m.start):
            text = text[: mention.start] + " " + text[mention.end :]
        return text.strip()


def understand(
    question: PolicyQuestion, register: PolicyRegister, limits: Boundaries, *, aside: bool = False
) -> UnderstoodQuestion:
    """Read a question, with what it takes over from the ones before; an aside adds nothing to them."""
    stated = _place(question, limits)
    this = turn(question, register, stated, limits.regions, aside=aside)
    text, region = this.text, None if _CENTRAL.search(this.stated) and not stated else this.region
    mentions = tuple(_by_region(m, text, region) for m in _meant(find_mentions(text, register), fold(text)))
    validity = asks_validity(this.stated)
    if validity and not mentions:
        mentions = _by_likeness(text, register)
    checks = bool(_CHECKS.search(this.stated))
    return UnderstoodQuestion(
        text, mentions, region, this.as_of or _day(text), limits.region_in(text), validity, checks, this.stated,
        this.asks_basis, _goes_on_about(question, leans=this.leans, elsewhere=bool(stated)),
        this.carried, this.asks_as_before,
        question.context.conclusion if this.carried and question.context else "",
    )  # fmt: skip


def _goes_on_about(question: PolicyQuestion, *, leans: bool, elsewhere: bool) -> tuple[str, ...]:
    cited = question.context.cited if question.context else ()
    return () if elsewhere or not leans else tuple(policy_id for policy_id, _ in cited[:1])


def _meant(mentions: Sequence[Mention], stated: str) -> Sequence[Mention]:
    """The documents meant; one that is set aside (101号，别用10号) counts only where no other is named."""
    kept = [m for m in mentions if not _SET_ASIDE.search(stated[: m.start])]
    return kept or mentions


def _place(question: PolicyQuestion, limits: Boundaries) -> str | None:
    """The region that the new question names: by name, or 省里 for the province of the place known so far."""
    named = limits.region_in(question.text)
    known = question.region or (question.context.region if question.context else None)
    if named is None and known and _PROVINCE.search(question.text):
        return regions(known)[-1]
    return named


def _by_region(mention: Mention, text: str, region: str | None) -> Mention:
    """Of documents with the same short number, the one whose region is meant, then the one whose title is nearest."""
    if len(mention.documents) < 2:
        return mention

    def fit(document: PolicyDocument) -> tuple[bool, float]:
        return (document.region == region if document.region else not region, share_of_title(document, text))

    whole_country = [d for d in mention.documents if d.region is None]
    near = sorted(mention.documents, key=lambda d: -share_of_title(d, text))
    if share_of_title(near[0], text) >= COVERED_NAME:
        order = near
    elif region and not whole_country:
        order = sorted(mention.documents, key=fit, reverse=True)
    else:
        order = list(mention.documents)
    return Mention(
        mention.text, mention.start, mention.end, tuple(order), mention.title, mention.doc_no, mention.where
    )  # fmt: skip


def share_of_title(document: PolicyDocument, text: str) -> float:
    """How much of a title's bigrams stand in the text, 0 to 1."""
    key = title_key(document.title)
    return coverage(key, text)


def _by_likeness(text: str, register: PolicyRegister) -> tuple[Mention, ...]:
    """A document called by most of its title: 上海2017年那版预算审查监督条例."""
    years = set(re.findall(r"(?<!\d)((?:19|20)\d{2})年", fold(text)))

    def fit(document: PolicyDocument) -> tuple[float, bool]:
        return share_of_title(document, text), bool(document.date and str(document.date.year) in years)

    best = max(register.documents, key=fit, default=None)
    if best is None or share_of_title(best, text) < COVERED_NAME:
        return ()
    return (Mention(best.title, len(text), len(text), (best,)),)


def _day(text: str) -> date | None:
    """The day a question is set on, where it says so: 2021年7月中旬, 23年12月."""
    found = next((m for m in _DAY.finditer(fold(text)) if m[2]), None)
    if found is None:
        return None
    year = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    day = int(found[3]) if found[3] else _TENS.get(found[4], 1)
    try:
        return date(year, int(found[2]), day)
    except ValueError:
        return None


def asks_validity(text: str) -> bool:
    """Whether it is asked if or since when a document holds."""
    return bool(_VALIDITY.search(text))


def asks_for_text(text: str) -> bool:
    """Whether a place's own words are asked for."""
    return bool(_ASKS_TEXT.search(text))
