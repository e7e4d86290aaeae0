"""What can go wrong in the store; every text is a Chinese sentence for the user."""

from collections.abc import Sequence

from assistant.domain.operation import AppliedOperation


class StoreError(Exception):
    """The store could not do what was asked."""


class StoreUnavailable(StoreError):
    """The database or the folder cannot be used."""


class WorkNotFound(StoreError):
    """There is no such work, or it is in the trash."""


class NotAllowed(StoreError):
    """Who asks may not do this, or not now."""


class VersionNotFound(StoreError):
    """The work has no such version."""


class DamagedStore(StoreError):
    """What is kept cannot be read, or was changed behind the program."""


class BadBackup(StoreError):
    """A safety copy that is none, is damaged, or does not hold together; nothing was restored."""


class Conflict(StoreError):
    """Somebody else changed the work meanwhile. Nothing was overwritten: ``since`` is what they did."""

    def __init__(self, version: int, since: Sequence[AppliedOperation]) -> None:
        self.version = version
        """The version that stands now."""
        self.since = tuple(since)
        done = "；".join(f"{o.who}{o.operation.op.word}“{o.place}”：{o.before}→{o.after}" for o in self.since)
        super().__init__(f"这份表刚刚被改过：{done}。您的改动还没有保存，请看过以后再改一次。")
