"""A PDF whose streams would unpack beyond the limits is known before anything keeps what comes out."""

import time
import zlib
from dataclasses import replace

import pytest

from assistant.files.limits import LIMITS
from assistant.files.pdf_streams import has_bomb

SMALL = replace(LIMITS, stream_bytes=1000, picture_bytes=3000)


def stream(size, head=b"/Filter/FlateDecode", layers=1, end=b"\nendstream"):
    data = b"0" * size
    for _ in range(layers):
        data = zlib.compress(data)
    return b"1 0 obj<<%s>>stream\n%s%s endobj\n" % (head, data, end)


@pytest.mark.parametrize(("size", "bomb"), [(0, False), (1000, False), (1001, True), (10**6, True)])
def test_a_stream_may_unpack_to_the_limit_and_no_further(size, bomb):
    assert has_bomb(stream(size), SMALL) is bomb


def test_a_picture_may_be_larger():
    picture = b"/Subtype /Image/Filter/Fl"
    assert not has_bomb(stream(2000, picture), SMALL)
    assert has_bomb(stream(3001, picture), SMALL)


def test_the_picture_before_does_not_make_the_next_stream_one():
    assert has_bomb(stream(10, b"/Subtype/Image/Filter/FlateDecode") + stream(2000), SMALL)


def test_a_stream_that_is_not_packed_unpacks_to_nothing():
    assert not has_bomb(b"1 0 obj<<>>stream\n" + b"0" * 5000 + b"\nendstream", SMALL)


def test_a_stream_packed_twice_is_counted_behind_both_layers():
    twice = b"/Filter[/FlateDecode/FlateDecode]"
    assert has_bomb(stream(2000, twice, layers=2), SMALL)
    assert not has_bomb(stream(900, twice, layers=2), SMALL)


def test_a_stream_without_an_end_is_counted_too():
    assert has_bomb(stream(2000, end=b""), SMALL)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"1 0 obj<</Filter/FlateDecode>>stream\nno zlib\nendstream"])
def test_what_does_not_unpack_is_no_bomb(data):
    assert not has_bomb(data, SMALL)


@pytest.mark.parametrize("shows", [b"(x) Tj ", b"[(x)] TJ ", b"(x)' ", b"(x) ' "])
@pytest.mark.parametrize("packed", [False, True])
def test_a_page_may_show_so_many_texts_and_no_more(shows, packed):
    few = replace(LIMITS, shown_texts=500)

    def drawn(count):
        data = zlib.compress(shows * count) if packed else shows * count
        head = b"/Filter/FlateDecode" if packed else b""
        return b"1 0 obj<<%s>>stream\n%s\nendstream" % (head, data)

    assert not has_bomb(drawn(500), few)
    assert has_bomb(drawn(501), few)


def test_states_that_are_given_back_are_no_depth():
    few = replace(LIMITS, saved_states=500)
    assert not has_bomb(b"1 0 obj<<>>stream\n" + b"q 1 w Q " * 1000 + b"\nendstream", few)
    assert has_bomb(b"1 0 obj<<>>stream\n" + b"q 1 w " * 501 + b"\nendstream", few)


def test_a_picture_is_no_drawing():
    few = replace(LIMITS, shown_texts=1, saved_states=1)
    assert not has_bomb(b"1 0 obj<</Subtype/Image>>stream\n" + b"q Tj " * 1000 + b"\nendstream", few)


@pytest.mark.parametrize("head", [b"", b"/Filter/FlateDecode"])
def test_streams_that_begin_inside_each_other_are_refused_at_once(head):
    start = time.process_time()
    assert has_bomb(b"1 0 obj<<%s>>stream\n" % head * 100_000, LIMITS)
    assert time.process_time() - start < 1
