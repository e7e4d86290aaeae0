"""What the rooms 自评 and 评价 show alike, read without a browser."""

from assistant.domain.finding import Finding, Severity
from assistant.web import view


def test_what_is_open_and_what_has_no_source_stands_out():
    shown = view.marked("培训130人，惠及【待补充：人数】<b>", ["130人"])
    assert "<mark class='doubtful'>130人</mark>" in shown
    assert "<mark class='open'>【待补充：人数】</mark>" in shown
    assert "<b>" not in shown


def test_text_of_a_document_in_a_finding_is_escaped():
    item = Finding(
        code="X", name="名", severity=Severity.ERROR, confidence="1", path="indicators[0].name", row=0,
        message="<script>alert(1)</script>", advice="改。",
    )  # fmt: skip
    shown = view.listed([item], ["<img src=x>"])
    assert "<script>" not in shown
    assert "<img" not in shown
    assert "第 1 行" in shown
