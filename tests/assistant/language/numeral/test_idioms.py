"""In the phrase that each idiom brings there is no number; where the word is a number after all, there is one."""

import pytest

from assistant.language.numeral.idioms import lexicon
from assistant.language.numeral.scan import find_numerals

_IDIOMS = lexicon().idioms


@pytest.mark.parametrize("idiom", _IDIOMS, ids=[i.word for i in _IDIOMS])
def test_an_idiom_is_no_numeral_in_its_phrase(idiom):
    assert idiom.word in idiom.phrase
    assert find_numerals(idiom.phrase) == ()


def test_no_idiom_is_written_twice():
    assert len({i.word for i in _IDIOMS}) == len(_IDIOMS)


@pytest.mark.parametrize(
    ("text", "value"), [("十分钟", 10), ("五一百人", None), ("三公里", 3), ("九十分", 90), ("一千万元", 10_000_000)]
)
def test_what_only_looks_like_an_idiom_is_a_number(text, value):
    assert [n.value for n in find_numerals(text) if n.is_read and not n.doubtful] == ([] if value is None else [value])


@pytest.mark.parametrize("word", ["四川", "三农", "百姓", "五金", "万一", "统一", "一致", "十分", "千方百计", "十四五"])
def test_the_words_that_mislead_most_are_known(word):
    assert word in {i.word for i in _IDIOMS}
