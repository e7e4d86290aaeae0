"""Works that are saved as they are changed: the same head as in the works room, with every change kept at once.

Who holds a conversation or a page needs nothing else: a change that was applied is saved when ``apply`` returns. Where
somebody else changed the work meanwhile the change is not applied, ``why`` says what they did, and the work that comes
back is the one that stands.
"""

from dataclasses import dataclass

from assistant.domain.filing import Filing
from assistant.domain.operation import Actor, AppliedOperation, Operation
from assistant.store.errors import Conflict, WorkNotFound
from assistant.store.saved_works import SavedWorks
from assistant.works.state import Work
from assistant.works.works import Works

_BEGINS = Actor()


@dataclass(frozen=True)
class SavingWorks(Works):
    """Begins works, changes them and keeps them. Errors of the store are raised (StoreUnavailable, WorkNotFound)."""

    saved: SavedWorks

    def new(self, work_id: str, profile: str, year: int) -> Work:
        """An empty declaration, kept from here on. Raises ProfileNotFound; StoreError where the id is taken."""
        return self.saved.keep(self.saved.works.new(work_id, profile, year), _BEGINS).work

    def opened(self, work_id: str, filing: Filing) -> Work:
        """A work that begins with a filing, kept from here on. Raises ProfileNotFound; StoreError."""
        return self.saved.keep(self.saved.works.opened(work_id, filing), _BEGINS).work

    def continued(self, work_id: str, profile: str, year: int) -> Work:
        """The work that is kept under this id, else a new one. Raises WorkNotFound where it is in the trash."""
        try:
            return self.saved.open(work_id).work
        except WorkNotFound:
            if self.saved.is_kept(work_id):
                raise
            return self.new(work_id, profile, year)

    def apply(self, work: Work, operation: Operation, actor: Actor | None = None) -> tuple[Work, AppliedOperation]:
        """The work after the operation, saved, and what became of it."""
        after, done = super().apply(work, operation, actor)
        if not done.applied:
            return after, done
        try:
            self.saved.commit(after)
        except Conflict as conflict:
            refused = {"applied": False, "id": "", "before": "", "after": "", "why": str(conflict)}
            return self.saved.open(work.id).work, done.model_copy(update=refused)
        return after, done
