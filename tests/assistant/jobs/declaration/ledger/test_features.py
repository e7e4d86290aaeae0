"""A tagger sees the form of a number, its clause, its cell, its year and the arithmetic; never the number itself."""

from assistant.jobs.declaration.ledger.features import brief_features, ledger_tokens


def features(text, quote, year=2027):
    tokens, rows = brief_features(text, year)
    return set(next(row for token, row in zip(tokens, rows, strict=True) if token.text == quote))


def test_the_past_is_seen_in_the_clause_only():
    text = "去年培训98人，今年培训120人。"
    assert "clause_past" in features(text, "98人")
    assert "clause_past" not in features(text, "120人")


def test_years_are_seen_relative_to_the_budget():
    text = "2026年培训98人。"
    assert "sent_year=-1" in features(text, "98人", 2027)
    assert "sent_year=0" in features(text, "98人", 2026)


def test_a_cell_is_seen_under_its_header():
    text = "| 内容 | 金额（万元） |\n|---|---|\n| 设施 | 198 |\n| 合计 | 198 |\n"
    assert {"cell", "header_unit=money"} <= features(text, "198")


def test_list_marks_in_chinese_and_idioms_are_no_tokens_of_a_ledger():
    tokens, _ = brief_features("一、概况\n统一培训120人。", 2027)
    assert [t.text for t in tokens] == ["120人"]


def test_two_numbers_of_one_form_look_the_same():
    assert features("培训120人。", "120人") == features("培训350人。", "350人")


def test_a_word_that_is_no_measure_is_no_part_of_a_sum():
    text = "剩下69万县里出"
    token = ledger_tokens(text)[-1]
    assert (token.text, token.unit) == ("69万", "万")
    assert text[token.start : token.end] == "69万"
