"""The texts of a filing that may cite documents, and the citations found there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.policy_mentions import Mention, find_mentions
from assistant.domain.policy_register import PolicyRegister
from assistant.rules.rule import Case

NO_REGISTER = "没有政策库，不能核对引用"
_ENDS = re.compile(r"[。；;\n]")


@dataclass(frozen=True)
class Cited:
    """A citation in a filing: where, and the sentence from it on."""

    path: str
    row: int | None
    mention: Mention
    sentence: str


def texts(case: Case) -> Iterator[tuple[str, int | None, str]]:
    """Path, row and text of everything that is running text."""
    filing = case.filing
    yield "project.content", None, filing.project.content
    for name in ("overall", "annual", "actual"):
        yield f"goals.{name}", None, getattr(filing.goals, name)
    for row in case.rows:
        for name in ("definition", "value_basis", "scoring_standard", "evidence", "data_source"):
            yield row.path(name), row.index, getattr(row.indicator, name, "") or ""


def cited(case: Case, policies: PolicyRegister) -> Iterator[Cited]:
    """Every citation of every text."""
    for path, row, text in texts(case):
        if text:
            for mention in find_mentions(text, policies):
                rest = _ENDS.split(text[mention.start :])[0]
                yield Cited(path, row, mention, rest)
