"""Ask a chat endpoint every question of JSONL files at once, so that whoever answers sees all; the endpoint keeps them.

    OPENAI_BASE_URL=… OPENAI_MODEL=… python -m scripts.record_answers QUESTIONS.jsonl … [--out ANSWERS.jsonl]

``QUESTIONS.jsonl`` has ``id``, ``question``, ``region``, ``as_of`` and ``turns``; only ids are printed.
What rules answer alone (refusals, places that are named) is not asked; what they reckon is laid before the model.
Waits as long as it takes.
"""

import argparse
import json
import sys
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.bootstrap import Product
from assistant.jobs.questions.model_writer import ModelAnswerWriter
from assistant.llm.interface import Errand, LanguageModel, Reply
from benchmarks.answers import asked_after, load
from prompts import Prompt
from scripts.record_cassette import patient_errand, patient_model


class _WaitingAside:
    """A model that lets the other questions go on while it waits: everything else runs one at a time."""

    def __init__(self, model: LanguageModel, turn: Lock) -> None:
        self._model, self._turn, self.name = model, turn, model.name

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:
        self._turn.release()
        try:
            return self._model.ask(prompt, reply, errand)
        finally:
            self._turn.acquire()

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:
        return self._model.stream(prompt, errand)


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask all; 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.record_answers")
    parser.add_argument("files", nargs="+", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("--out", type=Path, metavar="ANSWERS.jsonl")
    chosen = parser.parse_args(arguments)
    keys, product, turn = load(chosen.files), Product(), Lock()
    model = _WaitingAside(patient_model(), turn)
    product.library.retriever()

    def answered(key: Mapping[str, Any]) -> dict[str, Any]:
        with turn:
            writer = ModelAnswerWriter(model, product.library.corpus.documents, patient_errand())
            answer = asked_after(product, key, writer)
        print(key["id"], answer.writer, flush=True)
        return {"id": key["id"], **answer.model_dump(mode="json", exclude={"context"})}

    with ThreadPoolExecutor(len(keys)) as pool:
        done = list(pool.map(answered, keys))
    if chosen.out is not None:
        chosen.out.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in done), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
