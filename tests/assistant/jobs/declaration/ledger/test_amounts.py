"""Numbers of a brief are compared: which is the sum of others, a product of two, said before."""

from assistant.jobs.declaration.ledger.amounts import amounts, relations
from assistant.language.layout import layout
from assistant.language.tokens import find_tokens


def marks(text):
    tokens = find_tokens(text)
    related = relations(amounts(tokens, layout(text)))
    return {t.text: related.marks.get(i, set()) for i, t in enumerate(tokens)}


def test_a_sum_and_its_parts():
    found = marks("共50万元：省级30万元，县级20万元。")
    assert "is_sum" in found["50万元"]
    assert "in_sum" in found["30万元"] & found["20万元"]


def test_the_sum_of_a_column_of_bare_numbers():
    found = marks("| 内容 | 万元 |\n|---|---|\n| 甲项 | 63 |\n| 乙项 | 98 |\n| 合计 | 161 |\n")
    assert "is_sum" in found["161"]


def test_a_product_of_a_count_and_a_price():
    found = marks("彩超9台，每台32万元，共288万元。")
    assert "is_product" in found["288万元"]
    assert "factor_count" in found["9台"]


def test_what_is_stated_twice():
    found = marks("总投资646万元。年度投资646万元。")
    assert found["646万元"] & {"said_before", "said_again"}


def test_different_units_do_not_add_up():
    assert not any(marks("培训5人、3场，共8个。").values())
