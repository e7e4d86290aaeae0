"""Commands with a model: who wrote is said, what would be sent is shown, what was used is counted, keys stay secret."""

import json
import re

import pytest

from assistant.cli import errors
from assistant.cli.main import cli
from tests import CASES_FOLDER
from tests.fakes.drafting_brain import LIARS, brain, replying
from tests.fakes.indexed import with_index
from tests.fakes.model_server import ModelServer, refusal

BRIEF = "项目名称：护理员培训\n联系人：王小明，电话13912345678。\n2027年培训护理员120人，11月底前完成，申请资金12万元。"
KEY = "sk-geheim-123456"


@pytest.fixture
def brief(tmp_path):
    path = tmp_path / "简介.txt"
    path.write_text(BRIEF, encoding="utf-8")
    return path


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("JIXIAO_DATA_DIR", str(with_index(tmp_path / "data")))
    monkeypatch.setenv("JIXIAO_EMBEDDING", "builtin")
    monkeypatch.setenv("JIXIAO_REDACTION", "on")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    def call(server, *args):
        if server is not None:
            monkeypatch.setenv("OPENAI_BASE_URL", server.url)
            monkeypatch.setenv("OPENAI_MODEL", "fake")
        code = errors.run(cli, [str(a) for a in args])
        stated = capsys.readouterr()
        assert KEY not in stated.out + stated.err
        return code, stated.out, stated.err

    return call


def test_a_draft_says_that_the_model_wrote_and_what_it_took(run, brief, tmp_path):
    with ModelServer(brain=brain) as server:
        code, out, err = run(server, "draft", brief, "--out", tmp_path / "out")
    assert code == 0
    assert "大模型起草（fake）" in out
    assert "请fake设计指标和目标……" in err
    assert "模型：提问 3 次，请求 3 次" in err


def test_json_carries_the_record_and_the_running_text(run, brief, tmp_path):
    with ModelServer(brain=brain) as server:
        _, out, _ = run(server, "draft", brief, "--out", tmp_path / "out", "--explain", "--json")
    answer = json.loads(out)
    assert answer["record"]["writer"] == "fake"
    assert [n["title"] for n in answer["narratives"]] == ["立项依据", "项目概况", "绩效目标说明"]
    assert sum(f.endswith("立项说明.docx") for f in answer["files"]) == 1


def test_what_would_be_sent_is_shown_and_nothing_is_sent(run, brief):
    with ModelServer(brain=brain) as server:
        code, out, _ = run(server, "draft", brief, "--show-prompt")
        assert server.bodies == []
    assert code == 0
    assert "遮盖：13912345678 → 〔电话1〕" in out
    assert "联系人：〔姓名1〕" in out


def test_usage_is_counted_by_user_and_project(run, brief, tmp_path):
    with ModelServer(brain=brain) as server:
        run(server, "draft", brief, "--out", tmp_path / "out")
        _, out, _ = run(server, "usage", "--json")
    found = [(t["who"], t["project"], t["model"], t["requests"]) for t in json.loads(out)]
    assert found == [("本机用户", "护理员培训", "fake", 3)]


def test_without_use_the_usage_says_so(run):
    assert run(None, "usage")[1] == "还没有使用过大模型。\n"


def test_the_model_can_be_left_out(run, brief, tmp_path):
    with ModelServer(brain=brain) as server:
        _, out, _ = run(server, "draft", brief, "--out", tmp_path / "out", "--no-model")
        assert server.bodies == []
    assert "规则起草，未使用大模型" in out


def test_a_service_that_fails_leaves_a_draft_by_rules_and_the_reason(run, brief, tmp_path):
    with ModelServer(lambda _: refusal(401, f"Incorrect API key provided: {KEY}")) as server:
        code, out, err = run(server, "draft", brief, "--out", tmp_path / "out")
    assert code == 0
    assert "规则起草" in out
    assert "改由规则起草" in err


def test_lies_are_named_in_the_record_and_not_in_the_files(run, brief, tmp_path):
    with ModelServer(brain=replying(LIARS["a number in the goal"])) as server:
        _, _, err = run(server, "draft", brief, "--out", tmp_path / "out")
    assert "“3721人”在材料中找不到" in err
    assert "3721" not in next((tmp_path / "out").glob("*.json")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}, "没有设置 OPENAI_MODEL"),
        ({"OPENAI_MODEL": "m", "OPENAI_BASE_URL": "api.deepseek.com"}, "应以 http:// 或 https:// 开头"),
        ({"OPENAI_MODEL": "m", "JIXIAO_REDACTION_WORDS": "/nirgends/w.txt"}, "读不出 JIXIAO_REDACTION_WORDS"),
    ],
)
def test_settings_that_cannot_be_used_get_one_line(run, brief, tmp_path, monkeypatch, settings, says):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    code, _, err = run(None, "draft", brief, "--out", tmp_path / "out")
    assert code == errors.WRONG_USE
    assert says in err
    assert "Traceback" not in err


def test_without_a_folder_only_the_prompt_can_be_shown(run, brief):
    code, _, err = run(None, "draft", brief, "--no-model")
    assert code == errors.WRONG_USE
    assert "--out" in err


def test_an_answer_in_the_models_words_says_so(run):
    with ModelServer(brain=brain) as server:
        _, out, _ = run(server, "ask", "10号文里预算执行率占多少分？")
    assert "由大模型（fake）依据所列条款写成" in out


def test_a_models_answer_that_cannot_be_kept_is_replaced_and_stated(run):
    stated = {"sentences": [{"text": "权重是37%，见财预〔2026〕3721号。", "tokens": ["C1"]}]}
    with ModelServer(brain=lambda _: stated) as server:
        _, out, _ = run(server, "ask", "10号文里预算执行率占多少分？")
    assert "大模型没有给出能核对的回答" in out
    assert "3721" not in out


DOSSIER = CASES_FOLDER / "dossier"


def reported(run, server, out):
    args = ("report", DOSSIER / "资料", "--declaration", DOSSIER / "申报表.json", "--out", out, "--json")
    code, stated, _ = run(server, *args)
    assert code == 0
    return json.loads(stated)


def test_a_model_words_the_report_and_its_marks_lead_to_evidence(run, tmp_path):
    with ModelServer(brain=brain) as server:
        answer = reported(run, server, tmp_path / "out")
    worded = [s for s in answer["sections"] if s["writer"] == "fake"]
    known = {e["id"] for e in answer["evaluation"]["evidence"]}
    marks = {m for s in worded for m in re.findall(r"〔(E\d+)〕", s["text"])}
    assert worded
    assert marks
    assert marks <= known
    assert len(worded) < len(answer["sections"])


def test_a_report_with_made_up_figures_is_worded_by_the_rules(run, tmp_path):
    lie = "项目改造教室99999间，节约资金88888万元，受益学生77777人〔E999〕，效果十分明显，各方面都很满意。"
    with ModelServer(brain=lambda _: lie) as server:
        answer = reported(run, server, tmp_path / "out")
    assert {s["writer"] for s in answer["sections"]} == {"rule_based"}
    assert "99999" not in json.dumps(answer["sections"], ensure_ascii=False)
    assert "E999" not in json.dumps(answer["sections"], ensure_ascii=False)


def test_a_self_evaluation_report_can_be_worded_by_a_model(run, tmp_path):
    given = ("evaluate", DOSSIER / "申报表.json", "--results", DOSSIER / "完成情况.yaml", "--explain")
    with ModelServer(brain=brain) as server:
        code, out, _ = run(server, *given, "--out", tmp_path / "out", "--json")
    answer = json.loads(out)
    assert code == 0
    assert any(n["record"]["writer"] == "fake" for n in answer["narratives"])
