"""What goes with whole rows or with several at once is done at once only where nothing more is said."""

import pytest

from assistant.chat.certainty.bare_orders import says_more
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.chatting import Chat, kinds
from tests.fakes.reading import SCENE, act


@pytest.mark.parametrize("stated", ["麻烦您把培训期数那条删了吧", "删掉培训期数"])
def test_a_row_that_is_named_and_sent_away_and_no_more_goes(stated):
    made = Chat()
    made.say(stated)
    assert "培训期数" not in made.rows


@pytest.mark.parametrize(
    "stated",
    ["培训期数跟培训护理员人数不是一个事么，删了它", "培训期数那条删了，去年就没考核过", "带“培训”字的两条都删了"],
)
def test_a_row_is_not_sent_away_beside_a_comparison_or_a_reason_or_another_count(stated):
    made = Chat()
    turn = made.say(stated)
    assert len(made.rows) == len(Chat().rows)
    assert turn.proposals or not kinds(turn) or Kind.DELETE_INDICATOR not in kinds(turn)


def test_all_rows_with_some_characters_in_their_names_go_where_they_are_counted_right():
    made = Chat()
    made.say("带“培训”字的三条都删了")
    assert not any("培训" in name for name in made.rows)


def test_one_change_on_several_rows_is_done_where_nothing_more_is_said():
    made = Chat()
    made.say("考核合格率和学员满意度都提高2个点")
    assert (made.rows["考核合格率"], made.rows["学员满意度"]) == ("≥97%", "≥92%")


@pytest.mark.parametrize(("stated", "proposed"), [("权重全部平均分", False), ("权重全部平均分，年底要报", True)])
def test_points_are_shared_out_over_everything_at_once_where_nothing_more_is_said(stated, proposed):
    text = ChatMessage.of(stated)
    one = ReadAct(order(Kind.SHARE_WEIGHTS, scope="全部"), act=act("share_weights", stated))
    assert says_more(one, [one], text, SCENE) is proposed
