"""An embedding is calibrated once, used where it separates, named where it does not, and missed where it fails."""

import pytest

from assistant.bootstrap import SHIPPED_VECTORS
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile
from assistant.retrieval.embedding.choice import CalibrationFolder, EmbeddingChoice
from assistant.retrieval.interface import Calibration
from tests.fakes.calibration import samples
from tests.fakes.retrieval import FailingEmbedder, FakeEmbedder, RandomEmbedder

NOTHING = VectorFile.load(SHIPPED_VECTORS, "no such model")
OWN = Calibration(fits=0.1, certain=0.2, separation=0.99, method="自带", basis="自带的题")


class Clock:
    """Seconds that pass when the test says so."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def kept(tmp_path):
    return CalibrationFolder(tmp_path / "calibrations")


def choice(embedder, kept, on=samples, clock=None):
    cached = CachedEmbedder(embedder, NOTHING, None)
    return EmbeddingChoice(cached, on, kept, clock=clock or Clock())


def test_an_embedding_that_separates_is_used_with_thresholds_of_its_own(kept):
    chosen = choice(FakeEmbedder(dimensions=512), kept).chosen()
    assert chosen.notice == ""
    assert chosen.embedder.calibration.separates


def test_an_embedding_that_brings_its_thresholds_is_asked_nothing(kept, tmp_path):
    embedder = FakeEmbedder()
    embedder.calibration = OWN
    assert choice(embedder, kept).chosen().embedder.calibration == OWN
    assert embedder.asked == []
    assert not (tmp_path / "calibrations").exists()


def test_a_kept_calibration_is_not_asked_for_twice(kept):
    first = choice(FakeEmbedder(dimensions=512), kept).chosen().embedder.calibration
    again = FakeEmbedder(dimensions=512)
    assert choice(again, kept).chosen().embedder.calibration == first
    assert again.asked == []


@pytest.mark.parametrize("name", ["fake/2", "fake/1"], ids=["another model", "other pairs"])
def test_another_model_or_other_pairs_are_calibrated_anew(kept, name):
    choice(FakeEmbedder(dimensions=512), kept).chosen()
    again = FakeEmbedder(name, dimensions=512)
    choice(again, kept, on=lambda: samples("公文用几号字") if name == "fake/1" else samples()).chosen()
    assert again.asked


def test_the_calibration_of_one_model_does_not_drive_out_that_of_another(kept):
    for name in ("fake/1", "fake/2"):
        choice(FakeEmbedder(name, dimensions=512), kept).chosen()
    again = FakeEmbedder("fake/1", dimensions=512)
    choice(again, kept).chosen()
    assert again.asked == []


@pytest.mark.parametrize("content", ['{"model": "fake/1", "sam', "", "[]"])
def test_a_kept_calibration_that_cannot_be_read_is_made_anew(kept, tmp_path, content):
    choice(FakeEmbedder(dimensions=512), kept).chosen()
    (path,) = (tmp_path / "calibrations").iterdir()
    path.write_text(content, encoding="utf-8")
    assert choice(FakeEmbedder(dimensions=512), kept).chosen().embedder is not None
    assert "fake/1" in path.read_text(encoding="utf-8")
    assert list(path.parent.iterdir()) == [path], "nothing half-written stays"


def test_an_embedding_without_meaning_is_named_and_left_out(kept):
    chosen = choice(RandomEmbedder("乱数"), kept).chosen()
    assert chosen.embedder is None
    assert "向量模型“乱数”分不清" in chosen.notice
    assert "只用关键词检索" in chosen.notice
    assert "\n" not in chosen.notice


def test_that_an_embedding_is_useless_is_also_found_out_once(kept):
    choice(RandomEmbedder(), kept).chosen()
    again = RandomEmbedder()
    assert choice(again, kept).chosen().embedder is None
    assert again.asked == []


def test_a_service_that_fails_is_noted_in_one_line_and_left_alone_for_a_while(kept, tmp_path):
    embedder, clock = FailingEmbedder(dimensions=512), Clock()
    chooser = choice(embedder, kept, clock=clock)
    chosen = chooser.chosen()
    assert chosen.embedder is None
    assert chosen.notice == "向量服务没有正常返回。目前只用关键词检索。"
    assert not (tmp_path / "calibrations").exists(), "a failure is not kept"
    embedder.down = False
    assert chooser.chosen().embedder is None
    clock.now += 301
    assert chooser.chosen().embedder is not None
    assert chooser.chosen().notice == ""


def test_without_an_embedding_there_is_nothing_to_say(kept):
    chosen = EmbeddingChoice(None, samples, kept).chosen()
    assert (chosen.embedder, chosen.notice) == (None, "")
