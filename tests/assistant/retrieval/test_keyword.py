"""Keyword search: rare words that are shared count most, and word borders do not matter."""

import numpy as np
import pytest

from assistant.retrieval.keyword import KeywordIndex, tokens

TEXTS = ["预算执行率占多少分", "满意度调查怎么做", "第三方机构不得转包", "每年8月集中监控一次"]


def test_the_text_that_shares_most_rare_words_scores_highest():
    scores = KeywordIndex.build(TEXTS).scores("执行率几分")
    assert int(np.argmax(scores)) == 0
    assert scores[3] == 0


def test_an_index_read_back_scores_the_same(tmp_path):
    index = KeywordIndex.build(TEXTS)
    index.save(tmp_path / "keyword")
    assert np.array_equal(KeywordIndex.load(tmp_path / "keyword").scores("转包"), index.scores("转包"))


def test_an_empty_corpus_is_searched_without_error():
    assert KeywordIndex.build([]).scores("执行率").size == 0


def test_tokens_are_characters_pairs_and_whole_numbers():
    assert tokens("占10%的分") == ["占", "10%", "分", "的分"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ＡＢ１２", ["ab12"]),
        ("的", []),
        ("8月", ["8", "月"]),
        ("", []),
        ("，。", []),
    ],
)
def test_full_width_letters_are_folded_and_function_words_alone_are_none(text, found):
    assert tokens(text) == found


def test_an_empty_index_is_kept_and_read_back(tmp_path):
    KeywordIndex.build([]).save(tmp_path / "keyword")
    assert KeywordIndex.load(tmp_path / "keyword").scores("执行率").size == 0


def test_a_word_that_no_text_has_is_the_rarest_and_unknown():
    index = KeywordIndex.build(["执行率", "执行数", "满意度"])
    assert index.rarity("转包") > index.rarity("满意") > index.rarity("执行")
    assert index.knows("执行")
    assert not index.knows("转包")


def test_of_two_texts_with_the_word_the_shorter_scores_higher():
    scores = KeywordIndex.build(["满意度", "满意度调查的样本和方法以及报告", "无关"]).scores("满意度")
    assert scores[0] > scores[1] > scores[2] == 0


def test_a_question_counts_each_word_once():
    index = KeywordIndex.build(TEXTS)
    assert np.allclose(index.scores("转包转包"), index.scores("转包"))
