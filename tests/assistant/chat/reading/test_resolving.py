"""An act resolved into operations: sure ones are done, unsure ones proposed, the rest not understood."""

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.resolving import RESOLVERS, resolved
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, act


def made(op, text, confidence=1.0, scene=SCENE, **slots):
    found = resolved(act(op, text, scene, confidence, **slots), scene, ChatMessage.of(text))
    return [(one.operation.op, one.is_proposed) for one in found]


@pytest.mark.parametrize(
    ("confidence", "kinds"),
    [
        (1.0, [(Kind.SET_TARGET, False)]),
        (0.45, [(Kind.SET_TARGET, False)]),
        (0.44, [(Kind.SET_TARGET, True)]),
        (0.3, [(Kind.SET_TARGET, True)]),
        (0.29, [(Kind.UNCLEAR, False)]),
    ],
)
def test_an_order_is_done_proposed_or_not_understood_by_how_sure_its_reading_is(confidence, kinds):
    assert made("set_target", "满意度改成92%", confidence, value="92%") == kinds


def test_an_unsure_order_that_comes_to_nothing_is_not_understood():
    assert made("set_target", "满意度改一下", 0.4) == [(Kind.UNCLEAR, False)]


def test_a_question_is_answered_however_unsure_it_is():
    assert made("explain", "满意度为什么是90%", 0.1) == [(Kind.EXPLAIN, False)]


def test_a_refusal_must_be_sure():
    assert made("refuse", "随便编一个", 0.9) == [(Kind.REFUSE, False)]
    assert made("refuse", "随便编一个", 0.4) == [(Kind.UNCLEAR, False)]


def test_words_that_do_nothing_come_to_nothing():
    assert made("nothing", "那个") == []


@pytest.mark.parametrize(
    ("text", "confidence", "kind"),
    [
        ("再培训护工30人，办2期", 0.8, Kind.ADD_BRIEF),
        ("再培训护工30人，办2期", 0.79, Kind.UNCLEAR),
        ("再培训护工30人", 1.0, Kind.UNCLEAR),
    ],
)
def test_more_of_the_project_is_taken_beside_a_form_only_where_it_surely_tells_of_several_figures(
    text, confidence, kind
):
    assert [k for k, _ in made("brief", text, confidence)] == [kind]


def test_without_a_form_words_tell_of_the_project():
    assert [k for k, _ in made("brief", "培训护工", scene=Scene())] == [Kind.ADD_BRIEF]


def test_an_operation_keeps_the_words_that_it_was_read_from():
    text = "满意度改成92%"
    (one,) = resolved(act("set_target", text, value="92%"), SCENE, ChatMessage.of(text))
    assert one.act is not None
    assert one.act.words == text


def test_what_is_not_understood_is_stated_beside_other_orders_only_where_it_has_a_row_and_a_figure():
    (noted,) = resolved(act("set_target", "满意度92", confidence=0.1), SCENE, ChatMessage.of("满意度92"))
    (weak,) = resolved(act("set_target", "那个啥", confidence=0.1), SCENE, ChatMessage.of("那个啥"))
    assert (noted.is_weak, noted.operation.rows) == (False, ("r7",))
    assert weak.is_weak


def test_every_order_has_its_resolver():
    assert not set(RESOLVERS) - {k.value for k in Kind} - {"brief"}
