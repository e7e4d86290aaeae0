"""CIT003 条款不符: 条号是否存在，书名与文号是否一致."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.policy import PolicyDocument
from assistant.rules.rule import CITATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule
from policy_corpus.mentions import Mention, by_title
from policy_corpus.register import PolicyRegister


def check(case: Case) -> Outcome:
    """An article beyond the last, or a title that belongs to another number."""
    if case.policies is None:
        yield Insufficient("没有政策库，不能核对引用")
        return
    for found in case.cited:
        document = found.mention.document
        if document is None:
            continue
        for message in (*_beyond(found.mention, document), *_mismatch(found.mention, document, case.policies)):
            yield Hit(found.path, message, evidence=found.mention.text, row=found.row, confidence=Decimal("0.9"))


def _beyond(mention: Mention, document: PolicyDocument) -> Iterator[str]:
    """Article numbers past the end; only where the whole text was counted."""
    if not (document.full_text and document.articles):
        return
    for place in mention.places:
        if place.kind == "条" and place.numbers[0] > document.articles and len(mention.documents) == 1:
            yield f"{document.short}共{document.articles}条，没有第{place.numbers[0]}条。"


def _mismatch(mention: Mention, document: PolicyDocument, policies: PolicyRegister) -> Iterator[str]:
    """Title and number that are each held, but of different documents."""
    titled = by_title(mention.title, policies)
    if titled and document not in titled and document.doc_no:
        other = titled[0].doc_no or "另一文件"
        yield f"书名与文号不一致：{document.doc_no}是《{document.title}》，《{mention.title}》是{other}。"


RULE = Rule(
    code="CIT003",
    name="article-not-found",
    title="条款不符",
    severity=Severity.ERROR,
    groups=CITATION_RULES,
    what="条号是否存在，书名与文号是否一致",
    why="条号、书名、文号有一处写错，依据就查不到",
    advice="对照原文改正条号、书名或文号。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="第六条"
        ),
    ),
    bad=Example(
        "没有的条号",
        {"goals.annual": "依据财预〔2020〕10号第三十五条，2026年11月30日前培训护理员120人。"},
    ),
    good=Example(
        "条号正确",
        {"goals.annual": "依据财预〔2020〕10号第十三条，2026年11月30日前培训护理员120人。"},
    ),
    check=check,
)
