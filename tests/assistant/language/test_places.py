"""Places are one place however they are written."""

import pytest

from assistant.language.places import Place, read_place, read_places


@pytest.mark.parametrize(
    ("stated", "kind", "numbers"),
    [
        ("第十三条", "条", (13,)), ("第13条", "条", (13,)), ("十三条第二款", "条", (13,)),
        ("第一百零一条", "条", (101,)),
        ("13", "条", (13,)), ("三（六）", "段", (3, 6)), ("三、（六）", "段", (3, 6)), ("（八）", "段", (8,)),
        ("第(六)条", "段", (6,)), ("附1", "附", (1,)), ("附件2-5", "附", (2, 5)), ("附件二", "附", (2,)),
        ("第四章", "章", (4,)), ("二", "部分", (2,)),
    ],
)  # fmt: skip
def test_a_place_is_read_whatever_its_numerals(stated, kind, numbers):
    assert read_place(stated) == Place(kind, numbers)


def test_several_articles_and_spans_are_all_read():
    assert [p.numbers[0] for p in read_places("第十三条、第十六条")] == [13, 16]
    assert [p.numbers[0] for p in read_places("第十三条至第十六条")] == [13, 14, 15, 16]


def test_a_long_span_is_not_taken_for_a_list():
    assert len(read_places("第1条至第90条")) == 2


@pytest.mark.parametrize("stated", ["", "通知", "要点", "依据有关规定"])
def test_what_is_no_place_reads_as_none(stated):
    assert read_place(stated) is None


def test_a_place_covers_what_lies_inside_it_and_nothing_else():
    assert read_place("三（六）").covers(read_place("三（六）"))
    assert read_place("三").covers(read_place("三（六）"))
    assert not read_place("三（六）").covers(read_place("二（六）"))
    assert not read_place("第十三条").covers(read_place("第三条"))
