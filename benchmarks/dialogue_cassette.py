"""Dialogues read by a model whose answers are kept: asked over an OpenAI-compatible endpoint once, replayed since.

    OPENAI_BASE_URL=… OPENAI_MODEL=… python -m benchmarks.dialogue_cassette DIALOGUES.yaml [--first N] [--filings DIR]

asks about every turn at once and waits for the answers; each turn is asked with the form that the expected operations
lead to, so that no question depends on an answer. Whoever listens keeps the answers, a line each with ``key``,
``request`` and ``answer``; ``python -m benchmarks.dialogues DIALOGUES.yaml --cassette FILE`` replays them.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml
from pydantic import SecretStr

from assistant.chat.by_model.asking import message_prompt
from assistant.chat.by_model.schema import ModelReading
from assistant.chat.reading.message import ChatMessage
from assistant.llm.chat import Chat, Endpoint
from assistant.llm.interface import Errand, ModelError
from assistant.llm.methods import MethodMemory, ReplyMethod
from assistant.llm.openai_model import Limits, OpenAIModel
from benchmarks.dialogues import CASES, Scorer, alternatives_of, conversations
from prompts import Prompt

_PATIENCE, _NO_LIMIT = 86_400.0, 10**9


def questions(path: Path, filings: Path, first: int | None) -> Iterator[Prompt]:
    """The prompt of every turn that a model is asked about."""
    parts = conversations()
    scorer = Scorer(parts, filings)
    for dialogue in yaml.safe_load(path.read_text(encoding="utf-8"))[:first]:
        talk = parts.begin(parts.works.opened(str(dialogue["id"]), scorer.filing(dialogue["filing"])))
        for turn in dialogue["turns"]:
            yield message_prompt(ChatMessage.of(str(turn["say"])), parts.scene(talk))
            talk = scorer.led(talk, alternatives_of(turn))


def _model() -> OpenAIModel:
    key = SecretStr(os.environ.get("OPENAI_API_KEY", ""))
    chat = Chat(Endpoint(os.environ["OPENAI_MODEL"], os.environ["OPENAI_BASE_URL"], key))
    limits = Limits(seconds=_PATIENCE, silence=_PATIENCE)
    return OpenAIModel(chat, MethodMemory(), fixed=ReplyMethod.JSON_SCHEMA, limits=limits)


def _ask(model: OpenAIModel, question: Prompt) -> bool:
    try:
        model.ask(question, ModelReading, Errand("cassette", seconds=_PATIENCE, tokens=_NO_LIMIT))
    except ModelError as error:
        print(type(error).__name__, error, file=sys.stderr, flush=True)
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask everything at once; 1 where something was not answered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dialogues", type=Path)
    parser.add_argument("--filings", type=Path, default=CASES / "filings")
    parser.add_argument("--first", type=int, metavar="N", help="the first N dialogues alone")
    chosen = parser.parse_args(arguments)
    asked, model = list(questions(chosen.dialogues, chosen.filings, chosen.first)), _model()
    print(f"{len(asked)} questions", flush=True)
    with ThreadPoolExecutor(max(len(asked), 1)) as pool:
        answered = list(pool.map(lambda question: _ask(model, question), asked))
    print(f"{sum(answered)} answered", flush=True)
    return 0 if all(answered) else 1


if __name__ == "__main__":
    sys.exit(main())
