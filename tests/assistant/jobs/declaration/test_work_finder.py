"""What kind of work a brief is about is found by meaning; what is not near enough is asked, or nothing is said."""

import pytest

from assistant.domain.library import LibraryEntry, WorkChain
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.work_finder import WorkFinder, work_phrases
from assistant.retrieval.interface import EmbeddingFailed
from tests.fakes.retrieval import FakeEmbedder


def chain(name, *phrases, **steps):
    return WorkChain(id=name, sector="x", work=phrases[0], examples=phrases[1:], **steps)


CHAINS = (
    chain(
        "road", "农村公路养护", "农村公路日常养护", "农村公路养护工程", effects=("road.passable",), quality=("no.such",)
    ),
    chain("blood", "无偿献血宣传", "无偿献血宣传活动", "宣传无偿献血", effects=("blood.units",)),
    chain("seal", "档案数字化加工", "档案数字化扫描加工", "纸质档案数字化加工", effects=("seal.minutes",)),
)


def entry(entry_id):
    return LibraryEntry(
        id=entry_id, level1="效益指标", level2="社会效益指标", name=entry_id, definition="", unit="%", direction="more",
        value_basis="历史标准", measurement="情况统计", data_source="台账", evidence="台账", words=(),
    )  # fmt: skip


def finder(embedder=None):
    known = {e: entry(e) for e in ("road.passable", "blood.units", "seal.minutes")}
    return WorkFinder(CHAINS, known.get, lambda: embedder)


@pytest.mark.parametrize("embedder", [FakeEmbedder(), None], ids=["vectors", "characters"])
def test_the_chain_of_the_nearest_phrase_is_taken(embedder):
    found = finder(embedder).find_words(["全县农村公路日常养护"])
    assert found.chain is not None
    assert found.chain.id == "road"


def test_the_entries_of_a_step_come_with_the_match_and_unknown_ids_are_left_out():
    found = finder().find_words(["农村公路养护工程"])
    assert [e.id for e in found.step("quality", "effects")] == ["road.passable"]


@pytest.mark.parametrize("embedder", [FakeEmbedder(), None], ids=["vectors", "characters"])
def test_work_that_no_chain_is_near_to_has_no_chain_and_no_entries(embedder):
    found = finder(embedder).find_words(["采购一批显微镜"])
    assert found.chain is None
    assert found.entries == found.step("effects") == ()


def test_without_words_or_without_chains_nothing_is_found():
    assert finder().find_words([]).chains == ()
    assert WorkFinder((), {}.get, lambda: None).find_words(["农村公路养护"]).chains == ()


def test_an_embedding_that_fails_leaves_the_decision_to_shared_characters():
    class Failing(FakeEmbedder):
        def embed_passages(self, texts):  # noqa: ARG002 -- the interface names it
            raise EmbeddingFailed("向量服务没有应答。")

    found = finder(Failing()).find_words(["农村公路日常养护"])
    assert found.chain is not None


def test_a_brief_names_its_work_by_its_name_and_its_outputs():
    facts = read_brief("项目名称：古树名木保护\n资金总额：30万元\n修复古树40株。", year=2027).facts
    words = work_phrases(facts)
    assert words[0] == "古树名木保护"
    assert any("古树" in w for w in words[1:])
