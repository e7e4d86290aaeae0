"""Every reader of text costs in proportion to its length, whatever the text is made of."""

import time
from inspect import unwrap

import pytest

from assistant.language.bounds import read_bound
from assistant.language.clauses import sentences
from assistant.language.dates import find_dates
from assistant.language.figures import find_figures
from assistant.language.layout import layout
from assistant.language.measures import read_measure
from assistant.language.mending import mend
from assistant.language.names import core, thing
from assistant.language.orders import find_orders
from assistant.language.periods import find_periods
from assistant.language.target_parser import parse_target
from assistant.language.tokens import find_tokens
from assistant.language.unread import unread_figures


def every_label(laid):
    """The label of each place, as a reader asks for it at every number."""
    return [laid.label(at) for at in range(0, len(laid.text), 2)]


READERS = {
    "tokens": (find_tokens, 200),
    "figures": (find_figures, 500),
    "unread": (lambda text: unread_figures(text, ()), 400),
    "dates": (lambda text: list(find_dates(text)), 1500),
    "periods": (find_periods, 1000),
    "clauses": (lambda text: list(sentences(text)), 2000),
    "mending": (mend, 1500),
    "layout": (layout, 1500),
    "labels": (lambda text: every_label(layout(text)), 600),
    "bounds": (lambda text: read_bound(text, text), 1500),
    "measures": (lambda text: read_measure(f"台{text}", 0), 2000),
    "orders": (find_orders, 800),
    "core": (core, 2000),
    "thing": (thing, 2000),
    "target": (unwrap(parse_target), 250),
}
PIECES = ("1", "1\t", "\t", "1,", "一", "百", "2026年", "（", "不", " ", "a", "a1", "：1")


def seconds(read, piece, length):
    """The least of two runs; another character behind each keeps what was read before from being found again."""
    best = []
    for salt in ("甲", "乙"):
        start = time.process_time()
        read((piece * length)[:length] + salt)
        best.append(time.process_time() - start)
    return min(best)


@pytest.mark.parametrize("name", READERS)
def test_four_times_the_text_takes_less_than_nine_times_as_long(name):
    read, length = READERS[name]
    read("一1，")
    slow = [p for p in PIECES if seconds(read, p, 4 * length) > 9 * seconds(read, p, length) + 0.03]
    assert slow == []
