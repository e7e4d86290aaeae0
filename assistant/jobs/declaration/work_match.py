"""What kind of work a brief is about, as the library knows it: a value, which costs nothing to import."""

from dataclasses import dataclass

from assistant.domain.library import LibraryEntry, WorkChain


@dataclass(frozen=True)
class WorkMatch:
    """The chains nearest to a brief's work, nearest first; ``certain`` where the first one can be taken."""

    chains: tuple[WorkChain, ...] = ()
    certain: bool = False
    entries: tuple[LibraryEntry, ...] = ()
    """The entries of the chain, in its order; none where it is not certain."""

    @property
    def chain(self) -> WorkChain | None:
        """The chain of the work, where it is certain."""
        return self.chains[0] if self.certain else None

    def step(self, *names: str) -> tuple[LibraryEntry, ...]:
        """The entries of steps of the chain by field name, such as ``effects``; none where it is not certain."""
        ids = [i for name in names for i in getattr(self.chain, name)] if self.chain else []
        return tuple(sorted((e for e in self.entries if e.id in ids), key=lambda e: ids.index(e.id)))
