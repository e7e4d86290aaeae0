"""Questions about the product: rules by code, profiles and cells from data, cited as what they are."""

import pytest

from assistant.jobs.questions.manual.answering import all_asks, shipped
from assistant.jobs.questions.manual.entries import entries


def test_vectors_are_of_the_manual_as_it_is():
    kept = shipped()
    assert kept is not None, "run python -m scripts.manual_vectors"
    assert len(kept.vectors) == len(all_asks().split("\n"))


def test_places_that_notes_of_cells_rest_on_are_kept(retriever):
    named = [(e.place, c) for e in entries() if e.kind == "填表说明" for c in e.rests_on]
    assert named
    assert not [place for place, c in named if not retriever.corpus.at(c.policy_id, c.article)]


@pytest.mark.parametrize(
    ("question", "kind", "says"),
    [
        ("MEA003是啥意思", "检查规则", "时效"),
        ("指标值说明填什么？", "填表说明", "数从哪里来"),
        ("上海口径等级怎么分？优、良、合格、不合格", "口径", "“合格”60分起"),
        ("怎么导出Word呢", "产品说明", "下载"),
    ],
)
def test_the_product_answers_about_itself_and_says_so(ask, question, kind, says):
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.citations[0].title == kind
    assert says in answer.answer


@pytest.mark.parametrize(
    "question", ["预算执行率占多少分", "年中追加预算，绩效目标也要报吗", "绩效目标没报财政能不能卡钱"]
)
def test_a_question_about_documents_is_none_about_the_product(ask, question):
    assert all(c.policy_id != "manual" for c in ask(question).citations)
