"""The numbers of one question and the documents to score by, and the three ways a calculation can end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.policy import Clause
from assistant.domain.profile import Curves, Profile
from assistant.jobs.questions.case import QuestionCase
from assistant.language.calculation import StatedPart, Term
from assistant.scoring import reckoning as scoring
from assistant.scoring.reckoning import Outcome

Scorer = Callable[[Curves], Outcome]
_QUANTITATIVE = "定量"
_PART_WORDS = {
    Term.TARGET: "目标", Term.ACTUAL: "实际", Term.WEIGHT: "分值", Term.INITIAL: "年初预算",
    Term.ADJUSTED: "调整后预算",
    Term.ADDED: "追加", Term.CUT: "调减", Term.EXECUTED: "支出", Term.LEFT: "结余", Term.CARRIED_IN: "上年结转",
    Term.RATE: "完成率",
}  # fmt: skip


@dataclass(frozen=True)
class Reckoned:
    """A calculation: its conclusion, the numbers as they were understood, and the clauses it rests on."""

    lines: tuple[str, ...]
    clauses: tuple[Clause, ...]
    understood: str = ""
    ask: str = ""
    """What is missing; then there is no score."""


@dataclass(frozen=True)
class Calculation:
    """A question that is one to reckon."""

    case: QuestionCase
    text: str
    """The question folded; the places of ``parts`` are places in it."""
    parts: tuple[StatedPart, ...]
    profiles: Mapping[str, Profile]
    """The profiles to score by, by the document of their curves."""

    def first(self, part: Term) -> StatedPart | None:
        return next((p for p in self.parts if p.part is part), None)

    def weight(self) -> Decimal | None:
        """The points of the indicator, where they are stated."""
        found = self.first(Term.WEIGHT)
        return found.value if found else None

    def scored(self, score: Scorer, about: str, understood: str, lead: str = "") -> Reckoned:
        """The score by every document that fits; ``about`` is what its clause must speak of."""
        lines, clauses = [], []
        for policy_id, profile in self.profiles.items():
            if profile.curves is None:
                continue
            outcome = score(profile.curves)
            name = self.case.corpus.documents[policy_id].doc_no
            got = f"得{show(outcome.points)}分" if outcome.points is not None else ""
            lines.append(f"按{name}{got}（{outcome.formula}）" if got else f"按{name}，{outcome.formula}")
            clauses += self._resting_on(policy_id, profile.curves, about)
        lines = [f"{lead}，{lines[0]}", *lines[1:]] if lead and lines else lines
        return Reckoned(tuple(lines), tuple(clauses), understood)

    def asking(self, what: str) -> Reckoned:
        """No score: a number is missing, and the user is asked for it."""
        clauses = [
            c for i, p in self.profiles.items() if p.curves for c in self._resting_on(i, p.curves, _QUANTITATIVE)
        ]
        return Reckoned((f"现在还算不出：{what}，请补充",), tuple(clauses), self._echo(), ask=what)

    def graded(self, score: Decimal, formula: str) -> Reckoned | None:
        """A score with its grade; None where no document that is held grades."""
        clauses = self.grade_clauses()
        profile = next((p for p in self.profiles.values() if p.grades), None)
        if profile is None or not clauses:
            return None
        word = scoring.grade_of(score, profile)
        return Reckoned((f"{formula}，等级是“{word}”",), clauses)

    def grade_clauses(self) -> tuple[Clause, ...]:
        return self.case.corpus.at("caiyu-2020-10", "第十八条")

    def _resting_on(self, policy_id: str, curves: Curves, about: str) -> list[Clause]:
        clauses = self.case.corpus.at(policy_id, curves.basis[0].article)
        first = sorted(clauses, key=lambda c: about not in c.topic + c.text)[:1]
        if about not in "".join(c.topic + c.text for c in first):  # the column of a form may be what states it
            annexes = (c for c in self.case.corpus.clauses.values() if c.policy_id == policy_id)
            first += [c for c in annexes if c.place.startswith("附") and about in c.text][:1]
        return first

    def _echo(self) -> str:
        return "、".join(f"{_PART_WORDS[p.part]}{show(p.value)}{p.unit}" for p in self.parts if p.part in _PART_WORDS)
