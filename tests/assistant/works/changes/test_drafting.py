"""More brief text drafts anew and keeps what a person changed; what no longer applies is told, not lost."""

from assistant.domain.facts import Question
from assistant.files.interface import BriefError
from assistant.jobs.declaration.interface import Draft
from tests.fakes.works import ROWS, Desk, drafted, row

_UNIT = Question(code="unit", field="实施单位", text="实施单位的全称是什么？")
_WORK = Question(code="quantities", field="工作量", text="项目要做多少？")


class Writer:
    """Hands over the drafts it was given, one after the other, and remembers the texts."""

    def __init__(self, *drafts: Draft) -> None:
        self.drafts, self.texts = list(drafts), []

    def __call__(self, text, *_):
        self.texts.append(text)
        return self.drafts[min(len(self.texts), len(self.drafts)) - 1]


def begun(*drafts):
    writer = Writer(*drafts)
    desk = Desk(None, draft=writer)
    assert desk.do("add_brief", value="培训护理员120人，4期，申请120万元。").applied
    return desk, writer


def test_the_first_text_makes_the_first_filing_with_ids():
    desk, _ = begun(drafted(ROWS))
    assert [r.id for r in desk.work.filing.indicators] == [f"r{n}" for n in range(1, 8)]
    assert desk.work.log[0].after == "7条指标"


def test_more_text_is_read_with_the_texts_before():
    desk, writer = begun(drafted(ROWS), drafted([*ROWS, row("数量指标", "坡道数量", "≥30处", 5)]))
    done = desk.do("add_brief", value="另建坡道30处。")
    assert writer.texts[1] == "培训护理员120人，4期，申请120万元。\n另建坡道30处。"
    assert "新增：坡道数量 ≥30处" in done.after


def test_changes_of_a_person_are_kept_over_a_new_draft():
    desk, _ = begun(drafted(ROWS), drafted([*ROWS[1:], row("数量指标", "坡道数量", "≥30处", 5)]))
    desk.do("set_target", "学员满意度", value="93%")
    desk.do("set_name", "培训期数", value="培训班期数")
    desk.do("add_indicator", name="家属满意度", level1="满意度指标", target="85%")
    added = desk.id_of("家属满意度")
    desk.do("delete_indicator", "受益老人数量")
    done = desk.do("add_brief", value="另建坡道30处。")
    names = {r.name for r in desk.work.filing.indicators}
    assert desk.row("学员满意度").target == "≥93%"
    assert {"培训班期数", "坡道数量"} <= names
    assert "受益老人数量" not in names
    assert desk.id_of("家属满意度") == added
    assert "没有用上" not in done.after


def test_a_change_that_no_longer_applies_is_noted():
    desk, _ = begun(drafted(ROWS), drafted([r for r in ROWS if r.name != "培训期数"]))
    desk.do("set_target", "培训期数", value="6期")
    done = desk.do("add_brief", value="不分期了，集中培训一次。")
    assert "改指标值：培训期数 ≥6期”没有用上" in done.after


def test_a_change_that_was_taken_back_is_not_done_again():
    desk, _ = begun(drafted(ROWS), drafted(ROWS))
    desk.do("set_target", "学员满意度", value="93%")
    desk.do("undo")
    desk.do("add_brief", value="另建坡道。")
    assert desk.row("学员满意度").target == "≥90%"


def test_a_row_keeps_its_id_where_the_new_draft_measures_the_same():
    desk, _ = begun(drafted(ROWS), drafted([row("数量指标", "坡道数量", "≥30处", 5), *ROWS]))
    before = {r.name: r.id for r in desk.work.filing.indicators}
    desk.do("add_brief", value="另建坡道30处。")
    after = {r.name: r.id for r in desk.work.filing.indicators}
    assert {name: after[name] for name in before} == before
    assert after["坡道数量"] == "r8"


def test_an_answer_to_a_field_of_the_form_is_kept_as_a_change_and_not_drafted():
    project = drafted(ROWS).filing.project.model_copy(update={"unit": "【待补充：实施单位】"})
    desk, writer = begun(drafted(ROWS, _UNIT, project=project))
    desk.do("answer", question="unit", value="青溪县养老服务中心")
    assert len(writer.texts) == 1
    desk.do("add_brief", value="另建坡道。")
    assert desk.work.filing.project.unit == "青溪县养老服务中心"


def test_an_answer_in_words_joins_the_brief_under_its_label():
    desk, writer = begun(drafted(ROWS, _WORK))
    done = desk.do("answer", question="quantities", value="培训护理员150人")
    assert done.applied
    assert writer.texts[1].endswith("\n工作量：培训护理员150人")
    assert "quantities" not in [q.id for q in desk.work.questions]


def test_a_text_that_is_no_brief_is_refused_and_changes_nothing():
    def refuses(text, profile, year, previous):
        raise BriefError("没有读到中文的项目简介。")

    desk = Desk(None, draft=refuses)
    before = desk.work
    assert desk.do("add_brief", value="abc").why == "没有读到中文的项目简介。"
    assert desk.work == before


def test_checking_does_not_draft():
    from assistant.domain.operation import Operation

    desk = Desk(None)
    assert desk.works.check(desk.work, Operation(op="add_brief", value="培训120人")) is None


def test_undoing_a_new_draft_brings_back_the_old_one():
    desk, _ = begun(drafted(ROWS), drafted(ROWS[:3]))
    before = desk.work.state
    desk.do("add_brief", value="只做培训。")
    assert len(desk.work.filing.indicators) == 3
    desk.do("undo")
    assert desk.work.state == before
