"""The families of measures are complete, and none of their words belongs to two of them."""

import re
from collections import Counter

import pytest

from policy_corpus import wordings

SLOT = re.compile(r"\{(\w+)(?:\|[^}]*)?\}")
KNOWN = {
    "acts": {"act", "object", "base", "work", "period"},
    "rates": {"of", "main", "stem", "period", "scale", "count"},
    "days": {"of", "event", "base"},
    "results": {"of", "count", "name", "period", "end"},
    "lasting": {"of", "time", "period"},
    "clock_ends": {"event"},
}
EMPTY = ("部门业务统计", "应纳入统计", "验收、检查和检测记录", "工作台账、验收")


@pytest.mark.parametrize("kind", KNOWN)
def test_the_texts_of_a_family_hold_only_slots_that_are_filled(kind):
    families = getattr(wordings, kind)()
    slots = {slot for family in families for slot in SLOT.findall(family.model_dump_json())}
    assert families
    assert slots <= KNOWN[kind]


def test_a_word_belongs_to_one_family():
    for words in (
        [w for f in wordings.acts() for w in (*f.words, *f.things)],
        [end for f in wordings.rates() for end in f.ends],
        [w for f in wordings.clock_starts() for w in f.words],
        [w for f in wordings.clock_ends() for w in f.words],
    ):
        assert [word for word, times in Counter(words).items() if times > 1] == []


def test_a_rate_has_a_formula_or_says_what_of_what():
    assert [f.id for f in wordings.rates() if bool(f.formula) == bool(f.all and f.good)] == []
    assert [f.id for f in wordings.rates() if f.formula and not f.definition] == []


def test_no_family_says_what_could_stand_in_any_row():
    said = [f.model_dump_json() for kind in KNOWN for f in getattr(wordings, kind)()]
    assert [text for text in said if any(empty in text for empty in EMPTY)] == []


def test_the_longest_thing_and_paper_is_tried_first():
    things, papers = list(wordings.counters()), wordings.papers()
    assert things == sorted(things, key=len, reverse=True)
    assert papers.index("竣工验收单") < papers.index("验收单")
