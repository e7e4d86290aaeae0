"""The kinds of a brief are those whose words it uses, the strongest first."""

from assistant.jobs.declaration.brief.kinds import read_kinds
from assistant.jobs.declaration.brief.text import BriefText
from policy_corpus import library


def kinds(text):
    return [k.kind for k in read_kinds(BriefText(text), library.kinds())]


def weight(text, word):
    [found] = [k for k in read_kinds(BriefText(text), library.kinds()) if k.span.text == word]
    return found.weight


def test_what_the_brief_is_about_comes_first():
    assert kinds("举办养蜂培训班4期。另外购置蜂箱60个。")[0] == "training"


def test_a_brief_that_shows_no_kind_has_none():
    assert kinds("今年想办一件好事。") == []


def test_each_kind_shows_the_words_it_was_read_from():
    text = "举办养蜂培训班4期。"
    for kind in read_kinds(BriefText(text), library.kinds()):
        assert text[kind.span.start : kind.span.end] == kind.span.text


def test_the_first_sentence_counts_double():
    assert weight("培训蜂农。", "培训") == 2 * weight("蜂农增收。还有培训。", "培训")


def test_the_same_word_over_and_over_counts_three_times_at_most():
    assert weight("蜂农。" + "培训，" * 9, "培训") == weight("蜂农。" + "培训，" * 3, "培训")
