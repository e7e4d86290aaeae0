"""A source says which words of the brief a value was read from: its own, or those of each of its parts."""

from assistant.domain.source import Source, SourceKind, SourcePart


def test_a_value_of_the_brief_holds_the_words_it_was_read_from():
    source = Source(kind=SourceKind.BRIEF, start=10, end=20)
    assert source.holds(15, 20)
    assert not source.holds(20, 25)


def test_a_value_of_several_parts_holds_the_words_of_each_and_nothing_between():
    parts = tuple(SourcePart(quote="x", start=at, end=at + 2, words="x") for at in (0, 10))
    source = Source(kind=SourceKind.FORMULA, parts=parts)
    assert source.holds(0, 2)
    assert source.holds(10, 12)
    assert not source.holds(2, 10)


def test_a_formula_without_parts_and_a_value_of_the_library_hold_no_words():
    assert not Source(kind=SourceKind.FORMULA).holds(0, 5)
    assert not Source(kind=SourceKind.LIBRARY, start=0, end=5).holds(0, 5)


def test_a_value_of_the_brief_lists_what_it_takes_along_and_holds_it_too():
    parts = (SourcePart(quote="x", start=50, end=52, words="x"),)
    source = Source(kind=SourceKind.BRIEF, start=10, end=20, parts=parts)
    assert source.holds(15, 20)
    assert source.holds(50, 52)
    assert source.lists(50, 52)
    assert not source.lists(15, 20)


def test_what_is_taken_along_is_said_where_the_value_is_from_and_what_stands_for_all_is_not_said_twice():
    parts = tuple(SourcePart(quote=q, start=at, end=at + 2, words=f"{q}标准") for at, q in enumerate(("3元", "5元")))
    taking = Source(kind=SourceKind.BRIEF, label="项目简介：120万元", quote="120万元", parts=parts, by="甲")
    assert taking.line == "项目简介：120万元；一并列明：3元标准、5元标准（甲设计）"
    common = Source(kind=SourceKind.FORMULA, label="2项要求全部做到", quote="3元；5元", parts=parts)
    assert common.line == "2项要求全部做到"
    assert Source(kind=SourceKind.BRIEF, label="项目简介：120万元").line == "项目简介：120万元"
