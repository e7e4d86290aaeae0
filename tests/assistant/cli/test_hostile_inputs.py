"""Every kept hostile file through every command that could take it: read, or refused in one Chinese line."""

import io
import itertools
import json
import re
import sys

import pytest

from assistant.cli import errors
from assistant.cli.main import cli
from assistant.web.wording import is_chinese
from tests.fakes.approved import approved

WAYS = {
    "read": ("read", "{file}"), "review": ("review", "{file}"),
    "draft": ("draft", "{file}", "--out", "{out}", "--no-model"),
    "changes": ("draft", "{form}", "--changes", "{file}", "--out", "{out}", "--no-model"),
    "results": ("evaluate", "{form}", "--results", "{file}", "--out", "{out}"),
    "evaluated": ("evaluate", "{file}", "--results", "{form}", "--out", "{out}"),
    "form": ("form", "绩效运行监控表", "{file}", "--out", "{out}"),
    "survey": ("survey", "count", "{file}"),
    "dossier": ("report", "{file}", "--out", "{out}"),
    "corpus": ("corpus", "add", "{file}", "--preview"),
    "ask": ("ask", "--file", "{file}", "--json"),
    "chat": ("chat", "--filing", "{file}", "--no-model"),
}  # fmt: skip
FAULT = re.compile("程序出错|Traceback")
READ, REFUSED = {errors.DONE, errors.FINDINGS}, {errors.WRONG_USE, errors.UNREADABLE}


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """A command on a file: its exit code and what it wrote to standard error."""
    monkeypatch.setenv("JIXIAO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("JIXIAO_EMBEDDING", "none")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    form = tmp_path / "表.json"
    form.write_text(approved().model_dump_json(), encoding="utf-8")

    def ran(way, file):
        names = {"file": file, "form": form, "out": tmp_path / "out"}
        code = errors.run(cli, [a.format(**names) for a in WAYS[way]])
        return code, capsys.readouterr().err

    return ran


def check(code, stated, where):
    assert code in READ | REFUSED, (where, code, stated)
    assert not FAULT.search(stated), (where, stated)
    if code in REFUSED:
        assert is_chinese(stated), where


@pytest.mark.parametrize("way", ["read", "draft", "review", "evaluated", "form", "chat"])
def test_a_form_of_a_year_that_cannot_be_is_refused_and_never_read_as_words(run, tmp_path, way):
    file = tmp_path / "年度.json"
    for year in (10**18, 0, 10**30):
        file.write_text(json.dumps({**json.loads(approved().model_dump_json()), "year": year}), encoding="utf-8")
        code, stated = run(way, file)
        assert code in REFUSED
        check(code, stated, year)
    assert not list(tmp_path.glob("out/*"))


@pytest.mark.slow
@pytest.mark.shared
def test_every_kept_hostile_file_is_read_or_refused_by_every_command(run, shared):
    folder = shared / "hostile_inputs"
    if not folder.is_dir():
        pytest.skip("没有 hostile_inputs")
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README.md")
    for file, way in itertools.product(files, WAYS):
        check(*run(way, file), (way, file.name))
