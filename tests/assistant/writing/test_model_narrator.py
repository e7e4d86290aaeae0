"""Running text: streamed while it is written, counted only once every figure and citation has its origin."""

from itertools import pairwise

import pytest

from assistant.llm.interface import Cancelled, Errand, ModelError
from assistant.writing.interface import MaterialPiece, SectionTask
from assistant.writing.model_narrator import ModelNarrator
from assistant.writing.rule_narrator import RuleBasedNarrator
from tests.fakes.model import FakeModel

REFERENCE = "《指引》（财预〔2021〕101号）二（二）"
TASK = SectionTask(
    key="basis",
    title="立项依据",
    ask="说明项目为什么立项。",
    pieces=(
        MaterialPiece(
            mark="F1", label="项目简介", text="依据《青溪县养老服务规划》，培训护理员120人，申请资金60万元。"
        ),
        MaterialPiece(mark="C1", label="条款", text="产出指标分数量、质量、时效，权重40%。", reference=REFERENCE),
    ),
    plain="项目依据《青溪县养老服务规划》提出，培训护理员120人。",
)  # fmt: skip
SOUND = "项目依据《青溪县养老服务规划》提出，计划培训护理员120人，安排资金60万元。产出指标权重为40%。〔C1〕"
ATTEMPTS = 3


def test_a_sound_section_stands_with_its_clause_named_by_the_product():
    made = ModelNarrator(FakeModel(SOUND)).narrate(TASK)
    assert made.text.endswith("产出指标权重为40%（《指引》（财预〔2021〕101号）二（二））。")
    assert (made.writer, made.record.attempts) == ("fake-model", 1)


def test_the_text_is_noted_as_it_grows():
    noted = []
    ModelNarrator(FakeModel(SOUND)).narrate(TASK, tell=noted.append)
    assert len(noted) > 3
    assert all(later.startswith(earlier[:-4]) for earlier, later in pairwise(noted))
    assert "〔C1〕" not in noted[-1]


LIES = {
    "number": SOUND + "惠及老人3721人。",
    "sum": SOUND.replace("60万元", "3721万元"),
    "document": SOUND + "根据财预〔2026〕3721号实施。",
    "title": SOUND + "符合《三七二一管理办法》的要求。",
    "article": SOUND + "符合第三十七条的规定。",
    "picture": SOUND + "![图](http://3721.example/a.png)",
    "html": SOUND + "<img src=3721>",
    "clause figure without its clause": SOUND.replace("〔C1〕", ""),
    "firm": SOUND + "由三七二一咨询有限公司承办。",
    "empty": "",
    "endless": SOUND * 40,
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_is_asked_for_again_and_then_replaced(lie):
    model = FakeModel(*[lie] * ATTEMPTS)
    made = ModelNarrator(model).narrate(TASK)
    assert len(model.prompts) == ATTEMPTS
    assert "上一次写的有这些问题" in model.prompts[1].user
    assert made.text == TASK.plain
    assert made.writer == "rule_based"
    assert made.record.reasons[-1] == "改用规则起草。"


def test_a_made_up_token_falls_away():
    made = ModelNarrator(FakeModel(SOUND.replace("〔C1〕", "〔C1〕〔C9〕"))).narrate(TASK)
    assert "C9" not in made.text


def test_a_corrected_section_counts():
    made = ModelNarrator(FakeModel(LIES["number"], SOUND)).narrate(TASK)
    assert (made.writer, made.record.attempts) == ("fake-model", 2)
    assert "3721" not in made.text


def test_an_open_place_has_to_stay_open():
    task = TASK.model_copy(update={"plain": "项目依据【待补充：批准文件】提出，培训护理员120人。"})
    filled = "项目已经县政府常务会议批准，计划培训护理员120人，按期完成。"
    made = ModelNarrator(FakeModel(*[filled] * ATTEMPTS)).narrate(task)
    assert made.writer == "rule_based"


def test_without_the_model_the_rules_write():
    made = ModelNarrator(FakeModel(ModelError("连接不上模型服务。"))).narrate(TASK)
    assert (made.text, made.record.reasons) == (TASK.plain, ("连接不上模型服务。", "改用规则起草。"))


def test_giving_up_ends_at_the_next_piece():
    errand = Errand()

    def tell(_text):
        errand.cancelled.set()

    model = FakeModel(LIES["number"], SOUND)
    with pytest.raises(Cancelled):
        ModelNarrator(model).narrate(TASK, errand, tell)
    assert len(model.prompts) == 1


def test_the_rules_hand_over_their_own_words():
    noted = []
    made = RuleBasedNarrator().narrate(TASK, tell=noted.append)
    assert (made.text, made.writer, noted) == (TASK.plain, "rule_based", [TASK.plain])


MARKED = SectionTask(
    key="conclusion",
    title="评价结论",
    ask="说明结论。",
    pieces=(
        MaterialPiece(mark="F1", label="评价结论", text="培训护理员120人〔E3〕，满意度93.5%〔E12〕，综合得分91分。"),
        MaterialPiece(mark="F2", label="评价结论", text="有一张凭证没有验收单。"),
    ),
    plain="培训护理员120人〔E3〕，满意度93.5%〔E12〕，综合得分91分。有一张凭证没有验收单〔E5〕。",
)
NOTED = "项目培训护理员120人〔E3〕，综合得分91分；支付手续不完整，有一张凭证没有验收单〔E5〕。"


def test_marks_of_evidence_of_the_material_are_kept():
    made = ModelNarrator(FakeModel(NOTED)).narrate(MARKED)
    assert (made.text, made.writer) == (NOTED, "fake-model")


def test_a_mark_that_the_material_does_not_hold_falls_away():
    made = ModelNarrator(FakeModel(NOTED.replace("〔E5〕", "〔E5〕〔E99〕〔E4〕"))).narrate(MARKED)
    assert (made.text, made.writer) == (NOTED, "fake-model")


@pytest.mark.parametrize("written", ["[E3]", "（E3）", "【E3】", "〔E3、E99〕", "〔 E3 〕"])
def test_a_mark_written_otherwise_is_read_as_the_same_mark(written):
    made = ModelNarrator(FakeModel(NOTED.replace("〔E3〕", written))).narrate(MARKED)
    assert made.text == NOTED


def test_a_mark_behind_the_stop_is_moved_before_it():
    made = ModelNarrator(FakeModel(NOTED.replace("〔E5〕。", "。〔E5〕"))).narrate(MARKED)
    assert made.text == NOTED


def test_the_number_of_a_mark_proves_no_figure():
    model = FakeModel(*[NOTED.replace("120人", "3人")] * ATTEMPTS)
    assert ModelNarrator(model).narrate(MARKED).writer == "rule_based"


def test_the_number_of_a_mark_is_no_figure_that_has_to_be_proved():
    task = MARKED.model_copy(update={"plain": MARKED.plain + "培训按期完成〔E7777〕。"})
    made = ModelNarrator(FakeModel(NOTED + "培训按期完成〔E7777〕。")).narrate(task)
    assert made.text.endswith("培训按期完成〔E7777〕。")


def test_the_preview_shows_marks_of_the_material_and_no_others():
    noted = []
    ModelNarrator(FakeModel(NOTED.replace("〔E5〕", "〔E99〕"))).narrate(MARKED, tell=noted.append)
    assert "〔E3〕" in noted[-1]
    assert "E99" not in noted[-1]


def test_a_section_without_pieces_is_not_sent_to_a_model():
    model, noted = FakeModel(), []
    made = ModelNarrator(model).narrate(MARKED.model_copy(update={"pieces": ()}), tell=noted.append)
    assert (made.text, made.writer, made.record.reasons) == (MARKED.plain, "rule_based", ())
    assert (model.prompts, noted) == ([], [MARKED.plain])


def test_a_letter_and_number_in_brackets_that_the_material_writes_itself_is_no_mark():
    task = MARKED.model_copy(
        update={"pieces": (MaterialPiece(mark="F1", label="简介", text="教室（E3）改造120人可用。"),)}
    )
    made = ModelNarrator(FakeModel("教室（E3）已经完成改造，改造以后可供120人同时使用。")).narrate(task)
    assert "教室（E3）" in made.text
