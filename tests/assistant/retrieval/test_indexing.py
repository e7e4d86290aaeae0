"""The index is built once, renewed by difference, never half, and shared by processes."""

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from assistant.retrieval.chroma import ChromaStore
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile
from assistant.retrieval.indexing import IndexFolder, hold
from assistant.retrieval.interface import IndexBusy, Passage
from tests.fakes.retrieval import FakeEmbedder, FolderStore

PASSAGES = [Passage(f"k{n}|t0", f"k{n}", "p", f"第{n}条的内容{n}", f"第{n}条的内容{n}") for n in range(5)]


@pytest.fixture
def model():
    return FakeEmbedder()


@pytest.fixture
def index(tmp_path, model):
    cached = CachedEmbedder(model, VectorFile.load(tmp_path / "none", "x"), tmp_path / "vectors.sqlite")
    return IndexFolder(tmp_path / "index", cached, FolderStore, wait_seconds=0.2)


def test_the_same_passages_are_indexed_once(index, model):
    first = index.ensure(PASSAGES).folder
    asked = len(model.asked)
    assert index.ensure(PASSAGES).folder == first
    assert len(model.asked) == asked


def test_only_a_changed_text_is_embedded_anew(index, model):
    index.ensure(PASSAGES)
    model.asked.clear()
    changed = [replace(PASSAGES[0], text="改过的内容"), *PASSAGES[1:]]
    opened = index.ensure(changed)
    assert model.asked == ["改过的内容"]
    assert opened.vectors.ids() == frozenset(opened.passages)


def test_a_removed_passage_is_gone_from_the_vectors(index):
    index.ensure(PASSAGES)
    opened = index.ensure(PASSAGES[1:])
    assert len(opened.vectors.ids()) == len(PASSAGES) - 1
    assert index.problems(PASSAGES[1:]) == []


def test_a_build_that_was_killed_leaves_the_old_index_in_use(index, tmp_path):
    first = index.ensure(PASSAGES).folder
    half = tmp_path / "index" / "g-0002"
    half.mkdir()
    (half / "keyword").mkdir()
    assert index.ensure(PASSAGES).folder == first
    assert index.ensure(PASSAGES[1:]).folder == half, "the leftover is cleared and its place used"
    assert index.problems(PASSAGES[1:]) == []


def test_a_model_of_another_name_gets_an_index_of_its_own(index, tmp_path):
    index.ensure(PASSAGES)
    other = FakeEmbedder("fake/2")
    cached = CachedEmbedder(other, VectorFile.load(tmp_path / "none", "x"), tmp_path / "vectors.sqlite")
    IndexFolder(tmp_path / "index", cached, FolderStore).ensure(PASSAGES)
    assert len(other.asked) == len(PASSAGES)


def test_what_is_wrong_with_an_index_is_stated(index, tmp_path):
    assert "还没有索引" in index.problems(PASSAGES)[0]
    folder = index.ensure(PASSAGES).folder
    assert "不一致" in index.problems(PASSAGES[1:])[0]
    (folder / "passages.json").write_text("坏", encoding="utf-8")
    assert "不完整" in index.problems(PASSAGES)[0]


def test_a_second_writer_waits_and_then_is_noted(index, tmp_path):
    with hold(tmp_path / "index" / "lock", 1), pytest.raises(IndexBusy, match="稍后再试"):
        index.ensure(PASSAGES)


def test_a_process_killed_while_it_builds_loses_nothing(tmp_path):
    """The lock of a killed process falls away with it, and the next build finds its way."""
    script = (
        "import sys,time;sys.path.insert(0,sys.argv[2])\n"
        "from pathlib import Path\nfrom assistant.retrieval.indexing import hold\n"
        "with hold(Path(sys.argv[1])/'lock',1):\n print('held',flush=True);time.sleep(60)\n"
    )
    folder = tmp_path / "index"
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder), str(__import__("pathlib").Path(__file__).parents[3])],
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline().strip() == b"held"
    process.kill()
    process.wait()
    process.stdout.close()
    time.sleep(0.05)
    opened = IndexFolder(folder, None, FolderStore, wait_seconds=5).ensure(PASSAGES)
    assert opened.keyword.size == len(PASSAGES)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_chroma_keeps_vectors_finds_the_nearest_and_forgets_the_deleted(tmp_path, model):
    store = ChromaStore(tmp_path / "chroma")
    assert store.nearest(model.embed_question("甲乙"), 3) == []
    store.upsert(["a", "b"], model.embed_passages(["预算执行", "满意程度"]), ["p", "q"])
    assert store.nearest(model.embed_question("预算执行"), 1)[0][0] == "a"
    assert [i for i, _ in store.nearest(model.embed_question("预算执行"), 2, ["q"])] == ["b"]
    store.delete(["a"])
    assert store.ids() == {"b"}
    store.close()
    again = ChromaStore(tmp_path / "chroma")
    assert again.ids() == {"b"}
    again.close()


@pytest.mark.parametrize("damage", [lambda d: d[: len(d) // 2], lambda d: d[:-40] + bytes(40)])
def test_an_index_whose_bytes_are_no_longer_what_was_written_is_built_anew(index, damage):
    file = index.ensure(PASSAGES).folder / "keyword" / "data.csc.index.npy"
    file.write_bytes(damage(file.read_bytes()))
    assert "不完整" in index.problems(PASSAGES)[0]
    opened = index.ensure(PASSAGES)
    assert opened.folder != file.parents[1]
    assert opened.keyword.size == len(PASSAGES)
    assert index.problems(PASSAGES) == []


def test_an_index_that_another_program_put_in_its_place_is_noticed(index):
    opened = index.ensure(PASSAGES)
    assert index.is_in_use(opened)
    index.rebuild(PASSAGES)
    assert not index.is_in_use(opened)


def test_without_a_place_to_write_keywords_are_searched_in_memory(index, tmp_path):
    opened = index.in_memory(PASSAGES)
    assert opened.vectors is None
    assert opened.keyword.scores("第3条").argmax() == 3
    assert not (tmp_path / "index").exists()
