"""From a text that was read to a document of the library, and what is not sure of it."""

import datetime as dt
from dataclasses import replace

import pytest

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.jobs.questions.originals.articles import ArticlePiece
from assistant.jobs.questions.originals.reader import ReadPolicy
from assistant.jobs.questions.originals.recognising import HeadUnclear, understand
from assistant.jobs.questions.originals.understood import Head
from assistant.jobs.questions.originals.validity import Named, Validity
from assistant.retrieval.originals import OWN_KIND, Original

TEN = PolicyDocument(
    id="ten", title="项目支出绩效评价管理办法", doc_no="财预〔2020〕10号", issuer="财政部",
    date=dt.date(2020, 2, 25), status="in_force",
)  # fmt: skip
SHIPPED = {"ten": (TEN, [Clause(policy_id="ten", place="第五条", lines=("满意度权重为10%。",))])}
SAME = ReadPolicy(
    "项目支出绩效评价管理办法", "财预〔2020〕10号", "财政部", dt.date(2020, 2, 25),
    (ArticlePiece("第五条", lines=["满意度权重为15%。", ""]), ArticlePiece("第六条", lines=[""])), "d",
)  # fmt: skip
OWN = replace(SAME, title="青溪县预算管理办法", doc_no="青财〔2024〕7号", issuer="青溪县财政局")


def understood(read, stated=None, kept=None):
    return understand(read, stated or Head(), "办法.txt", SHIPPED, kept or {})


def test_a_document_of_the_library_keeps_its_head_and_shows_where_its_digest_differs():
    made = understood(SAME)
    assert (made.document, made.paired, made.questions) == (TEN, True, ())
    assert [d.place for d in made.differences] == ["第五条"]


def test_a_document_of_the_unit_is_new_with_its_place_and_without_a_claim_of_validity():
    made = understood(OWN)
    assert (made.document.kind, made.document.region, made.paired) == (OWN_KIND, "青溪县", False)
    assert made.document.status is PolicyStatus.UNKNOWN
    assert any("--status" in q for q in made.questions)


def test_a_document_without_a_title_is_asked_for_one():
    with pytest.raises(HeadUnclear, match="--title"):
        understood(replace(SAME, title=""))
    assert understood(replace(SAME, title=""), Head(title="《青溪县差旅办法》")).document.title == "青溪县差旅办法"


def test_what_the_user_says_goes_before_what_was_read():
    stated = Head(issuer="白河县财政局", region="白河县", status=PolicyStatus.IN_FORCE, effective=dt.date(2024, 4, 1))
    document = understood(OWN, stated).document
    assert (document.issuer, document.region, document.status) == ("白河县财政局", "白河县", PolicyStatus.IN_FORCE)
    assert document.effective == dt.date(2024, 4, 1)


def test_a_document_called_new_is_none_of_the_library():
    made = understood(SAME, Head(is_new=True))
    assert made.document.id != "ten"
    assert made.questions == ()


def test_clauses_are_the_texts_own_words_and_empty_ones_are_none():
    (clause,) = understood(SAME).clauses
    assert (clause.place, clause.lines, clause.original) == ("第五条", ("满意度权重为15%。",), True)


def test_places_of_the_same_name_are_counted_apart_and_the_notice_is_kept():
    pieces = (ArticlePiece("附件", lines=["甲"]), ArticlePiece("附件", lines=["乙"]))
    made = understood(replace(OWN, pieces=pieces, notice=("各单位：",))).clauses
    assert len({c.key for c in made}) == 3
    assert [c.topic for c in made if not c.place] == ["通知正文"]


def test_the_same_document_added_again_keeps_its_id():
    first = understood(OWN).document
    kept = {"own": Original(document=first.model_copy(update={"id": "own"}), clauses=(), file="旧.txt", digest="d")}
    assert understood(OWN, kept=kept).document.id == "own"
    assert understood(OWN).document.id == first.id


def test_what_it_repeals_in_whole_is_named_by_id_and_what_in_part_is_not():
    whole = replace(OWN, validity=Validity(repeals=(Named("别名", "财预〔2020〕10号"),)))
    part = replace(OWN, validity=Validity(repeals=(Named("别名", "财预〔2020〕10号", partly=True),)))
    assert understood(whole).document.supersedes == ("ten",)
    assert understood(part).document.supersedes == ()


@pytest.mark.parametrize(
    ("read", "says"),
    [
        (replace(SAME, doc_no="", issuer=""), "按标题认作"),
        (replace(SAME, date=dt.date(2021, 1, 1)), "日期读作2021-01-01"),
        (replace(SAME, title="青溪县差旅办法"), "文号与库中"),
        (replace(OWN, doc_no=""), "文号没有读到"),
        (replace(OWN, title="预算管理办法", doc_no="", issuer=""), "没有读出是哪里的文件"),
        (replace(OWN, validity=Validity(until=dt.date(2020, 1, 1))), "已经过期"),
        (replace(OWN, forwards=(Named("预算法"),)), "它转发的《预算法》不是这份文件"),
    ],
)
def test_what_is_not_sure_is_asked(read, says):
    assert any(says in q for q in understood(read).questions)
