"""Ask a chat endpoint about many briefs at once, so that whoever answers sees every question; it keeps the answers.

    OPENAI_BASE_URL=… OPENAI_MODEL=… python -m scripts.record_cassette BRIEFS.jsonl [--reading] [--out DIR]

``BRIEFS.jsonl`` has ``id``, ``text``, ``profile`` and ``year``. ``--reading`` asks the reading question alone; without
it whole drafts are made, and ``--out`` keeps each as ``jixiao draft --json`` prints it. Waits as long as it takes.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from assistant.bootstrap import Product
from assistant.jobs.declaration.model_reading.asking import ask_reading
from assistant.language.invisible import visible
from assistant.llm.chat import Chat, Endpoint
from assistant.llm.interface import Errand, LanguageModel
from assistant.llm.methods import MethodMemory, ReplyMethod
from assistant.llm.openai_model import Limits, OpenAIModel
from benchmarks.draft_runs import drafted_as_json, load

_PATIENCE = 86_400.0
_NO_LIMIT = 10**9
Brief = Mapping[str, Any]


def patient_model() -> OpenAIModel:
    """The endpoint of the environment, asked by JSON schema and waited for as long as it takes."""
    key = SecretStr(os.environ.get("OPENAI_API_KEY", ""))
    chat = Chat(Endpoint(os.environ["OPENAI_MODEL"], os.environ["OPENAI_BASE_URL"], key))
    limits = Limits(seconds=_PATIENCE, silence=_PATIENCE)
    return OpenAIModel(chat, MethodMemory(), fixed=ReplyMethod.JSON_SCHEMA, limits=limits)


def patient_errand() -> Errand:
    """A piece of work without an end of time or tokens."""
    return Errand("cassette", seconds=_PATIENCE, tokens=_NO_LIMIT)


def _read(brief: Brief, model: LanguageModel) -> str:
    reply = ask_reading(model, visible(brief["text"]), patient_errand())
    return f"{len(reply.numbers)} numbers"


def _draft(brief: Brief, model: LanguageModel, product: Product, out: Path | None) -> str:
    profile = product.profile(brief["profile"])
    drafts = product.declarations(model)
    draft = drafts.draft(brief["text"], profile, brief["year"], errand=patient_errand())
    if out is not None:
        text = json.dumps(drafted_as_json(draft), ensure_ascii=False)
        (out / f"{brief['id']}.json").write_text(text, encoding="utf-8")
    return f"{draft.writer}, {len(draft.filing.indicators)} rows"


def _noted(brief: Brief, work: Callable[[Brief], str]) -> bool:
    try:
        print(brief["id"], work(brief), flush=True)
    except Exception as error:
        print(brief["id"], type(error).__name__, error, file=sys.stderr, flush=True)
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask about every brief at once; 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.record_cassette")
    parser.add_argument("briefs", type=Path, metavar="BRIEFS.jsonl")
    parser.add_argument("--reading", action="store_true", help="ask the reading question alone")
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep the drafts here")
    chosen = parser.parse_args(arguments)
    briefs, model, product = load([chosen.briefs]), patient_model(), Product()
    if chosen.out is not None:
        chosen.out.mkdir(parents=True, exist_ok=True)

    def work(brief: Brief) -> str:
        return _read(brief, model) if chosen.reading else _draft(brief, model, product, chosen.out)

    with ThreadPoolExecutor(len(briefs)) as pool:
        done = list(pool.map(lambda brief: _noted(brief, work), briefs))
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
