"""What the model finds contradictory is shown where its quotes stand and its sums hold; what it misses is asked."""

import pytest

from assistant.domain.ledger import Ledger, LedgerContradiction
from assistant.jobs.declaration.model_reading.doubts import is_plain_question, missing_questions, with_contradictions
from assistant.jobs.declaration.model_reading.reply import ReadContradiction, ReadGap

TEXT = "修复古树40株，去年修复35株。资金60万元，其中县财政40万元、自筹22万元。"
KNOWN = LedgerContradiction(
    kind="sum", text="40+22=62，与60不符", quotes=("60万元", "40万元", "22万元"),
    starts=tuple(TEXT.index(q) for q in ("60万元", "40万元", "22万元")),
)  # fmt: skip


def found(*stated, known=()):
    doubts = [ReadContradiction(what=what, quotes=list(quotes)) for what, quotes in stated]
    return with_contradictions(Ledger(contradictions=known), doubts, TEXT)


TWICE = ("说的是同一批", ("修复古树40株", "去年修复35株"))


def test_a_doubt_is_shown_in_the_words_of_the_model_with_its_quotes_and_places():
    [one], refused = found(TWICE)
    assert one.text == "说的是同一批（“修复古树40株”与“去年修复35株”）"
    assert (one.kind, one.starts, refused) == ("model", (0, 8), ())


def test_quotes_that_the_words_hold_already_are_not_repeated():
    [one], _ = found(("修复古树40株与去年修复35株是同一批。", TWICE[1]))
    assert one.text == "修复古树40株与去年修复35株是同一批"


@pytest.mark.parametrize("what", ["", "另有3721株没有算", "见 http://x.example", "株" * 91])
def test_words_that_cannot_be_shown_give_way_to_the_quotes(what):
    [one], _ = found((what, TWICE[1]))
    assert one.text == "“修复古树40株”与“去年修复35株”对不上"


@pytest.mark.parametrize(
    ("doubt", "why"),
    [
        (("两处不同", ("40万元",)), "所引的原文对不上"),
        (("两处不同", ()), "所引的原文对不上"),
        (("两处不同", ("40万元", "3721万元")), "所引的原文对不上"),
        (("40+22=50，与60不符", ("40万元", "22万元")), "算式“40+22=50”不成立"),
    ],
)
def test_a_doubt_without_two_quotes_that_stand_or_with_a_false_sum_is_refused(doubt, why):
    shown, refused = found(doubt)
    assert shown == ()
    assert why in refused[0]


def test_what_code_reckoned_stands_first_and_is_not_shown_twice():
    shown, refused = found(("40+22=62，与60不符", ("县财政40万元", "自筹22万元")), TWICE, known=(KNOWN,))
    assert [c.kind for c in shown] == ["sum", "model"]
    assert refused == ()


def test_three_doubts_at_most_beside_those_of_code():
    pairs = [("40株", "35株"), ("40株", "60万元"), ("35株", "22万元"), ("60万元", "35株")]
    shown, _ = found(*[("两处不同", pair) for pair in pairs], known=(KNOWN,))
    assert len(shown) == 4


def gaps(*stated):
    return [(q.field, q.text) for q in missing_questions([ReadGap(field=f, question=q) for f, q in stated], TEXT)]


def test_what_is_missing_is_asked_under_a_plain_label():
    assert gaps(("1. 满意度（%）", " 村民满意度目标定多少？ ")) == [("满意度", "村民满意度目标定多少？")]
    assert gaps(("123", "村民满意度目标定多少？"), ("满意度", "")) == []


def test_five_gaps_are_read_at_most():
    assert len(gaps(*[(f"目标{c}", f"{c}类目标定多少？") for c in "甲乙丙丁戊己"])) == 5


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("满意度目标定多少？", True),
        ("修复40株是否含补种?", True),
        ("请写明满意度目标。", True),
        ("满意度目标定多少", False),
        ("多少？？", False),
        ("是否追加3721万元？", False),
        ("请打开 http://x.example ？", False),
        ("株" * 89 + "？", True),
        ("株" * 90 + "？", False),
    ],
)
def test_a_question_is_plain_words_of_some_length_without_figures_from_nowhere(question, plain):
    assert is_plain_question(question, TEXT) is plain
