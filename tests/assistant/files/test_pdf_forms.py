"""Drawings that draw each other are counted before they are followed."""

import zlib
from dataclasses import replace

import pytest

from assistant.files.limits import LIMITS
from assistant.files.pdf_forms import has_loop

SMALL = replace(LIMITS, drawn_forms=50_000, nesting=8)


def form(number, content, resources=b"", *, packed=False):
    data = zlib.compress(content) if packed else content
    how = b"/Filter/FlateDecode" if packed else b""
    return b"%d 0 obj<</Type/XObject/Subtype/Form%s/Resources %s>>stream\n%s\nendstream endobj\n" % (
        number, how, resources or b"<<>>", data
    )  # fmt: skip


def named(*numbers):
    return b"<</XObject<<%s>>>>" % b"".join(b"/X%d %d 0 R" % (n, n) for n in numbers)


def page(content):
    return b"99 0 obj<<>>stream\n%s\nendstream endobj\n" % content


def test_a_form_that_draws_itself_has_no_end():
    assert has_loop(form(1, b"/X1 Do", named(1)), SMALL)


@pytest.mark.parametrize("packed", [False, True])
def test_forms_that_draw_each_other_in_a_circle_have_no_end(packed):
    circle = form(1, b"q /X2 Do Q", named(2), packed=packed) + form(2, b"/X1 Do", named(1), packed=packed)
    assert has_loop(circle, SMALL)


def test_a_form_that_only_shares_a_list_of_names_with_itself_draws_nothing_twice():
    assert not has_loop(form(1, b"/X2 Do", named(1, 2)) + form(2, b"0 0 m", named(1, 2)) + page(b"/X1 Do"), SMALL)


def test_ten_of_ten_of_ten_are_counted_as_often_as_they_are_drawn():
    def tower(levels):
        return b"".join(form(n, b"/X%d Do " % (n + 1) * 10, named(n + 1)) for n in range(1, levels)) + form(levels, b"")

    assert not has_loop(tower(3), SMALL)
    assert has_loop(tower(5), SMALL)


def test_what_pages_draw_often_counts_with_what_is_inside():
    inner = form(1, b"/X2 Do " * 200, named(2)) + form(2, b"0 0 m")
    assert not has_loop(inner + page(b"/X1 Do"), SMALL)
    assert has_loop(inner + page(b"/X1 Do " * 50), SMALL)


def test_forms_inside_each_other_without_end_are_not_followed():
    chain = b"".join(form(n, b"/X%d Do" % (n + 1), named(n + 1)) for n in range(1, 30))
    assert has_loop(chain, SMALL)


def test_names_in_an_object_of_their_own_are_found():
    lists = b"5 0 obj<</XObject 6 0 R>>endobj 6 0 obj<</X1 1 0 R>>endobj "
    assert has_loop(lists + form(1, b"/X1 Do", b"5 0 R"), SMALL)


def test_names_in_a_packed_object_are_found():
    objects = b"<</Font<<>>>> <</XObject<</X1 1 0 R>>>>"
    head = b"4 0 5 14 "
    packed = zlib.compress(head + objects)
    lists = b"7 0 obj<</Type/ObjStm/N 2/First %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n" % (
        len(head), packed
    )  # fmt: skip
    assert has_loop(lists + form(1, b"/X1 Do", b"5 0 R"), SMALL)
    assert not has_loop(lists + form(1, b"/X1 Do", b"4 0 R"), SMALL)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"/Subtype/Form", b"1 0 obj/Subtype/Form stream\n"])
def test_what_is_no_drawing_has_no_loop(data):
    assert not has_loop(data, SMALL)


def test_more_objects_than_any_file_has_are_not_looked_through():
    assert has_loop(form(1, b"0 0 m") + b"obj " * 1_000_001, SMALL)
