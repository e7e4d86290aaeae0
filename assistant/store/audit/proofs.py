"""Checkpoints and proofs of the chain, as JSON that can be kept and checked elsewhere."""

from collections.abc import Sequence

from pydantic import TypeAdapter

from assistant.base import Frozen
from assistant.store.audit.chain import FIRST, Entry
from assistant.store.audit.merkle import consistency_path, grew, includes, inclusion_path, leaf_hash, root_of


class Checkpoint(Frozen):
    """How long the chain was at a moment, and the root over it. Kept outside, it shows what was changed later."""

    size: int
    head: str
    root: str
    at: str


class InclusionProof(Frozen):
    """That an entry stands in the chain of a size with this root."""

    entry: str
    """The text of the entry."""
    index: int
    size: int
    root: str
    path: tuple[str, ...]

    def holds(self, checkpoint: Checkpoint | None = None) -> bool:
        """Whether the proof holds, and, with a checkpoint, whether it is of that very chain."""
        try:
            path, root = [bytes.fromhex(p) for p in self.path], bytes.fromhex(self.root)
        except ValueError:
            return False
        same = checkpoint is None or (checkpoint.size, checkpoint.root) == (self.size, self.root)
        return same and includes(leaf_hash(self.entry), self.index, self.size, path, root)


class ConsistencyProof(Frozen):
    """That a longer chain holds a shorter one unchanged."""

    old_size: int
    old_root: str
    size: int
    root: str
    path: tuple[str, ...]

    def holds(self, before: Checkpoint | None = None, now: Checkpoint | None = None) -> bool:
        """Whether the proof holds, and, with checkpoints, whether it leads from the one and to the other."""
        try:
            path = [bytes.fromhex(p) for p in self.path]
            old, new = bytes.fromhex(self.old_root), bytes.fromhex(self.root)
        except ValueError:
            return False
        begins = before is None or (before.size, before.root) == (self.old_size, self.old_root)
        ends = now is None or (now.size, now.root) == (self.size, self.root)
        return begins and ends and grew(self.old_size, old, self.size, new, path)


def read_proof(text: str) -> InclusionProof | ConsistencyProof:
    """A proof of either kind. Raises ValueError."""
    return _PROOF.validate_json(text)


_PROOF: TypeAdapter[InclusionProof | ConsistencyProof] = TypeAdapter(InclusionProof | ConsistencyProof)


def checkpoint_of(chain: Sequence[Entry], at: str) -> Checkpoint:
    """The checkpoint of a chain as it stands."""
    return Checkpoint(size=len(chain), head=chain[-1].hash if chain else FIRST, root=_root(chain), at=at)


def proof_of(chain: Sequence[Entry], index: int) -> InclusionProof:
    """The proof of one entry. Raises IndexError."""
    leaves = [leaf_hash(e.body) for e in chain]
    path = tuple(p.hex() for p in inclusion_path(leaves, index))
    return InclusionProof(entry=chain[index].body, index=index, size=len(chain), root=root_of(leaves).hex(), path=path)


def growth_of(chain: Sequence[Entry], old: Checkpoint) -> ConsistencyProof | None:
    """The proof that the chain holds what the checkpoint saw; None where it is shorter than that."""
    if not 0 < old.size <= len(chain):
        return None
    leaves = [leaf_hash(e.body) for e in chain]
    path = tuple(p.hex() for p in consistency_path(leaves, old.size))
    return ConsistencyProof(
        old_size=old.size, old_root=old.root, size=len(chain), root=root_of(leaves).hex(), path=path
    )


def problems_since(chain: Sequence[Entry], old: Checkpoint) -> list[str]:
    """What of the chain does not agree with an earlier checkpoint; empty where it only grew."""
    if old.size == 0:
        return []
    if old.size > len(chain):
        return [f"检查点记着{old.size}条，现在只有{len(chain)}条：末尾的记录被删去了。"]
    proof = growth_of(chain, old)
    if proof is None or not proof.holds() or chain[old.size - 1].hash != old.head:
        return [f"前{old.size}条和{old.at}的检查点不符：记录被改写过。"]
    return []


def _root(chain: Sequence[Entry]) -> str:
    return root_of([leaf_hash(e.body) for e in chain]).hex()
