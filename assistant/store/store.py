"""The head of the room: a folder or a database URL in, everything that is kept out."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from assistant.domain.operation import Actor
from assistant.store.access import Access
from assistant.store.accounts import Accounts
from assistant.store.attempts import Attempts
from assistant.store.audit.chain import Entry, Happening, append, begin, entries
from assistant.store.audit.proofs import (
    Checkpoint,
    ConsistencyProof,
    InclusionProof,
    checkpoint_of,
    growth_of,
    problems_since,
    proof_of,
)
from assistant.store.audit.verifying import problems
from assistant.store.backup import Backups
from assistant.store.conversations import KeptConversations
from assistant.store.database import Database
from assistant.store.file_store import FileStore
from assistant.store.kept_folders import KeptFolders
from assistant.store.old_evaluations import OldEvaluations
from assistant.store.packing import moment
from assistant.store.people import People
from assistant.store.saved_works import SavedWorks
from assistant.store.sessions import Sessions
from assistant.store.stages import WorkStages
from assistant.store.tokens import Tokens
from assistant.store.usage import ModelUsage
from assistant.store.versions import WorkVersions
from assistant.works.works import Works

OLD_USAGE = "model/usage.sqlite"
"""Where earlier programs noted what models cost."""


class Store:
    """Everything that is kept, in one database. Raises StoreUnavailable where it cannot be opened."""

    def __init__(self, folder: Path, works: Works, now: Callable[[], datetime], url: str | None = None) -> None:
        self.folder, self._works, self._now = folder, works, now
        self.database = Database.opened(folder, url)
        with self.database.writing() as connection:
            begin(connection)
        self.usage.take_over(folder / OLD_USAGE)
        OldEvaluations(self.works, self.files, now).take_over()

    def is_reachable(self) -> bool:
        """Whether the database answers."""
        return self.database.is_reachable()

    @cached_property
    def works(self) -> SavedWorks:
        """The works."""
        return SavedWorks(self.database, self._works, self._now)

    @cached_property
    def versions(self) -> WorkVersions:
        """Their earlier versions."""
        return WorkVersions(self.database, self._now)

    @cached_property
    def conversations(self) -> KeptConversations:
        """What was said of them."""
        return KeptConversations(self.database, self._now)

    @cached_property
    def files(self) -> FileStore:
        """The files that were given or written."""
        return FileStore(self.database, self.folder / "files", self._now)

    @cached_property
    def people(self) -> People:
        """Units."""
        return People(self.database, self._now)

    @cached_property
    def usage(self) -> ModelUsage:
        """What models cost."""
        return ModelUsage(self.database, self._now)

    @cached_property
    def accounts(self) -> Accounts:
        """Who may sign in."""
        return Accounts(self.database, self._now)

    @cached_property
    def tokens(self) -> Tokens:
        """Keys of programs."""
        return Tokens(self.database, self._now)

    @cached_property
    def sessions(self) -> Sessions:
        """Who is signed in."""
        return Sessions(self.database, self._now)

    @cached_property
    def attempts(self) -> Attempts:
        """Wrong passwords of late."""
        return Attempts(self.database, self._now)

    @cached_property
    def stages(self) -> WorkStages:
        """How far works are on their way."""
        return WorkStages(self.database, self._now)

    @property
    def access(self) -> Access:
        """Who may see and change which works."""
        return self.database.access

    @cached_property
    def backups(self) -> Backups:
        """Safety copies."""
        return Backups(self.database, self.files, KeptFolders(self.folder), self._now)

    def audit(self, checkpoint: Checkpoint | None = None) -> list[str]:
        """What was changed behind the program, a Chinese sentence each; empty where all is as it was written.

        With an earlier checkpoint also what was rewritten as a whole, or cut off at the end.
        """
        with self.database.reading() as connection:
            found = problems(connection)
            since = problems_since(list(entries(connection)), checkpoint) if checkpoint else []
        return [*found, *since, *self.files.problems()]

    def note(self, event: str, actor: Actor, data: Mapping[str, Any]) -> None:
        """An entry of the chain about something that belongs to no work."""
        at = moment(self._now())
        with self.database.writing() as connection:
            append(connection, Happening(event=event, work="", version=0, who=actor.who, at=at, data=dict(data)))

    def chain(self) -> list[Entry]:
        """The audit chain."""
        with self.database.reading() as connection:
            return list(entries(connection))

    def checkpoint(self) -> Checkpoint:
        """The state of the chain now, to be kept outside."""
        return checkpoint_of(self.chain(), moment(self._now()))

    def proof(self, sequence: int) -> InclusionProof:
        """That an entry stands in the chain. Raises IndexError."""
        return proof_of(self.chain(), sequence)

    def growth(self, before: Checkpoint) -> ConsistencyProof | None:
        """That the chain holds what a checkpoint saw; None where it does not, or the checkpoint saw nothing."""
        chain = self.chain()
        return None if problems_since(chain, before) else growth_of(chain, before)

    def close(self) -> None:
        """Give back the database."""
        self.database.close()
