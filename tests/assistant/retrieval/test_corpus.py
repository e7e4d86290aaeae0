"""Digests and originals are one corpus: the unit's original takes the digest's place when quoted."""

from assistant.domain.policy import Clause, PolicyDocument
from assistant.retrieval.corpus import Corpus, pieces


def document(policy_id="a", **more):
    return PolicyDocument(id=policy_id, title=f"{policy_id}办法", doc_no=f"{policy_id}号", status="in_force", **more)


def clause(place="第一条", *lines, policy_id="a", **more):
    return Clause(policy_id=policy_id, place=place, lines=lines or ("甲",), **more)


OWN = clause("第1条", "原文甲。", original=True)
MORE = clause("第二条", "原文乙。", original=True)
WITH_ORIGINAL = Corpus([document()], [clause(asks=("问甲？",))], {"a": (document(), (OWN, MORE))})


def test_clauses_are_found_by_their_key():
    assert list(Corpus([document()], [clause()]).clauses) == [clause().key]


def test_a_clause_of_no_document_or_without_a_line_is_left_out():
    empty = Clause(policy_id="a", place="第二条", lines=())
    assert Corpus([document()], [clause(policy_id="b"), empty]).clauses == {}


def test_an_original_is_the_only_text_of_its_place_however_that_is_written():
    assert [c.lines for c in WITH_ORIGINAL.clauses.values()] == [("原文甲。",), ("原文乙。",)]
    assert all(WITH_ORIGINAL.original_of(c) == c for c in WITH_ORIGINAL.clauses.values())
    assert WITH_ORIGINAL.original_of(clause()) == OWN


def test_a_place_digested_in_parts_has_its_original_once_with_the_questions_of_all_parts():
    parts = [clause(topic="等级", asks=("几级？",)), clause(topic="分数", asks=("几分？",), part=1)]
    (found,) = Corpus([document()], parts, {"a": (document(), (OWN,))}).clauses.values()
    assert (found.lines, found.topic, found.asks) == (("原文甲。",), "等级；分数", ("几级？", "几分？"))


def test_without_an_original_there_are_no_own_words():
    assert Corpus([document()], [clause()]).original_of(clause()) is None
    assert WITH_ORIGINAL.original_of(clause("")) is None


def test_a_document_that_only_the_unit_has_is_in_the_corpus():
    corpus = Corpus([], [], {"b": (document("b"), (clause(policy_id="b", original=True),))})
    assert [c.policy_id for c in corpus.of_document("b")] == ["b"]
    assert corpus.documents["b"].title == "b办法"


def test_a_place_is_found_as_a_citation_writes_it():
    corpus = Corpus([document()], [clause("第十三条"), clause("第三条")])
    assert [c.place for c in corpus.at("a", "第13条")] == ["第十三条"]
    assert corpus.at("a", "第十四条") == ()


def test_every_line_and_question_is_a_passage_and_the_words_stand_with_the_first():
    passages = list(WITH_ORIGINAL.passages())
    assert [(p.id.partition("|")[2], p.line) for p in passages] == [("t0", 0), ("q0", None), ("t0", 0)]
    assert all(word in passages[0].words for word in ("a办法", "a号", "第一条", "原文甲", "问甲？"))
    assert passages[1].words == ""
    assert passages[0].text == "a办法\n原文甲。"


def test_lines_are_cut_into_pieces_without_loss():
    lines = ["甲" * 150, "乙" * 150, "丙" * 700]
    assert "".join(text for _, text in pieces(lines)) == "".join(lines)
    assert all(len(text) <= 320 for _, text in pieces(lines))
    assert [number for number, _ in pieces(lines)] == [0, 1, 2, 2, 2]
