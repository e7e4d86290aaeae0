"""Questions and reckonings with a key, answered as ``jixiao ask --file`` answers them, and graded.

    python -m benchmarks.answers FILE… [--before DIR | --cassette ANSWERS.jsonl] [--details]

Prints totals only. ``--before`` also runs the checkout in DIR; ``--cassette`` also answers with a recorded model
(tests/cassettes/answers_to_questions.jsonl); ``--details`` prints the questions that went wrong, and from then on a
file is one that was tuned on.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.answer_scores import (
    REFUSALS,
    Verdict,
    first_is_right,
    first_sentence,
    is_cited,
    is_reckoning,
    judge,
    refuses,
)

if TYPE_CHECKING:
    from assistant.bootstrap import Product
    from assistant.jobs.questions.interface import Answer, AnswerWriter

ROOT = Path(__file__).resolve().parent.parent
Answers = Mapping[str, Mapping[str, Any]]
_ASK = "import sys; from assistant.cli.main import main; sys.exit(main())"
_FIELDS = ("id", "question", "region", "as_of", "turns")


def load(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The keys of JSONL files, in order. Raises OSError, ValueError."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def answered(keys: Sequence[Mapping[str, Any]], checkout: Path, folder: Path) -> Answers:
    """What the code of a checkout answers, by id. Raises RuntimeError where it gave nothing."""
    asked = folder / "questions.jsonl"
    lines = ({k: v for k in _FIELDS if (v := key.get(k))} for key in keys)
    asked.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    data = folder / checkout.name
    run = subprocess.run(
        [sys.executable, "-P", "-c", _ASK, "ask", "--file", str(asked), "--json", "--no-model"],
        env={**os.environ, "PYTHONPATH": str(checkout), "JIXIAO_DATA_DIR": str(data)},
        capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip
    found = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    if not found:
        raise RuntimeError(run.stderr[-2000:])
    return {str(one["id"]): one for one in found}


def asked_after(product: "Product", key: Mapping[str, Any], writer: "AnswerWriter | None") -> "Answer":
    """The answer to the question of a key after the messages before it, which rules alone answer."""
    from assistant.jobs.questions.interface import PolicyQuestion

    stated = PolicyQuestion.model_validate(
        {"text": key["question"], "as_of": key.get("as_of"), "region": key.get("region")}
    )
    context = None
    for earlier in key.get("turns") or ():
        context = product.questions.ask(stated.model_copy(update={"text": earlier, "context": context})).context
    return product.questions.ask(stated.model_copy(update={"context": context}), writer=writer)


def recorded(keys: Sequence[Mapping[str, Any]], cassette: Path) -> Answers:
    """What the product answers with a recorded model, by id."""
    from assistant.bootstrap import Product
    from tests.fakes.answer_cassette import AnswerCassette, recorded_answers

    product, model = Product(), recorded_answers(AnswerCassette(cassette))
    writer = product.answer_writer(model)
    return {str(k["id"]): asked_after(product, k, writer).model_dump(mode="json") for k in keys}


def table(keys: Sequence[Mapping[str, Any]], answers: Answers) -> Iterator[tuple[str, str]]:
    """The totals, a name and a value each."""
    judged = [(k, answers.get(str(k["id"]), {}), judge(k, answers.get(str(k["id"]), {}))) for k in keys]
    counts = Counter(v for _, _, v in judged)
    yield "题数", str(len(judged))
    yield from ((v.word, _share(counts[v], len(judged))) for v in Verdict)
    firsts = [f for k, a, _ in judged if (f := first_is_right(k, a)) is not None]
    yield "首句就对", _share(sum(firsts), len(firsts))
    placed = [(is_cited(k, a, 1), is_cited(k, a)) for k, a, _ in judged if k.get("gold") and not refuses(k)]
    yield "条 hit@1", _share(sum(one for one, _ in placed), len(placed))
    yield "条 hit@5", _share(sum(five for _, five in placed), len(placed))
    plain = [(refuses(k), a.get("status") in REFUSALS) for k, a, _ in judged if not is_reckoning(k)]
    both = sum(wanted and done for wanted, done in plain)
    yield "拒答准确", _share(both, sum(done for _, done in plain))
    yield "拒答召回", _share(both, sum(wanted for wanted, _ in plain))
    for kind in sorted({_kind(k) for k in keys}):
        of_kind = [v for k, _, v in judged if _kind(k) == kind]
        yield f"　{kind}", _share(of_kind.count(Verdict.RIGHT), len(of_kind))


def _kind(key: Mapping[str, Any]) -> str:
    return "reckoning" if is_reckoning(key) else str(key.get("kind") or key.get("type") or "")


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole}" + (f" {part / whole:.1%}" if whole else "")


def details(keys: Sequence[Mapping[str, Any]], answers: Answers) -> Iterator[str]:
    """Every question that is not right, with what was said and what was wanted."""
    for key in keys:
        answer = answers.get(str(key["id"]), {})
        verdict = judge(key, answer)
        if verdict is Verdict.RIGHT and first_is_right(key, answer) is not False:
            continue
        wanted = {k: key[k] for k in ("turns", "region", "expect", "accept", "first_sentence", "must_say",
                                      "must_not_say", "gold", "status", "why") if key.get(k)}  # fmt: skip
        cited = [f"{c['policy_id']} {c['article']}" for c in answer.get("citations", ())]
        yield f"## {key['id']} {_kind(key)} {verdict.value}: {key['question']}"
        yield f"   wanted {json.dumps(wanted, ensure_ascii=False)}"
        yield f"   first  {first_sentence(answer)}"
        yield f"   said   {answer.get('status')} {str(answer.get('answer', ''))[:400]!r} {cited}"


def main() -> int:
    """Answer, grade, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--cassette", type=Path, help="answers of a recorded model")
    parser.add_argument("--details", action="store_true")
    options = parser.parse_args()
    keys = load(options.files)
    checkouts = [*([options.before.resolve()] if options.before else []), ROOT]
    with tempfile.TemporaryDirectory() as folder:
        runs = [answered(keys, checkout, Path(folder)) for checkout in checkouts]
    if options.cassette:
        runs.append(recorded(keys, options.cassette))
    tables = [dict(table(keys, run)) for run in runs]
    heads = [*(["以前"] if options.before else []), "现在", *(["录下的模型"] if options.cassette else [])]
    print("| 项目 | " + " | ".join(heads) + " |")
    print("|---|" + "---|" * len(runs))
    for name in tables[-1]:
        print(f"| {name} | " + " | ".join(t[name] for t in tables) + " |")
    if options.details:
        print("\n".join(details(keys, runs[-1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
