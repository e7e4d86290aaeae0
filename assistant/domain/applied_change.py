"""A change that a text of changes made to last year's form, as the user is shown it."""

from assistant.base import OpenFrozen


class AppliedChange(OpenFrozen):
    """One change of the form: where, what stood there, what stands there now, and the words or the reason for it."""

    path: str
    """Such as ``indicators[3].target``, ``funds.total``; of a row that went, its place in last year's form."""
    where: str
    """The same for people: 指标“培训人数”."""
    before: str = ""
    after: str = ""
    why: str = ""
