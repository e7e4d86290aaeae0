"""A turn as the JSON line of the conversation, and a talk that knows nothing before the first message."""

import json

from assistant.chat.interface import Talk, Turn
from assistant.domain.question import OpenQuestion, QuestionType
from tests.fakes.works import Desk


def turn(**more):
    desk = Desk()
    done = desk.do("set_target", "学员满意度", value="92%")
    return Turn(Talk(desk.work), (done,), "已改。", **more)


def test_the_line_names_operations_reply_questions_and_filing():
    assert list(turn().as_json) == ["operations", "reply", "questions", "filing"]


def test_files_stand_in_the_line_only_where_some_were_written():
    assert turn(files=("表.docx",)).as_json["files"] == ["表.docx"]
    assert "files" not in turn(files=()).as_json


def test_the_filing_is_that_of_the_work_after_the_change():
    rows = turn().as_json["filing"]["indicators"]
    assert [r["target"] for r in rows if r["name"] == "学员满意度"] == ["≥92%"]


def test_the_line_can_be_written_as_json_with_its_questions():
    asked = OpenQuestion(id="money.total", field="money", type=QuestionType.MONEY, text="总额多少？")
    line = json.loads(json.dumps(turn(questions=(asked,)).as_json, ensure_ascii=False))
    assert (line["questions"][0]["id"], line["questions"][0]["type"]) == ("money.total", "money")
    assert line["operations"][0]["op"] == "set_target"


def test_a_talk_begins_with_no_row_no_order_and_no_question_spoken_of():
    talk = Talk(Desk().work)
    assert (talk.focus.rows, talk.focus.op, talk.focus.pending, talk.last_question) == ((), "", None, "")
