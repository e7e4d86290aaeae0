"""The room 申报 by its routes: every edit saved at once, every view read from the work, one conversation."""

from io import BytesIO

import docx
import pytest

from assistant.chat.interface import Proposal
from assistant.chat.proposing import proposal_lines, tried
from assistant.domain.filing import Filing
from assistant.domain.operation import Actor, Operation
from assistant.web.declaration.talking import read_data


def row_of(work, name):
    return next(r for r in work["rows"] if name in r["name"])


def cell(work, key):
    return next(c for row in work["sheet"]["rows"] for c in row if c.get("key") == key)


def test_a_few_sentences_become_a_sheet_that_a_reload_shows_again(asker, drafted):
    work = asker.get(f"/api/works/{drafted}")
    assert work["sheet"]["title"] == "项目支出绩效目标表"
    assert row_of(work, "护理员")["target"] == "≥120人"
    assert [one["kind"] for one in work["timeline"]] == ["message", "message"]
    assert work["timeline"][1]["cards"][0]["word"] == "补充项目情况"
    assert work == asker.get(f"/api/works/{drafted}")


def test_an_edit_is_saved_and_shown_as_a_card_that_takes_it_back(asker, drafted):
    done = asker.change(drafted, op="set_head", field="unit", value="青溪县养老服务中心")
    assert done["applied"]
    work = asker.get(f"/api/works/{drafted}")
    assert cell(work, "project.unit")["text"] == "青溪县养老服务中心"
    assert cell(work, "project.unit")["word"] == "您改的"
    card = work["timeline"][-1]
    assert (card["kind"], card["place"], card["can_undo"]) == ("card", "实施单位", True)
    work = asker.change(drafted, op="undo")["work"]
    assert cell(work, "project.unit")["open"]
    assert work["timeline"][-1]["undone"]
    assert work["timeline"][-1]["can_redo"]


def test_what_was_refused_changes_nothing_and_says_why(asker, drafted):
    before = asker.get(f"/api/works/{drafted}")
    row = row_of(before, "满意度")["id"]
    for order in (
        {"op": "set_target", "row": row, "value": "120%"},
        {"op": "nonsense"},
        {"op": "set_target", "row": row},
    ):
        found = asker.change(drafted, **order)
        assert not found["applied"]
        assert found["why"]
    assert asker.get(f"/api/works/{drafted}")["version"] == before["version"]


def test_two_windows_on_one_work_lose_nothing(asker, drafted):
    version = asker.get(f"/api/works/{drafted}")["version"]
    assert asker.change(drafted, version, op="set_head", field="unit", value="甲单位")["applied"]
    late = asker.change(drafted, version, op="set_head", field="unit", value="乙单位")
    assert late["conflict"]
    assert "甲单位" in late["why"]
    assert cell(late["work"], "project.unit")["text"] == "甲单位"


def test_money_is_taken_as_it_is_typed(asker, drafted):
    assert asker.change(drafted, op="set_money", field="total", value="15")["work"]["sheet"]
    work = asker.change(drafted, op="set_money", field="total", value="180000元")["work"]
    assert cell(work, "funds.total")["text"] == "18"
    assert "不是金额" in asker.change(drafted, op="set_money", field="total", value="很多")["why"]


def test_an_order_in_the_chat_changes_the_sheet_and_is_undone_on_its_card(asker, drafted):
    work = asker.say(drafted, "把满意度改成95%")
    assert row_of(work, "满意度")["target"] == "≥95%"
    assert "≥95%" in work["timeline"][-1]["cards"][0]["after"]
    assert "已改指标值" not in work["timeline"][-1]["text"], "told by the card"
    work = asker.change(drafted, op="undo")["work"]
    assert row_of(work, "满意度")["target"] == "≥90%"


def test_the_conversation_goes_on_where_it_was(asker, drafted):
    asker.say(drafted, "护理员人数改成130人")
    work = asker.say(drafted, "它改成140人")
    assert row_of(work, "护理员")["target"] == "≥140人"


def test_a_policy_question_is_answered_with_its_articles_and_the_form_stays(asker, drafted):
    before = asker.get(f"/api/works/{drafted}")
    work = asker.say(drafted, "10号文里预算执行率占多少分？")
    answer = work["timeline"][-1]
    assert answer["text"].startswith("【有依据】")
    assert "财预〔2020〕10号第十三条" in [c["label"] for c in answer["citations"]]
    assert work["version"] == before["version"]


def test_what_is_not_surely_meant_is_shown_and_done_on_a_click_and_nothing_is_saved_before(asker, drafted, desk):
    row = row_of(asker.get(f"/api/works/{drafted}"), "满意度")["id"]
    order = {"op": "set_target", "row": row, "value": "93%"}
    data = {
        "operations": [], "focus": {"rows": [row], "op": "set_target", "pending": [], "proposed": [[order]]},
        "proposals": [{"number": 1, "text": "把“学员满意度”由≥90%改成≥93%"}],
    }  # fmt: skip
    kept = desk.product.store.conversations
    waiting = Proposal(1, (), data["proposals"][0]["text"], (), 0.6)
    kept.say(drafted, "assistant", "绩效助手", "\n".join(proposal_lines([waiting])), data)
    work = asker.get(f"/api/works/{drafted}")
    assert "93" not in work["timeline"][-1]["text"], "told by the card"
    assert work["timeline"][-1]["proposals"] == data["proposals"]
    assert row_of(work, "满意度")["target"] == "≥90%"
    done = asker.post(f"/api/works/{drafted}/proposals", {"click": "agree"})["work"]
    assert row_of(done, "满意度")["target"] == "≥93%"
    assert done["timeline"][-1]["proposals"] == []
    assert read_data(kept.of(drafted)[-1])["focus"]["proposed"] == []


def test_a_proposal_that_is_tried_out_is_not_kept(asker, drafted, desk):
    product = desk.product
    work = product.store.works.open(drafted).work
    order = Operation(op="set_head", field="unit", value="养老中心")
    assert not tried(product.saving_works(), work, [order], Actor()).fails
    assert asker.get(f"/api/works/{drafted}")["version"] == len(work.steps)


def test_the_command_line_and_the_page_are_one_conversation(asker, desk, drafted):
    stated = desk.product.store.conversations.say
    stated(drafted, "user", "本机用户", "你好")
    stated(drafted, "assistant", "绩效助手", "好的。", {"operations": []})
    assert [m["text"] for m in asker.get(f"/api/works/{drafted}")["timeline"]][-2:] == ["你好", "好的。"]


def test_a_cell_tells_its_source_and_its_reason(asker, drafted):
    row = row_of(asker.get(f"/api/works/{drafted}"), "护理员")["id"]
    found = asker.get(f"/api/works/{drafted}/cell?key=indicators.{row}.target")
    assert "120人" in found["origins"][0]["quote"]
    assert "120" in found["why"]
    assert "表没有改" not in found["why"]
    assert {t["label"] for t in found["texts"]} >= {"计算公式", "评分标准"}
    assert asker.get(f"/api/works/{drafted}/cell?key=nothing")["findings"] == []


def test_findings_name_their_cell_and_are_mended_or_ignored_with_a_reason(asker, drafted):
    work = asker.get(f"/api/works/{drafted}")
    row = row_of(work, "护理员")["id"]
    work = asker.change(drafted, op="set_weight", row=row, value="3")["work"]
    found = next(f for f in work["findings"] if f["can_mend"])
    work = asker.change(drafted, op="accept_finding", finding=found["id"])["work"]
    assert found["code"] not in [f["code"] for f in work["findings"]]
    open_unit = next(f for f in work["findings"] if f["place"] == "实施单位")
    assert open_unit["key"] == "project.unit"


def test_weights_stand_by_class_with_what_each_should_have(asker, drafted):
    work = asker.get(f"/api/works/{drafted}")
    assert work["weights"]["due"] == "90"
    assert work["weights"]["total"] == "90"
    row = row_of(work, "满意度")["id"]
    work = asker.change(drafted, op="set_weight", row=row, value="4")["work"]
    last = work["weights"]["classes"][-1]
    assert (last["name"], last["total"], last["due"]) == ("满意度指标", "4", "10")


def test_a_number_that_was_not_used_is_used_with_one_click(asker):
    work_id = asker.post("/api/works", {"words": "2027年培训护理员120人，申请12万元。"})["id"]
    work = asker.get(f"/api/works/{work_id}")
    fact = next(f for f in work["facts"] if f["quote"] == "120人")
    work = asker.change(work_id, op="ignore_number", number=fact["id"])["work"]
    unused = next(f for f in work["facts"] if f["id"] == fact["id"])
    assert (unused["used"], unused["can_use"]) == ("", True)
    work = asker.change(work_id, op="use_number", number=fact["id"], role="output")["work"]
    assert next(f for f in work["facts"] if f["id"] == fact["id"])["used"].startswith("指标“")


def test_versions_are_compared_and_brought_back(asker, drafted):
    asker.change(drafted, op="set_head", field="unit", value="青溪县养老服务中心")
    versions = asker.get(f"/api/works/{drafted}/versions")
    assert [v["version"] for v in versions] == [2, 1, 0]
    lines = asker.get(f"/api/works/{drafted}/versions/1/2")
    assert [(one["place"], one["after"]) for one in lines] == [("实施单位", "青溪县养老服务中心")]
    work = asker.change(drafted, op="restore_version", value="1")["work"]
    assert cell(work, "project.unit")["open"]
    named = asker.post(f"/api/works/{drafted}/versions/2/name", {"label": "送审稿"})["versions"]
    assert next(v for v in named if v["version"] == 2)["label"] == "送审稿"


def test_a_draft_can_always_be_downloaded_and_a_final_form_only_when_nothing_is_open(asker, drafted):
    draft = asker.http.get(f"/api/works/{drafted}/draft.docx")
    assert "%E8%8D%89%E7%A8%BF" in draft.headers["content-disposition"]
    assert "没有填" in asker.post(f"/api/works/{drafted}/final.docx", status=409)["error"]
    asker.change(drafted, op="set_head", field="unit", value="青溪县养老服务中心")
    work = asker.change(drafted, op="set_head", field="department", value="青溪县民政局")["work"]
    assert not work["progress"]["is_final"]
    for row in [r for r in work["rows"] if "待补充" in r["name"]]:
        asker.change(drafted, op="set_name", row=row["id"], value="护理服务投诉下降率")
        text = "投诉件数比上年减少的比例"
        work = asker.change(drafted, op="set_text", row=row["id"], field="definition", value=text)["work"]
    for row in [r for r in work["rows"] if "待补充" in r["target"]]:
        value = "5例" if "例" in row["target"] else "85%"
        work = asker.change(drafted, op="set_target", row=row["id"], value=value)["work"]
    assert work["progress"]["is_final"], work["progress"]
    final = asker.http.post(f"/api/works/{drafted}/final.docx")
    cells = [c.text for t in docx.Document(BytesIO(final.content)).tables for r in t.rows for c in r.cells]
    assert "青溪县养老服务中心" in cells
    assert asker.get(f"/api/works/{drafted}/versions")[0]["label"] == "定稿"
    stages = {w["id"]: w["stage"] for w in asker.get("/api/home")["works"]}
    assert stages[drafted] == "定稿"
    asker.change(drafted, op="set_head", field="unit", value="另一个中心")
    stages = {w["id"]: w["stage"] for w in asker.get("/api/home")["works"]}
    assert stages[drafted] == "草稿", "changed since"


def test_the_data_of_a_work_is_a_filing_that_others_read(asker, drafted):
    found = asker.http.get(f"/api/works/{drafted}/data.json")
    assert Filing.model_validate_json(found.content).indicators


def test_the_running_text_is_written_kept_and_downloaded(asker, drafted):
    assert asker.get(f"/api/works/{drafted}/narratives")["sections"] == []
    assert "没有写" in asker.get(f"/api/works/{drafted}/narratives.docx", status=400)["error"]
    made = asker.post(f"/api/works/{drafted}/narratives")
    assert [s["title"] for s in made["sections"]] == ["立项依据", "项目概况", "绩效目标说明"]
    assert asker.get(f"/api/works/{drafted}/narratives")["sections"] == made["sections"]
    word = asker.http.get(f"/api/works/{drafted}/narratives.docx")
    assert "护理员" in "".join(p.text for p in docx.Document(BytesIO(word.content)).paragraphs)


def test_another_profile_shows_its_own_official_form(asker, drafted):
    work = asker.change(drafted, op="switch_profile", value="shanghai")["work"]
    assert work["sheet"]["title"] == "财政项目支出绩效目标填报表"
    assert cell(work, "funds.total")["text"] == "120000"
    assert not work["weights"]["shown"]
    days = cell(work, "project.start")
    assert (days["open"], days["parts"][0]["kind"]) == (True, "date")


def test_orders_inside_markup_and_pictures_of_a_message_stay_text(asker, drafted):
    text = "![图](http://outside.invalid/a.png)<script>alert(1)</script>"
    work = asker.say(drafted, text)
    assert [m["text"] for m in work["timeline"] if m.get("role") == "user"][-1] == text


@pytest.mark.parametrize("name", ["central-2020", "henan-2022", "shanghai", "sichuan", "hubei"])
def test_every_profile_gives_a_sheet_of_which_each_value_can_be_edited_or_is_reckoned(asker, name):
    work_id = asker.post("/api/works", {"profile": name})["id"]
    sheet = asker.get(f"/api/works/{work_id}")["sheet"]
    cells = [c for row in sheet["rows"] for c in row if not c.get("head")]
    heads = [c for c in cells if c["key"].startswith(("project.", "goals.", "funds."))]
    assert heads
    assert all(c["parts"] for c in heads), [c["key"] for c in heads if not c["parts"]]
