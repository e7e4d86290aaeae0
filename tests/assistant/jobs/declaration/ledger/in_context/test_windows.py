"""A long text is read in windows; each number stands in one of them, with as much around it as can be."""

from assistant.jobs.declaration.ledger.in_context.windows import SHARED, SIZE, places_of, windows
from assistant.language.encoder.word_pieces import WordPiece

PIECES = [WordPiece(1, at * 2, at * 2 + 2) for at in range(1000)]


def test_a_number_stands_between_its_first_and_its_last_piece():
    assert places_of(PIECES, [(3, 7), (10, 11)]) == [(1, 3), (5, 5)]


def test_a_number_in_no_piece_stands_where_the_piece_before_it_does():
    gap = [WordPiece(1, 0, 2), WordPiece(1, 9, 11)]
    assert places_of(gap, [(4, 6), (0, 2)]) == [(0, 0), (0, 0)]


def test_a_short_text_is_one_window():
    [one] = windows(50, [(3, 4), (48, 49)])
    assert (one.first, one.end, list(one.numbers)) == (0, 50, [0, 1])


def test_every_number_of_a_long_text_is_read_once_and_not_at_an_edge():
    places = [(at, at + 1) for at in range(0, 999, 7)]
    found = windows(1000, places)
    assert sorted(n for w in found for n in w.numbers) == list(range(len(places)))
    for window in found:
        assert window.end - window.first <= SIZE
        for first, last in (places[n] for n in window.numbers):
            near = min(first - window.first, window.end - 1 - last)
            assert near >= SHARED // 2 - 1 or min(first, 999 - last) <= SHARED // 2


def test_a_window_without_numbers_is_not_read():
    assert [w.first for w in windows(1000, [(5, 6)])] == [0]
