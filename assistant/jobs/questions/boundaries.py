"""What is not answered from the corpus, and how that is said: other subjects, the unit's own data, invented papers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.data_files import load_yaml
from assistant.domain.policy import Clause
from assistant.jobs.questions.interface import AnswerStatus
from assistant.language.inquiries import find_inquiries
from assistant.language.numerals import fold
from policy_corpus.regions import city_names, regions

_FILE = Path(__file__).resolve().parents[3] / "policy_corpus" / "boundaries.yaml"
OUT_OF_SCOPE = (
    "这个问题不在预算绩效管理的范围内，政策库没有可以依据的内容。"
    "我可以回答绩效目标、自评、评价、监控、结果应用等方面的问题。"
)
_CLAUSES = re.compile("[，,。；;？?！!]")
_FIRM = re.compile("公司|事务所|第三方|中介|咨询")
_OF_A_CITY = "(?:市|州|[一两这那]个?|下面|底下|下辖|某|的|[县区镇乡](?:里|上|的)?)"
"""Behind the name of a city that also is a word of its own."""
NOTHING = (
    "政策库中未找到能回答这个问题的依据。可以换个说法，写明文号或条款再问；也可以用“添加原文”把相关文件加入政策库。"
)


@dataclass(frozen=True)
class Boundaries:
    """The lists of policy_corpus/boundaries.yaml."""

    regions: tuple[str, ...]
    domain: tuple[str, ...]
    subjects: tuple[str, ...]
    own_data: tuple[re.Pattern[str], str]
    blocked: tuple[tuple[re.Pattern[str], str], ...]

    def refusal(self, text: str) -> tuple[AnswerStatus, str] | None:
        """What is refused whatever the corpus holds."""
        stated = fold(text)
        for pattern, answer in self.blocked:
            if pattern.search(stated):
                return AnswerStatus.BLOCKED, answer
        pattern, answer = self.own_data
        return (AnswerStatus.NO_BASIS, answer) if pattern.search(stated) else None

    def in_domain(self, text: str) -> bool:
        stated = fold(text)
        return any(word in stated for word in self.domain)

    def region_in(self, text: str) -> str | None:
        """The first region the text names, or a city of it (江西赣州); where a firm only sits, after all others."""
        found = sorted((is_place_of_a_firm(text, r), text.index(r), -len(r), r) for r in self._places(text))
        first = found[0][-1] if found else None
        return next((r for *_, r in found if r != first and first in regions(r)), first)

    def _places(self, text: str) -> list[str]:
        """The listed regions in a text, and cities that no list has, where 市 or a unit of the place follows."""
        cities = [c for c in city_names() if c in text and re.search(f"{c}{_OF_A_CITY}", text)]
        return [*(r for r in self.regions if r in text), *cities]

    def missing_subject(self, text: str, clauses: Sequence[Clause]) -> str | None:
        """A subject the question names that none of the clauses speaks of."""
        kept = "".join((*(c.text for c in clauses), *(c.topic for c in clauses)))
        return next((s for s in self.subjects if s in text and s not in kept), None)


def is_place_of_a_firm(text: str, region: str) -> bool:
    """Whether a place is only where a firm sits: its rules are not those of the place."""
    clauses = [c for c in _CLAUSES.split(text) if region in c and not find_inquiries(c)]
    return any(_FIRM.search(c) for c in clauses)


@cache
def shipped() -> Boundaries:
    """The boundaries that ship."""
    data = load_yaml(_FILE)
    return Boundaries(
        tuple(data["regions"]),
        tuple(data["domain"]),
        tuple(data["subjects"]),
        (re.compile(data["own_data"]["pattern"]), data["own_data"]["answer"]),
        tuple((re.compile(b["pattern"], re.IGNORECASE), b["answer"]) for b in data["blocked"]),
    )
