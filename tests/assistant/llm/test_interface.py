"""An errand bounds what a piece of work may cost, keeps what it did cost, and can be given up at any time."""

import pytest
from pydantic import ValidationError

from assistant.llm.interface import Cancelled, Errand, Exchange, ModelError


def exchange(prompt=0, completion=0, **more):
    return Exchange(model="m", method="text", requests=1, prompt_tokens=prompt, completion_tokens=completion, **more)


def test_a_fresh_errand_may_ask():
    errand = Errand("路灯项目")
    errand.check()
    assert (errand.project, errand.tokens_used, errand.exchanges) == ("路灯项目", 0, [])


@pytest.mark.parametrize(("used", "ends"), [((9, 5), False), ((10, 5), True), ((0, 15), True)])
def test_an_errand_ends_when_its_tokens_are_used_up(used, ends):
    errand = Errand(tokens=15)
    errand.note(exchange(*used))
    if not ends:
        errand.check()
        return
    with pytest.raises(ModelError, match="上限"):
        errand.check()


def test_tokens_are_counted_over_all_questions():
    errand = Errand()
    errand.note(exchange(3, 4))
    errand.note(exchange(5, 6, cached=True))
    assert errand.tokens_used == 18


def test_an_errand_ends_when_its_time_is_used_up():
    errand = Errand(seconds=0)
    assert errand.left == 0
    with pytest.raises(ModelError, match="上限"):
        errand.check()


def test_what_was_given_up_is_noted_as_that_even_when_nothing_is_left():
    errand = Errand(seconds=0)
    errand.cancelled.set()
    with pytest.raises(Cancelled):
        errand.check()


def test_what_a_question_cost_is_never_changed_afterwards():
    with pytest.raises(ValidationError):
        exchange().requests = 2
