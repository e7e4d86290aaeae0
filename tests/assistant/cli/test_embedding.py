"""``jixiao ask`` and ``jixiao corpus`` with an embedding service: calibrated, useless, or not there."""

import json

import pytest

from assistant.cli import errors
from assistant.cli.main import cli
from tests.fakes.indexed import with_index

KEY = "sk-geheim-123456"
QUESTION = "10号文预算执行率权重占多少"


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("JIXIAO_DATA_DIR", str(with_index(tmp_path / "data", "none")))
    monkeypatch.setenv("JIXIAO_WRITER", "rules")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    def call(url, *args, embedding="multilingual-x"):
        monkeypatch.setenv("JIXIAO_EMBEDDING", embedding)
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        code = errors.run(cli, list(args))
        out, err = capsys.readouterr()
        assert KEY not in out + err
        return code, out, err

    return call


def test_a_useless_embedding_is_noted_on_standard_error_and_keywords_answer(run, useless):
    code, out, err = run(useless.url, "ask", QUESTION)
    assert code == errors.DONE
    assert out.startswith("【有依据】")
    assert err.count("分不清条文与问题是否相符") == 1
    assert err.count("\n") == 1
    assert "分不清" not in out, "told once, not twice"


def test_a_useless_embedding_is_noted_in_the_notes_of_the_json_answer(run, useless):
    code, out, err = run(useless.url, "ask", QUESTION, "--json")
    answer = json.loads(out)
    assert code == errors.DONE
    assert answer["status"] == "answered"
    assert any("只用关键词检索" in note for note in answer["notes"])
    assert "只用关键词检索" in err


def test_a_file_of_questions_is_noted_once(run, useless, tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text("\n".join(json.dumps({"id": n, "question": QUESTION}) for n in "ab"), encoding="utf-8")
    _, out, err = run(useless.url, "ask", "--file", str(path), "--json")
    assert [json.loads(line)["status"] for line in out.splitlines()] == ["answered"] * 2
    assert err.count("\n") == 1


def test_a_search_of_the_corpus_says_so_too(run, useless):
    code, out, err = run(useless.url, "corpus", "search", "满意度", "计分")
    assert code == errors.DONE
    assert "满意度" in out
    assert "只用关键词检索" in err


def test_the_service_is_asked_for_a_calibration_once(run, useless):
    run(useless.url, "ask", QUESTION)
    asked = useless.texts
    assert asked > 0
    run(useless.url, "ask", QUESTION)
    run(useless.url, "doctor")
    assert useless.texts == asked


def test_a_service_that_cannot_be_reached_costs_one_line_and_keywords_answer(run, unreachable):
    code, out, err = run(unreachable, "ask", QUESTION)
    assert code == errors.DONE
    assert out.startswith("【有依据】")
    assert "向量服务没有正常返回" in err
    assert err.count("\n") == 1
