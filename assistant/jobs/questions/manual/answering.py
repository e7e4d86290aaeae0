"""Questions about the product: by a rule's code, else by the nearest question that the manual answers."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain.citation import Citation
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.compose import citations, with_details
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.jobs.questions.manual.entries import USE, entries
from assistant.jobs.questions.manual.entry import ManualEntry
from assistant.jobs.questions.manual.of_profiles import KIND as PROFILE
from assistant.language.likeness import likeness
from assistant.language.numerals import fold
from assistant.retrieval.interface import Vectors

VECTORS = Path(__file__).resolve().parents[4] / "policy_corpus" / "vectors" / "manual.npz"
SURE, OF_USE, ALIKE = 0.95, 0.925, 0.75
"""Cosine of two questions from which they ask the same, the same about the use of the product, and likeness of their
words: of 230 tuned questions about documents none reaches one of them."""
_CODE = re.compile(r"(?<![A-Za-z])([A-Za-z]{3}\d{3})(?!\d)")
_POLICY = "manual"


@dataclass(frozen=True)
class _Asked:
    """The questions of the manual with the vectors of a model."""

    model: str
    owners: tuple[ManualEntry, ...]
    vectors: NDArray[np.float32]


def answer_from_manual(case: QuestionCase) -> Answer | None:
    """The answer of the manual; None where the question is not about the product."""
    found = _by_code(case.asked.stated) or _by_question(case)
    return _answered(case, found) if found is not None else None


def _by_code(stated: str) -> ManualEntry | None:
    named = {m[1].upper() for m in _CODE.finditer(fold(stated))}
    return next((e for e in entries() if e.place in named), None)


def _by_question(case: QuestionCase) -> ManualEntry | None:
    """The nearest: by meaning where the built-in embedding searches, else by words."""
    if case.asked.documents or case.asked.stated != case.asked.text:
        return None
    stated = case.asked.text
    alike = max(((likeness(stated, ask), n) for n, e in enumerate(entries()) for ask in e.asks), default=(0.0, 0))
    kept = shipped()
    vector = case.retriever.vector_by(kept.model, stated) if kept else None
    if kept is None or vector is None:
        return entries()[alike[1]] if alike[0] >= ALIKE and _meant(entries()[alike[1]], stated) else None
    cosines: Vectors = kept.vectors @ vector
    best = int(cosines.argmax())
    entry = kept.owners[best]
    if cosines[best] >= (OF_USE if entry.kind == USE else SURE) and _meant(entry, stated):
        return entry
    return entries()[alike[1]] if alike[0] >= ALIKE and _meant(entries()[alike[1]], stated) else None


def _meant(entry: ManualEntry, stated: str) -> bool:
    """Whether a question means the product's 口径: it says so, or no document of the place is held that states it."""
    return entry.kind != PROFILE or "口径" in stated or not entry.kept


@cache
def shipped() -> _Asked | None:
    """The vectors that ship; None where they are missing or of another manual."""
    if not VECTORS.is_file():
        return None
    owners = tuple(e for e in entries() for _ in e.asks)
    with np.load(VECTORS, allow_pickle=False) as data:
        whole = str(data["asks"]) == all_asks()
        return _Asked(str(data["model"]), owners, data["vectors"].astype(np.float32)) if whole else None


def all_asks() -> str:
    """Every question of the manual, a line each, in order."""
    return "\n".join(ask for e in entries() for ask in e.asks)


def _answered(case: QuestionCase, entry: ManualEntry) -> Answer:
    first, rest = entry.lines[0].rstrip("。"), entry.lines[1:]
    kept = [c for ref in entry.rests_on for c in case.corpus.at(ref.policy_id, ref.article)[:1]]
    own = Citation(
        policy_id=_POLICY, title=entry.kind, article=entry.place, status="随产品", quote="".join(entry.lines)
    )
    beside = "；".join(f"{case.document(c).short}{c.place}" for c in kept)
    made = Answer(
        status=AnswerStatus.ANSWERED, answer="", conclusion=f"{first}。",
        basis=f"依据：{entry.kind}（{entry.place}）" + (f"；参看{beside}" if beside else ""),
        citations=(own, *citations(case, kept)), notes=entry.notes,
    )  # fmt: skip
    return with_details(made, [*(f"· {line}" for line in rest), *(f"提示：{note}" for note in entry.notes)])
