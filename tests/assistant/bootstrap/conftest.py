"""A product that keeps its data apart, with keywords alone."""

from datetime import date

import pytest

from assistant.bootstrap import Product
from assistant.settings import Settings


@pytest.fixture
def product(tmp_path):
    return Product(Settings(data_dir=tmp_path, embedding="none"), date(2026, 5, 31))
