"""Worked examples: 分值20分、完成率90% 得多少分. Computed by the curve of the document, never by a writer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.policy import Clause
from assistant.domain.profile import Curves, Profile
from assistant.jobs.questions.case import QuestionCase
from assistant.language.numerals import fold
from assistant.scoring import curves

_ASKS = re.compile(r"几分|多少分|得分|得多少|给多少|该得|怎么算|咋算|算多少|能得|拿多少")
_RATE = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_POINTS = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)\s*分(?!钟|之|析|解|类|配|布)")
_GRADE_ASKED = re.compile(
    r"等级|几档|哪一?档|什么档|算优|算良|算中|算差|是优|是良|优还是|良还是|评级|评为|算什么级|算不算优"
)
_COUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([一-龥]{1,2}?)(?=[，,。；;、\s？?了的就只才]|$|年底|最后|实际|结果)")
_DONE, _UNDONE = (
    re.compile(r"(?:全部|都|已经?)?(?:完成|干完|做完)了?"),
    re.compile(r"没(?:有)?(?:干|做|完|全部)|未完|尚未|还没"),
)
LINEAR, THRESHOLD = "linear_capped", "threshold_linear"


@dataclass(frozen=True)
class Reckoned:
    """A worked example: its lines, and the clauses it rests on."""

    lines: tuple[str, ...]
    clauses: tuple[Clause, ...]


def reckon(case: QuestionCase, profiles: Sequence[Profile]) -> Reckoned | None:
    """Compute what the question asks for, by every document that fits; None where it asks for no number."""
    said = fold(case.asked.text)
    if _GRADE_ASKED.search(said):
        return _grade(case, said, profiles)
    rate, weight = _rate(said), _weight(said)
    if not _ASKS.search(said) or rate is None:
        return None
    lines, clauses = [], []
    for policy_id, profile in _meant(case, profiles).items():
        if profile.curves is None:
            continue
        line = _line(said, rate, weight, profile.curves)
        document = case.corpus.documents[policy_id]
        lines.append(f"按{document.short}：{line}。")
        clauses += _resting_on(case, policy_id, profile.curves, said)
    return Reckoned(tuple(lines), tuple(clauses)) if lines else None


def _meant(case: QuestionCase, profiles: Sequence[Profile]) -> Mapping[str, Profile]:
    """Profiles by the document of their curves: those the question names, else all."""
    by_policy = {p.curves.basis[0].policy_id: p for p in profiles if p.curves and p.curves.basis and p.region is None}
    by_policy = {i: p for i, p in by_policy.items() if i in case.corpus.documents}
    named = {d.id for d in case.asked.documents}
    return {i: p for i, p in by_policy.items() if i in named} if named & by_policy.keys() else (
        {} if named else by_policy
    )  # fmt: skip


def _rate(said: str) -> Decimal | None:
    """A completion rate: a percentage, or the share of two numbers of one unit, planned first."""
    found = _RATE.search(said)
    if found:
        return Decimal(found[1])
    counts: dict[str, list[Decimal]] = {}
    for number, unit in _COUNT.findall(said):
        if unit not in {"分", "年", "号", "条", "月", "日"}:
            counts.setdefault(unit, []).append(Decimal(number))
    pair = next((n for n in counts.values() if len(n) >= 2 and n[0] > 0), None)
    return pair[1] / pair[0] * 100 if pair else None


def _weight(said: str) -> Decimal:
    found = _POINTS.search(said)
    return Decimal(found[1]) if found else Decimal(10)


def _line(said: str, rate: Decimal, weight: Decimal, curve: Curves) -> str:
    if "满意" in said:
        if curve.satisfaction_steps:
            return f"满意度{curves.steps(rate, weight, curve.satisfaction_steps).formula}"
        return curves.linear(rate, weight).formula
    if re.search("执行率|花了|支出了|用了|执行数", said) and curve.execution_steps:
        return _execution(said, rate, weight, curve)
    if curve.quantitative == THRESHOLD:
        return curves.threshold(rate, weight, curve.threshold).formula
    return curves.linear(rate, weight).formula


def _execution(said: str, rate: Decimal, weight: Decimal, curve: Curves) -> str:
    """Execution in steps: a finished project within its budget has full marks whatever the rate (101号三（七）2)."""
    step = curves.steps(rate, weight, curve.execution_steps)
    if _UNDONE.search(said):
        return f"项目尚未完成，执行率{step.formula}"
    full = show(weight)
    if _DONE.search(said):
        return f"项目完成且执行数没有超出年度预算的，得满分{full}分"
    return f"项目尚未完成的，执行率{step.formula}；项目已完成且没有超出年度预算的，得满分{full}分"


def _resting_on(case: QuestionCase, policy_id: str, curve: Curves, said: str) -> list[Clause]:
    article = curve.basis[0].article
    clauses = case.corpus.at(policy_id, article)
    wanted = "满意度" if "满意" in said else "执行率" if re.search("执行率|花了|支出了", said) else "定量"
    return sorted(clauses, key=lambda c: wanted not in c.topic + c.text)[:1]


def _grade(case: QuestionCase, said: str, profiles: Sequence[Profile]) -> Reckoned | None:
    found = _POINTS.search(said)
    if not found or (case.asked.documents and not any(d.id == "caiyu-2020-10" for d in case.asked.documents)):
        return None
    score = Decimal(found[1])
    profile = next((p for p in profiles if p.grades and p.region is None), None)
    clauses = case.corpus.at("caiyu-2020-10", "第十八条")
    if profile is None or not clauses:
        return None
    band = next((b for b in sorted(profile.grades, key=lambda b: -b.from_score) if score >= b.from_score), None)
    return Reckoned((f"{found[1]}分的等级是“{band.word}”。",), clauses) if band else None
