"""The map of questions is learnt from what was asked of single lines, and every such question still has its line."""

import numpy as np

from assistant.retrieval.corpus import Corpus
from assistant.retrieval.question_map import QuestionMap
from policy_corpus import policies
from scripts.train_question_map import OF_LINES, learnt, lines_of, questions_of, within


def test_every_question_was_asked_of_a_line_that_the_corpus_has():
    lines = lines_of(Corpus(policies.documents(), policies.clauses()))
    rows = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in OF_LINES.glob("*.tsv"))
    asked = list(questions_of(lines))
    assert rows > 10_000
    assert len(asked) > rows
    assert all(0 <= n < len(lines) for one in asked for n in one.right)


def test_lines_of_the_country_are_found_from_everywhere_and_those_of_a_city_from_there_alone():
    lines = lines_of(Corpus(policies.documents(), policies.clauses()))
    found = within(lines)
    own = {region: {lines[n].region for n in np.flatnonzero(mask)} for region, mask in found.items()}
    assert own[None] == {None}
    assert own["河南"] == {None, "河南"}
    assert own["郑州"] == {None, "河南", "郑州"}


def test_turned_questions_lie_nearest_to_their_lines():
    rng = np.random.default_rng(3)
    lines = _unit(rng.normal(size=(12, 16)))
    hidden = np.linalg.qr(rng.normal(size=(16, 16)))[0]
    right = [[n % 12] for n in range(60)]
    questions = _unit(np.stack([lines[r[0]] for r in right]) @ hidden + rng.normal(scale=0.02, size=(60, 16)))
    turning = learnt(questions, lines, right, [np.ones(12, bool)] * 60, steps=900, hidden=16)
    before = (questions @ lines.T).argmax(axis=1)
    now = (QuestionMap("x", turning, 0, 1).turned(questions) @ lines.T).argmax(axis=1)
    assert (before == np.array(right)[:, 0]).mean() < 0.5
    assert (now == np.array(right)[:, 0]).mean() == 1


def test_what_a_matrix_can_not_tell_apart_is_told_by_the_hidden_layer():
    """The line of a question is told by whether two of its numbers have one sign: no plane parts such questions."""
    rng = np.random.default_rng(5)
    signs = rng.choice([-1.0, 1.0], size=(200, 2))
    questions = _unit(np.hstack([signs, rng.normal(scale=0.05, size=(200, 6))]))
    lines = _unit(np.eye(8)[:2] + np.eye(8)[6:])
    right = [[int(a * b > 0)] for a, b in signs]
    wanted, found = np.array(right)[:, 0], [np.ones(2, bool)] * 200
    turned = QuestionMap("x", learnt(questions, lines, right, found, steps=300, hidden=32), 0, 1).turned(questions)
    plain = QuestionMap("x", learnt(questions, lines, right, found, steps=300, hidden=1), 0, 1).turned(questions)
    assert ((turned @ lines.T).argmax(axis=1) == wanted).mean() > 0.95
    assert ((plain @ lines.T).argmax(axis=1) == wanted).mean() < 0.9


def _unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
