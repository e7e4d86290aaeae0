"""The page with a model: progress, stop, what would be sent, running text; the model is a server over real HTTP."""

import threading
import time

import pytest
from pydantic import SecretStr

from assistant.bootstrap import Product
from assistant.settings import Settings
from assistant.web.handlers import AskedQuestion, PageHandlers
from tests.assistant.web.test_page import OUTPUTS
from tests.fakes.drafting_brain import brain
from tests.fakes.model_server import ModelServer, refusal

BRIEF = "项目名称：护理员培训\n联系人：王小明，电话13912345678。\n2027年培训护理员120人，11月底前完成，申请资金12万元。"
KEY = SecretStr("sk-geheim-123456")


@pytest.fixture
def product(tmp_path):
    product = Product(Settings(data_dir=tmp_path, embedding="none", redaction="on", _env_file=None))
    yield product
    product.models.close()


@pytest.fixture
def page(product):
    return PageHandlers(product)


@pytest.fixture
def server():
    with ModelServer(brain=brain) as server:
        yield server


def turns(page, message, model):
    for made in page.say(message, [], None, "central-2021", AskedQuestion(), "全国", model):
        yield dict(zip(OUTPUTS, made, strict=True))


def test_a_draft_of_the_model_says_so_and_keeps_its_record(page, product, server):
    *_, made = turns(page, BRIEF, product.models.chosen("fake", server.url, KEY))
    assert "大模型起草（fake）" in made["status"]
    assert "起草记录：提问 2 次" in made["found"]
    assert made["errand"] is None


def test_personal_data_does_not_leave(page, product, server):
    list(turns(page, BRIEF, product.models.chosen("fake", server.url, KEY)))
    assert server.bodies
    assert not [b for b in server.bodies if "王小明" in str(b) or "13912345678" in str(b)]


def test_progress_shows_while_the_model_writes(page, product):
    with ModelServer(brain=brain, latency=0.5) as server:
        said = [m["chat"][-1]["content"] for m in turns(page, BRIEF, product.models.chosen("fake", server.url, KEY))]
    assert any("请fake设计指标和目标……" in line for line in said[:-1])
    assert "已起草" in said[-1]


def test_a_stop_takes_at_once_and_leaves_message_and_draft(page, product):
    with ModelServer(brain=brain, latency=120) as server:
        steps = turns(page, BRIEF, product.models.chosen("fake", server.url, KEY))
        first = next(s for s in steps if s["errand"])
        started = time.monotonic()
        threading.Timer(0.2, page.stop, [first["errand"]]).start()
        *_, last = steps
    assert time.monotonic() - started < 60, "well before the server would have answered, on a busy machine too"
    assert last["chat"][-1]["content"] == "已停止，草稿没有改变。"
    assert last["box"] == BRIEF, "what was typed is not lost"


def test_a_server_that_refuses_leaves_a_rule_based_draft_and_says_why(page, product):
    with ModelServer(lambda _: refusal(401, "bad key sk-geheim-123456")) as server:
        *_, made = turns(page, BRIEF, product.models.chosen("fake", server.url, KEY))
    assert "规则起草" in made["status"]
    assert "这次没有用上大模型" in made["chat"][-1]["content"]
    assert "geheim" not in str(made["chat"]) + made["found"]


def test_the_panel_shows_what_would_be_sent_and_sends_nothing(page, product, server):
    model = product.models.chosen("fake", server.url, KEY)
    shown = page.preview(BRIEF, None, "central-2021", model)
    assert "已遮盖 2 处" in shown
    assert "王小明 → <mark class='token'>〔姓名1〕</mark>" in shown
    assert "培训护理员120人" in shown
    assert "geheim" not in shown
    assert server.bodies == []


def test_markup_in_a_brief_stays_text_in_the_panel(page, product, server):
    shown = page.preview(
        f"{BRIEF}<img src=x onerror=alert(1)>", None, "central-2021", product.models.chosen("m", server.url)
    )
    assert "<img" not in shown


def test_without_a_model_nothing_would_be_sent(page):
    assert "不会发送任何内容" in page.preview(BRIEF, None, "central-2021", None)


def test_a_model_is_taken_over_once_it_has_answered(page, server):
    server._brain = lambda _: {"answer": "好"}
    choice, said, key = page.choose_model(server.url, "fake", "sk-geheim-123456")
    assert (choice.model, key) == ("fake", "")
    assert "可以使用" in said
    assert "geheim" not in said + repr(choice)
    assert page.drop_model() == (None, "当前：规则起草，不使用大模型，内容不离开本机。")


@pytest.mark.parametrize(
    ("url", "name", "says"),
    [("", "", "请填写模型名称"), ("ftp://x", "m", "应以 http"), ("http://127.0.0.1:9/v1", "m", "没有换用")],
)
def test_a_model_that_does_not_answer_is_not_taken_over(page, url, name, says):
    choice, said, _ = page.choose_model(url, name, "")
    assert choice.get("__type__") == "update"
    assert says in said


def test_running_text_grows_section_by_section_and_goes_into_the_files(page, product, server, tmp_path):
    model = product.models.chosen("fake", server.url, KEY)
    *_, made = turns(page, BRIEF, model)
    told = list(page.explain(made["draft"], model))
    text, draft, errand = told[-1]
    assert [n.title for n in draft.narratives] == ["立项依据", "项目概况", "绩效目标说明"]
    assert "大模型撰写（fake）" in text
    assert errand is None
    assert any(p.name.endswith("立项说明.docx") for p in product.declarations().save(draft, tmp_path / "out"))


def test_stopped_running_text_changes_no_draft(page, product):
    with ModelServer(brain=brain) as server:
        model = product.models.chosen("fake", server.url, KEY)
        *_, made = turns(page, BRIEF, None)
        steps = page.explain(made["draft"], model)
        text, _, errand = next(steps)
        page.stop(errand)
        *_, (text, draft, _) = steps
    assert text.endswith("已停止，草稿没有改变。")
    assert draft.get("__type__") == "update"
