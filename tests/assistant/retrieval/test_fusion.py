"""Cosines of any embedding come to one scale."""

import numpy as np

from assistant.retrieval.fusion import meaning
from assistant.retrieval.interface import Calibration


def scale(fits, certain):
    return Calibration(fits=fits, certain=certain, separation=0.9, method="", basis="")


def test_cosines_of_models_of_different_scales_come_to_one_scale():
    one, other = scale(0.87, 0.90), scale(0.40, 0.50)
    assert np.allclose(meaning(np.array([0.87, 0.90]), one), [0, 1])
    assert np.allclose(meaning(np.array([0.40, 0.50]), other), [0, 1])


def test_where_nobody_measured_the_cosines_only_their_order_counts():
    found = meaning(np.array([0.1, 0.3, 0.2]), None)
    assert found.argmax() == 1
    assert found[1] == 0
    assert found[0] < found[2] < 0
