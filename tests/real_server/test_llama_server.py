"""Our schemas through the constrained decoding of a real llama.cpp server. The model is too small to say anything true;
what counts is the shape of what it says, and that the product stands whatever it says."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import replace

import pytest
from assistant.jobs.declaration.writers.model_based.items import DraftedItem
from pydantic import BaseModel

from assistant.bootstrap import Product
from assistant.domain.finding import Severity
from assistant.jobs.questions.model_writer import Sentence
from assistant.llm.chat import Chat, Endpoint
from assistant.llm.interface import Errand, ModelError
from assistant.llm.methods import MethodMemory, ReplyMethod
from assistant.llm.openai_model import Limits, OpenAIModel
from prompts import prompt

_STARTS_WITHIN = 60
BRIEF = "2027年培训护理员120人，11月底前完成，申请资金12万元。"


class Small(BaseModel):
    """A shape with nothing in it that can run on for ever."""

    is_training: bool
    people: int


@pytest.fixture(scope="module")
def address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [os.environ["JIXIAO_REAL_SERVER"], "-m", os.environ["JIXIAO_REAL_MODEL"], "--port", str(port)]
    server = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "-c", "8192", "--no-webui", "--jinja"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + _STARTS_WITHIN
    while not _healthy(port):
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.2)
    yield f"http://127.0.0.1:{port}/v1"
    server.terminate()
    server.wait(timeout=20)


def _healthy(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as stated:
            return stated.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture
def model(address):
    made = []

    def connected(method=None, tokens=400):
        limits = Limits(seconds=120, silence=60, tokens=tokens)
        made.append(OpenAIModel(Chat(Endpoint("smollm2", address)), MethodMemory(), fixed=method, limits=limits))
        return made[-1]

    yield connected
    for each in made:
        each.close()


def test_a_schema_is_kept_by_constrained_decoding(model):
    errand = Errand()
    assert isinstance(model(ReplyMethod.JSON_SCHEMA).ask(prompt("probe", nonce="1"), Small, errand), Small)
    assert [(e.method, e.requests) for e in errand.exchanges] == [("json_schema", 1)]


@pytest.mark.parametrize("shape", [Sentence, DraftedItem])
def test_the_servers_grammar_takes_the_schemas_of_the_product(model, shape):
    """A model of this size may fill a text without end; then the reply is cut, and that is said: no refusal is."""
    errand = Errand()
    with suppress(ModelError):
        assert isinstance(model(ReplyMethod.JSON_SCHEMA).ask(prompt("probe", nonce="1"), shape, errand), shape)
    assert {e.method for e in errand.exchanges} == {"json_schema"}
    assert sum(e.completion_tokens for e in errand.exchanges) > 0, "the server refused the schema"


def test_a_stream_arrives_in_pieces(model):
    pieces = model(tokens=60).stream(prompt("probe", nonce="1"))
    assert len([p for p in pieces if p]) > 1


def test_giving_up_ends_the_request(model):
    errand = Errand()
    pieces = model(tokens=4000).stream(prompt("probe", nonce="1"), errand)
    next(pieces)
    errand.cancelled.set()
    started = time.monotonic()
    with pytest.raises(ModelError):
        list(pieces)
    assert time.monotonic() - started < 5


def test_the_draft_stands_whatever_a_small_model_says(model):
    product = Product()
    pipeline = replace(product.declarations(model(tokens=300)).pipeline, clauses=lambda _facts: ())
    draft = pipeline.draft(BRIEF, product.profile(), 2027, errand=Errand(seconds=240))
    assert {"≥120人", "2027年11月30日前"} <= {r.target for r in draft.filing.indicators}
    assert not [f for f in draft.findings if f.severity in {Severity.ERROR, Severity.FATAL}]
