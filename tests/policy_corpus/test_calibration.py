"""The calibration pairs cover what users ask, in words of their own."""

from collections import Counter

import pytest

from assistant.data_files import DataFileError
from assistant.retrieval.keyword import tokens
from policy_corpus import policies
from policy_corpus.calibration import Apart, heading, pairs, read

_ENTRY = {"ask": "问什么", "clause": "caiyu-2020-10 第三条 适用范围", "tone": "口语"}


def test_at_least_sixty_pairs_belong_together_and_sixty_do_not():
    counts = Counter(p.apart is None for p in pairs())
    assert min(counts[True], counts[False]) >= 60


def test_pairs_that_do_not_belong_are_off_topic_unanswered_or_beside_the_clause():
    counts = Counter(p.apart for p in pairs())
    assert counts[Apart.OFF_TOPIC] >= 30, "the thresholds rest on their quantiles"
    assert min(counts[Apart.UNANSWERED], counts[Apart.NEIGHBOUR]) >= 10


def test_people_and_papers_both_ask():
    counts = Counter((p.tone, p.apart is None) for p in pairs())
    assert min(counts.values()) >= 15
    assert len(counts) == 4


def test_no_question_is_asked_twice_or_copied_from_the_digests():
    questions = [p.ask for p in pairs()]
    assert len(set(questions)) == len(questions)
    for pair in pairs():
        for ask in pair.clause.asks:
            assert _shared(pair.ask, ask) < 0.75, f"{pair.ask}｜{ask}"


def _shared(one, other):
    mine, theirs = ({t for t in tokens(text) if len(t) > 1} for text in (one, other))
    return len(mine & theirs) / max(1, len(mine | theirs))


def test_every_clause_of_the_corpus_can_be_named_by_its_heading():
    counts = Counter(heading(c) for c in policies.clauses())
    assert [h for h, n in counts.items() if n > 1] == []


@pytest.mark.parametrize(
    ("belong", "apart", "why"),
    [
        ([_ENTRY | {"clause": "caiyu-2020-10 第九百条"}], [], "摘编里没有"),
        ([_ENTRY | {"why": "离题"}], [], "不相符的要写 why"),
        ([], [_ENTRY], "不相符的要写 why"),
        ([_ENTRY | {"tone": "诗"}], [], "字段不对"),
    ],
)
def test_a_wrong_entry_is_named(belong, apart, why):
    with pytest.raises(DataFileError, match=why):
        read({"belong": belong, "apart": apart})
