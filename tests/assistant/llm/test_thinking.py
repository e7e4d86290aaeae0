"""Thinking written aloud never reaches the reader of a stream, however it is cut into pieces."""

import pytest

from assistant.llm.thinking import Unthinking


@pytest.mark.parametrize("step", [1, 2, 3, 7, 100])
def test_thinking_falls_out_of_a_stream_cut_anywhere(step):
    text = "甲<think>先想 a<b 的情况</think>乙 3<5 丙<thinking>又想</thinking>丁<"
    clean = Unthinking()
    shown = "".join(clean.feed(text[i : i + step]) for i in range(0, len(text), step)) + clean.rest()
    assert shown == "甲乙 3<5 丙丁<"


def test_thinking_that_never_ends_shows_nothing():
    clean = Unthinking()
    assert clean.feed("<think>想啊想") + clean.rest() == ""
