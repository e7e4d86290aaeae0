"""设置 and writing with a model: progress, stop, what would be sent; the model is a server over real HTTP."""

import time

import pytest

from assistant.bootstrap import Product
from assistant.settings import Settings
from assistant.web.app import page
from assistant.web.desk import Desk
from tests.assistant.web.conftest import Asker
from tests.fakes.drafting_brain import brain
from tests.fakes.model_server import ModelServer, refusal

BRIEF = "项目名称：护理员培训\n联系人：王小明，电话13912345678。\n2027年培训护理员120人，11月底前完成，申请资金12万元。"


@pytest.fixture(scope="module")
def masking(tmp_path_factory):
    """A page that masks what it sends."""
    folder = tmp_path_factory.mktemp("masking")
    product = Product(Settings(data_dir=folder, embedding="none", redaction="on", _env_file=None))
    yield page(Desk.of(product))
    product.models.close()


@pytest.fixture
def own(masking):
    """A visitor of that page who was never there."""
    return Asker(masking)


def use(asker, server):
    probe, server._brain = server._brain, lambda _: {"answer": "好"}
    found = asker.post("/api/model", {"url": server.url, "name": "fake", "key": "sk-geheim-123456"})
    server._brain = probe
    server.bodies.clear()
    return found


def test_a_model_is_taken_over_once_it_has_answered_and_its_key_is_never_shown(own):
    with ModelServer(brain=brain) as server:
        found = use(own, server)
    assert "可以使用" in found["told"]
    assert "geheim" not in str(found) + str(own.get("/api/model"))
    assert own.http.delete("/api/model").json()["state"].startswith("当前：规则起草")


@pytest.mark.parametrize(
    ("url", "name", "says"),
    [("", "", "请填写模型名称"), ("ftp://x", "m", "应以 http"), ("http://127.0.0.1:9/v1", "m", "没有换用")],
)
def test_a_model_that_does_not_answer_is_not_taken_over(own, url, name, says):
    assert says in own.post("/api/model", {"url": url, "name": name})["error"]
    assert "规则起草" in own.get("/api/model")["state"]


def test_a_draft_of_the_model_says_so_and_personal_data_does_not_leave(own):
    with ModelServer(brain=brain) as server:
        use(own, server)
        work = own.post("/api/works", {"words": BRIEF})["id"]
        assert own.get(f"/api/works/{work}")["writer"] == "fake"
        assert server.bodies
        assert not [b for b in server.bodies if "王小明" in str(b) or "13912345678" in str(b)]


def test_progress_shows_and_a_stop_takes_at_once_and_leaves_the_form(own):
    with ModelServer(brain=brain, latency=120) as server:
        latency, server.latency = server.latency, 0
        use(own, server)
        server.latency = latency
        state = own.http.post("/api/works", json={"words": BRIEF.replace("120人", "150人")}).json()
        until = time.monotonic() + 60
        while "fake" not in (found := own.get(f"/api/jobs/{state['job']}"))["step"]:
            assert time.monotonic() < until
        assert not found.get("done")
        started = time.monotonic()
        assert own.http.delete(f"/api/jobs/{state['job']}").json()["stopped"]
        assert own.waited(state)["cancelled"]
        assert time.monotonic() - started < 60, "well before the server would have answered"
    work = own.get(f"/api/works/{state['id']}")
    assert work["is_empty"]
    assert [m["text"] for m in work["timeline"]][-1] == "已停止，表没有改变。"


def test_a_server_that_refuses_leaves_a_rule_based_draft_and_says_why(own):
    with ModelServer(brain=brain) as server:
        use(own, server)
        server._brain = lambda _: refusal(401, "bad key sk-geheim-123456")
        work = own.post("/api/works", {"words": BRIEF.replace("120人", "130人")})["id"]
    shown = own.get(f"/api/works/{work}")
    assert shown["writer"] == "rule_based"
    assert "这次没有用上大模型" in shown["timeline"][-1]["text"]
    assert "geheim" not in str(shown)


def test_it_is_shown_what_would_be_sent_and_nothing_is_sent(own):
    assert "不会发送任何内容" in own.post("/api/model/preview", {"text": BRIEF})["told"]
    with ModelServer(brain=brain) as server:
        use(own, server)
        found = own.post("/api/model/preview", {"text": BRIEF})
        assert server.bodies == []
    assert "已遮盖 2 处" in found["told"]
    assert {"said": "王小明", "token": "〔姓名1〕"} in found["hidden"]
    assert "培训护理员120人" in str(found["prompts"])
    assert "王小明" not in str(found["prompts"])


def test_beyond_this_machine_only_an_administrator_names_a_model_and_tries_an_address(house):
    wanted = {"url": "http://10.0.0.1:22/v1", "name": "x", "key": ""}
    for name in ("王会计", "李科长", "孙评审"):
        asker = house.signed_in(name)
        assert not asker.get("/api/model")["allowed"]
        assert "管理员" in asker.post("/api/model", wanted, status=403)["error"]
        assert asker.http.delete("/api/model").status_code == 403
    assert house.signed_in("周管理").get("/api/model")["allowed"]


def test_what_may_be_personal_is_shown_and_masked_until_the_visitor_says_that_it_is_none(own):
    text = f"{BRIEF}\n备注：6000000000000000000"
    with ModelServer(brain=brain) as server:
        use(own, server)
        first = own.post("/api/model/preview", {"text": text})
        assert first["doubtful"] == ["6000000000000000000"]
        assert not [p for p in first["prompts"] if "6000000000000000000" in p]
        assert "原样发送" in own.post("/api/model/doubtful", {"send": True})["state"]
        second = own.post("/api/model/preview", {"text": text})
    assert second["sends"]
    assert [p for p in second["prompts"] if "6000000000000000000" in p]
