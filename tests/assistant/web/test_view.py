"""What the page shows and takes back, read without a browser."""

import pytest

from assistant.bootstrap import Product
from assistant.web import view


@pytest.fixture(scope="module")
def product():
    return Product()


@pytest.fixture(scope="module")
def draft(product):
    return product.pipeline.draft(
        "护理员培训项目，培训护理员120人，11月30日前完成，申请12万元。", product.profile(), 2027
    )


def test_text_of_the_user_is_escaped(product):
    draft = product.pipeline.draft("<script>alert(1)</script>培训护理员120人，申请12万元。", product.profile(), 2027)
    assert "<script>" not in view.facts(draft.facts) + view.findings(draft)


def test_the_status_names_the_writer(draft):
    assert "未使用大模型" in view.status(draft)


def test_what_is_open_and_what_has_no_source_stands_out_in_the_goals():
    shown = view.marked("培训130人，惠及【待补充：人数】<b>", ["130人"])
    assert "<mark class='doubtful'>130人</mark>" in shown
    assert "<mark class='open'>【待补充：人数】</mark>" in shown
    assert "<b>" not in shown
