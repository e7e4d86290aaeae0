"""A work as the draft that the declaration job writes to files: the form as it stands now, with its findings."""

from assistant.domain.facts import Facts
from assistant.jobs.declaration.interface import Draft
from assistant.works.gaps import with_reasons
from assistant.works.state import Work


def as_draft(work: Work) -> Draft:
    """The form, with what is still found in it; a finding that a person decided to leave does not mark it a draft."""
    written = last_drafted(work)
    changes = {
        "filing": with_reasons(work.state),
        "facts": work.state.facts or Facts(),
        "questions": (),
        "findings": tuple(f.finding for f in work.findings if not f.ignored),
        "narratives": (),
        "basis": work.state.basis,
    }
    return written.model_copy(update=changes) if written else Draft(writer="rule_based", **changes)


def last_drafted(work: Work) -> Draft | None:
    """What the writer wrote last for a work, with the record of how; None where nothing was drafted."""
    return next((step.drafted for step in reversed(work.steps) if step.drafted), None)
