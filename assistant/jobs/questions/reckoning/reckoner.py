"""Calculations that a question asks for: 年初500万追加到620万花了580万, 执行率得几分. Never written by a writer.

The numbers are read by their parts, the parts are said back, and both calibres stand side by side where none is named.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.domain.profile import Profile
from assistant.jobs.questions.calculation_asked import is_calculation
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.reckoning import totals
from assistant.jobs.questions.reckoning.calculation import Calculation, Reckoned
from assistant.jobs.questions.reckoning.execution import execution
from assistant.jobs.questions.reckoning.formulas import defined_rates
from assistant.jobs.questions.reckoning.indicator import indicator, qualitative
from assistant.jobs.questions.reckoning.satisfaction import satisfaction
from assistant.language.calculation import StatedPart, Term, find_parts
from assistant.language.numerals import fold
from policy_corpus.regions import regions

_WAYS = (
    qualitative, totals.of_hundred, totals.in_segments, totals.several, totals.grade,
    execution, satisfaction, indicator,
)  # fmt: skip
"""What a question may ask to reckon; the first that applies is taken."""
_CLAIMED = re.compile("(?:说|认为|觉得|算的?是?|算成|算出来?)(?:应?该?是|得|给)?$")
_101 = re.compile(r"(?<!\d)101(?!\d|分|万|元|人|次|户)")


def reckon(case: QuestionCase, profiles: Sequence[Profile]) -> Reckoned | None:
    """Compute what the question asks for, by every document that fits; None where it asks for no calculation."""
    text = fold(case.asked.stated)
    parts = tuple(p for p in find_parts(case.asked.stated) if not _is_opinion(text, p))
    calculation = Calculation(case, text, parts, _profiles_meant(case, profiles))
    rates = defined_rates(calculation)
    if rates is not None or not is_calculation(text, parts):
        return rates
    return next((found for way in _WAYS if (found := way(calculation)) is not None), None)


def _is_opinion(text: str, part: StatedPart) -> bool:
    """Whether a bare number is a score that somebody claims: 我说8.7，科长非说8."""
    return part.unit in {"", "分"} and part.part is Term.UNKNOWN and bool(_CLAIMED.search(text[: part.start]))


def _profiles_meant(case: QuestionCase, profiles: Sequence[Profile]) -> Mapping[str, Profile]:
    """Profiles by the document of their curves: those named, else that of the place and all of the whole country."""
    place = regions(case.asked.region)
    fitting = [
        p for p in profiles if p.curves and p.curves.basis and (not p.region or p.region.rstrip("省市") in place)
    ]
    ordered = sorted(fitting, key=lambda p: p.region is None)
    by_policy = {p.curves.basis[0].policy_id: p for p in ordered if p.curves}
    by_policy = {i: p for i, p in by_policy.items() if i in case.corpus.documents}
    named = {d.id for d in case.asked.documents}
    if _101.search(fold(case.asked.text)):
        named.add("caiyu-2021-101")
    chosen = {i: p for i, p in by_policy.items() if i in named}
    return chosen or by_policy
