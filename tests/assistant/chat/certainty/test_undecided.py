"""What is guessed, put off, asked about first or told by others is proposed at most."""

import pytest

from tests.fakes.chatting import Chat


@pytest.mark.parametrize(
    "stated",
    [
        "受益老人好像是350人，我等哈问哈村上再讲",
        "受益老人改成350人，等通知下来再定",
        "受益老人改成350人，我先去问问民政局",
        "受益老人大概350人吧，记不清了",
        "村上说受益老人是350人",
        "我们书记昨天喝高了，说受益老人要做到350人",
        "局长觉得受益老人350人才好看",
        "受益老人改成350人上头给不给过啊",
    ],
)
def test_what_is_not_decided_changes_nothing(stated):
    made = Chat()
    made.say(stated)
    assert made.filing == Chat().filing


@pytest.mark.parametrize("stated", ["问清楚了，受益老人是350人", "受益老人再加50人", "受益老人改成350人，不用再问了"])
def test_what_was_asked_about_before_is_an_order(stated):
    made = Chat()
    turn = made.say(stated)
    proposed = [o.value for p in turn.proposals for o in p.operations]
    assert "≥350人" in [made.rows["受益老人数量"], *proposed]
