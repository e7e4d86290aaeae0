"""Filings from JSON: our own structure, and transcriptions of published papers."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from assistant.domain.filing import Filing
from assistant.domain.filing_kind import Mark
from assistant.domain.vocabulary import FORM_TITLES
from assistant.files.interface import BadFiling, IntakeError, ReadFiling
from assistant.forms.kind import STATED, KindEvidence, Recognised, judge
from assistant.forms.transcription import kind_of_transcription, read_transcription

_ADVICE = "请在文件里写明 form，如 goal_declaration（申报表）、self_evaluation（自评表）。"
_SCHEMA = "jixiao schema goal_declaration"


def filings_of_data(data: object, name: str) -> tuple[ReadFiling, ...]:
    """The filings of the data of a file, one or an array. Raises IntakeError."""
    items = data if isinstance(data, list) else [data]
    return tuple(_read(item, name) for item in items)


def _read(item: object, name: str) -> ReadFiling:
    if isinstance(item, dict) and "form_kind" in item:
        return _found(read_transcription(item), name, kind_of_transcription(item))
    if not isinstance(item, dict) or not {"indicators", "project", "goals"} & set(item):
        raise IntakeError(f"“{name}”里没有绩效表。绩效表 JSON 的结构见 {_SCHEMA}。")
    filing = _validated(item, name)
    if "form" in item:
        return _found(filing, name, Recognised(filing.form, STATED, f"文件写明是{FORM_TITLES[filing.form]}。"))
    return _found(filing, name, judge(_evidence(filing)))


def _validated(item: Mapping[str, Any], name: str) -> Filing:
    try:
        return Filing.model_validate(item)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(p) for p in first["loc"])
        raise BadFiling(f"“{name}”的 {place} 不对，请改正后再试（结构见 {_SCHEMA}）。") from error


def _found(filing: Filing, name: str, kind: Recognised) -> ReadFiling:
    known = filing.model_copy(update={"form": kind.form})
    return ReadFiling(known, name, confidence=kind.confidence, form_reason=kind.reason)


def _evidence(filing: Filing) -> KindEvidence:
    """What the data show where they do not state their kind; nobody can have written a title."""
    shown = {field: mark for field, mark in _FIELDS.items() if filing.has_column(field)}
    marks = set(shown.values())
    if filing.funds.executed is not None:
        marks.add(Mark.EXECUTED)
    if filing.project.name:
        marks.add(Mark.PROJECT)
    return KindEvidence((), frozenset(marks), tuple(mark.word for mark in shown.values()), _ADVICE)


_FIELDS = {"target": Mark.TARGET, "actual": Mark.ACTUAL, "score": Mark.SCORE}
