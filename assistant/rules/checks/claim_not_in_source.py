"""CIT004 所引条款没有这样说: 引用的条款是否讲到所说的事."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.policy import PolicyDocument
from assistant.language.numerals import fold
from assistant.rules.rule import CITATION_RULES, Case, Cited, Example, Hit, Insufficient, Outcome, Rule
from assistant.rules.word_lists import words
from policy_corpus.register import PolicyRegister

_ABOUT = re.compile(r"(?:关于|有关)([一-龥]{2,14}?)的?(?:规定|要求|条款)")
_SAYS = re.compile(r"^[^，,。]{0,6}(?:规定|要求|明确|载明|指出|提出)[，,：:]?(?P<what>.+)")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(%|分(?![钟之析])|个工作日|日内)")
_TERMS = words("claim_not_in_source", "terms")


def check(case: Case) -> Outcome:
    """A subject or a share that the cited place, which is held, does not contain."""
    if case.policies is None:
        yield Insufficient("没有政策库，不能核对引用")
        return
    for found in case.cited:
        document = found.mention.document
        text = case.policies.text_at(document.id, found.mention.where) if document and found.mention.where else ""
        if document is None or not text or len(found.mention.places) != 1:
            continue
        for message in (*_subject(found, document, text, case.policies), *_shares(found, document, text)):
            yield Hit(found.path, message, evidence=found.sentence[:80], row=found.row, confidence=Decimal("0.75"))


def _subject(found: Cited, document: PolicyDocument, text: str, policies: PolicyRegister) -> Iterator[str]:
    named = _ABOUT.search(found.sentence[len(found.mention.text) :][:40])
    term = next((t for t in _TERMS if named and t in named[1]), None)
    if term and term not in text:
        places = policies.places_saying(document.id, term)
        where = f"，讲{term}的是{'、'.join(places[:3])}" if places else ""
        yield f"{document.short}{found.mention.where}没有讲到“{term}”{where}。"


def _shares(found: Cited, document: PolicyDocument, text: str) -> Iterator[str]:
    after = _SAYS.match(found.sentence[len(found.mention.text) :])
    if not after:
        return
    known = {number for number, _ in _SHARE.findall(fold(text))} | set(re.findall(r"\d+(?:\.\d+)?", fold(text)))
    for number, unit in _SHARE.findall(fold(after["what"])):
        if number not in known:
            yield f"{document.short}{found.mention.where}没有“{number}{unit}”这个数。"


RULE = Rule(
    code="CIT004",
    name="claim-not-in-source",
    title="所引条款没有这样说",
    severity=Severity.ERROR,
    groups=CITATION_RULES,
    what="引用的条款是否讲到所说的事、所说的数",
    why="条款对不上内容是最常见的错引，如把预算法第五十条当作绩效评价的依据",
    advice="改引讲这件事的条款，或改正数字。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第六条",
        ),
    ),
    bad=Example(
        "权重写错",
        {"goals.annual": "财预〔2020〕10号第十三条规定，产出指标权重60%，2026年11月30日前培训护理员120人。"},
    ),
    good=Example(
        "权重正确",
        {"goals.annual": "财预〔2020〕10号第十三条规定，产出指标权重50%，2026年11月30日前培训护理员120人。"},
    ),
    check=check,
)
