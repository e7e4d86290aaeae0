"""What the page shows and takes back, read without a browser."""

import pytest

from assistant.bootstrap import Product
from assistant.jobs.declaration.session import with_changes
from assistant.web import view


@pytest.fixture(scope="module")
def product():
    return Product()


@pytest.fixture(scope="module")
def draft(product):
    return product.pipeline.draft(
        "护理员培训项目，培训护理员120人，11月30日前完成，申请12万元。", product.profile(), 2027
    )


def test_an_unchanged_table_changes_nothing(draft):
    assert view.changes(draft, view.table(draft)).edits == {}


def test_an_edited_value_is_taken_over_and_its_source_is_the_user(product, draft):
    rows = view.table(draft)
    place = next(i for i, r in enumerate(rows) if r[3] == "≥120人")
    rows[place][3] = "≥130人"
    changed = with_changes(draft, view.changes(draft, rows), product.pipeline, product.profile())
    row = changed.filing.indicators[place]
    assert (row.target, row.source.kind) == ("≥130人", "user")


def test_an_added_row_is_kept_and_a_deleted_one_is_gone(product, draft):
    rows = view.table(draft)
    more = with_changes(
        draft,
        view.changes(draft, [*rows, ["产出指标", "数量指标", "教材编印数量", "≥120册", "5", "", ""]]),
        product.pipeline,
        product.profile(),
    )
    fewer = with_changes(draft, view.changes(draft, rows[1:]), product.pipeline, product.profile())
    assert more.filing.indicators[-1].name == "教材编印数量"
    assert len(fewer.filing.indicators) == len(rows) - 1


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
