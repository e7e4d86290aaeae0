"""What a question names and wants: documents, articles, a region, a day, and the kind of answer."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.domain.policy import PolicyDocument
from assistant.jobs.questions.boundaries import Boundaries
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.numerals import fold
from policy_corpus.mentions import Mention, find_mentions
from policy_corpus.register import PolicyRegister, title_key

_VALIDITY = re.compile(
    r"还(?:能|可以|可)?(?:用|当依据|作依据|作为依据|有效|管用|算数|作数|适用|执行|引用|行不行|算不算|在用)|废止|作废|失效|有没有效|是否有效|"
    r"现行有效|过期|过时|(?:哪天|何时|什么时候|几号|从哪).{0,4}(?:起|开始)?(?:施行|生效|实施|执行)|施行日期|生效日期|"
    r"管得着|管得到|按不按.{0,12}走|适不适用|(?:能|可以)不?(?:能)?(?:适用|引用|当依据)|取代了|被.{0,10}(?:替代|代替)"
)
_CHECKS = re.compile(
    r"是不是|对吗|对不对|是吗|对么|是否(?:就)?是|有没有(?:说|规定|写)|吗[?？]?$|吧[?？]?$|这么写|这样写"
)
_ASKS_TEXT = re.compile(
    r"原文|全文|怎么写|咋写|写的(?:啥|什么)|内容是|讲(?:的)?(?:啥|什么)|说(?:的)?(?:啥|什么)|规定(?:了)?(?:啥|什么)|是(?:啥|什么)"
)
_DAY = re.compile(r"(?<!\d)((?:19|20)?\d{2})年(?:(\d{1,2})月)?(?:(\d{1,2})日|(上|中|下)旬)?")
_FOLLOW = re.compile(r"^(?:那么?|还有|那|另外|至于)?(.{1,14}?)(?:呢|怎么样|如何|咋样)[?？]?$")
_TENS = {"上": 5, "中": 15, "下": 25}


@dataclass(frozen=True)
class Understood:
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

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """Documents named, the likeliest of each mention."""
        return tuple(dict.fromkeys(m.documents[0] for m in self.mentions if m.documents))

    @property
    def unknown(self) -> tuple[Mention, ...]:
        """Mentions the register does not hold."""
        return tuple(m for m in self.mentions if not m.documents)

    @property
    def bare(self) -> str:
        """The question without the names of documents and places."""
        text = fold(self.text)
        for mention in sorted(self.mentions, key=lambda m: -m.start):
            text = text[: mention.start] + " " + text[mention.end :]
        return text.strip()


def understand(question: PolicyQuestion, register: PolicyRegister, limits: Boundaries) -> Understood:
    """Read a question."""
    text = _joined(question, register)
    named = limits.region_in(text)
    region = named or question.region
    mentions = tuple(_by_region(m, text, region) for m in find_mentions(text, register))
    validity = bool(_VALIDITY.search(text))
    if validity and not mentions:
        mentions = _by_likeness(text, register)
    return Understood(
        text, mentions, region, question.as_of or _day(text), named, validity, bool(_CHECKS.search(text))
    )  # fmt: skip


def _joined(question: PolicyQuestion, register: PolicyRegister) -> str:
    """A follow-up such as 那满意度呢 takes the document and, where it names no subject, the words of the one before."""
    found = _FOLLOW.match(question.text.strip())
    if not (question.before and found):
        return question.text
    names = [m.text for m in find_mentions(question.before, register)]
    subject = found[1].strip("，, ")
    rest = question.before if not names else f"{names[0]}里"
    return f"{rest}，{subject}呢" if not names else f"{rest}{subject}怎么规定"


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


def asks_for_text(text: str) -> bool:
    """Whether a place's own words are asked for."""
    return bool(_ASKS_TEXT.search(text))
