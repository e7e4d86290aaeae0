"""The findings of a work: each with an id that stays while its place does, and what would mend it."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import count

from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.works.fixes import can_mend
from assistant.works.state import FindingDecision, WorkFinding, WorkState

_INDEX = re.compile(r"^(indicators|overall_indicators)\[(\d+)\]")
_LENGTH = 4


def named_findings(state: WorkState, findings: Iterable[Finding]) -> tuple[WorkFinding, ...]:
    """The findings with their ids and with what a person decided of them."""
    decided: Mapping[str, FindingDecision] = {d.finding: d for d in state.ignored}
    taken: set[str] = set()
    found = []
    for finding in findings:
        name = _free(_id(state.filing, finding), taken)
        taken.add(name)
        ignored = decided[name].reason if name in decided else ""
        found.append(WorkFinding(id=name, finding=finding, can_mend=can_mend(state.filing, finding), ignored=ignored))
    return tuple(found)


def _id(filing: Filing, finding: Finding) -> str:
    """Code, place by row id, and what was seen: a finding of another value is another finding."""
    place = _INDEX.match(finding.path)
    path = finding.path
    if place and int(place[2]) < len(rows := getattr(filing, place[1])):
        path = f"{rows[int(place[2])].id}{finding.path[place.end() :]}"
    seen = sha256(f"{finding.evidence}|{finding.message}".encode()).hexdigest()[:_LENGTH]
    return f"{finding.code}@{path}#{seen}"


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(f"{name}.{n}" for n in count(2) if f"{name}.{n}" not in taken)
