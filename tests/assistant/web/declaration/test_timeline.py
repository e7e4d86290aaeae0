"""Messages and cards in the order in which they came about; what a card tells is not said twice."""

from assistant.chat.replies import change_line
from assistant.store.conversations import KeptMessage
from assistant.web.declaration.timeline import spoken, timeline
from tests.fakes.works import Desk


def message(number, role, text, at, data="{}"):
    return KeptMessage(number=number, role=role, who="王会计", at=at, text=text, data=data)


def test_edits_of_the_page_stand_between_the_messages():
    desk = Desk()
    desk.do("set_target", row="学员满意度", value="95%")
    stated = [
        message(1, "user", "你好", "2026-09-01T07:00:00+00:00"),
        message(2, "user", "再见", "2026-09-01T23:00:00+00:00"),
    ]
    assert [one.get("text", one.get("place")) for one in timeline(desk.work, stated)] == ["你好", "学员满意度", "再见"]


def test_a_change_that_the_chat_made_stands_on_the_card_of_its_message_once():
    desk = Desk()
    done = desk.do("set_target", row="学员满意度", value="95%")
    kept = f'{{"operations": ["{done.id}"]}}'
    [one] = timeline(desk.work, [message(1, "assistant", change_line(done), "2026-09-01T23:00:00+00:00", kept)])
    assert one["text"] == ""
    assert one["cards"][0]["after"].startswith("≥95%")


def test_what_was_not_done_is_still_stated():
    desk = Desk()
    refused = desk.do("set_target", row="学员满意度", value="120%")
    line = change_line(refused)
    assert spoken(line, []) == line


def test_what_another_program_kept_beside_a_message_does_no_harm():
    [one] = timeline(Desk().work, [message(1, "assistant", "好的。", "2026-09-01T07:00:00+00:00", "[1, 2]")])
    assert (one["text"], one["cards"], one["citations"]) == ("好的。", [], [])


def test_undone_changes_say_so_and_only_the_last_can_be_taken_back():
    desk = Desk()
    desk.do("set_target", row="学员满意度", value="95%")
    desk.do("set_target", row="考核合格率", value="97%")
    desk.work, _ = desk.works.undo(desk.work)
    first, second = timeline(desk.work, [])
    assert (first["can_undo"], first["undone"]) == (True, False)
    assert (second["undone"], second["can_redo"]) == (True, True)
