"""What worked on a server is remembered per server and model, over restarts."""

import pytest

from assistant.llm.methods import MethodMemory, ReplyMethod, Thinking, Way

WAY = Way(method=ReplyMethod.JSON_OBJECT, thinking=Thinking.ENABLE)


def test_a_way_is_remembered_over_restarts_for_its_server_and_model_alone(tmp_path):
    path = tmp_path / "data" / "methods.json"
    MethodMemory(path).remember("http://a/v1/", "m", WAY)
    again = MethodMemory(path)
    assert again.recall("http://a/v1", "m") == WAY
    assert again.recall("http://a/v1", "n") is None
    assert again.recall("http://b/v1", "m") is None


def test_what_is_forgotten_stays_forgotten(tmp_path):
    memory = MethodMemory(tmp_path / "methods.json")
    memory.remember("http://a", "m", WAY)
    memory.forget("http://a", "m")
    assert MethodMemory(tmp_path / "methods.json").recall("http://a", "m") is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"http://a|m": {"method": "magic"}}', '{"http://a|m": 3}'])
def test_a_broken_memory_is_begun_anew(tmp_path, content):
    path = tmp_path / "methods.json"
    path.write_text(content, encoding="utf-8")
    memory = MethodMemory(path)
    assert memory.recall("http://a", "m") is None
    memory.remember("http://a", "m", WAY)
    assert MethodMemory(path).recall("http://a", "m") == WAY


def test_a_folder_that_cannot_be_written_costs_the_memory_alone(tmp_path):
    (tmp_path / "data").write_text("in the way")
    memory = MethodMemory(tmp_path / "data" / "methods.json")
    memory.remember("http://a", "m", WAY)
    assert memory.recall("http://a", "m") == WAY
